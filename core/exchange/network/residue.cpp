// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/residue.h"

#include "core/exchange/network/element_json.h"
#include "core/exchange/network/network_codec.h"
#include "core/network/value.h"

#include <algorithm>
#include <set>

namespace pb::exchange {

using nlohmann::json;

namespace {

json plainJson(const net::Element& element) { return json(elementJson(element)); }

/// The network without its elements, as its file would have it.
json headerOf(const net::Network& network)
{
    net::Network bare = network;
    bare.topology = {};
    return json::parse(writeNetwork(bare));
}

std::string ownName(const net::Element& element)
{
    if (const auto* region = element.as<net::Region>())
        return region->code;
    if (const auto* region = element.as<net::AzureRegion>())
        return region->code;
    if (const auto* zone = element.as<net::AvailabilityZone>())
        return zone->zone;
    return element.name;
}

/// Which element of the import each element of the network has become.
std::map<ElementId, ElementId> pairs(const net::Topology& before, const net::Topology& after,
                                     const std::map<ElementId, std::string>& exported)
{
    std::map<std::string, ElementId> byCloudId;
    for (const auto& [id, element] : after.elements())
        if (!element->cloud_id.empty())
            byCloudId.emplace(element->cloud_id, id);
    std::map<ElementId, ElementId> out;
    std::set<ElementId> taken;
    const auto pair = [&](ElementId id, ElementId other) {
        out[id] = other;
        taken.insert(other);
    };
    for (const auto& [id, cloudId] : exported)
        if (const auto it = byCloudId.find(cloudId);
            it != byCloudId.end() && after.find(it->second)->kind() == before.find(id)->kind())
            pair(id, it->second);
    // The rest by what they are and what they are called, then by what they are only.
    for (const bool named : {true, false})
        for (const auto& [id, element] : before.elements()) {
            if (out.contains(id))
                continue;
            for (const auto& [other, candidate] : after.elements())
                if (!taken.contains(other) && candidate->kind() == element->kind() && candidate->cloud_id.empty() &&
                    (!named || ownName(*candidate) == ownName(*element))) {
                    pair(id, other);
                    break;
                }
        }
    return out;
}

/// Reads entries of a residue; what does not fit makes it damaged.
struct Assembly {
    json elements = json::array();
    std::map<std::string, const net::Element*> byKey;
    std::map<ElementId, ElementId> ids;  ///< of the import -> of the network
    std::set<std::int64_t> used;
};

void put(Assembly& out, const json& element)
{
    out.used.insert(element.at("id").get<std::int64_t>());
    out.elements.push_back(element);
}

void takeFrom(Assembly& out, const json& entry)
{
    const auto it = out.byKey.find(entry.at("from").get<std::string>());
    if (it == out.byKey.end())
        return;
    net::Element copy = *it->second;
    net::mapReferences(copy, [&](ElementId id) {
        const auto mapped = out.ids.find(id);
        return mapped == out.ids.end() ? ElementId{} : mapped->second;
    });
    json element = plainJson(copy);
    element["id"] = entry.at("id");
    for (const auto& [key, value] : entry.at("set").items()) {
        if (value.is_null())
            element.erase(key);
        else
            element[key] = value;
    }
    put(out, element);
}

/// Elements whose holder is no longer there cannot stand.
void dropHomeless(json& elements)
{
    for (bool changed = true; changed;) {
        std::set<json> there;
        for (const json& element : elements)
            there.insert(element.at("id"));
        const auto homeless = [&](const json& e) { return e.contains("parent") && !there.contains(e.at("parent")); };
        changed = std::erase_if(elements.get_ref<json::array_t&>(), homeless) > 0;
    }
}

net::Network assembled(const Imported& imported, const json& residue)
{
    Assembly out;
    std::int64_t highest = 0;
    std::set<std::string> dropped;
    for (const json& key : residue.at("drop"))
        dropped.insert(key.get<std::string>());
    for (const auto& [id, key] : importKeys(imported.network.topology))
        out.byKey[key] = imported.network.topology.find(id);
    for (const char* list : {"elements", "more"})
        for (const json& entry : residue.at(list))
            highest = std::max(highest, entry.at("id").get<std::int64_t>());
    for (const json& entry : residue.at("elements"))
        if (const auto it = out.byKey.find(entry.at("from").get<std::string>()); it != out.byKey.end())
            out.ids[it->second->id] = ElementId{entry.at("id").get<std::int64_t>()};
    json fresh = json::array();
    for (const auto& [key, element] : out.byKey)
        if (!out.ids.contains(element->id) && !dropped.contains(key)) {
            out.ids[element->id] = ElementId{++highest};
            fresh.push_back({{"from", key}, {"id", highest}, {"set", json::object()}});
        }
    for (const json& entry : residue.at("elements"))
        takeFrom(out, entry);
    for (const json& entry : fresh)
        takeFrom(out, entry);
    for (const json& element : residue.at("more"))
        put(out, element);
    dropHomeless(out.elements);
    json document = residue.at("network");
    document["elements"] = std::move(out.elements);
    auto network = readNetwork(document.dump(-1, ' ', false, json::error_handler_t::replace), {});
    if (!network)
        throw std::runtime_error(network.error().detail);  // to withResidue(), not out of core
    return *std::move(network);
}

}  // namespace

std::map<ElementId, std::string> importKeys(const net::Topology& topology)
{
    std::map<ElementId, std::string> out;
    std::map<std::string, int> times;
    const auto keyOf = [&](auto&& self, const net::Element& element) -> const std::string& {
        if (const auto it = out.find(element.id); it != out.end())
            return it->second;
        std::string key = element.cloud_id;
        if (key.empty()) {
            const net::Element* holder = topology.find(element.parent);
            key = (holder ? self(self, *holder) : std::string()) + '|' + std::string(enumName(element.kind())) + '|' +
                  ownName(element);
        }
        if (const int before = times[key]++; before > 0)
            key += '#' + std::to_string(before + 1);
        return out[element.id] = std::move(key);
    };
    for (const auto& [id, element] : topology.elements())
        keyOf(keyOf, *element);
    return out;
}

json residueOf(const net::Network& network, const Imported& again, const std::map<ElementId, std::string>& exported)
{
    const net::Topology& after = again.network.topology;
    const auto paired = pairs(network.topology, after, exported);
    const auto keys = importKeys(after);
    std::map<ElementId, ElementId> back;
    for (const auto& [id, other] : paired)
        back[other] = id;
    json out{
        {"network", headerOf(network)}, {"elements", json::array()}, {"more", json::array()}, {"drop", json::array()}};
    for (const auto& [id, element] : network.topology.elements()) {
        const json wanted = plainJson(*element);
        const auto other = paired.find(id);
        if (other == paired.end()) {
            out["more"].push_back(wanted);
            continue;
        }
        net::Element copy = *after.find(other->second);
        net::mapReferences(copy, [&](ElementId ref) {
            const auto it = back.find(ref);
            return it == back.end() ? ElementId{} : it->second;
        });
        const json made = plainJson(copy);
        json set = json::object();
        for (const auto& [key, value] : wanted.items())
            if (key != "id" && (!made.contains(key) || made.at(key) != value))
                set[key] = value;
        for (const auto& [key, value] : made.items())
            if (!wanted.contains(key))
                set[key] = nullptr;
        out["elements"].push_back({{"from", keys.at(other->second)}, {"id", id.value}, {"set", std::move(set)}});
    }
    for (const auto& [id, key] : keys)
        if (!back.contains(id))
            out["drop"].push_back(key);
    return out;
}

Imported withResidue(Imported imported, const json& residue)
{
    try {
        net::Network network = assembled(imported, residue);
        network.name = network.name.empty() ? imported.network.name : network.name;
        imported.network = std::move(network);
        std::erase_if(imported.not_understood,
                      [](const NotUnderstood& item) { return item.why == "import.supposed_address"; });
    } catch (const std::exception& e) {  // the residue is not as residueOf() wrote it
        imported.not_understood.push_back({{}, 0, '/' + std::string(kResidueKey), "import.residue", {e.what()}});
    }
    return imported;
}

}  // namespace pb::exchange
