// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/portfolio_table.h"

#include "ui/review/risk_bar.h"
#include "ui/review/risk_style.h"
#include "ui/review/table_style.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using review::Risk;

namespace {

constexpr int kPadding = 8;

class PortfolioDelegate final : public QStyledItemDelegate {
public:
    PortfolioDelegate(const PortfolioTable& table) : QStyledItemDelegate(const_cast<PortfolioTable*>(&table)) {}

    void setModel(const PortfolioModel* model) { m_model = model; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        const QColor base = option.palette.color(QPalette::Base);
        const QColor accent = option.palette.color(QPalette::Highlight);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, blend(base, accent, 0.16));
        const QRect rect = option.rect.adjusted(kPadding, 0, -kPadding, 0);
        if (const auto* counts =
                static_cast<const review::RiskCounts*>(index.data(PortfolioModel::CountsRole).value<void*>());
            counts && counts->total() > 0) {
            const int height = option.fontMetrics.height() * 2 / 3;
            RiskBar::paint(*painter, QRectF(rect.left(), rect.center().y() - height / 2 + 1, rect.width(), height),
                           *counts, option.palette);
        } else if (index.column() >= PortfolioModel::kFirstPillar + m_model->pillars() ||
                   index.column() < PortfolioModel::kFirstPillar) {
            paintText(*painter, option, rect, index);
        }
        painter->restore();
    }

private:
    QColor colorOf(const QModelIndex& index, const QPalette& palette) const
    {
        const int column = index.column();
        const int better = index.data(PortfolioModel::BetterRole).toInt();
        if (better != 0)
            return riskColor(better > 0 ? Risk::None : Risk::High, palette);
        if (column == m_model->tail(PortfolioModel::kHigh) && index.data().toInt() > 0)
            return riskColor(Risk::High, palette);
        if (column == m_model->tail(PortfolioModel::kMedium) && index.data().toInt() > 0)
            return riskColor(Risk::Medium, palette);
        const bool faint = column == PortfolioModel::kEnvironment || column > m_model->tail(PortfolioModel::kAnswered);
        return palette.color(faint ? QPalette::PlaceholderText : QPalette::Text);
    }

    void paintText(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                   const QModelIndex& index) const
    {
        QFont font = option.font;
        if (index.column() == PortfolioModel::kName)
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(colorOf(index, option.palette));
        const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
        painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter),
                         QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
    }

    const PortfolioModel* m_model = nullptr;
};

}  // namespace

PortfolioTable::PortfolioTable(QWidget* parent) : QTableView(parent)
{
    setObjectName(u"portfolio_table"_s);
    setItemDelegate(new PortfolioDelegate(*this));
    setUpTable(*this, 14);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
}

void PortfolioTable::setPortfolio(PortfolioModel* model, PortfolioProxy* proxy)
{
    m_portfolio = model;
    static_cast<PortfolioDelegate*>(itemDelegate())->setModel(model);
    setModel(proxy);
    connect(model, &QAbstractItemModel::modelReset, this, &PortfolioTable::fitColumns);
    sortByColumn(PortfolioModel::kName, Qt::AscendingOrder);
}

WorkloadId PortfolioTable::at(const QModelIndex& index) const
{
    return index.isValid() ? WorkloadId{index.data(PortfolioModel::IdRole).toLongLong()} : WorkloadId{};
}

void PortfolioTable::fitColumns()
{
    if (!m_portfolio || !model())
        return;
    const int character = fontMetrics().averageCharWidth();
    const int columns = m_portfolio->columnCount();
    int taken = 0;
    for (int column = 1; column < columns; ++column) {
        const bool pillar =
            column >= PortfolioModel::kFirstPillar && column < PortfolioModel::kFirstPillar + m_portfolio->pillars();
        const int least = character * (pillar ? 14 : column == m_portfolio->tail(PortfolioModel::kTrend) ? 20 : 8);
        const int head = horizontalHeader()->sectionSizeHint(column);
        const int width =
            std::max({least, head, pillar ? 0 : std::min(sizeHintForColumn(column) + 2 * kPadding, character * 28)});
        setColumnWidth(column, width);
        taken += width;
    }
    setColumnWidth(0, std::max(character * 26, viewport()->width() - taken));
}

void PortfolioTable::keyPressEvent(QKeyEvent* event)
{
    const WorkloadId workload = at(currentIndex());
    if (workload && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        emit opened(workload);
    else if (workload && event->key() == Qt::Key_F2 && !m_readOnly)
        emit editAsked(workload);
    else if (workload && event->key() == Qt::Key_Delete && !m_readOnly)
        emit removeAsked(workload);
    else
        QTableView::keyPressEvent(event);
}

void PortfolioTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const WorkloadId workload = at(indexAt(event->pos())))
        emit opened(workload);
}

void PortfolioTable::contextMenuEvent(QContextMenuEvent* event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard
                                  ? currentIndex()
                                  : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    const WorkloadId workload = at(index);
    if (!workload || m_readOnly)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open review"), this, [this, workload] { emit opened(workload); });
    menu->addSeparator();
    menu->addAction(tr("Rename and edit…"), this, [this, workload] { emit editAsked(workload); })
        ->setShortcut(Qt::Key_F2);
    menu->addAction(tr("New workload from this…"), this, [this, workload] { emit copyAsked(workload); });
    menu->addAction(tr("Save as a template…"), this, [this, workload] { emit templateAsked(workload); });
    menu->addAction(tr("Delete…"), this, [this, workload] { emit removeAsked(workload); })->setShortcut(Qt::Key_Delete);
    menu->popup(event->globalPos());
}

void PortfolioTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void PortfolioTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (!model() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignHCenter | Qt::AlignTop,
                     tr("No workload matches."));
}

}  // namespace pb::ui
