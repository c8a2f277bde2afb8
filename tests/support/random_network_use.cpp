// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/drawing.h"
#include "tests/support/random_network.h"

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

}  // namespace pb::test
