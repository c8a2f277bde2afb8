// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/trend_view.h"

#include "ui/text/language.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace pb::ui {

TrendView::TrendView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("trend_view"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrendView::setChart(TrendChart chart, std::vector<std::size_t> marked)
{
    m_chart = std::move(chart);
    m_marked = std::move(marked);
    update();
}

QSize TrendView::sizeHint() const { return {400, fontMetrics().lineSpacing() * 11}; }

ChartStyle TrendView::style() const { return ChartStyle::of(palette(), font(), text::current()); }

QRectF TrendView::area() const { return QRectF(rect()).adjusted(4, 4, -4, -4); }

void TrendView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintTrend(painter, area(), m_chart, m_marked, style());
}

void TrendView::mousePressEvent(QMouseEvent* event)
{
    if (const auto column = trendColumnAt(event->position(), area(), m_chart, style()))
        emit columnClicked(static_cast<int>(*column));
}

void TrendView::mouseMoveEvent(QMouseEvent* event)
{
    const bool over = trendColumnAt(event->position(), area(), m_chart, style()).has_value();
    setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool TrendView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto index = trendColumnAt(help->pos(), area(), m_chart, style());
    if (!index) {
        QToolTip::hideText();
        return true;
    }
    const TrendColumn& column = m_chart.columns[*index];
    QStringList lines{column.label};
    for (std::size_t i = 0; i < column.parts.size() && i < m_chart.legend.size(); ++i)
        lines << QStringLiteral("%1: %2").arg(m_chart.legend[i].name).arg(column.parts[i].count);
    QToolTip::showText(help->globalPos(), lines.join(u'\n'), this);
    return true;
}

}  // namespace pb::ui
