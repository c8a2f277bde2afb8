// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/topology.h"

#include <algorithm>

namespace pb::net {

const Element* Topology::find(ElementId id) const
{
    const auto it = m_elements.find(id);
    return it == m_elements.end() ? nullptr : it->second.get();
}

void Topology::put(Element element)
{
    const ElementId id = element.id;
    m_elements[id] = std::make_shared<const Element>(std::move(element));
}

bool operator==(const Topology& a, const Topology& b)
{
    return std::equal(a.m_elements.begin(), a.m_elements.end(), b.m_elements.begin(), b.m_elements.end(),
                      [](const auto& l, const auto& r) { return l.second == r.second || *l.second == *r.second; });
}

Prefixes blocksOf(const Element& element)
{
    Prefixes out;
    const auto add = [&](const Prefixes& more) { out.insert(out.end(), more.begin(), more.end()); };
    if (const auto* vpc = element.as<Vpc>()) {
        add(vpc->ipv4);
        add(vpc->ipv6);
    } else if (const auto* subnet = element.as<Subnet>()) {
        add(subnet->ipv4);
        add(subnet->ipv6);
    } else if (const auto* vnet = element.as<VirtualNetwork>()) {
        add(vnet->address_spaces);
    } else if (const auto* azure = element.as<AzureSubnet>()) {
        add(azure->prefixes);
    } else if (const auto* site = element.as<OnPremises>()) {
        add(site->prefixes);
    } else if (const auto* local = element.as<LocalNetworkGateway>()) {
        add(local->prefixes);
    }
    return out;
}

}  // namespace pb::net
