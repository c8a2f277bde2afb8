// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/changes.h"

#include "core/exchange/network/element_json.h"
#include "ui/text/format.h"

#include <array>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

Json elementOf(const net::Element& element)
{
    return Json{{"id", element.id.value},
                {"kind", std::string(enumName(element.kind()))},
                {"label", net::label(element)},
                {"name", element.name},
                {"cloud_id", element.cloud_id}};
}

/// A field as the network file has it; null where it is empty there.
Json valueOf(const net::Element& element, const std::string& field)
{
    const Json all = exchange::elementJson(element);
    const auto it = all.find(field);
    return it == all.end() ? Json(nullptr) : *it;
}

QString shortText(const Json& value)
{
    constexpr qsizetype kMost = 160;
    const QString text = value.is_null() ? u"–"_s : QString::fromStdString(exchange::compact(value));
    return text.size() > kMost ? text.left(kMost) + u'…' : text;
}

QString lineOf(const net::Element& element)
{
    const std::string name =
        element.name.empty() || element.name == net::label(element) ? std::string() : " (" + element.name + ')';
    return QString::fromStdString(std::string(enumName(element.kind())) + ' ' + net::label(element) + name);
}

}  // namespace

Json changesJson(const Changes& changes)
{
    Json appeared = Json::array(), vanished = Json::array(), changed = Json::array();
    for (const net::ElementChange& change : changes.list) {
        if (!change.before) {
            appeared.push_back(elementOf(*changes.after.find(change.after)));
            continue;
        }
        const net::Element& before = *changes.before.find(change.before);
        if (!change.after) {
            vanished.push_back(elementOf(before));
            continue;
        }
        const net::Element& after = *changes.after.find(change.after);
        Json one = elementOf(after);
        one["before_id"] = before.id.value;
        one["fields"] = Json::array();
        for (const std::string& field : change.fields)
            one["fields"].push_back(
                Json{{"field", field}, {"before", valueOf(before, field)}, {"after", valueOf(after, field)}});
        changed.push_back(std::move(one));
    }
    return Json{{"appeared", std::move(appeared)}, {"vanished", std::move(vanished)}, {"changed", std::move(changed)}};
}

void printChanges(const Console& console, const Changes& changes)
{
    std::array<std::int64_t, 3> counts{};
    for (const net::ElementChange& change : changes.list) {
        if (!change.before) {
            ++counts[0];
            console.print(console.tinted(u"+ "_s + lineOf(*changes.after.find(change.after)), Tint::Good));
            continue;
        }
        const net::Element& before = *changes.before.find(change.before);
        if (!change.after) {
            ++counts[1];
            console.print(console.tinted(u"- "_s + lineOf(before), Tint::Bad));
            continue;
        }
        ++counts[2];
        const net::Element& after = *changes.after.find(change.after);
        console.print(console.tinted(u"~ "_s + lineOf(after), Tint::Warning));
        for (const std::string& field : change.fields)
            console.print(u"    "_s + QString::fromStdString(field) + u": "_s + shortText(valueOf(before, field)) +
                          u" → "_s + shortText(valueOf(after, field)));
    }
    const auto number = [&](std::size_t i) { return text::count(counts[i], console.language()); };
    if (changes.list.empty())
        console.print(console.tinted(console.say("cli.diff.none"), Tint::Good));
    else
        console.print(console.say("cli.diff.total", {number(0), number(1), number(2)}));
}

}  // namespace pb::cli
