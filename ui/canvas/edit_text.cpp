// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/edit_text.h"

#include "core/network/row_phrase.h"
#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/element_summary.h"
#include "ui/canvas/field_text.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/row_table.h"
#include "ui/canvas/tr.h"
#include "ui/text/phrase_text.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

/// What was there and is not, and what is there and was not.
template <class Row>
struct RowChange {
    std::vector<Row> gone, come;

    RowChange(const std::vector<Row>& before, const std::vector<Row>& after)
        : gone(without(before, after)), come(without(after, before))
    {
    }
    static std::vector<Row> without(std::vector<Row> rows, const std::vector<Row>& others)
    {
        std::erase_if(rows,
                      [&](const Row& row) { return std::find(others.begin(), others.end(), row) != others.end(); });
        return rows;
    }
};

class Teller {
public:
    explicit Teller(const net::Topology& topology) : m_topology(topology) {}

    QString operator()(const net::AddElements& add) const
    {
        QStringList names;
        for (const net::Element& element : add.elements)
            names << kindLabel(element.kind()) + u' ' + elementTitle(element);
        return CanvasTr::tr("Add %1").arg(names.join(u", "_s));
    }
    QString operator()(const net::RemoveElements& remove) const
    {
        return CanvasTr::tr("Delete %1").arg(commands::nameOf(m_topology, remove.ids));
    }
    QString operator()(const net::Place& place) const
    {
        return CanvasTr::tr("Move %1").arg(commands::nameOf(m_topology, {place.id}));
    }
    QString operator()(const net::SetField& set) const
    {
        const net::Element* element = m_topology.find(set.id);
        const QString name = commands::nameOf(m_topology, {set.id});
        const QString field = element ? fieldLabel(set.field, enumName(element->kind())) : QString();
        if (const QString rows = element ? rowsOf(set, *element, field, name) : QString(); !rows.isEmpty())
            return rows;
        const QString value = valueOf(set);
        return value.isEmpty() ? CanvasTr::tr("Change %1 of %2").arg(field, name)
                               : CanvasTr::tr("Set %1 of %2 to %3").arg(field, name, value);
    }
    QString operator()(const net::Batch& batch) const
    {
        QStringList parts;
        for (const net::Edit& edit : batch.edits)
            if (const QString part = editText(m_topology, edit); !part.isEmpty() && !parts.contains(part))
                parts << part;
        return parts.join(u"; "_s);
    }
    template <class Other>
    QString operator()(const Other&) const
    {
        return {};
    }

private:
    QString text(const net::Route& route) const
    {
        const QString to = route.destination ? QString::fromStdString(route.destination->text())
                                             : commands::nameOf(m_topology, {route.prefix_list});
        return u"%1 → %2"_s.arg(to, route.target ? commands::nameOf(m_topology, {route.target}) : u"–"_s);
    }
    QString text(const net::UserRoute& route) const
    {
        const QString to = QString::fromStdString(route.destination ? route.destination->text() : route.service_tag);
        const QString hop = choiceLabel(enumName(route.next_hop));
        return route.next_hop_ip ? u"%1 → %2 %3"_s.arg(to, hop, QString::fromStdString(route.next_hop_ip->text()))
                                 : u"%1 → %2"_s.arg(to, hop);
    }
    QString text(const net::AclEntry& entry) const { return text::phraseText(net::rowPhrase(entry)); }
    template <class Rule>
    QString text(const Rule& rule) const
    {
        return text::phraseText(net::rowPhrase(m_topology, rule));
    }

    /// "" where it is no table, or where too much changes to be told.
    QString rowsOf(const net::SetField& set, const net::Element& element, const QString& field,
                   const QString& name) const
    {
        const auto held = net::fieldValue(element, set.field);
        if (!held || held->index() != set.value.index() || rowTypeName(set.value).empty())
            return {};
        return std::visit(
            [&](const auto& after) -> QString {
                using Rows = std::decay_t<decltype(after)>;
                if constexpr (requires { typename Rows::value_type; })
                    if constexpr (HasFields<typename Rows::value_type>)
                        return changeText(RowChange(std::get<Rows>(*held), after), field, name);
                return {};
            },
            set.value);
    }
    template <class Row>
    QString changeText(const RowChange<Row>& change, const QString& field, const QString& name) const
    {
        if (change.gone.empty() && change.come.size() == 1)
            return CanvasTr::tr("Add to %1 of %2: %3").arg(field, name, text(change.come.front()));
        if (change.come.empty() && change.gone.size() == 1)
            return CanvasTr::tr("Remove from %1 of %2: %3").arg(field, name, text(change.gone.front()));
        if (change.come.size() == 1 && change.gone.size() == 1)
            return CanvasTr::tr("Replace in %1 of %2: %3, now %4")
                .arg(field, name, text(change.gone.front()), text(change.come.front()));
        return {};
    }
    QString valueOf(const net::SetField& set) const
    {
        if (const auto* flag = std::get_if<bool>(&set.value))
            return *flag ? CanvasTr::tr("on") : CanvasTr::tr("off");
        if (const auto* id = std::get_if<ElementId>(&set.value))
            return m_topology.find(*id) ? elementTitle(*m_topology.find(*id)) : CanvasTr::tr("(none)");
        if (const auto* text = std::get_if<std::string>(&set.value); text && hasLabel("choice." + *text))
            return choiceLabel(*text);
        return valueText(set.value).split(u'\n', Qt::SkipEmptyParts).join(u", "_s);
    }

    const net::Topology& m_topology;
};

}  // namespace

QString editText(const net::Topology& topology, const net::Edit& edit)
{
    return std::visit(Teller(topology), edit.what);
}

}  // namespace pb::ui
