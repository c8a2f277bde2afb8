// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/packet_set.h"

#include "core/network/filter_match.h"

#include <algorithm>
#include <utility>

namespace pb::net {

namespace {

/// Adds a range to sorted ones, joined where they touch.
void addRange(Ports& ports, const PortRange& range)
{
    if (!ports.empty() && range.first <= ports.back().last + 1)
        ports.back().last = std::max(ports.back().last, range.last);
    else
        ports.push_back(range);
}

/// One protocol's blocks in few lines: blocks with the same origins are one line.
void addProtocol(const Protocol& protocol, const std::vector<ServiceBox>& boxes, std::vector<Flow>& out)
{
    std::vector<std::pair<PortRange, Ports>> rows;  // a range of targets and what origins it takes
    for (const ServiceBox& box : boxes) {
        if (rows.empty() || rows.back().first != box.target)
            rows.emplace_back(box.target, Ports{});
        addRange(rows.back().second, box.origin);
    }
    const std::size_t before = out.size();
    for (auto& [target, origins] : rows) {
        const auto same = std::find_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                                       [&, &from = origins](const Flow& flow) { return flow.origins == from; });
        if (same != out.end()) {
            addRange(same->targets, target);
            continue;
        }
        Flow& flow = out.emplace_back();
        flow.protocol = protocol;
        flow.targets = {target};
        flow.origins = std::move(origins);
    }
    const std::uint16_t last = protocol.number == Protocol::kTcp || protocol.number == Protocol::kUdp
                                   ? std::uint16_t{65535}
                                   : std::uint16_t(isIcmp(protocol.number) ? 255 : 0);
    for (std::size_t i = before; i < out.size(); ++i)
        for (Ports* ports : {&out[i].targets, &out[i].origins})
            if (*ports == Ports{{0, last}})
                *ports = {PortRange{}};
}

/// Ranges that have the same on their other side.
template <class Key>
struct Grouped {
    AddressSet ranges;
    Key key;
};

template <class Key>
void group(std::vector<Grouped<Key>>& groups, const AddressRange& range, const Key& key)
{
    auto it = std::find_if(groups.begin(), groups.end(), [&](const Grouped<Key>& g) { return g.key == key; });
    if (it == groups.end())
        it = groups.insert(it, {{}, key});
    it->ranges = it->ranges | AddressSet::of(range);
}

}  // namespace

std::vector<Flow> flowsOf(const ServiceSet& services)
{
    std::vector<Flow> out;
    if (services.isEmpty())
        return out;
    if (services.isAll()) {
        Flow& flow = out.emplace_back();
        flow.targets = flow.origins = {PortRange{}};
        return out;
    }
    const std::vector<ServiceBox> boxes = services.boxes();
    for (auto first = boxes.begin(); first != boxes.end();) {
        const auto last = std::find_if(first, boxes.end(),
                                       [&](const ServiceBox& b) { return b.protocol_first != first->protocol_first; });
        for (int protocol = first->protocol_first; protocol <= first->protocol_last; ++protocol)
            addProtocol(Protocol{protocol}, {first, last}, out);
        first = last;
    }
    return out;
}

std::vector<Flow> PacketSet::flows() const
{
    std::vector<Flow> out;
    for (std::size_t i = 0; i < 2; ++i) {
        const Family family = i == 0 ? Family::V4 : Family::V6;
        std::vector<Grouped<To>> sources;
        for (const auto& from : m_byFamily[i].all())
            group(sources, {Address(family, from.first), Address(family, from.last)}, from.rest);
        for (const Grouped<To>& source : sources) {
            std::vector<Grouped<ServiceSet>> destinations;
            for (const auto& to : source.key.all())
                group(destinations, {Address(family, to.first), Address(family, to.last)}, to.rest);
            for (const Grouped<ServiceSet>& destination : destinations)
                for (Flow flow : flowsOf(destination.key)) {
                    flow.sources = source.ranges.prefixes();
                    flow.destinations = destination.ranges.prefixes();
                    out.push_back(std::move(flow));
                }
        }
    }
    return out;
}

}  // namespace pb::net
