// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/flow_diff.h"

#include <algorithm>
#include <functional>

namespace pb::net {

namespace {

/// Elements by the ids of the drawing after; vanished ones by their own, negative; 0 is the Internet.
using Ends = std::pair<std::int64_t, std::int64_t>;
using Flows = std::map<Ends, ServiceSet>;

ServiceSet icmpOf(int protocol, const ServiceBox& service)
{
    constexpr std::uint16_t kAny = 65535, kLast = 255;
    const auto isWhole = [](const PortRange& range) { return range.first == 0 && range.last >= kLast; };
    if (isWhole(service.target) && isWhole(service.origin))
        return ServiceSet::of(Protocol{protocol});
    ServiceSet out;
    for (int type = service.target.first; type <= std::min(service.target.last, kLast); ++type) {
        if (isWhole(service.origin)) {
            out = out | ServiceSet::ofIcmp(protocol, static_cast<std::uint16_t>(type), kAny);
            continue;
        }
        for (int code = service.origin.first; code <= std::min(service.origin.last, kLast); ++code)
            out =
                out | ServiceSet::ofIcmp(protocol, static_cast<std::uint16_t>(type), static_cast<std::uint16_t>(code));
    }
    return out;
}

ServiceSet servicesOf(const PacketSet& packets)
{
    // Many boxes of addresses carry the same few services.
    std::vector<ServiceBox> seen;
    ServiceSet out;
    for (const PacketBox& box : packets.boxes()) {
        const ServiceBox& service = box.service;
        if (std::find(seen.begin(), seen.end(), service) != seen.end())
            continue;
        seen.push_back(service);
        for (int protocol = service.protocol_first; protocol <= service.protocol_last; ++protocol) {
            const bool icmp = protocol == Protocol::kIcmp || protocol == Protocol::kIcmpV6;
            out = out | (icmp ? icmpOf(protocol, service)
                              : ServiceSet::of(Protocol{protocol}, service.target, service.origin));
        }
    }
    return out;
}

Flows flowsIn(Exposure& exposure, const std::function<std::int64_t(ElementId)>& nameOf)
{
    Flows out;
    exposure.forEachPair([&](const Element& from, const Element& to, std::span<const AddressFlow> flows) {
        ServiceSet& all = out[{nameOf(from.id), nameOf(to.id)}];
        for (const AddressFlow& flow : flows)
            all = all | *flow.services;
    });
    for (const Kind kind : {Kind::NetworkInterface, Kind::AzureNetworkInterface})
        for (const Element* nic : exposure.index().all(kind)) {
            const ExposureEnd own{ExposureEnd::Place::Interfaces, nic->id, {nic->id}, {}};
            const std::int64_t name = nameOf(nic->id);
            if (const PacketSet in = exposure.between({}, own); !in.isEmpty())
                out[{0, name}] = servicesOf(in);
            if (const PacketSet away = exposure.between(own, {}); !away.isEmpty())
                out[{name, 0}] = servicesOf(away);
        }
    return out;
}

FlowChange changeOf(const Ends& ends, ServiceSet gained, ServiceSet lost)
{
    return {ElementId{std::abs(ends.first)},
            ElementId{std::abs(ends.second)},
            ends.first < 0,
            ends.second < 0,
            std::move(gained),
            std::move(lost)};
}

}  // namespace

std::vector<FlowChange> flowDifference(Exposure& before, Exposure& after, const std::map<ElementId, ElementId>& pairs)
{
    const Flows then = flowsIn(before, [&](ElementId id) {
        const auto it = pairs.find(id);
        return it == pairs.end() ? -id.value : it->second.value;
    });
    const Flows now = flowsIn(after, [](ElementId id) { return id.value; });
    std::map<Ends, std::pair<ServiceSet, ServiceSet>> both;
    for (const auto& [ends, services] : then)
        both[ends].first = services;
    for (const auto& [ends, services] : now)
        both[ends].second = services;
    std::vector<FlowChange> out;
    for (const auto& [ends, services] : both)
        if (services.first != services.second)
            out.push_back(changeOf(ends, services.second - services.first, services.first - services.second));
    return out;
}

}  // namespace pb::net
