// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/review/loose_json.h"
#include "core/review/lens.h"

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pb::exchange {

/// A value and the way to it. `value` is null where there is none.
struct LooseNode {
    const LooseValue* value = nullptr;
    std::string pointer;

    explicit operator bool() const { return value != nullptr; }
    LooseNode item(std::size_t i) const { return {&value->items[i], pointer + '/' + std::to_string(i)}; }
};

/// Repairs of a reader, before they have lines.
class RepairList {
public:
    void add(std::string_view id, const LooseNode& node, std::vector<std::string> args = {});
    /// In the order of the text, those of the parser among them.
    std::vector<Repair> take(const LooseJson& json);

private:
    std::vector<Repair> m_repairs;
    std::vector<std::size_t> m_offsets;
};

/// The members of an object by the names of the format. A name in another case ("Url", "risk_rules") is taken with a
/// repair; members without a name are kept.
class LooseObject {
public:
    LooseObject(RepairList& repairs, const LooseNode& node, std::initializer_list<std::string_view> names);

    /// Null where there is none, or JSON null.
    LooseNode operator[](std::string_view name) const;
    /// Whether a member was taken by a name.
    bool knows(std::string_view key) const;
    /// Members without a name, as compact JSON; each is noted.
    /// @param prefix of their keys: the pointer from the thing that keeps them
    void keepOthers(review::Extras& extras, const std::string& prefix = {});

private:
    RepairList& m_repairs;
    LooseNode m_node;
    std::vector<std::string_view> m_names;
    std::vector<std::size_t> m_taken;  ///< for each name its member; npos: none
    std::vector<std::size_t> m_others;
};

/// A text; numbers and flags are taken as they are written, lists of texts as lines.
std::string looseText(RepairList& repairs, const LooseNode& node);

/// The items of a list; a value alone counts as a list of one.
std::vector<LooseNode> looseList(RepairList& repairs, const LooseNode& node);

/// Ids of one scope: each is of the form of isLensId() and comes once.
class IdScope {
public:
    /// @param fallback where the text has none
    std::string take(RepairList& repairs, const LooseNode& node, const LooseNode& owner, const std::string& fallback);

private:
    std::string unique(const std::string& id);

    std::set<std::string> m_seen;
};

}  // namespace pb::exchange
