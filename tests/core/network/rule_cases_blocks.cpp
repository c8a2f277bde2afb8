// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks, subnets and addresses, AWS and Azure.
#include "tests/core/network/rule_cases.h"

namespace pb::test {

using namespace pb::net;

namespace {

void vpcBlocks(Drawing& d, const std::string& blocks)
{
    d.change<Vpc>("vpc", [&](Vpc& vpc) { vpc.ipv4 = prefixes(blocks); });
}
void vpcIpv6(Drawing& d, const std::string& blocks)
{
    d.change<Vpc>("vpc", [&](Vpc& vpc) { vpc.ipv6 = prefixes(blocks); });
}
void vnetBlocks(Drawing& d, const std::string& blocks)
{
    d.change<VirtualNetwork>("vnet", [&](VirtualNetwork& vnet) { vnet.address_spaces = prefixes(blocks); });
}
/// A further private subnet of the VPC, without anything in it.
void subnet(Drawing& d, const std::string& ipv4, const std::string& ipv6 = {})
{
    Subnet data;
    data.ipv4 = prefixes(ipv4);
    data.ipv6 = prefixes(ipv6);
    d.add("extra", "zone-a", data);
}
void azureSubnet(Drawing& d, const std::string& blocks)
{
    d.add("extra", "vnet", AzureSubnet{prefixes(blocks), d.id("nsg"), {}, {}, true, {}, false});
}
void eni(Drawing& d, const std::string& name, const std::string& ip)
{
    NetworkInterface data;
    data.private_ips = {address(ip)};
    data.security_groups = {d.id("app-group")};
    d.add(name, "private-a", data);
}
void nic(Drawing& d, const std::string& name, const std::string& ip)
{
    AzureNetworkInterface data;
    data.private_ips = {address(ip)};
    d.add(name, "web", data);
}
/// Holds `count` addresses of 10.0.`third`.0/28 or of 10.10.1.0/28.
Addresses addressesFrom(std::uint32_t first, int count)
{
    Addresses out;
    for (int i = 0; i < count; ++i)
        out.push_back(Address::v4(first + static_cast<std::uint32_t>(i)));
    return out;
}
void crowded(Drawing& d, int count)
{
    subnet(d, "10.0.50.0/28");
    NetworkInterface data;
    data.private_ips = addressesFrom(0x0a003204u, count);
    data.security_groups = {d.id("app-group")};
    d.add("crowd", "extra", data);
}
void azureCrowded(Drawing& d, int count)
{
    azureSubnet(d, "10.10.50.0/28");
    d.change<AzureSubnet>("extra", [&](AzureSubnet& s) { s.nat_gateway = d.id("nat"); });
    AzureNetworkInterface data;
    data.private_ips = addressesFrom(0x0a0a3204u, count);
    d.add("crowd", "extra", data);
}
void manySubnets(Drawing& d, int count)
{
    for (int i = 0; i < count; ++i) {
        Subnet data;
        data.ipv4 = {Prefix::around(Address::v4(0x0a002000u + static_cast<std::uint32_t>(i) * 64), 26)};
        d.add("s" + std::to_string(i), "zone-a", data);
    }
}
void manyAzureSubnets(Drawing& d, int count)
{
    for (int i = 0; i < count; ++i) {
        AzureSubnet data;
        data.prefixes = {Prefix::around(Address::v4(0x0a0a4000u + static_cast<std::uint32_t>(i) * 8), 29)};
        d.add("s" + std::to_string(i), "vnet", data);
    }
}
void deploy(Drawing& d)
{
    d.change<Subnet>("extra", [](Subnet& s) { s.deployed = true; });
}

}  // namespace

std::vector<RuleCase> awsBlockCases()
{
    return {
        {"aws.vpc.no_ipv4", soundAws, [](Drawing& d) { d.add("empty", "seoul", Vpc{}); },
         [](Drawing& d) {
             Vpc vpc;
             vpc.ipv4 = prefixes("10.200.0.0/16");
             d.add("empty", "seoul", vpc);
         }},
        {"aws.vpc.size", soundAws, [](Drawing& d) { vpcBlocks(d, "10.0.0.0/15"); },
         [](Drawing& d) { vpcBlocks(d, "10.0.0.0/16,10.1.0.0/28"); }},
        {"aws.vpc.ipv6_size", soundAws, [](Drawing& d) { vpcIpv6(d, "2001:db8::/61"); },
         [](Drawing& d) { vpcIpv6(d, "2001:db8::/60,2001:db8:100::/44"); }},
        {"aws.vpc.blocks_overlap", soundAws, [](Drawing& d) { vpcBlocks(d, "10.0.0.0/16,10.0.128.0/17"); },
         [](Drawing& d) { vpcBlocks(d, "10.0.0.0/16,10.1.0.0/17"); }},
        {"aws.vpc.mixed_ranges", soundAws, [](Drawing& d) { vpcBlocks(d, "10.0.0.0/16,172.16.0.0/16"); },
         [](Drawing& d) { vpcBlocks(d, "10.0.0.0/16,100.64.0.0/16"); }},
        {"aws.vpc.class_d_e", soundAws, [](Drawing& d) { vpcBlocks(d, "10.0.0.0/16,224.0.0.0/16"); },
         [](Drawing& d) { vpcBlocks(d, "10.0.0.0/16,223.255.0.0/16"); }},
        {"aws.vpc.public_block", soundAws, [](Drawing& d) { vpcBlocks(d, "10.0.0.0/16,198.51.0.0/16"); },
         [](Drawing& d) { vpcBlocks(d, "10.0.0.0/16,100.127.0.0/16"); }},
        {"aws.vpc.too_many_blocks", soundAws,
         [](Drawing& d) { vpcBlocks(d, "10.0.0.0/16,10.1.0.0/16,10.2.0.0/16,10.3.0.0/16,10.4.0.0/16,10.5.0.0/16"); },
         [](Drawing& d) { vpcBlocks(d, "10.0.0.0/16,10.1.0.0/16,10.2.0.0/16,10.3.0.0/16,10.4.0.0/16"); }},
        {"aws.vpc.too_many_subnets", soundAws, [](Drawing& d) { manySubnets(d, 197); },
         [](Drawing& d) { manySubnets(d, 196); }},
        {"aws.subnet.no_block", soundAws, [](Drawing& d) { subnet(d, ""); },
         [](Drawing& d) {
             vpcIpv6(d, "2001:db8::/56");
             subnet(d, "", "2001:db8::/64");
         }},
        {"aws.subnet.size", soundAws, [](Drawing& d) { subnet(d, "10.0.50.0/29"); },
         [](Drawing& d) { subnet(d, "10.0.50.0/28"); }},
        {"aws.subnet.ipv6_size", soundAws,
         [](Drawing& d) {
             vpcIpv6(d, "2001:db8::/56");
             subnet(d, "10.0.50.0/24", "2001:db8::/65");
         },
         [](Drawing& d) {
             vpcIpv6(d, "2001:db8::/56");
             subnet(d, "10.0.50.0/24", "2001:db8::/60");
         }},
        {"aws.subnet.outside_vpc", soundAws, [](Drawing& d) { subnet(d, "10.1.0.0/24"); },
         [](Drawing& d) { subnet(d, "10.0.255.0/24"); }},
        {"aws.subnet.overlap", soundAws, [](Drawing& d) { subnet(d, "10.0.1.128/25"); },
         [](Drawing& d) { subnet(d, "10.0.3.128/25"); }},
        {"aws.subnet.little_room", soundAws, [](Drawing& d) { crowded(d, 9); }, [](Drawing& d) { crowded(d, 8); }},
        {"aws.subnet.needs_migration",
         soundAws,
         [](Drawing& d) {
             crowded(d, 9);
             deploy(d);
         },
         [](Drawing& d) {
             crowded(d, 8);
             deploy(d);
         },
         {"aws.subnet.little_room"}},
        {"aws.subnet.no_zone", soundAws, [](Drawing& d) { d.add("extra", "vpc", subnetOf("10.0.50.0/24")); },
         [](Drawing& d) { d.add("extra", "vpc", subnetOf("10.0.50.0/24", "ap-northeast-2c")); }},
        {"aws.subnet.two_zones", soundAws,
         [](Drawing& d) { d.change<Subnet>("public-a", [](Subnet& s) { s.zone = "ap-northeast-2b"; }); },
         [](Drawing& d) { d.change<Subnet>("public-a", [](Subnet& s) { s.zone = "ap-northeast-2a"; }); }},
        {"aws.zone.other_region", soundAws, [](Drawing& d) { d.add("zone-x", "vpc", AvailabilityZone{"us-east-1a"}); },
         [](Drawing& d) { d.add("zone-x", "vpc", AvailabilityZone{"ap-northeast-2d"}); }},
        {"aws.interface.outside_subnet", soundAws, [](Drawing& d) { eni(d, "eni", "10.0.12.20"); },
         [](Drawing& d) { eni(d, "eni", "10.0.11.254"); }},
        {"aws.interface.reserved_address", soundAws, [](Drawing& d) { eni(d, "eni", "10.0.11.3"); },
         [](Drawing& d) { eni(d, "eni", "10.0.11.4"); }},
        {"aws.interface.duplicate_address", soundAws, [](Drawing& d) { eni(d, "eni", "10.0.11.10"); },
         [](Drawing& d) { eni(d, "eni", "10.0.11.11"); }},
    };
}

std::vector<RuleCase> azureBlockCases()
{
    return {
        {"azure.vnet.no_space", soundAzure, [](Drawing& d) { d.add("empty", "korea", VirtualNetwork{}); },
         [](Drawing& d) {
             d.add("empty", "korea", VirtualNetwork{prefixes("10.30.0.0/16"), {}});
         }},
        {"azure.vnet.blocks_overlap", soundAzure, [](Drawing& d) { vnetBlocks(d, "10.10.0.0/16,10.10.64.0/24"); },
         [](Drawing& d) { vnetBlocks(d, "10.10.0.0/16,10.11.64.0/24"); }},
        {"azure.vnet.blocked_range", soundAzure, [](Drawing& d) { vnetBlocks(d, "10.10.0.0/16,169.254.8.0/24"); },
         [](Drawing& d) { vnetBlocks(d, "10.10.0.0/16,169.253.8.0/24"); }},
        {"azure.vnet.public_block", soundAzure, [](Drawing& d) { vnetBlocks(d, "10.10.0.0/16,198.51.100.0/24"); },
         [](Drawing& d) { vnetBlocks(d, "10.10.0.0/16,172.31.100.0/24"); }},
        {"azure.vnet.too_many_subnets", soundAzure, [](Drawing& d) { manyAzureSubnets(d, 2998); },
         [](Drawing& d) { manyAzureSubnets(d, 2997); }},
        {"azure.subnet.no_block", soundAzure, [](Drawing& d) { azureSubnet(d, ""); },
         [](Drawing& d) { azureSubnet(d, "10.10.50.0/24"); }},
        {"azure.subnet.size", soundAzure, [](Drawing& d) { azureSubnet(d, "10.10.50.0/30"); },
         [](Drawing& d) { azureSubnet(d, "10.10.50.0/29"); }},
        {"azure.subnet.ipv6_size", soundAzure,
         [](Drawing& d) {
             vnetBlocks(d, "10.10.0.0/16,fd00:10::/48");
             azureSubnet(d, "10.10.50.0/24,fd00:10::/60");
         },
         [](Drawing& d) {
             vnetBlocks(d, "10.10.0.0/16,fd00:10::/48");
             azureSubnet(d, "10.10.50.0/24,fd00:10::/64");
         }},
        {"azure.subnet.outside_vnet", soundAzure, [](Drawing& d) { azureSubnet(d, "10.11.0.0/24"); },
         [](Drawing& d) { azureSubnet(d, "10.10.254.0/24"); }},
        {"azure.subnet.overlap",
         soundAzure,
         [](Drawing& d) { azureSubnet(d, "10.10.0.0/22"); },
         [](Drawing& d) { azureSubnet(d, "10.10.4.0/22"); },
         // The wide block holds two of the subnets: each says so.
         {},
         2},
        {"azure.subnet.little_room", soundAzure, [](Drawing& d) { azureCrowded(d, 9); },
         [](Drawing& d) { azureCrowded(d, 8); }},
        {"azure.subnet.needs_migration",
         soundAzure,
         [](Drawing& d) {
             azureCrowded(d, 9);
             d.change<AzureSubnet>("extra", [](AzureSubnet& s) { s.deployed = true; });
         },
         // Empty, so its block can still be changed.
         [](Drawing& d) {
             azureSubnet(d, "10.11.50.0/24");
             d.change<AzureSubnet>("extra", [](AzureSubnet& s) { s.deployed = true; });
         },
         {"azure.subnet.little_room"}},
        {"azure.interface.outside_subnet", soundAzure, [](Drawing& d) { nic(d, "nic", "10.10.2.20"); },
         [](Drawing& d) { nic(d, "nic", "10.10.1.20"); }},
        {"azure.interface.reserved_address", soundAzure, [](Drawing& d) { nic(d, "nic", "10.10.1.255"); },
         [](Drawing& d) { nic(d, "nic", "10.10.1.254"); }},
        {"azure.interface.duplicate_address", soundAzure, [](Drawing& d) { nic(d, "nic", "10.10.1.11"); },
         [](Drawing& d) { nic(d, "nic", "10.10.1.13"); }},
    };
}

}  // namespace pb::test
