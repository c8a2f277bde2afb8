// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/diff.h"

#include "core/network/layout.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

namespace pb::net {

namespace {

/// What an element without a cloud id is known by inside its holder.
std::string ownName(const Element& element)
{
    if (const auto* region = element.as<Region>())
        return region->code;
    if (const auto* region = element.as<AzureRegion>())
        return region->code;
    if (const auto* zone = element.as<AvailabilityZone>())
        return zone->zone;
    return element.name;
}

class Matcher {
public:
    Matcher(const Topology& before, const Topology& after) : m_before(before), m_after(after) {}

    std::map<ElementId, ElementId> run(MatchBy by)
    {
        byCloudId();
        if (by == MatchBy::CloudIdThenId)
            for (const auto& [id, element] : m_before.elements())
                if (const Element* other = m_after.find(id);
                    other && !m_out.contains(id) && !m_taken.contains(id) && other->kind() == element->kind() &&
                    (element->cloud_id == other->cloud_id || element->cloud_id.empty() || other->cloud_id.empty()))
                    pair(id, id);
        // From the outside in: what stands in the same holder may be the same.
        for (std::size_t known = m_out.size() + 1; known != m_out.size();) {
            known = m_out.size();
            byPlace();
        }
        return std::move(m_out);
    }

private:
    using Key = std::tuple<Kind, ElementId, std::string>;

    void pair(ElementId one, ElementId other)
    {
        m_out[one] = other;
        m_taken.insert(other);
    }

    static std::map<std::pair<Kind, std::string>, std::optional<ElementId>> cloudIds(const Topology& topology)
    {
        std::map<std::pair<Kind, std::string>, std::optional<ElementId>> out;
        for (const auto& [id, element] : topology.elements())
            if (!element->cloud_id.empty())
                if (const auto [it, isNew] = out.try_emplace({element->kind(), element->cloud_id}, id); !isNew)
                    it->second.reset();  // twice: it tells nothing
        return out;
    }

    void byCloudId()
    {
        const auto there = cloudIds(m_after);
        for (const auto& [key, id] : cloudIds(m_before))
            if (const auto it = there.find(key); id && it != there.end() && it->second)
                pair(*id, *it->second);
    }

    /// Those that are alone with their kind, holder and name on both sides.
    void byPlace()
    {
        std::map<Key, std::vector<ElementId>> here, there;
        for (const auto& [id, element] : m_before.elements()) {
            const auto holder = m_out.find(element->parent);
            if (!m_out.contains(id) && (!element->parent || holder != m_out.end()))
                here[{element->kind(), element->parent ? holder->second : ElementId{}, ownName(*element)}].push_back(
                    id);
        }
        for (const auto& [id, element] : m_after.elements())
            if (!m_taken.contains(id))
                there[{element->kind(), element->parent, ownName(*element)}].push_back(id);
        for (const auto& [key, ids] : here)
            if (const auto it = there.find(key); ids.size() == 1 && it != there.end() && it->second.size() == 1)
                pair(ids.front(), it->second.front());
    }

    const Topology& m_before;
    const Topology& m_after;
    std::map<ElementId, ElementId> m_out;
    std::set<ElementId> m_taken;
};

/// `element` as it would stand in the other drawing.
/// @param keep what has no counterpart becomes a negative id, which differs from all others; else none
Element mapped(const Element& element, const std::map<ElementId, ElementId>& ids, bool keep)
{
    Element out = element;
    mapReferences(out, [&](ElementId id) {
        const auto it = ids.find(id);
        return it == ids.end() ? ElementId{keep ? -id.value : 0} : it->second;
    });
    return out;
}

std::vector<std::string> changedFields(const Element& before, const Element& after)
{
    std::vector<std::string> out;
    if (before.parent != after.parent)
        out.emplace_back("parent");
    const auto compare = [&](std::string_view name) {
        const auto one = fieldValue(before, name), other = fieldValue(after, name);
        if (one && other && *one != *other)
            out.emplace_back(name);
    };
    for (const std::string_view name : {"name", "cloud_id", "note"})
        compare(name);
    for (const FieldInfo& info : fieldInfos(after.kind()))
        compare(info.name);
    return out;
}

/// Drawn by hand, and nothing that an import tells.
bool isOwn(const Element& element)
{
    return (element.kind() == Kind::Note || element.kind() == Kind::Internet || element.kind() == Kind::OnPremises) &&
           element.cloud_id.empty();
}

/// Fields that a person fills in and no import does.
bool isKept(std::string_view field, const Element& imported)
{
    if (field == "note" || field == "listens")
        return true;
    if (field == "tier")
        if (const auto tier = fieldValue(imported, "tier"); tier && *tier == FieldValue{std::string()})
            return true;
    return false;
}

class Updater {
public:
    Updater(const Network& current, const Network& imported)
        : m_current(current.topology), m_imported(imported.topology),
          m_pairs(matchElements(m_imported, m_current, MatchBy::CloudIdOnly))
    {
    }

