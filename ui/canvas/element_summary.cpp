// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/element_summary.h"

#include "ui/canvas/labels.h"

#include <QStringList>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

template <class List>
void addTexts(QStringList& parts, const List& list)
{
    for (const auto& item : list)
        parts << QString::fromStdString(item.text());
}

/// What is worth saying of each kind beside its name; empty: nothing.
struct Details {
    QStringList& parts;
    const Phrases& say;

    void operator()(const net::OnPremises& e) const { addTexts(parts, e.prefixes); }
    void operator()(const net::Opaque& e) const { parts << QString::fromStdString(e.type); }
    void operator()(const net::Region& e) const { parts << QString::fromStdString(e.code); }
    void operator()(const net::AzureRegion& e) const { parts << QString::fromStdString(e.code); }
    void operator()(const net::AvailabilityZone& e) const { parts << QString::fromStdString(e.zone); }
    void operator()(const net::Vpc& e) const { blocks(e.ipv4, e.ipv6); }
    void operator()(const net::Subnet& e) const { blocks(e.ipv4, e.ipv6); }
    void operator()(const net::VirtualNetwork& e) const { addTexts(parts, e.address_spaces); }
    void operator()(const net::AzureSubnet& e) const { addTexts(parts, e.prefixes); }
    void operator()(const net::PrefixList& e) const { addTexts(parts, e.prefixes); }
    void operator()(const net::LocalNetworkGateway& e) const { addTexts(parts, e.prefixes); }
    void operator()(const net::NatGateway& e) const { addresses({}, e.private_ip, e.public_ip); }
    void operator()(const net::AzureNatGateway& e) const { addTexts(parts, e.public_ips); }
    void operator()(const net::CustomerGateway& e) const { addresses({}, {}, e.public_ip); }
    void operator()(const net::VirtualNetworkGateway& e) const { addresses({}, {}, e.public_ip); }
    void operator()(const net::NetworkInterface& e) const { addresses(e.private_ips, {}, e.public_ip); }
    void operator()(const net::AzureNetworkInterface& e) const { addresses(e.private_ips, {}, e.public_ip); }
    void operator()(const net::VpcEndpoint& e) const { parts << QString::fromStdString(e.service); }
    void operator()(const net::Instance& e) const { parts << QString::fromStdString(e.tier); }
    void operator()(const net::VirtualMachine& e) const { parts << QString::fromStdString(e.tier); }
    void operator()(const net::Account& e) const { parts << QString::fromStdString(e.account_id); }
    void operator()(const net::Subscription& e) const { parts << QString::fromStdString(e.subscription_id); }
    void operator()(const net::DirectConnectConnection& e) const { line(e.bandwidth, e.location); }
    void operator()(const net::ExpressRouteCircuit& e) const { line(e.bandwidth, e.location); }
    void operator()(const net::VirtualInterface& e) const { parts << u"VLAN %1"_s.arg(e.vlan); }
    void operator()(const net::DirectConnectGateway& e) const { addTexts(parts, e.allowed_prefixes); }
    void operator()(const net::AzurePublicIp& e) const { addresses({}, {}, e.address); }
    void operator()(const net::AzureFirewall& e) const { addresses({}, e.private_ip, e.public_ip); }
    void operator()(const net::Bastion& e) const { addresses({}, {}, e.public_ip); }
    void operator()(const net::AzureLoadBalancer& e) const { addresses({}, e.private_ip, e.public_ip); }
    void operator()(const net::PrivateEndpoint& e) const { parts << QString::fromStdString(e.service); }
    void operator()(const net::TransitGatewayRouteTable& e) const
    {
        parts << say(QT_TRANSLATE_N_NOOP("CanvasTr", "%n route(s)"), static_cast<int>(e.routes.size()));
    }
    void operator()(const net::RouteTable& e) const
    {
        if (e.main)
            parts << say(QT_TRANSLATE_NOOP("CanvasTr", "main"));
        parts << say(QT_TRANSLATE_N_NOOP("CanvasTr", "%n route(s)"), static_cast<int>(e.routes.size()));
    }
    void operator()(const net::AzureRouteTable& e) const
    {
        parts << say(QT_TRANSLATE_N_NOOP("CanvasTr", "%n route(s)"), static_cast<int>(e.routes.size()));
    }
    void operator()(const net::SecurityGroup& e) const
    {
        parts << say(QT_TRANSLATE_N_NOOP("CanvasTr", "%n rule(s)"), static_cast<int>(e.rules.size()));
    }
    void operator()(const net::NetworkSecurityGroup& e) const
    {
        parts << say(QT_TRANSLATE_N_NOOP("CanvasTr", "%n rule(s)"), static_cast<int>(e.rules.size()));
    }
    void operator()(const net::NetworkAcl& e) const
    {
        parts << say(QT_TRANSLATE_N_NOOP("CanvasTr", "%n rule(s)"), static_cast<int>(e.entries.size()));
    }
    template <class Other>
    void operator()(const Other&) const
    {
    }

    void line(std::int64_t bandwidth, const std::string& location) const
    {
        parts << (bandwidth % 1000 == 0 ? u"%1 Gbps"_s.arg(bandwidth / 1000) : u"%1 Mbps"_s.arg(bandwidth));
        parts << QString::fromStdString(location);
    }
    void blocks(const net::Prefixes& ipv4, const net::Prefixes& ipv6) const
    {
        addTexts(parts, ipv4);
        addTexts(parts, ipv6);
    }
    void addresses(const net::Addresses& list, const net::OptionalAddress& single,
                   const net::OptionalAddress& outer) const
    {
        addTexts(parts, list);
        if (single)
            parts << QString::fromStdString(single->text());
        if (outer)
            parts << QString::fromStdString(outer->text());
    }
};

}  // namespace

QString elementTitle(const net::Element& element, const Phrases& say)
{
    if (!element.name.empty())
        return QString::fromStdString(element.name);
    if (!element.cloud_id.empty())
        return QString::fromStdString(element.cloud_id);
    if (element.kind() == net::Kind::Internet)
        return kindLabel(element.kind(), say);  // there is only one
    return u"%1 %2"_s.arg(kindLabel(element.kind(), say)).arg(element.id.value);
}

QString elementDetail(const net::Element& element, const Phrases& say)
{
    QStringList parts;
    std::visit(Details{parts, say}, element.data);
    parts.removeAll(QString());
    parts.removeAll(elementTitle(element, say));
    return parts.isEmpty() ? kindLabel(element.kind(), say) : parts.join(u" · "_s);
}

QString elementDescription(const net::Element& element)
{
    const QString kind = kindLabel(element.kind()), detail = elementDetail(element);
    const QString head = u"%1 “%2”"_s.arg(kind, elementTitle(element));
    return detail == kind ? head : u"%1, %2"_s.arg(head, detail);
}

}  // namespace pb::ui
