// SPDX-License-Identifier: GPL-3.0-or-later
// Direct Connect.
#include "core/exchange/network/aws_build.h"

#include <algorithm>
#include <charconv>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// "500Mbps" and "10Gbps" in Mbps; 0 where it is neither.
std::int64_t bandwidthOf(const std::string& text)
{
    std::int64_t number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc{} || number < 0 || number > 400000)
        return 0;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    return unit == "Gbps" ? number * 1000 : unit == "Mbps" ? number : 0;
}

/// What is behind the lines is not described: one site without blocks stands for all of it.
ElementId farSite(AwsBuild& build)
{
    for (const auto& [id, element] : build.elements)
        if (const auto* line = element.as<net::DirectConnectConnection>(); line && line->site)
            return line->site;
    return build.add(Kind::OnPremises, {}, {}, "Direct Connect").id;
}

void fillConnection(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const ElementId region = build.region(record);
    const ElementId site = farSite(build);
    net::Element& element = build.element(id);
    element.parent = region;
    auto& line = std::get<net::DirectConnectConnection>(element.data);
    line.location = json_get::text(record.json, "Location");
    line.site = site;
    const std::string text = json_get::text(record.json, "Bandwidth");
    const std::int64_t bandwidth = bandwidthOf(text);
    if (bandwidth >= 50 && bandwidth <= 400000)
        line.bandwidth = bandwidth;
    else
        build.report.add(record.place / "Bandwidth", "import.value", {text});
}

net::VirtualInterfaceType interfaceType(const std::string& text)
{
    if (text == "public")
        return net::VirtualInterfaceType::Public;
    return text == "transit" ? net::VirtualInterfaceType::Transit : net::VirtualInterfaceType::Private;
}

ElementId lineOf(AwsBuild& build, const AwsRecord& record, ElementId region)
{
    const std::string name = json_get::text(record.json, "ConnectionId");
    if (const ElementId known = build.known(name, net::kinds(Kind::DirectConnectConnection)))
        return known;
    const ElementId line = build.needed(name, Kind::DirectConnectConnection, region, record.place / "ConnectionId");
    if (line) {
        const ElementId site = farSite(build);
        std::get<net::DirectConnectConnection>(build.elements.at(line).data).site = site;
    }
    return line;
}

void fillInterface(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const ElementId region = build.region(record);
    const ElementId line = lineOf(build, record, region);
    const std::string direct = json_get::text(record.json, "DirectConnectGatewayId");
    ElementId gateway = build.needed(direct, Kind::DirectConnectGateway, {}, record.place / "DirectConnectGatewayId");
    if (direct.empty())
        gateway = build.needed(json_get::text(record.json, "VirtualGatewayId"), Kind::VirtualPrivateGateway, region,
                               record.place / "VirtualGatewayId");
    net::Element& element = build.element(id);
    element.parent = region;
    auto& out = std::get<net::VirtualInterface>(element.data);
    out.type = interfaceType(json_get::text(record.json, "VirtualInterfaceType"));
    out.connection = line;
    out.gateway = gateway;
    const std::int64_t vlan = json_get::integer(record.json, "Vlan", out.vlan);
    const std::int64_t asn = json_get::integer(record.json, "Asn", out.asn);
    out.vlan = vlan >= 1 && vlan <= 4094 ? vlan : out.vlan;
    out.asn = asn >= 1 && asn <= 4294967294 ? asn : out.asn;
    const std::string state = json_get::text(record.json, "VirtualInterfaceState");
    out.up = state.empty() || state == "available";
}

void fillDirectGateway(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    auto& gateway = build.data<net::DirectConnectGateway>(id);
    const std::int64_t asn = json_get::integer(record.json, "AmazonSideAsn", gateway.asn);
    if (asn >= 1 && asn <= 4294967294)
        gateway.asn = asn;
}

void addGatewayAssociation(AwsBuild& build, const AwsRecord& record)
{
    const std::string state = json_get::text(record.json, "AssociationState");
    if (state == "disassociated" || state == "disassociating")
        return;
    const ElementId direct = build.needed(json_get::text(record.json, "DirectConnectGatewayId"),
                                          Kind::DirectConnectGateway, {}, record.place / "DirectConnectGatewayId");
    const json& far = json_get::object(record.json, "AssociatedGateway");
    const std::string type = json_get::text(far, "Type");
    const ElementId gateway = build.needed(
        json_get::text(far, "Id"), type == "transitGateway" ? Kind::TransitGateway : Kind::VirtualPrivateGateway, {},
        record.place / "AssociatedGateway");
    if (!direct || !gateway)
        return;
    auto& out = std::get<net::DirectConnectGateway>(build.elements.at(direct).data);
    if (std::find(out.gateways.begin(), out.gateways.end(), gateway) == out.gateways.end())
        out.gateways.push_back(gateway);
    const json& allowed = json_get::list(record.json, "AllowedPrefixesToDirectConnectGateway");
    for (std::size_t i = 0; i < allowed.size(); ++i) {
        const auto block = build.prefix(allowed[i], "Cidr", record.place / "AllowedPrefixesToDirectConnectGateway" / i);
        if (block &&
            std::find(out.allowed_prefixes.begin(), out.allowed_prefixes.end(), *block) == out.allowed_prefixes.end())
            out.allowed_prefixes.push_back(*block);
    }
}

}  // namespace

void fillAwsDirectConnect(AwsBuild& build)
{
    for (const auto& [id, record] : build.records.of(Kind::DirectConnectConnection))
        fillConnection(build, id, record);
    for (const auto& [id, record] : build.records.of(Kind::DirectConnectGateway))
        fillDirectGateway(build, id, record);
    for (const auto& [id, record] : build.records.of(Kind::VirtualInterface))
        fillInterface(build, id, record);
    for (const AwsRecord& record : build.records.associations)
        addGatewayAssociation(build, record);
}

}  // namespace pb::exchange
