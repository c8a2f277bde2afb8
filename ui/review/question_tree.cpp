// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/question_tree.h"

#include "ui/review/question_delegate.h"

#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

namespace pb::ui {

QuestionTree::QuestionTree(QWidget* parent) : QTreeView(parent)
{
    setItemDelegate(new QuestionDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setExpandsOnDoubleClick(false);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (index.model()->hasChildren(index))
            setExpanded(index, !isExpanded(index));
    });
}

void QuestionTree::reveal(const QModelIndex& question)
{
    m_revealed = question;
    for (QModelIndex group = question.parent(); group.isValid(); group = group.parent())
        expand(group);
    scrollIntoSight();
}

void QuestionTree::scrollIntoSight()
{
    if (!m_revealed.isValid())
        return;
    QModelIndex first = m_revealed.parent();
    if (first.row() == 0)
        first = first.parent();
    scrollTo(m_revealed);
    // scrollTo() may leave a pixel of the row below the edge, and knows nothing of headers; a group that is taller than
    // the tree goes without its header.
    const int room = viewport()->height() - visualRect(m_revealed).bottom() - 1;
    const int down = room < 0 ? room : std::clamp(-visualRect(first).top(), 0, room);
    verticalScrollBar()->setValue(verticalScrollBar()->value() - down);
}

void QuestionTree::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void QuestionTree::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    if (!model() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(12, 16, -12, 0), Qt::AlignTop | Qt::AlignHCenter | Qt::TextWordWrap,
                     m_emptyText);
}

void QuestionTree::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    if (event->size().height() != event->oldSize().height())
        scrollIntoSight();
}

}  // namespace pb::ui
