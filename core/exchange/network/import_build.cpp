// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/import_build.h"

#include "core/network/edit.h"
#include "core/network/layout.h"

#include <algorithm>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

net::Element& ImportBuild::add(Kind kind, const std::string& cloudId, ElementId parent, std::string name)
{
    const ElementId id{elements.empty() ? 1 : elements.rbegin()->first.value + 1};
    // What is described takes the place of a stand-in of another kind; what is not modelled takes nobody's.
    if (!cloudId.empty() && kind == Kind::Opaque)
        m_ids.try_emplace(key(cloudId), id);
    else if (!cloudId.empty())
        m_ids.insert_or_assign(key(cloudId), id);
    net::Element& element = elements[id];
    element.id = id;
    element.parent = parent;
    element.name = std::move(name);
    element.cloud_id = cloudId;
    element.data = net::defaultData(kind);
    return element;
}

ElementId ImportBuild::known(const std::string& cloudId, net::Kinds kinds) const
{
    const auto it = m_ids.find(key(cloudId));
    const auto element = it == m_ids.end() ? elements.end() : elements.find(it->second);
    return element != elements.end() && net::contains(kinds, element->second.kind()) ? element->first : ElementId{};
}

ElementId ImportBuild::needed(const std::string& cloudId, Kind kind, ElementId parent, const InputPlace& place)
{
    if (cloudId.empty())
        return {};
    if (const ElementId id = known(cloudId, net::kinds(kind)))
        return id;
    if (m_ids.contains(key(cloudId)))  // an id of another kind
        return {};
    report.add(place, "import.missing", {cloudId, std::string(enumName(kind))});
    return add(kind, cloudId, parent, nameIn(cloudId)).id;
}

std::optional<net::Prefix> ImportBuild::prefix(const json& in, std::string_view field, const InputPlace& place)
{
    const std::string text = json_get::text(in, field);
    if (text.empty())
        return std::nullopt;
    const auto parsed = net::Prefix::parseLenient(text);
    if (parsed)
        return *parsed;
    report.add(place / field, "import.value", {text});
    return std::nullopt;
}

std::optional<net::Address> ImportBuild::address(const json& in, std::string_view field, const InputPlace& place)
{
    const std::string text = json_get::text(in, field);
    if (text.empty())
        return std::nullopt;
    const auto parsed = net::Address::parse(text);
    if (parsed)
        return *parsed;
    report.add(place / field, "import.value", {text});
    return std::nullopt;
}

bool ImportBuild::isHeld(const net::Element& element) const
{
    const net::KindInfo& info = net::kindInfo(element.kind());
    const auto holder = elements.find(element.parent);
    if (holder == elements.end())
        return !element.parent && info.atRoot;
    return net::contains(info.parents, holder->second.kind()) && net::kindInfo(holder->second.kind()).container;
}

/// Turning one element into Opaque may take the ground from under others, so it goes on until all stand.
void ImportBuild::settle()
{
    for (bool changed = true; changed;) {
        changed = false;
        for (auto& [id, element] : elements) {
            if (isHeld(element))
                continue;
            changed = true;
            element.parent = {};
            if (!net::kindInfo(element.kind()).atRoot)
                element.data = net::Opaque{std::string(enumName(element.kind())), {}};
        }
    }
}

Result<Imported> ImportBuild::finish(std::string name, bool (*leadsToInternet)(const net::Element&))
{
    if (std::any_of(elements.begin(), elements.end(), [&](const auto& entry) { return leadsToInternet(entry.second); }))
        add(Kind::Internet, {}, {}, {});
    settle();
    Imported out;
    out.network.name = std::move(name);
    net::AddElements all;
    for (auto& [id, element] : elements)
        all.elements.push_back(std::move(element));
    elements.clear();
    if (auto added = net::applyEdit(out.network, {std::move(all)}); !added)
        return forward(std::move(added));
    if (auto placed = net::applyEdit(out.network, net::layoutEdit(out.network.topology)); !placed)
        return forward(std::move(placed));
    out.not_understood = report.finish();
    return out;
}

}  // namespace pb::exchange
