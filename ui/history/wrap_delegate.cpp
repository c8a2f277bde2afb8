// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/wrap_delegate.h"

#include <QHeaderView>
#include <QTreeView>

#include <algorithm>

namespace pb::ui {

namespace {
constexpr int kPadding = 5;     ///< above and below a text
constexpr int kSides = 12;      ///< beside it, as the style draws it
constexpr int kMostLines = 12;  ///< of one row; longer texts are read where they were written
}  // namespace

WrapDelegate::WrapDelegate(QTreeView& view) : QStyledItemDelegate(&view), m_view(view)
{
    // Columns of another width break their texts elsewhere.
    connect(view.header(), &QHeaderView::sectionResized, &view, [&view] { view.doItemsLayout(); });
}

void WrapDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->features |= QStyleOptionViewItem::WrapText;
    option->textElideMode = Qt::ElideRight;
}

QSize WrapDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem full = option;
    initStyleOption(&full, index);
    int width = m_view.columnWidth(index.column()) - kSides;
    if (index.column() == 0) {
        int depth = m_view.rootIsDecorated() ? 1 : 0;
        for (QModelIndex at = index.parent(); at.isValid(); at = at.parent())
            ++depth;
        width -= depth * m_view.indentation();
    }
    if (!full.icon.isNull())
        width -= full.decorationSize.width() + 6;
    const QRect text = full.fontMetrics.boundingRect(QRect(0, 0, std::max(width, 40), 100000),
                                                     Qt::TextWordWrap | Qt::AlignLeft, full.text);
    const int most = full.fontMetrics.lineSpacing() * kMostLines;
    const int height = std::clamp(text.height(), full.fontMetrics.height(), most) + 2 * kPadding;
    return {text.width() + kSides, height};
}

void setUpTree(QTreeView& view)
{
    view.setItemDelegate(new WrapDelegate(view));
    view.setWordWrap(true);
    view.setUniformRowHeights(false);
    view.setAlternatingRowColors(false);
    view.setAllColumnsShowFocus(true);
    view.setExpandsOnDoubleClick(false);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.header()->setSectionsMovable(false);
    view.header()->setHighlightSections(false);
    view.header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

}  // namespace pb::ui
