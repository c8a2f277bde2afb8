// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/plan_view.h"

#include "ui/review/plan_delegate.h"
#include "ui/review/table_style.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

/// Widths in average characters. Those of kFitted take what they need, between this and what leaves the notes theirs;
/// the last takes what is left.
constexpr std::array<int, PlanModel::kColumns> kWidths{13, 34, 12, 22, 10, 19, 6, 5, 7, 17, 10};
constexpr int kMostAcceptance = 29;  ///< average characters: until when; who accepted it is in the tool tip
/// The first ones first.
constexpr std::array<int, 3> kFitted{PlanModel::kAcceptance, PlanModel::kStatus, PlanModel::kQuestion};

bool isFitted(int column) { return std::find(kFitted.begin(), kFitted.end(), column) != kFitted.end(); }

}  // namespace

PlanView::PlanView(QWidget* parent) : QTableView(parent)
{
    setObjectName(u"plan_table"_s);
    setItemDelegate(new PlanDelegate(this));
    setUpTable(*this, 12);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    horizontalHeader()->setStretchLastSection(true);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (isFitted(column) && !m_fitting)
            m_ownWidth = true;
    });
}

void PlanView::setPlan(PlanModel* model)
{
    m_plan = model;
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &PlanView::remember);
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &PlanView::restore);
    sortByColumn(PlanModel::kRisk, Qt::AscendingOrder);
    fitColumns();
}

void PlanView::fitColumns()
{
    m_fitting = true;
    for (int column = 0; column < PlanModel::kColumns; ++column)
        if (column != PlanModel::kQuestion)
            setColumnWidth(column, leastWidth(column));
    m_fitting = false;
    fitToContents();
}

int PlanView::leastWidth(int column) const
{
    return kWidths[static_cast<std::size_t>(column)] * fontMetrics().averageCharWidth();
}

int PlanView::longestIn(int column) const
{
    int longest = 0;
    const int most =
        column == PlanModel::kAcceptance ? kMostAcceptance * fontMetrics().averageCharWidth() : viewport()->width();
    for (int row = 0; row < m_plan->rowCount(); ++row)
        if (m_plan->lineAt(row))
            longest = std::max(longest, sizeHintForIndex(m_plan->index(row, column)).width());
    return std::min(longest, most);
}

/// As wide as what stands in them, as long as the other columns keep their widths.
void PlanView::fitToContents()
{
    if (m_ownWidth || !m_plan)
        return;
    int room = viewport()->width() - leastWidth(PlanModel::kColumns - 1);
    for (int column = 0; column < PlanModel::kColumns - 1; ++column)
        room -= isFitted(column) ? leastWidth(column) : columnWidth(column);
    m_fitting = true;
    for (const int column : kFitted) {
        const int more = std::clamp(longestIn(column) - leastWidth(column), 0, std::max(room, 0));
        setColumnWidth(column, leastWidth(column) + more);
        room -= more;
    }
    m_fitting = false;
}

void PlanView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitToContents();
}

void PlanView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitColumns();
}

std::vector<review::QuestionKey> PlanView::chosen() const
{
    std::vector<review::QuestionKey> keys;
    if (!m_plan)
        return keys;
    for (int row = 0; row < m_plan->rowCount(); ++row)
        if (const PlanLine* line = m_plan->lineAt(row); line && selectionModel()->isRowSelected(row))
            keys.push_back(line->key);
    if (const PlanLine* line = m_plan->lineAt(currentIndex().row()); keys.empty() && line)
        keys.push_back(line->key);
    return keys;
}

void PlanView::remember()
{
    if (!selectionModel())
        return;
    m_restoring = true;
    m_kept = chosen();
    const PlanLine* line = m_plan->lineAt(currentIndex().row());
    m_current = line ? line->key : m_kept.empty() ? review::QuestionKey{} : m_kept.front();
    m_column = std::max(0, currentIndex().column());
}

void PlanView::restore()
{
    clearSpans();
    int first = -1;
    for (int row = 0; row < m_plan->rowCount(); ++row) {
        if (!m_plan->lineAt(row))
            setSpan(row, 0, 1, PlanModel::kColumns);
        else if (first < 0)
            first = row;
    }
    const int current = m_plan->rowOf(m_current);
    selectionModel()->setCurrentIndex(m_plan->index(current < 0 ? first : current, m_column),
                                      QItemSelectionModel::NoUpdate);
    QItemSelection selection;
    for (const review::QuestionKey& key : m_kept)
        if (const int row = m_plan->rowOf(key); row >= 0)
            selection.select(m_plan->index(row, 0), m_plan->index(row, PlanModel::kColumns - 1));
    if (selection.isEmpty() && first >= 0)
        selection.select(m_plan->index(first, 0), m_plan->index(first, PlanModel::kColumns - 1));
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_restoring = false;
    fitToContents();
    emit chosenChanged();
}

void PlanView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_restoring)
        emit chosenChanged();
}

bool PlanView::activate(const QModelIndex& index)
{
    const PlanLine* line = m_plan ? m_plan->lineAt(index.row()) : nullptr;
    if (!line)
        return false;
    if (index.column() == PlanModel::kAcceptance) {
        emit acceptanceAsked();
        return true;
    }
    if (!(index.flags() & Qt::ItemIsEditable)) {
        emit questionAsked(line->key);
        return true;
    }
    edit(index);
    return true;
}

void PlanView::keyPressEvent(QKeyEvent* event)
{
    const int side = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (side != 0 && event->modifiers() == Qt::NoModifier && chosen().size() > 1) {
        // To another column of the same rows: what is selected is what will be edited.
        const int column = std::clamp(currentIndex().column() + side, 0, PlanModel::kColumns - 1);
        selectionModel()->setCurrentIndex(m_plan->index(currentIndex().row(), column), QItemSelectionModel::NoUpdate);
        scrollTo(currentIndex());
        return;
    }
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (plain && enter && state() != EditingState && activate(currentIndex()))
        return;
    if (plain && event->key() == Qt::Key_Delete && currentIndex().flags() & Qt::ItemIsEditable) {
        const int column = currentIndex().column();
        const bool number = column == PlanModel::kLikelihood || column == PlanModel::kImpact ||
                            column == PlanModel::kEffort || column == PlanModel::kStatus;
        m_plan->setData(currentIndex(), number ? QVariant(0) : QVariant(QString()), Qt::EditRole);
        return;
    }
    QTableView::keyPressEvent(event);
}

void PlanView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !activate(indexAt(event->pos())))
        QTableView::mouseDoubleClickEvent(event);
}

void PlanView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (!m_plan || m_plan->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(
        viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
        m_plan->lines().empty()
            ? tr("There is nothing to plan yet. Answer questions in the review: every high and medium risk stands "
                 "here, to be planned.")
            : tr("Nothing passes the filter."));
}

}  // namespace pb::ui
