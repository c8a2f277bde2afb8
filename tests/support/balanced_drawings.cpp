// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/balanced_drawings.h"

namespace pb::test {

using namespace pb::net;

namespace {

SecurityRule everythingOut()
{
    SecurityRule out;
    out.direction = Direction::Out;
    out.peer = prefix("0.0.0.0/0");
    return out;
}

/// Where a load balancer stands, without security groups.
void addFront(Drawing& d, const std::string& balancer, const std::string& name, const std::string& subnet,
              const std::string& addresses)
{
    const std::size_t comma = addresses.find(',');
    NetworkInterface out;
    out.private_ips = {address(addresses.substr(0, comma))};
    out.public_ip = address(addresses.substr(comma + 1));
    out.instance = d.id(balancer);
    d.add(name, subnet, out);
}

}  // namespace

Drawing balancedAws(LoadBalancerType type)
{
    Drawing d = soundAws();
    d.add("lb-group", "vpc", SecurityGroup{"lb", false, {allowIn("443", "0.0.0.0/0"), everythingOut()}});
    LoadBalancer balancer;
    balancer.type = type;
    balancer.scheme = LoadBalancerScheme::InternetFacing;
    balancer.listeners = {{443, 443}};
    balancer.target_ports = {{8443, 8443}};
    balancer.targets = {d.id("app-a"), d.id("app-b")};
    d.add("lb", "vpc", balancer);
    addFront(d, "lb", "lb-a", "public-a", "10.0.1.40,198.51.100.40");
    addFront(d, "lb", "lb-b", "public-b", "10.0.2.40,198.51.100.41");
    for (const char* front : {"lb-a", "lb-b"})
        d.change<NetworkInterface>(front, [&](auto& n) { n.security_groups = {d.id("lb-group")}; });
    d.change<SecurityGroup>("app-group", [&](SecurityGroup& g) {
        SecurityRule fromBalancer = allowIn("8443", "0.0.0.0/0");
        fromBalancer.peer.reset();
        fromBalancer.peer_group = d.id("lb-group");
        g.rules.push_back(fromBalancer);
    });
    return d;
}

Drawing balancedTwice()
{
    Drawing d = balancedAws(LoadBalancerType::Application);
    LoadBalancer outer;
    outer.type = LoadBalancerType::Network;
    outer.scheme = LoadBalancerScheme::InternetFacing;
    outer.listeners = {{444, 444}};
    outer.target_ports = {{443, 443}};
    outer.targets = {d.id("lb")};
    d.add("nlb", "vpc", outer);
    addFront(d, "nlb", "nlb-a", "public-a", "10.0.1.50,198.51.100.50");
    return d;
}

Drawing balancedAzure()
{
    Drawing d = soundAzure();
    d.change<AzureSubnet>("web", [](AzureSubnet& s) { s.route_table = {}; });
    AzureLoadBalancer balancer;
    balancer.public_ip = address("20.1.2.3");
    balancer.listeners = {{80, 80}};
    balancer.target_ports = {{443, 443}};
    balancer.targets = {d.id("vm-1-nic"), d.id("vm-2-nic")};
    d.add("lb", "korea", balancer);
    balancer.public_ip.reset();
    balancer.private_ip = address("10.10.1.100");
    d.add("inner-lb", "web", balancer);
    d.change<NetworkSecurityGroup>("nsg", [](NetworkSecurityGroup& n) { n.rules[0].source_tags = {"*"}; });
    return d;
}

}  // namespace pb::test