    Edit run(const Network& current)
    {
        m_ids = m_pairs;
        std::int64_t next = m_current.highest().value;
        for (const auto& [id, element] : m_imported.elements())
            if (!m_ids.contains(id))
                m_ids[id] = ElementId{++next};
        AddElements fresh;
        for (const auto& [id, element] : m_imported.elements()) {
            Element wanted = mapped(*element, m_ids, false);
            wanted.id = m_ids.at(id);
            if (m_pairs.contains(id)) {
                change(*m_current.find(wanted.id), wanted);
            } else {
                wanted.box = {};
                fresh.elements.push_back(std::move(wanted));
            }
        }
        Batch all;
        if (!fresh.elements.empty())
            all.edits.push_back({std::move(fresh)});
        std::move(m_changes.begin(), m_changes.end(), std::back_inserter(all.edits));
        remove(all);
        Network after = current;
        if (!all.edits.empty() && applyEdit(after, {all}))
            if (Edit placed = layoutEdit(after.topology); placed != Edit{Batch{}})
                all.edits.push_back(std::move(placed));
        return {std::move(all)};
    }

private:
    void change(const Element& now, const Element& wanted)
    {
        for (const std::string& field : changedFields(now, wanted)) {
            if (field == "parent")
                m_changes.push_back({Place{now.id, wanted.parent, now.box}});
            else if (!isKept(field, wanted))
                m_changes.push_back({SetField{now.id, field, *fieldValue(wanted, field)}});
        }
    }

    /// What is gone, innermost first so that nothing is removed from under what stays.
    void remove(Batch& all)
    {
        std::set<ElementId> stays;
        for (const auto& [id, other] : m_pairs)
            stays.insert(other);
        RemoveElements gone;
        for (const auto& [id, element] : m_current.elements())
            if (!stays.contains(id) && !isOwn(*element))
                gone.ids.push_back(id);
        // A note or site that stands in what goes is put on the canvas itself.
        for (const auto& [id, element] : m_current.elements())
            if (isOwn(*element) && !stays.contains(id) &&
                std::find(gone.ids.begin(), gone.ids.end(), element->parent) != gone.ids.end())
                all.edits.push_back({Place{id, {}, element->box}});
        if (!gone.ids.empty())
            all.edits.push_back({std::move(gone)});
    }

    const Topology& m_current;
    const Topology& m_imported;
    std::map<ElementId, ElementId> m_pairs;  ///< of the import -> of the drawing, those that are the same
    std::map<ElementId, ElementId> m_ids;    ///< of the import -> of the drawing, all
    std::vector<Edit> m_changes;
};

}  // namespace

std::map<ElementId, ElementId> matchElements(const Topology& before, const Topology& after, MatchBy by)
{
    return Matcher(before, after).run(by);
}

std::vector<ElementChange> difference(const Topology& before, const Topology& after, MatchBy by)
{
    const auto pairs = matchElements(before, after, by);
    std::vector<ElementChange> vanished, changed, appeared;
    std::set<ElementId> known;
    for (const auto& [id, element] : before.elements()) {
        const auto it = pairs.find(id);
        if (it == pairs.end()) {
            vanished.push_back({id, {}, {}});
            continue;
        }
        known.insert(it->second);
        if (auto fields = changedFields(mapped(*element, pairs, true), *after.find(it->second)); !fields.empty())
            changed.push_back({id, it->second, std::move(fields)});
    }
    for (const auto& [id, element] : after.elements())
        if (!known.contains(id))
            appeared.push_back({{}, id, {}});
    std::move(changed.begin(), changed.end(), std::back_inserter(vanished));
    std::move(appeared.begin(), appeared.end(), std::back_inserter(vanished));
    return vanished;
}

Edit updateEdit(const Network& current, const Network& imported) { return Updater(current, imported).run(current); }

}  // namespace pb::net
