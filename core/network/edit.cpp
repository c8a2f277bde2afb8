// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/edit.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

std::string text(ElementId id) { return "element " + std::to_string(id.value); }

tl::unexpected<Error> unknown(ElementId id)
{
    return fail(Error::Code::NotFound, "net.element.unknown", text(id), "no such element");
}

/// Whether `holder` may hold an element of `kind`; a null holder is the canvas itself.
bool mayHold(const Element* holder, Kind kind)
{
    const KindInfo& info = kindInfo(kind);
    return holder ? contains(info.parents, holder->kind()) && kindInfo(holder->kind()).container : info.atRoot;
}

/// Whether `id` is `ancestor` or stands somewhere inside it.
bool isInside(const Topology& topology, ElementId id, ElementId ancestor)
{
    for (const Element* at = topology.find(id); at; at = topology.find(at->parent))
        if (at->id == ancestor)
            return true;
    return false;
}

tl::unexpected<Error> badParent(const Element& element, const Element* holder)
{
    return fail(Error::Code::Conflict, "net.element.parent", label(element), "the parent cannot hold this element",
                {holder ? label(*holder) : std::string()});
}

/// The parent is there and of a kind that holds such elements.
Status checkHolder(const Topology& topology, const Element& element, ElementId parent)
{
    const Element* holder = topology.find(parent);
    if ((parent && !holder) || !mayHold(holder, element.kind()))
        return badParent(element, holder);
    return {};
}

Status checkPlace(const Topology& topology, const Element& element, ElementId parent)
{
    if (auto held = checkHolder(topology, element, parent); !held)
        return held;
    if (isInside(topology, parent, element.id))
        return badParent(element, topology.find(parent));
    return {};
}

struct Apply {
    Network& network;
    Topology& topology = network.topology;

    Result<Edit> operator()(const AddElements& e) const
    {
        RemoveElements back;
        const auto refuse = [&](tl::unexpected<Error> error) -> Result<Edit> {
            for (const ElementId id : back.ids)
                topology.erase(id);
            return error;
        };
        for (const Element& element : e.elements) {
            if (!element.id || topology.contains(element.id))
                return refuse(fail(Error::Code::Conflict, "net.element.taken", text(element.id), "id already taken"));
            topology.put(element);
            back.ids.push_back(element.id);
        }
        for (const Element& element : e.elements)
            if (auto placed = checkPlace(topology, element, element.parent); !placed)
                return refuse(forward(std::move(placed)));
        return Edit{std::move(back)};
    }

    Result<Edit> operator()(const RemoveElements& e) const
    {
        const std::set<ElementId> gone(e.ids.begin(), e.ids.end());
        AddElements back;
        for (const ElementId id : gone) {
            const Element* element = topology.find(id);
            if (!element)
                return unknown(id);
            back.elements.push_back(*element);
        }
        for (const auto& [id, element] : topology.elements())
            if (gone.contains(element->parent) && !gone.contains(id))
                return fail(Error::Code::Conflict, "net.element.children", text(element->parent),
                            "still holds other elements", {label(*element)});
        for (const ElementId id : gone)
            topology.erase(id);
        return Edit{std::move(back)};
    }

    Result<Edit> operator()(const SetField& e) const
    {
        const Element* was = topology.find(e.id);
        if (!was)
            return unknown(e.id);
        Element now = *was;
        auto old = setFieldValue(now, e.field, e.value);
        if (!old)
            return forward(std::move(old));
        topology.put(std::move(now));
        return Edit{SetField{e.id, e.field, *std::move(old)}};
    }

    Result<Edit> operator()(const Place& e) const
    {
        const Element* was = topology.find(e.id);
        if (!was)
            return unknown(e.id);
        if (was->parent != e.parent)
            if (auto placed = checkPlace(topology, *was, e.parent); !placed)
                return forward(std::move(placed));
        const Edit back{Place{e.id, was->parent, was->box}};
        Element now = *was;
        now.parent = e.parent;
        now.box = e.box;
        topology.put(std::move(now));
        return back;
    }

    Result<Edit> operator()(const SetWaiver& e) const
    {
        if (e.waiver && e.waiver->reason.empty())
            return fail(Error::Code::Parse, "net.waiver.reason", e.finding_key, "a waiver needs a reason");
        const auto it = network.waivers.find(e.finding_key);
        SetWaiver back{e.finding_key, std::nullopt};
        if (it != network.waivers.end())
            back.waiver = it->second;
        if (e.waiver)
            network.waivers[e.finding_key] = *e.waiver;
        else
            network.waivers.erase(e.finding_key);
        return Edit{std::move(back)};
    }

    Result<Edit> operator()(const SetAsOf& e) const { return Edit{SetAsOf{std::exchange(network.as_of, e.as_of)}}; }
    Result<Edit> operator()(const Rename& e) const { return Edit{Rename{std::exchange(network.name, e.name)}}; }

    Result<Edit> operator()(const Batch& e) const
    {
        Batch back;
        for (const Edit& edit : e.edits) {
            auto inverse = applyEdit(network, edit);
            if (!inverse) {
                for (auto undo = back.edits.rbegin(); undo != back.edits.rend(); ++undo)
                    (void)applyEdit(network, *undo);  // an inverse of what was just done is never refused
                return inverse;
            }
            back.edits.push_back(*std::move(inverse));
        }
        std::reverse(back.edits.begin(), back.edits.end());
        return Edit{std::move(back)};
    }
};

struct Collect {
    Touched& out;

    void operator()(const AddElements& e) const
    {
        for (const Element& element : e.elements)
            out.elements.push_back(element.id);
    }
    void operator()(const RemoveElements& e) const
    {
        out.elements.insert(out.elements.end(), e.ids.begin(), e.ids.end());
    }
    void operator()(const SetField& e) const { out.elements.push_back(e.id); }
    void operator()(const Place& e) const { out.elements.push_back(e.id); }
    void operator()(const SetWaiver& e) const { out.waivers.push_back(e.finding_key); }
    void operator()(const SetAsOf&) const { out.header = true; }
    void operator()(const Rename&) const { out.header = true; }
    void operator()(const Batch& e) const
    {
        for (const Edit& edit : e.edits)
            std::visit(*this, edit.what);
    }
};

}  // namespace

bool operator==(const Batch& a, const Batch& b) { return a.edits == b.edits; }

Result<Edit> applyEdit(Network& network, const Edit& edit) { return std::visit(Apply{network}, edit.what); }

Touched touched(const Edit& edit)
{
    Touched out;
    std::visit(Collect{out}, edit.what);
    return out;
}

}  // namespace pb::net
