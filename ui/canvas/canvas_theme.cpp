// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_theme.h"

#include <array>

namespace pb::ui {

namespace {

/// The hues for a light ground; a dark one takes them lighter.
namespace hue {
constexpr QRgb kGrey = 0xff5d6b7c;
constexpr QRgb kAwsRegion = 0xff56697f;
constexpr QRgb kAwsNetwork = 0xff7a55b5;
constexpr QRgb kAwsZone = 0xff2f8390;
constexpr QRgb kAwsSubnet = 0xff3f8a4c;
constexpr QRgb kAwsGateway = 0xff8a5a14;
constexpr QRgb kAwsCompute = 0xffb8590f;
constexpr QRgb kAzureRegion = 0xff3c678f;
constexpr QRgb kAzureNetwork = 0xff0f64b4;
constexpr QRgb kAzureSubnet = 0xff1a7fa8;
constexpr QRgb kAzureGateway = 0xff3b57a8;
constexpr QRgb kAzureCompute = 0xff0b7285;
constexpr QRgb kRouting = 0xff4f5fa8;
constexpr QRgb kFilter = 0xffb03a5b;
}  // namespace hue

QRgb hueOf(net::Kind kind)
{
    using enum net::Kind;
    switch (kind) {
    case Internet:
    case OnPremises:
    case Note:
    case Opaque:
        return hue::kGrey;
    case Account:
    case Region:
        return hue::kAwsRegion;
    case Vpc:
    case VpcPeering:
    case VpcEndpoint:
        return hue::kAwsNetwork;
    case AvailabilityZone:
        return hue::kAwsZone;
    case Subnet:
        return hue::kAwsSubnet;
    case InternetGateway:
    case EgressOnlyInternetGateway:
    case NatGateway:
    case VirtualPrivateGateway:
    case CustomerGateway:
    case VpnConnection:
    case DirectConnectConnection:
    case VirtualInterface:
    case DirectConnectGateway:
    case TransitGateway:
    case TransitGatewayAttachment:
        return hue::kAwsGateway;
    case NetworkInterface:
    case Instance:
    case LoadBalancer:
        return hue::kAwsCompute;
    case PrefixList:
    case RouteTable:
    case TransitGatewayRouteTable:
    case AzureRouteTable:
        return hue::kRouting;
    case SecurityGroup:
    case NetworkAcl:
    case NetworkSecurityGroup:
    case ApplicationSecurityGroup:
    case AzureFirewall:
    case Bastion:
        return hue::kFilter;
    case Subscription:
    case AzureRegion:
        return hue::kAzureRegion;
    case VirtualNetwork:
    case VnetPeering:
        return hue::kAzureNetwork;
    case AzureSubnet:
        return hue::kAzureSubnet;
    case AzureNetworkInterface:
    case VirtualMachine:
    case PrivateEndpoint:
    case AzureLoadBalancer:
        return hue::kAzureCompute;
    case AzureNatGateway:
    case VirtualNetworkGateway:
    case LocalNetworkGateway:
    case Connection:
    case AzurePublicIp:
    case ExpressRouteCircuit:
        return hue::kAzureGateway;
    }
    return hue::kGrey;
}

QColor lighter(QRgb rgb)
{
    const QColor colour(rgb);
    return QColor::fromHslF(colour.hslHueF(), colour.hslSaturationF() * 0.82F, 0.68F);
}

}  // namespace

CanvasTheme::CanvasTheme(const QPalette& palette)
    : m_base(palette.color(QPalette::Base)), m_text(palette.color(QPalette::Text)),
      m_selection(palette.color(QPalette::Highlight)), m_dark(m_base.lightnessF() < 0.5F)
{
    m_muted = mix(m_base, m_text, m_dark ? 0.68 : 0.66);
}

CanvasTheme CanvasTheme::print()
{
    QPalette palette;
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, QColor(0xff1b2430));
    palette.setColor(QPalette::Highlight, QColor(0xff1f6fd0));
    return CanvasTheme(palette);
}

QColor CanvasTheme::allowed() const { return m_dark ? lighter(0xff2a8a4a) : QColor(0xff2a8a4a); }
QColor CanvasTheme::refused() const { return m_dark ? lighter(0xffc0392b) : QColor(0xffc0392b); }
QColor CanvasTheme::trace() const { return m_dark ? lighter(0xff1464c8) : QColor(0xff1464c8); }

QColor CanvasTheme::severity(Severity severity) const
{
    static constexpr std::array<QRgb, 3> kHues{0xff2f6fb5, 0xffa86400, 0xffc0392b};
    const QRgb rgb = kHues[static_cast<std::size_t>(severity)];
    return m_dark ? lighter(rgb) : QColor(rgb);
}

QColor CanvasTheme::accent(net::Kind kind) const
{
    const QRgb rgb = hueOf(kind);
    return m_dark ? lighter(rgb) : QColor(rgb);
}

QColor CanvasTheme::mix(const QColor& under, const QColor& over, double share)
{
    const auto blend = [share](float a, float b) { return a + (b - a) * static_cast<float>(share); };
    return QColor::fromRgbF(blend(under.redF(), over.redF()), blend(under.greenF(), over.greenF()),
                            blend(under.blueF(), over.blueF()));
}

}  // namespace pb::ui
