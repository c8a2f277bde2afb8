// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/edit_text.h"

#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/element_summary.h"
#include "ui/canvas/field_text.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/tr.h"

#include <QStringList>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

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
