// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/large_drawing.h"

namespace pb::bench {

using namespace pb::net;
using test::Drawing;

namespace {

Prefix block(std::uint32_t first, int length) { return Prefix::around(Address::v4(first), length); }

/// One VPC of eight subnets in two zones, with `interfaces` machines, a group and an ACL for each subnet.
void addVpc(Drawing& drawing, std::uint32_t number, int interfaces)
{
    const std::string n = std::to_string(number);
    const std::uint32_t base = 0x0a000000u | number << 16;
    Vpc vpc;
    vpc.ipv4 = {block(base, 16)};
    const ElementId vpcId = drawing.add("vpc-" + n, "region", vpc);
    const ElementId igw = drawing.add("igw-" + n, "region", InternetGateway{vpcId});
    RouteTable main;
    main.main = true;
    main.routes = {Route{Prefix::all(Family::V4), {}, igw}};
    drawing.add("main-" + n, "vpc-" + n, main);
    for (const std::string zone : {"a", "b"})
        drawing.add("zone-" + n + zone, "vpc-" + n, AvailabilityZone{"ap-northeast-2" + zone});
    for (std::uint32_t s = 0; s < 8; ++s) {
        const std::string name = n + '-' + std::to_string(s);
        NetworkAcl acl;
        for (const Direction direction : {Direction::In, Direction::Out})
            for (int i = 0; i < 10; ++i)
                acl.entries.push_back({100 + 10 * i,
                                       direction,
                                       Action::Allow,
                                       {Protocol::kTcp},
                                       PortRange{static_cast<std::uint16_t>(i < 9 ? 100 + i : 1024), 65535},
                                       block(0x0b000000u + static_cast<std::uint32_t>(i << 16), 16)});
        Subnet subnet;
        subnet.ipv4 = {block(base | s << 12, 20)};
        subnet.network_acl = drawing.add("acl-" + name, "vpc-" + n, acl);
        drawing.add("subnet-" + name, "zone-" + n + (s % 2 ? "a" : "b"), subnet);
        SecurityGroup group;
        for (int i = 0; i < 10; ++i)
            group.rules.push_back(test::allowIn(std::to_string(8000 + i), "10.0.0.0/8"));
        const ElementId groupId = drawing.add("group-" + name, "vpc-" + n, group);
        for (int i = 0; i < interfaces / 8; ++i) {
            Instance instance;
            instance.tier = "tier-" + std::to_string(s / 2);
            drawing.add("i-" + name + '-' + std::to_string(i), "subnet-" + name, instance);
            NetworkInterface eni;
            eni.private_ips = {Address::v4((base | s << 12) + 10 + static_cast<std::uint32_t>(i))};
            eni.security_groups = {groupId};
            drawing.add("eni-" + name + '-' + std::to_string(i), "i-" + name + '-' + std::to_string(i), eni);
        }
    }
}

}  // namespace

Drawing largeDrawing(std::uint32_t vpcs, int interfaces)
{
    Drawing drawing;
    drawing.network.as_of = Date(2026, 11, 1);
    drawing.add("region", "", Region{"ap-northeast-2"});
    for (std::uint32_t i = 0; i < vpcs; ++i)
        addVpc(drawing, i, interfaces / static_cast<int>(vpcs));
    return drawing;
}

}  // namespace pb::bench
