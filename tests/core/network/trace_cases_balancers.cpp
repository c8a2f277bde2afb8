// SPDX-License-Identifier: GPL-3.0-or-later
// Packets that come by a load balancer.
#include "tests/core/network/trace_cases.h"
#include "tests/support/balanced_drawings.h"

namespace pb::test {

using namespace pb::net;

namespace {

Drawing application() { return balancedAws(LoadBalancerType::Application); }
Drawing network() { return balancedAws(LoadBalancerType::Network); }

/// Without groups of its own, as many are; the application servers take `from` at 8443.
Draw unguarded(const std::string& from, bool preserves)
{
    return [=] {
        Drawing d = network();
        for (const char* interface : {"lb-a", "lb-b"})
            d.change<NetworkInterface>(interface, [](auto& n) { n.security_groups.clear(); });
        d.change<LoadBalancer>("lb", [=](auto& b) { b.preserve_client_ip = preserves; });
        d.change<SecurityGroup>("app-group", [&](auto& g) { g.rules.push_back(allowIn("8443", from)); });
        return d;
    };
}

/// The application servers' subnets take nothing but from the VPC, and answer whatever port there.
Draw walled(Draw base)
{
    return [=] {
        Drawing d = base();
        const AclEntry in{100, Direction::In, Action::Allow, Protocol{}, {}, prefix("10.0.0.0/16")};
        const AclEntry out{100, Direction::Out, Action::Allow, Protocol{}, {}, prefix("10.0.0.0/16")};
        const ElementId acl = d.add("inner-acl", "vpc", NetworkAcl{false, {in, out}});
        for (const char* subnet : {"private-a", "private-b"})
            d.change<Subnet>(subnet, [&](auto& s) { s.network_acl = acl; });
        return d;
    };
}

Drawing tunnelled()
{
    Drawing d = balancedAzure();
    d.change<AzureSubnet>("web", [&](AzureSubnet& s) { s.route_table = d.id("udr"); });
    return d;
}

}  // namespace

std::vector<TraceCase> balancerTraceCases()
{
    const auto udp = Protocol::kUdp;
    return {
        {"by an application load balancer", application, "internet", "app-a", 6, 443, "accepted", "exits_network"},
        {"application: the ACL sees the balancer", walled(application), "internet", "app-b", 6, 443, "accepted",
         "exits_network"},
        {"application: no such listener",
         application,
         "internet",
         "app-a",
         6,
         8443,
         "denied_in",
         "exits_network",
         {"lb-a ENI_SG_RULES_MISMATCH", "lb ELB_LISTENERS_MISMATCH"}},
        {"application: targets closed",
         but<SecurityGroup>(application, "app-group", [](auto& g) { g.rules.pop_back(); }),
         "internet",
         "app-a",
         6,
         443,
         "denied_in",
         "exits_network",
         {"app-a-eni ENI_SG_RULES_MISMATCH"}},
        {"application: may not send",
         but<SecurityGroup>(application, "lb-group", [](auto& g) { g.rules.pop_back(); }),
         "internet",
         "app-a",
         6,
         443,
         "denied_out",
         "exits_network",
         {"lb-a SG_HAS_NO_RULES"}},
        {"application: not UDP",
         but<SecurityGroup>(
             but<LoadBalancer>(application, "lb", [](auto& b) { b.protocol = ListenerProtocol::TcpUdp; }), "lb-group",
             [](auto& g) { g.rules[0].protocol = Protocol{}; }),
         "internet",
         "app-a",
         udp,
         443,
         "denied_in",
         "exits_network",
         {"lb ELB_LISTENERS_MISMATCH", "app-a-eni ENI_SG_RULES_MISMATCH"}},
        {"a listener that answers by itself",
         but<LoadBalancer>(application, "lb",
                           [](auto& b) {
                               b.target_ports = {{0, 0}};
                           }),
         "internet",
         "app-a",
         6,
         443,
         "denied_in",
         "exits_network",
         {"lb ELB_LISTENERS_MISMATCH", "app-a-eni ENI_SG_RULES_MISMATCH"}},
        {"network: targets refer to its group", network, "internet", "app-a", 6, 443, "accepted", "exits_network"},
        {"network: the ACL sees the client",
         walled(network),
         "internet",
         "app-a",
         6,
         443,
         "denied_in",
         "denied_out",
         {"private-a SUBNET_ACL_RESTRICTION", "<private-a SUBNET_ACL_RESTRICTION"}},
        {"network: without groups, open to clients", unguarded("0.0.0.0/0", true), "internet", "app-a", 6, 443,
         "accepted", "exits_network"},
        {"network: without groups, open to the VPC alone",
         unguarded("10.0.0.0/16", true),
         "internet",
         "app-a",
         6,
         443,
         "denied_in",
         "exits_network",
         {"app-a-eni ENI_SG_RULES_MISMATCH"}},
        {"network: in its own name", unguarded("10.0.0.0/16", false), "internet", "app-a", 6, 443, "accepted",
         "exits_network"},
        {"network: UDP",
         but<LoadBalancer>(unguarded("0.0.0.0/0", true), "lb", [](auto& b) { b.protocol = ListenerProtocol::Udp; }),
         "internet",
         "app-a",
         udp,
         443,
         "denied_in",
         "exits_network",
         {"app-a-eni ENI_SG_RULES_MISMATCH"}},
        {"one behind the other", balancedTwice, "internet:203.0.113.9", "app-a", 6, 443, "accepted", "exits_network"},
        {"Azure, from the Internet", balancedAzure, "internet", "vm-1-nic", 6, 80, "accepted", "exits_network"},
        {"Azure, by its address", balancedAzure, "internet", "20.1.2.3", 6, 80, "accepted", "exits_network"},
        {"Azure, from inside by its address", balancedAzure, "fw-nic", "10.10.1.100", 6, 80, "accepted", "accepted"},
        {"Azure: the target's port is no listener",
         balancedAzure,
         "internet",
         "vm-1-nic",
         6,
         443,
         "denied_in",
         "exits_network",
         {"lb ELB_LISTENERS_MISMATCH"}},
        {"Azure: closed without an NSG",
         but<AzureSubnet>(balancedAzure, "web", [](auto& s) { s.security_group = {}; }),
         "internet",
         "vm-1-nic",
         6,
         80,
         "denied_in",
         "exits_network",
         {"vm-1-nic NO_NSG_FOR_STANDARD_IP"}},
        {"Azure: the NSG refuses the client",
         but<NetworkSecurityGroup>(balancedAzure, "nsg", [](auto& n) { n.rules[0].source_tags = {"VirtualNetwork"}; }),
         "internet",
         "vm-1-nic",
         6,
         80,
         "denied_in",
         "exits_network",
         {"web NSG_DEFAULT_DENIES"}},
        {"Azure: the answer leaves by the appliance",
         tunnelled,
         "internet",
         "vm-1-nic",
         6,
         80,
         "accepted",
         "denied_in",
         {"<nva NSG_DEFAULT_DENIES", "<nva NGW_SOURCE_ADDRESS_REASSIGN"}},
    };
}

}  // namespace pb::test
