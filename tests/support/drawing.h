// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"

#include <map>
#include <string>
#include <utility>

namespace pb::test {

/// A network under construction: elements are added by name and changed by name.
/// Compile tests/support/drawing.cpp with the test and link pb_network.
class Drawing {
public:
    net::Network network;

    /// Adds an element of the kind that `data` is; `parent` "" is the canvas. Names are unique within a drawing.
    template <class T>
    ElementId add(const std::string& name, const std::string& parent, T data)
    {
        return put(name, parent, net::KindData(std::move(data)));
    }
    /// Changes an element's data: `function` is called with a T&.
    template <class T, class Function>
    void change(const std::string& name, Function function)
    {
        net::Element element = *network.topology.find(id(name));
        function(std::get<T>(element.data));
        network.topology.put(std::move(element));
    }
    void rename(const std::string& name, const std::string& now);
    void move(const std::string& name, const std::string& parent);
    /// Without regard for what refers to it.
    void erase(const std::string& name);
    ElementId id(const std::string& name) const { return m_ids.at(name); }

private:
    ElementId put(const std::string& name, const std::string& parent, net::KindData data);

    std::map<std::string, ElementId> m_ids{{"", {}}};
};

net::Prefix prefix(const std::string& text);
net::Prefixes prefixes(const std::string& commaSeparated);
net::Address address(const std::string& text);
net::Subnet subnetOf(const std::string& blocks, const std::string& zone = {});
net::AzureSubnet azureSubnetOf(const std::string& blocks);
/// Allows TCP `ports` ("22", "1-1024") from a block.
net::SecurityRule allowIn(const std::string& ports, const std::string& from);

/// An AWS drawing in which nothing is wrong: "seoul" > "vpc" 10.0.0.0/16 with zones "a" and "b", in each a public
/// subnet
/// ("public-a": "nat-a", "web-a"/"web-a-eni") and a private one ("private-a": "app-a"/"app-a-eni"), "igw", tables
/// "main", "public", "private-a", "private-b", "acl" (default), groups "default", "web", "app".
Drawing soundAws();

/// An Azure drawing in which nothing is wrong: "korea" > "vnet" 10.10.0.0/16 with subnets "web" ("vm-1"/"vm-1-nic" in
/// zone 1, "vm-2"/"vm-2-nic" in zone 2), "nva" ("fw"/"fw-nic", forwarding) and "GatewaySubnet" ("gw"), "nsg", "udr"
/// (default route to the appliance, at "web"), "nat" (at "nva").
Drawing soundAzure();

/// soundAws() joined to the site "office" 192.168.0.0/16 by "vgw", "cgw-1", "cgw-2", "vpn-1", "vpn-2"; routes
/// propagate.
Drawing soundHybrid();

/// soundAws() and a second VPC "vpc-2" 10.1.0.0/16 (zone "c", subnet "other", table "main-2", group "default-2") peered
/// by "pcx", with routes both ways.
Drawing soundPeered();

/// soundAws() and a second VPC "vpc-2" 10.1.0.0/16 (zone "c", subnet "other", table "main-2", group "default-2") joined
/// by the transit gateway "tgw": attachments "attach-1" (subnets "private-a" and "private-b") and "attach-2" ("other"),
/// both associated with "tgw-table" and propagating there; the private tables lead to it, as does "main-2".
Drawing soundTransit();

/// soundTransit() and the site "office" 192.168.0.0/16 over two lines at two locations ("line-1", "line-2") by the
/// transit interfaces "vif-1" and "vif-2" of "dxgw", which "attach-dx" joins to "tgw".
Drawing soundDirect();

/// soundAzure() and a second network "vnet-2" 10.20.0.0/16 (subnet "apps", NSG "nsg" on it) peered by "peering", which
/// uses the gateway of the first.
Drawing soundAzurePeered();

}  // namespace pb::test
