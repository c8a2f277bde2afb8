// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/pillar_strip.h"

#include "ui/review/review_text.h"
#include "ui/review/risk_bar.h"
#include "ui/review/risk_style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace pb::ui {

using review::Risk;

namespace {

constexpr int kMargin = 10;

/// Draws mark and number of one risk; returns how far that came.
int paintCount(QPainter& painter, QPoint at, Risk risk, int count, const QPalette& palette)
{
    const int size = painter.fontMetrics().ascent();
    paintRiskMark(painter, QRectF(at.x(), at.y() - size + 1, size, size), risk, palette);
    const QString number = QString::number(count);
    painter.setPen(palette.color(QPalette::Text));
    painter.drawText(at.x() + size + 4, at.y(), number);
    return size + 4 + painter.fontMetrics().horizontalAdvance(number) + 10;
}

}  // namespace

PillarTile::PillarTile(const review::Pillar& pillar, QWidget* parent) : RowButton(parent), m_name(pillar.name)
{
    setObjectName(u"pillar_"_s + QString::fromStdString(pillar.id));
    setCheckable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
}

void PillarTile::setCounts(const review::RiskCounts& counts)
{
    m_counts = counts;
    retranslate();
    update();
}

QSize PillarTile::sizeHint() const
{
    return {150, fontMetrics().height() * 2 + fontMetrics().height() / 2 + 2 * kMargin + 8};
}
QSize PillarTile::minimumSizeHint() const { return {96, sizeHint().height()}; }

void PillarTile::paintEvent(QPaintEvent* event)
{
    RowButton::paintEvent(event);
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    const QRect inside = rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    const QString progress = u"%1/%2"_s.arg(m_counts.answered()).arg(m_counts.total());
    const int progressWidth = metrics.horizontalAdvance(progress) + 6;
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(inside.left(), inside.top() + metrics.ascent(),
                     QFontMetrics(bold).elidedText(text(), Qt::ElideRight, inside.width() - progressWidth));
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRect(inside.left(), inside.top(), inside.width(), metrics.height()), Qt::AlignRight, progress);
    const int barHeight = metrics.height() / 2;
    RiskBar::paint(painter, QRectF(inside.left(), inside.top() + metrics.height() + 4, inside.width(), barHeight),
                   m_counts, palette());
    int left = inside.left();
    for (const Risk risk : {Risk::High, Risk::Medium, Risk::None})
        left +=
            paintCount(painter, {left, inside.bottom() - metrics.descent() + 1}, risk, m_counts.of(risk), palette());
}

void PillarTile::changeEvent(QEvent* event)
{
    RowButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PillarTile::retranslate()
{
    setText(lensText(m_name, text::current()));
    const QString counts = countsText(m_counts);
    setToolTip(u"%1\n%2"_s.arg(text(), counts));
    setAccessibleDescription(counts);
    update();
}

PillarStrip::PillarStrip(QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
}

void PillarStrip::setLens(const review::Lens* lens)
{
    // They live on for a moment, and must not make the page wider meanwhile.
    for (const Entry& entry : m_entries) {
        m_layout->removeWidget(entry.tile);
        entry.tile->hide();
        entry.tile->deleteLater();
    }
    m_entries.clear();
    if (!lens)
        return;
    for (const review::Pillar& pillar : lens->pillars) {
        const QString id = QString::fromStdString(pillar.id);
        auto* tile = new PillarTile(pillar, this);
        connect(tile, &PillarTile::clicked, this, [this, id] { emit pillarChosen(id); });
        m_layout->addWidget(tile);
        tile->show();
        m_entries.push_back({id, tile});
    }
}

void PillarStrip::setSummary(const std::vector<review::PillarSummary>& rows)
{
    for (std::size_t i = 0; i < rows.size() && i < m_entries.size(); ++i)
        m_entries[i].tile->setCounts(rows[i].counts);
}

void PillarStrip::setCurrent(const QString& pillarId)
{
    for (const Entry& entry : m_entries)
        entry.tile->setChecked(entry.id == pillarId);
}

}  // namespace pb::ui
