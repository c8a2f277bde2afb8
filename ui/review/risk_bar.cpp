// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/risk_bar.h"

#include "ui/review/review_text.h"
#include "ui/review/risk_style.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <array>

namespace pb::ui {

using review::Risk;

namespace {

/// How tall each risk's segment stands in the bar, 0..1.
struct Segment {
    Risk risk;
    double height;
};
constexpr std::array kSegments{Segment{Risk::High, 1.0}, Segment{Risk::Medium, 0.78}, Segment{Risk::None, 0.56},
                               Segment{Risk::NotApplicable, 0.34}};

}  // namespace

RiskBar::RiskBar(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void RiskBar::setCounts(const review::RiskCounts& counts)
{
    m_counts = counts;
    retranslate();
    update();
}

QSize RiskBar::sizeHint() const { return {80, fontMetrics().height() / 2 + 2}; }

void RiskBar::paint(QPainter& painter, const QRectF& rect, const review::RiskCounts& counts, const QPalette& palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QColor base = palette.color(QPalette::Base);
    const double trackHeight = rect.height() * 0.34;
    const QRectF track(rect.left(), rect.bottom() - trackHeight, rect.width(), trackHeight);
    painter.setBrush(blend(base, palette.color(QPalette::Text), 0.14));
    painter.drawRoundedRect(track, trackHeight / 2, trackHeight / 2);
    double left = rect.left();
    for (const Segment& segment : kSegments) {
        const int count = counts.of(segment.risk);
        if (count == 0)
            continue;
        const double width = rect.width() * count / counts.total();
        const double height = rect.height() * segment.height;
        painter.setBrush(riskColor(segment.risk, palette));
        const QRectF box(left, rect.bottom() - height, width > 3 ? width - 1.5 : width, height);
        painter.drawRoundedRect(box, 2, 2);
        left += width;
    }
    painter.restore();
}

void RiskBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), m_counts, palette());
}

void RiskBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RiskBar::retranslate()
{
    const QString words = countsText(m_counts);
    setToolTip(words);
    setAccessibleName(words);
}

}  // namespace pb::ui
