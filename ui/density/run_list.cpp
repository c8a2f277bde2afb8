// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/run_list.h"

#include "ui/density/run_texts.h"
#include "ui/text/format.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

enum Role { kId = Qt::UserRole, kWhere, kOutcome };

/// Name over host and date, the outcome on the third line.
class RunDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {160, static_cast<int>(option.fontMetrics.height() * 3.9)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        row.text.clear();
        row.widget->style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
        const bool selected = row.state.testFlag(QStyle::State_Selected);
        const QPalette& palette = row.palette;
        const QColor ink = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const QColor faint = selected ? ink : palette.color(QPalette::PlaceholderText);
        const int line = row.fontMetrics.height();
        QRect rect = row.rect.adjusted(10, line / 3, -8, 0);
        rect.setHeight(line);
        QFont bold = row.font;
        bold.setWeight(QFont::DemiBold);
        const auto write = [&](const QString& text, const QColor& color, const QFont& font) {
            painter->setFont(font);
            painter->setPen(color);
            painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                              QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
            rect.translate(0, static_cast<int>(line * 1.08));
        };
        painter->save();
        write(index.data(Qt::DisplayRole).toString(), ink, bold);
        write(index.data(kWhere).toString(), faint, row.font);
        write(index.data(kOutcome).toString(), ink, row.font);
        painter->restore();
    }

    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        editor->setGeometry(QRect(option.rect.topLeft(), QSize(option.rect.width(), editor->sizeHint().height())));
    }
};

RunId idOf(const QListWidgetItem* item) { return item ? RunId{item->data(kId).toLongLong()} : RunId{}; }

std::vector<const workspace::RunRecord*> newestFirst(const workspace::Workspace& workspace, WorkloadId workload)
{
    std::vector<const workspace::RunRecord*> out;
    for (const auto& [id, run] : workspace.runs)
        if (run.workload == workload)
            out.push_back(&run);
    std::ranges::sort(out, [](const auto* a, const auto* b) {
        return std::pair(a->started_utc, a->id) > std::pair(b->started_utc, b->id);
    });
    return out;
}

}  // namespace

RunList::RunList(QWidget* parent) : QListWidget(parent)
{
    setItemDelegate(new RunDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    connect(this, &QListWidget::itemChanged, this, &RunList::onItemChanged);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* current) {
        if (!m_filling && current)
            emit runActivated(idOf(current));
    });
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { emit runActivated(idOf(item)); });
}

void RunList::setRuns(const workspace::Workspace& workspace, WorkloadId workload, RunId live)
{
    m_filling = true;
    const RunId before = selected();
    clear();
    for (const workspace::RunRecord* run : newestFirst(workspace, workload)) {
        auto* item = new QListWidgetItem(QString::fromStdString(run->name), this);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(kId, static_cast<qlonglong>(run->id.value));
        item->setData(kWhere, whereText(*run));
        item->setData(kOutcome, run->id == live ? tr("Running") : outcomeText(run->summary));
        if (run->id == before)
            setCurrentItem(item);
    }
    m_filling = false;
}

RunId RunList::selected() const { return idOf(currentItem()); }

RunId RunList::first() const { return idOf(item(0)); }

void RunList::select(RunId run)
{
    m_filling = true;
    setCurrentItem(nullptr);
    for (int i = 0; i < count(); ++i)
        if (idOf(item(i)) == run)
            setCurrentItem(item(i));
    m_filling = false;
}

void RunList::onItemChanged(QListWidgetItem* item)
{
    if (!m_filling)
        emit renamed(idOf(item), item->text().trimmed());
}

void RunList::contextMenuEvent(QContextMenuEvent* event)
{
    QListWidgetItem* item = itemAt(event->pos());
    if (!item)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Rename")), &QAction::triggered, this, [this] { editItem(currentItem()); });
    connect(menu->addAction(tr("Delete")), &QAction::triggered, this,
            [this, run = idOf(item)] { emit removeAsked(run); });
    menu->popup(event->globalPos());
}

void RunList::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Delete) && selected())
        emit removeAsked(selected());
    else
        QListWidget::keyPressEvent(event);
}

}  // namespace pb::ui
