// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/page_preview.h"

#include <QPaintEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {
constexpr int kGap = 20;
}

PagePreview::PagePreview(QWidget* parent) : QWidget(parent) { setObjectName(u"pagePreview"_s); }

void PagePreview::show(const report::Rendered* rendered, const QString& whenEmpty)
{
    m_rendered = rendered;
    m_whenEmpty = whenEmpty;
    layOut();
}

void PagePreview::setPageWidth(int pixels)
{
    if (m_pageWidth == pixels)
        return;
    m_pageWidth = pixels;
    layOut();
}

void PagePreview::layOut()
{
    m_places.clear();
    double y = kGap;
    if (m_rendered)
        for (const report::Page& page : m_rendered->pages.pages) {
            const double height = m_pageWidth * page.shape.size.height() / page.shape.size.width();
            m_places.emplace_back(kGap, y, m_pageWidth, height);
            y += height + kGap;
        }
    setFixedSize(m_pageWidth + 2 * kGap, qMax(240, static_cast<int>(y)));
    update();
}

void PagePreview::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), palette().color(QPalette::Window));
    if (m_places.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_whenEmpty);
        return;
    }
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        if (!m_places[i].intersects(event->rect()))
            continue;
        painter.save();
        painter.setPen(palette().color(QPalette::Mid));
        painter.setBrush(Qt::white);
        painter.drawRect(m_places[i]);
        painter.setClipRect(m_places[i]);
        painter.translate(m_places[i].topLeft());
        const double scale = m_pageWidth / m_rendered->pages.pages[i].shape.size.width();
        painter.scale(scale, scale);
        m_rendered->paint(painter, static_cast<int>(i));
        painter.restore();
    }
}

}  // namespace pb::ui
