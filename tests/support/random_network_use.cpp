// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/drawing.h"
#include "tests/support/random_network.h"

#include <string>

namespace pb::test {

using namespace pb::net;

Edit RandomNetwork::edit()
{
    ElementIds ids;
    for (const auto& [id, element] : network.topology.elements())
        ids.push_back(id);
    if (ids.empty()) {
        Element internet;
        internet.id = ElementId{1};
        return {AddElements{{internet}}};
    }
    const ElementId id = oneOf(ids);
    const Element before = *network.topology.find(id);
    if (chance(6))
        return removalEdit(network.topology, {id});
    if (chance(10)) {
        const Topology kept = network.topology;
        const ElementIds subnets = all(chance(50) ? Kind::Subnet : Kind::AzureSubnet);
        if (!subnets.empty()) {
            const ElementId fresh = addInterface(oneOf(subnets));
            Element element = *network.topology.find(fresh);
            fill(element);
            AddElements added;
            for (const auto& [key, value] : network.topology.elements())
                if (!kept.contains(key))
                    added.elements.push_back(key == fresh ? element : *value);
            network.topology = kept;
            return {std::move(added)};
        }
        network.topology = kept;
    }
    Element now = before;
    fill(now);
    Batch changes;
    for (const FieldInfo& info : fieldInfos(now.kind())) {
        auto value = fieldValue(now, info.name).value();
        if (value != fieldValue(before, info.name).value())
            changes.edits.push_back({SetField{id, std::string(info.name), std::move(value)}});
    }
    return {std::move(changes)};
}

Packet RandomNetwork::packet()
{
    static const Addresses kFar{address("8.8.8.8"),      address("9.9.9.9"),         address("203.0.1.77"),
                                address("192.168.1.7"),  address("192.168.17.9"),    address("2600::1"),
                                address("1.1.1.1"),      address("10.0.0.77"),       address("10.20.1.99"),
                                address("192.168.16.5"), address("2001:db8:0:1::77")};
    Addresses pool = kFar;
    for (const Kind kind : {Kind::NetworkInterface, Kind::AzureNetworkInterface})
        for (const ElementId id : all(kind)) {
            const Element& element = *network.topology.find(id);
            const auto* aws = element.as<NetworkInterface>();
            const Addresses& own = aws ? aws->private_ips : element.as<AzureNetworkInterface>()->private_ips;
            const OptionalAddress& out = aws ? aws->public_ip : element.as<AzureNetworkInterface>()->public_ip;
            pool.insert(pool.end(), own.begin(), own.end());
            if (out)
                pool.push_back(*out);
        }
    Packet packet;
    packet.source = oneOf(pool);
    do
        packet.destination = oneOf(pool);
    while (packet.destination.family() != packet.source.family());
    static const std::vector<std::uint16_t> kPorts{0, 22, 80, 443, 1023, 1024, 8080, 49152, 65535};
    static const std::vector<int> kProtocols{6, 6, 6, 17, 17, 1, 58, 50, 0, 99};
    packet.protocol = oneOf(kProtocols);
    packet.destination_port = oneOf(kPorts);
    packet.source_port = chance(60) ? std::uint16_t{50000} : oneOf(kPorts);
    static const std::vector<std::uint8_t> kTypes{0, 8, 128, 129, 3};
    packet.icmp_type = oneOf(kTypes);
    packet.icmp_code = chance(80) ? 0 : 1;
    return packet;
}

/// One transit gateway, or two that are peered, with most of the VPCs, a VPN and Direct Connect.
void RandomNetwork::addTransit()
{
    const ElementId region = all(Kind::Region).front();
    ElementIds gateways, tables;
    for (int i = 0, n = 1 + below(2); i < n; ++i) {
        gateways.push_back(add(region, TransitGateway{}));
        for (int t = 0, m = 1 + below(2); t < m; ++t)
            tables.push_back(add(region, TransitGatewayRouteTable{gateways.back(), {}, {}}));
    }
    const auto attach = [&](ElementId gateway, ElementId resource) {
        TransitGatewayAttachment out;
        out.transit_gateway = gateway;
        out.resource = resource;
        out.route_table = chance(90) ? oneOf(tables) : ElementId{};
        return add(region, out);
    };
    for (const ElementId vpc : all(Kind::Vpc))
        if (chance(85))
            attach(oneOf(gateways), vpc);
    if (gateways.size() == 2) {
        attach(gateways[0], gateways[1]);
        attach(gateways[1], gateways[0]);
    }
    if (const ElementIds sites = all(Kind::OnPremises); !sites.empty() && chance(50)) {
        VpnConnection vpn;
        vpn.gateway = gateways.front();
        vpn.customer_gateway = add(region, CustomerGateway{{}, 65000, sites.front()});
        attach(gateways.front(), add(region, vpn));
    }
    if (chance(60))
        addDirect(gateways.front());
    for (const ElementId gateway : all(Kind::DirectConnectGateway))
        attach(gateways.front(), gateway);
}

void RandomNetwork::addDirect(ElementId gateway)
{
    const ElementIds vgws = all(Kind::VirtualPrivateGateway);
    const bool transit = vgws.empty() || chance(60);
    const ElementIds sites = all(Kind::OnPremises);
    const ElementId site = sites.empty() ? add({}, OnPremises{prefixes("192.168.0.0/16")}) : sites.front();
    DirectConnectGateway direct;
    direct.gateways = {transit ? gateway : vgws.front()};
    direct.allowed_prefixes = prefixes(chance(50) ? "10.0.0.0/8" : "10.1.0.0/16");
    const ElementId id = add({}, direct);
    VirtualInterface interface;
    interface.type = transit ? VirtualInterfaceType::Transit : VirtualInterfaceType::Private;
    interface.connection = add({}, DirectConnectConnection{1000, "here", site});
    interface.gateway = !transit && chance(30) ? vgws.front() : id;
    interface.up = chance(90);
    add({}, interface);
}

void RandomNetwork::fill(TransitGatewayRouteTable& table)
{
    table.routes.clear();
    for (int i = below(4); i > 0; --i)
        if (const ElementId to = any(Kind::TransitGatewayAttachment))
            table.routes.push_back({block(true),
                                    {},
                                    chance(90) ? to : ElementId{},
                                    chance(90) ? RouteState::Active : RouteState::Blackhole,
                                    chance(10)});
    table.propagating = some(Kind::TransitGatewayAttachment, 5);
}

void RandomNetwork::fill(TransitGatewayAttachment& attachment)
{
    attachment.subnets.clear();
    for (const ElementId subnet : all(Kind::Subnet))
        if (networkOf(subnet) == attachment.resource && chance(50))
            attachment.subnets.push_back(subnet);
}

void RandomNetwork::fill(Vpc& vpc)
{
    vpc.internet_block = chance(15) ? static_cast<InternetBlock>(1 + below(2)) : InternetBlock::Off;
}

void RandomNetwork::fill(VirtualInterface& interface) { interface.up = chance(80); }

void RandomNetwork::addFirewall(ElementId vnet, int number)
{
    AzureSubnet own;
    own.prefixes = {prefix("10." + std::to_string(number) + ".240.0/26")};
    AzureFirewall firewall;
    firewall.private_ip = address("10." + std::to_string(number) + ".240.4");
    if (chance(70))
        firewall.public_ip = publicAddress();
    add(add(vnet, own), firewall);
}

}  // namespace pb::test
