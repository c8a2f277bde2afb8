// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"

#include <algorithm>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// The VPC that a gateway's attachment list names; detached entries do not count.
ElementId attachedVpc(AwsBuild& build, const AwsRecord& record, std::string_view list)
{
    const json& attachments = json_get::list(record.json, list);
    for (std::size_t i = 0; i < attachments.size(); ++i) {
        const std::string state = json_get::text(attachments[i], "State");
        if (state == "detached" || state == "detaching")
            continue;
        const std::string id = json_get::text(attachments[i], "VpcId");
        return build.needed(id, Kind::Vpc, build.region(record), record.place / list / i / "VpcId");
    }
    return {};
}

/// A gateway stands in its VPC, or in the region while it is attached to none.
template <class Gateway>
void fillAttached(AwsBuild& build, std::string_view list)
{
    for (const auto& [id, record] : build.records.of(Gateway::kind)) {
        const ElementId vpc = attachedVpc(build, record, list);
        build.data<Gateway>(id).vpc = vpc;
        const ElementId parent = vpc ? vpc : build.region(record);
        build.element(id).parent = parent;
    }
}

bool isGone(const std::string& state) { return state == "deleted" || state == "deleting" || state == "failed"; }

void fillNat(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const std::string subnetId = json_get::text(record.json, "SubnetId");
    const std::string state = json_get::text(record.json, "State");
    if (isGone(state) || subnetId.empty()) {
        build.report.add(record.place, isGone(state) ? "import.gone" : "import.regional_nat", {id, state});
        build.element(id).data = net::Opaque{"AWS::EC2::NatGateway", record.json.dump()};
        const ElementId vpc = build.vpcOf(record);
        build.element(id).parent = vpc;
        return;
    }
    const ElementId vpc = build.vpcOf(record);
    const ElementId subnet = build.needed(subnetId, Kind::Subnet, vpc, record.place / "SubnetId");
    build.element(id).parent = subnet;
    auto& nat = build.data<net::NatGateway>(id);
    if (json_get::text(record.json, "ConnectivityType") == "private")
        nat.connectivity = net::NatConnectivity::Private;
    const json& addresses = json_get::list(record.json, "NatGatewayAddresses");
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const InputPlace place = record.place / "NatGatewayAddresses" / i;
        if (nat.private_ip && !json_get::flag(addresses[i], "IsPrimary")) {
            build.report.add(place, "import.further_address", {id, json_get::text(addresses[i], "PublicIp")});
            continue;
        }
        nat.private_ip = build.address(addresses[i], "PrivateIp", place);
        nat.public_ip = build.address(addresses[i], "PublicIp", place);
    }
}

net::PeeringStatus peeringStatus(const std::string& code)
{
    if (code == "active")
        return net::PeeringStatus::Active;
    const bool waits = code == "pending-acceptance" || code == "initiating-request" || code == "provisioning";
    return waits ? net::PeeringStatus::Pending : net::PeeringStatus::Deleted;
}

void fillPeering(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    auto& peering = build.data<net::VpcPeering>(id);
    const auto vpc = [&](std::string_view side) {
        return build.known(json_get::text(json_get::object(record.json, side), "VpcId"), net::kinds(Kind::Vpc));
    };
    peering.requester = vpc("RequesterVpcInfo");
    peering.accepter = vpc("AccepterVpcInfo");
    peering.status = peeringStatus(json_get::text(json_get::object(record.json, "Status"), "Code"));
    // Between regions it stands outside both.
    const auto regionAround = [&](ElementId inner) { return inner ? build.elements.at(inner).parent : ElementId{}; };
    const ElementId region = regionAround(peering.requester);
    build.element(id).parent = region == regionAround(peering.accepter) ? region : ElementId{};
}

void fillEndpoint(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const ElementId vpc = build.vpcOf(record);
    build.element(id).parent = vpc;
    const std::string type = json_get::text(record.json, "VpcEndpointType");
    if (type != "Gateway" && type != "Interface" && !type.empty()) {
        build.report.add(record.place, "import.not_modelled", {"AWS::EC2::VPCEndpoint " + type, id});
        build.element(id).data = net::Opaque{"AWS::EC2::VPCEndpoint", record.json.dump()};
        return;
    }
    auto& endpoint = build.data<net::VpcEndpoint>(id);
    endpoint.type = type == "Interface" ? net::EndpointType::Interface : net::EndpointType::Gateway;
    endpoint.service = json_get::text(record.json, "ServiceName");
    const json& tables = json_get::list(record.json, "RouteTableIds");
    for (std::size_t i = 0; i < tables.size(); ++i)
        if (tables[i].is_string())
            if (const ElementId table = build.needed(tables[i].get<std::string>(), Kind::RouteTable, vpc,
                                                     record.place / "RouteTableIds" / i))
                build.data<net::VpcEndpoint>(id).route_tables.push_back(table);
}

