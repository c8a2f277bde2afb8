// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/truth_table_model.h"

#include "ui/lens/lens_words.h"
#include "ui/review/review_text.h"
#include "ui/review/risk_style.h"

#include <QApplication>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr int kMarkSize = 14;

QPixmap pixmapOf(review::Risk risk)
{
    const qreal ratio = qApp->devicePixelRatio();
    QPixmap pixmap(QSize(kMarkSize, kMarkSize) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintRiskMark(painter, QRectF(0, 0, kMarkSize, kMarkSize), risk, QApplication::palette());
    return pixmap;
}

}  // namespace

TruthTableModel::TruthTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void TruthTableModel::setQuestion(const review::Question& question, const review::TruthTable& table)
{
    beginResetModel();
    m_question = question;
    m_table = table;
    collect();
    endResetModel();
}

void TruthTableModel::clear()
{
    beginResetModel();
    m_question = {};
    m_table.reset();
    m_rows.clear();
    endResetModel();
}

void TruthTableModel::setFilter(std::optional<review::Outcome> outcome)
{
    beginResetModel();
    m_filter = outcome;
    collect();
    endResetModel();
}

void TruthTableModel::collect()
{
    m_rows.clear();
    if (!m_table || m_question.choices.size() > kMostChoices)
        return;
    for (review::Selection s = 1; s <= m_table->everything(); ++s)
        if (!m_filter || m_table->at(s) == *m_filter)
            m_rows.push_back(s);
    std::stable_sort(m_rows.begin(), m_rows.end(), [](auto a, auto b) { return std::popcount(a) < std::popcount(b); });
}

int TruthTableModel::rowOf(review::Selection selection) const
{
    const auto it = std::find(m_rows.begin(), m_rows.end(), selection);
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

void TruthTableModel::retranslate()
{
    if (m_rows.empty())
        return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int TruthTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TruthTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : 1 + static_cast<int>(m_question.choices.size());
}

QVariant TruthTableModel::data(const QModelIndex& index, int role) const
{
    const review::Selection selection = m_rows[static_cast<std::size_t>(index.row())];
    const review::Outcome outcome = m_table->at(selection);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return selectionName(m_question, selection) + u": "_s + outcomeName(outcome);
    if (index.column() == 0) {
        if (role == Qt::DisplayRole)
            return outcomeName(outcome);
        if (role == Qt::DecorationRole)
            return pixmapOf(riskOf(outcome));
        return role == Qt::ForegroundRole ? QVariant(riskColor(riskOf(outcome), QApplication::palette())) : QVariant();
    }
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignCenter);
    if (role == Qt::DisplayRole)
        return (selection >> (index.column() - 1) & 1U) != 0 ? u"●"_s : QString();
    return {};
}

QVariant TruthTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section == 0)
        return role == Qt::DisplayRole ? tr("Risk") : QVariant();
    const auto choice = static_cast<std::size_t>(section - 1);
    if (role == Qt::DisplayRole)
        return choiceLetter(choice);
    if (role == Qt::ToolTipRole && choice < m_question.choices.size())
        return lensText(m_question.choices[choice].title, text::current());
    return {};
}

}  // namespace pb::ui
