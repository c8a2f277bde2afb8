// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/aws_objects.h"

#include "core/base/ascii.h"
#include "core/exchange/network/json_text.h"

#include <algorithm>

namespace pb::exchange {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kMaxId = 128;

bool sameName(std::string_view a, std::string_view b)
{
    const auto plain = [](std::string_view name) {
        std::string out;
        for (const char c : name)
            if (c != '_' && c != '-' && c != ' ')
                out += lowered(c);
        return out;
    };
    return plain(a) == plain(b);
}

/// What is left of an id that is none: other characters become "_", a short one gets "_" behind it.
std::string madeId(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const bool allowed = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (allowed)
            out += c;
        else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80)
            out += '_';
    }
    if (out.find_first_not_of('_') == std::string::npos)
        return {};
    out.resize(std::min(out.size(), kMaxId));
    return out + std::string(out.size() < 3 ? 3 - out.size() : 0, '_');
}

}  // namespace

void RepairList::add(std::string_view id, const LooseNode& node, std::vector<std::string> args)
{
    if (m_repairs.size() >= kMaxRepairs)
        return;
    m_repairs.push_back({"lens.repair." + std::string(id), node.pointer, 0, 0, std::move(args)});
    m_offsets.push_back(node ? node.value->at : 0);
}

std::vector<Repair> RepairList::take(const LooseJson& json)
{
    std::vector<std::size_t> order(m_offsets.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return m_offsets[a] < m_offsets[b]; });
    std::vector<std::size_t> offsets;
    for (const std::size_t i : order)
        offsets.push_back(m_offsets[i]);
    const auto places = placesOf(json.text, offsets);
    std::vector<Repair> out = json.repairs;
    for (std::size_t i = 0; i < order.size(); ++i) {
        Repair& repair = out.emplace_back(std::move(m_repairs[order[i]]));
        repair.line = places[i].line;
        repair.column = places[i].column;
    }
    std::stable_sort(out.begin(), out.end(), [](const Repair& a, const Repair& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    return out;
}

LooseObject::LooseObject(RepairList& repairs, const LooseNode& node, std::initializer_list<std::string_view> names)
    : m_repairs(repairs), m_node(node), m_names(names), m_taken(names.size(), kNone)
{
    const auto& keys = node.value->keys;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const auto it = std::find(keys.begin(), keys.end(), m_names[i]);
        if (it != keys.end())
            m_taken[i] = static_cast<std::size_t>(it - keys.begin());
    }
    for (std::size_t k = 0; k < keys.size(); ++k) {
        if (std::find(m_taken.begin(), m_taken.end(), k) != m_taken.end())
            continue;
        const auto name = std::find_if(m_names.begin(), m_names.end(), [&](auto n) { return sameName(n, keys[k]); });
        const auto i = static_cast<std::size_t>(name - m_names.begin());
        if (name == m_names.end() || m_taken[i] != kNone) {
            m_others.push_back(k);
            continue;
        }
        m_taken[i] = k;
        m_repairs.add("key_case", (*this)[*name], {keys[k], std::string(*name)});
    }
}

LooseNode LooseObject::operator[](std::string_view name) const
{
    const auto it = std::find(m_names.begin(), m_names.end(), name);
    const std::size_t at = it == m_names.end() ? kNone : m_taken[static_cast<std::size_t>(it - m_names.begin())];
    if (at == kNone || m_node.value->items[at].isNull())
        return {nullptr, m_node.pointer};
    return {&m_node.value->items[at], m_node.pointer + pointerStep(m_node.value->keys[at])};
}

bool LooseObject::knows(std::string_view key) const
{
    return std::any_of(m_taken.begin(), m_taken.end(),
                       [&](std::size_t at) { return at != kNone && m_node.value->keys[at] == key; });
}

void LooseObject::keepOthers(review::Extras& extras, const std::string& prefix)
{
    for (const std::size_t k : m_others) {
        const std::string step = pointerStep(m_node.value->keys[k]);
        const LooseNode node{&m_node.value->items[k], m_node.pointer + step};
        m_repairs.add("unknown_key", node, {m_node.value->keys[k]});
        extras[prefix + step] = compactJson(*node.value);
    }
}

std::string looseText(RepairList& repairs, const LooseNode& node)
{
    if (!node || node.value->isText())
        return node ? node.value->text : std::string();
    std::string out;
    if (node.value->isList()) {
        for (std::size_t i = 0; i < node.value->items.size(); ++i)
            out += (i == 0 ? "" : "\n") + looseText(repairs, node.item(i));
    } else {
        out = node.value->isObject() ? compactJson(*node.value) : node.value->text;
    }
    repairs.add("not_text", node, {excerpt(out, 40)});
    return out;
}

std::vector<LooseNode> looseList(RepairList& repairs, const LooseNode& node)
{
    std::vector<LooseNode> out;
    if (!node)
        return out;
    if (!node.value->isList()) {
        repairs.add("not_list", node);
        out.push_back(node);
        return out;
    }
    out.reserve(node.value->items.size());
    for (std::size_t i = 0; i < node.value->items.size(); ++i)
        out.push_back(node.item(i));
    return out;
}

std::string IdScope::take(RepairList& repairs, const LooseNode& node, const LooseNode& owner,
                          const std::string& fallback)
{
    const std::string text = looseText(repairs, node);
    std::string id = text;
    if (!review::isLensId(id)) {
        id = madeId(text);
        if (id.empty())
            id = fallback;
        id = unique(id);
        if (node)
            repairs.add("id_form", node, {text, id});
        else
            repairs.add("id_missing", owner, {id});
    } else if (m_seen.contains(id)) {
        id = unique(id);
        repairs.add("id_twice", node, {text, id});
    }
    m_seen.insert(id);
    return id;
}

std::string IdScope::unique(const std::string& id)
{
    std::string out = id;
    for (int n = 2; m_seen.contains(out); ++n) {
        const std::string end = '_' + std::to_string(n);
        out = id.substr(0, kMaxId - end.size()) + end;
    }
    return out;
}

}  // namespace pb::exchange
