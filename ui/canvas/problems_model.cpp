// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/problems_model.h"

#include "core/network/rules.h"
#include "ui/canvas/element_summary.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/icons.h"
#include "ui/canvas/network_editor.h"
#include "ui/text/finding_text.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStringList>

#include <algorithm>

namespace pb::ui {

using namespace Qt::StringLiterals;

ProblemsModel::ProblemsModel(NetworkEditor& editor, QObject* parent) : QAbstractTableModel(parent), m_editor(editor)
{
    connect(&editor, &NetworkEditor::findingsChanged, this, &ProblemsModel::reload);
    connect(&editor, &NetworkEditor::headerChanged, this, &ProblemsModel::reload);
    connect(&editor, &NetworkEditor::networkChanged, this, &ProblemsModel::reload);
    connect(&editor, &NetworkEditor::selectionChanged, this, [this] {
        if (m_selectionOnly)
            reload();
    });
    reload();
}

int ProblemsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ProblemsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == SeverityColumn)
            return row.waiver ? tr("Waived") : text::severityName(row.finding.severity);
        return index.column() == ProblemColumn ? row.title : row.elements;
    case Qt::DecorationRole:
        if (index.column() == SeverityColumn)
            return severityIcon(row.finding.severity, QGuiApplication::palette());
        return {};
    case Qt::ToolTipRole:
        return row.sentence;
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(text::severityName(row.finding.severity), row.sentence);
    case Qt::ForegroundRole:
        return row.waiver ? QVariant(QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text)) : QVariant();
    case KeyRole:
        return QString::fromStdString(row.finding.key());
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case ProblemColumn:
        return tr("Problem");
    case ElementsColumn:
        return tr("Elements");
    default:
        return {};
    }
}

const Finding* ProblemsModel::finding(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_rows[static_cast<std::size_t>(row)].finding;
}

const Waiver* ProblemsModel::waiver(int row) const
{
    if (row < 0 || row >= rowCount() || !m_rows[static_cast<std::size_t>(row)].waiver)
        return nullptr;
    return &*m_rows[static_cast<std::size_t>(row)].waiver;
}

int ProblemsModel::rowOf(const std::string& key) const
{
    const auto it =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.finding.key() == key; });
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

void ProblemsModel::setSeverityShown(Severity severity, bool shown)
{
    m_shown[static_cast<std::size_t>(severity)] = shown;
    reload();
}

void ProblemsModel::setSelectionOnly(bool on)
{
    m_selectionOnly = on;
    reload();
}

bool ProblemsModel::passes(const Finding& finding) const
{
    if (!severityShown(finding.severity))
        return false;
    if (!m_selectionOnly || m_editor.selection().empty())
        return true;
    return std::any_of(finding.subjects.begin(), finding.subjects.end(), [&](ElementId subject) {
        return std::any_of(m_editor.selection().begin(), m_editor.selection().end(),
                           [&](ElementId chosen) { return isInside(m_editor.topology(), subject, chosen); });
    });
}

std::vector<ProblemsModel::Row> ProblemsModel::wanted()
{
    m_counts = {};
    const net::Network* network = m_editor.network();
    if (!network)
        return {};
    const Date day = net::rulesDate(*network);
    std::vector<Row> rows;
    for (Finding& finding : m_editor.findings()) {
        const auto waiver = network->waivers.find(finding.key());
        const bool waived = waiver != network->waivers.end() && waiver->second.appliesOn(day);
        if (!waived)
            ++m_counts[static_cast<std::size_t>(finding.severity)];
        if (!passes(finding))
            continue;
        QStringList elements;
        for (const ElementId id : finding.subjects)
            if (const net::Element* element = network->topology.find(id))
                elements << elementTitle(*element);
        const text::FindingText says = text::findingText(finding);
        rows.push_back({std::move(finding), waived ? std::optional(waiver->second) : std::nullopt, says.title,
                        says.sentence, elements.join(u", "_s)});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return !a.waiver && b.waiver; });
    return rows;
}

void ProblemsModel::reload()
{
    std::vector<Row> rows = wanted();
    if (rows != m_rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    emit countsChanged();
}

}  // namespace pb::ui
