// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/exposure.h"

#include <algorithm>

namespace pb::net {

namespace {

constexpr Kinds kExposureEnds =
    kinds(Kind::Internet, Kind::OnPremises, Kind::Vpc, Kind::Subnet, Kind::NetworkInterface, Kind::Instance,
          Kind::LoadBalancer, Kind::SecurityGroup, Kind::VirtualNetwork, Kind::AzureSubnet, Kind::AzureNetworkInterface,
          Kind::VirtualMachine, Kind::PrivateEndpoint, Kind::NetworkSecurityGroup, Kind::ApplicationSecurityGroup);

bool isExposureEnd(Kind kind) { return contains(kExposureEnds, kind); }

void addNsgUsers(const Index& index, const Element& group, ElementIds& out)
{
    for (const Element* interface : index.all(Kind::AzureNetworkInterface)) {
        const Element* subnet = index.subnetOf(*interface);
        if (index.nsgOf(*interface) == &group || (subnet && index.nsgOf(*subnet) == &group))
            out.push_back(interface->id);
    }
}

void addGroupMembers(const Index& index, const Element& group, ElementIds& out)
{
    for (const Element* user : index.referrers(group.id))
        if (const auto* nic = user->as<AzureNetworkInterface>())
            if (std::count(nic->application_groups.begin(), nic->application_groups.end(), group.id) > 0)
                out.push_back(user->id);
}

void addInterfaces(const Index& index, const Element& element, ElementIds& out)
{
    const auto take = [&](ElementSpan interfaces) {
        for (const Element* interface : interfaces)
            out.push_back(interface->id);
    };
    switch (element.kind()) {
    case Kind::NetworkInterface:
    case Kind::AzureNetworkInterface:
        out.push_back(element.id);
        break;
    case Kind::Instance:
    case Kind::LoadBalancer:
    case Kind::VirtualMachine:
    case Kind::PrivateEndpoint:
        return take(index.interfacesOf(element.id));
    case Kind::SecurityGroup:
        return take(index.interfacesUnder(element.id));
    case Kind::NetworkSecurityGroup:
        return addNsgUsers(index, element, out);
    case Kind::ApplicationSecurityGroup:
        return addGroupMembers(index, element, out);
    default:
        return take(index.interfacesIn(element.id));
    }
}

/// Reads the addresses after "internet:" and "onprem:ID:".
Result<ExposureEnd> narrowed(ExposureEnd end, std::string_view block)
{
    const auto prefix = Prefix::parseLenient(block);
    if (!prefix)
        return tl::unexpected<Error>(prefix.error());
    end.only = {*prefix};
    return end;
}

Result<ExposureEnd> endNamed(std::string_view text, const Index& index)
{
    const auto element = findNamed(text, index.topology(), isExposureEnd);
    if (!element)
        return tl::unexpected<Error>(element.error());
    return exposureEnd(index, **element);
}

/// "ID" or "ID:BLOCK". An id may hold colons itself, so the whole is tried first.
Result<ExposureEnd> siteNamed(std::string_view text, const Index& index)
{
    auto whole = endNamed(text, index);
    for (std::size_t colon = text.find(':'); !whole && colon != std::string_view::npos;
         colon = text.find(':', colon + 1))
        if (auto site = endNamed(text.substr(0, colon), index))
            whole = narrowed(*std::move(site), text.substr(colon + 1));
    if (whole && whole->place != ExposureEnd::Place::Site)
        return fail(Error::Code::Schema, "net.exposure.end_kind", std::string(text), "not an on-premises network",
                    {std::string(text)});
    return whole;
}

bool startsWithNoCase(std::string_view text, std::string_view start)
{
    return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
           });
}

}  // namespace

Result<ExposureEnd> exposureEnd(const Index& index, const Element& element)
{
    if (!isExposureEnd(element.kind()))
        return fail(Error::Code::Schema, "net.exposure.end_kind", label(element),
                    "no packets start from or arrive there", {std::string(enumName(element.kind()))});
    ExposureEnd out;
    out.element = element.id;
    if (element.as<Internet>())
        return out;
    out.place = element.as<OnPremises>() ? ExposureEnd::Place::Site : ExposureEnd::Place::Interfaces;
    if (out.place == ExposureEnd::Place::Interfaces)
        addInterfaces(index, element, out.interfaces);
    std::sort(out.interfaces.begin(), out.interfaces.end());
    return out;
}

Result<ExposureEnd> parseExposureEnd(std::string_view text, const Index& index)
{
    constexpr std::string_view kInternet = "internet", kSite = "onprem:";
    if (startsWithNoCase(text, kInternet) && text.size() == kInternet.size())
        return ExposureEnd{};
    if (startsWithNoCase(text, "internet:"))
        return narrowed({}, text.substr(kInternet.size() + 1));
    if (startsWithNoCase(text, kSite))
        return siteNamed(text.substr(kSite.size()), index);
    return endNamed(text, index);
}

}  // namespace pb::net