/// The network behind a customer gateway is not described; the static routes to it are.
ElementId siteOf(AwsBuild& build, const std::string& gateway)
{
    net::Prefixes prefixes;
    for (const auto& [id, record] : build.records.of(Kind::VpnConnection))
        if (json_get::text(record.json, "CustomerGatewayId") == gateway)
            for (const net::Prefix& block : build.data<net::VpnConnection>(id).static_routes)
                if (std::find(prefixes.begin(), prefixes.end(), block) == prefixes.end())
                    prefixes.push_back(block);
    const net::Element& known = build.element(gateway);
    const std::string name = known.name.empty() ? gateway : known.name;
    net::Element& site = build.add(Kind::OnPremises, {}, {}, name);
    std::get<net::OnPremises>(site.data).prefixes = std::move(prefixes);
    return site.id;
}

void fillVpn(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const ElementId region = build.region(record);
    auto& vpn = build.data<net::VpnConnection>(id);
    if (json_get::flag(json_get::object(record.json, "Options"), "StaticRoutesOnly"))
        vpn.routing = net::VpnRouting::Static;
    const json& routes = json_get::list(record.json, "Routes");
    for (std::size_t i = 0; i < routes.size(); ++i)
        if (json_get::text(routes[i], "State") != "deleted")
            if (const auto block = build.prefix(routes[i], "DestinationCidrBlock", record.place / "Routes" / i))
                vpn.static_routes.push_back(*block);
    const json& tunnels = json_get::list(record.json, "VgwTelemetry");
    const auto up = std::count_if(tunnels.begin(), tunnels.end(),
                                  [](const json& t) { return json_get::text(t, "Status") == "UP"; });
    vpn.tunnels_up = tunnels.empty() ? 2 : std::min<std::int64_t>(up, 2);
    const std::string gateway = json_get::text(record.json, "VpnGatewayId");
    const std::string transit = json_get::text(record.json, "TransitGatewayId");
    const ElementId vgw =
        gateway.empty() ? build.needed(transit, Kind::TransitGateway, region, record.place / "TransitGatewayId")
                        : build.needed(gateway, Kind::VirtualPrivateGateway, region, record.place / "VpnGatewayId");
    const ElementId customer = build.needed(json_get::text(record.json, "CustomerGatewayId"), Kind::CustomerGateway,
                                            region, record.place / "CustomerGatewayId");
    auto& filled = build.data<net::VpnConnection>(id);
    filled.gateway = vgw;
    filled.customer_gateway = customer;
    // A VPN says nothing of where it is, its gateway's VPC does.
    const auto* own = vgw ? build.elements.at(vgw).as<net::VirtualPrivateGateway>() : nullptr;
    const ElementId near = own ? own->vpc : vgw;
    build.element(id).parent = region || !near ? region : build.elements.at(near).parent;
    if (customer && !build.elements.at(customer).parent) {
        const ElementId parent = build.element(id).parent;
        build.elements.at(customer).parent = parent;
    }
}

void fillCustomerGateway(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const ElementId region = build.region(record);
    if (region)
        build.element(id).parent = region;
    auto& gateway = build.data<net::CustomerGateway>(id);
    gateway.public_ip = build.address(record.json, "IpAddress", record.place);
    const std::int64_t asn = json_get::integer(record.json, "BgpAsn", gateway.asn);
    if (asn >= 1 && asn <= 4294967294)
        gateway.asn = asn;
    else
        build.report.add(record.place / "BgpAsn", "import.value", {std::to_string(asn)});
    const ElementId site = siteOf(build, id);
    build.data<net::CustomerGateway>(id).site = site;
}

}  // namespace

void fillAwsGateways(AwsBuild& build)
{
    fillAttached<net::InternetGateway>(build, "Attachments");
    fillAttached<net::EgressOnlyInternetGateway>(build, "Attachments");
    fillAttached<net::VirtualPrivateGateway>(build, "VpcAttachments");
    for (const auto& [id, record] : build.records.of(Kind::VirtualPrivateGateway)) {
        const std::int64_t asn = json_get::integer(record.json, "AmazonSideAsn", 64512);
        if (asn >= 1 && asn <= 4294967294)
            build.data<net::VirtualPrivateGateway>(id).asn = asn;
    }
    for (const auto& [id, record] : build.records.of(Kind::NatGateway))
        fillNat(build, id, record);
    for (const auto& [id, record] : build.records.of(Kind::VpcPeering))
        fillPeering(build, id, record);
    for (const auto& [id, record] : build.records.of(Kind::VpcEndpoint))
        fillEndpoint(build, id, record);
}

void fillAwsTunnels(AwsBuild& build)
{
    for (const auto& [id, record] : build.records.of(Kind::VpnConnection))
        fillVpn(build, id, record);
    for (const auto& [id, record] : build.records.of(Kind::CustomerGateway))
        fillCustomerGateway(build, id, record);
}

}  // namespace pb::exchange
