// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/table_block.h"

#include <QTextOption>

#include <numeric>

namespace pb::ui::report {

namespace {
constexpr double kPadX = points(4), kPadY = points(3.2), kDot = points(9);
}

TableBlock::TableBlock(std::vector<double> weights, const QStringList& header, std::vector<Row> rows)
    : m_weights(std::move(weights)), m_rows(std::move(rows))
{
    for (const QString& text : header)
        m_header.cells.push_back({text, true, ink::kMuted, {}});
}

void TableBlock::layOut(double width)
{
    if (width == m_width)
        return;
    m_width = width;
    m_lefts.clear();
    m_widths.clear();
    m_heights.clear();
    m_layouts.clear();
    const double sum = std::accumulate(m_weights.begin(), m_weights.end(), 0.0);
    double left = 0;
    for (const double weight : m_weights) {
        m_lefts.push_back(left);
        m_widths.push_back(width * weight / sum);
        left += m_widths.back();
    }
    m_layouts.resize(m_rows.size() + 1);
    m_heights.push_back(fillRow(m_header, m_layouts[0]));
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_heights.push_back(fillRow(m_rows[i], m_layouts[i + 1]));
}

double TableBlock::fillRow(const Row& row, std::vector<std::unique_ptr<QTextLayout>>& layouts) const
{
    double tallest = 0;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        auto layout = std::make_unique<QTextLayout>(printable(cell.text).replace(u'\n', QChar::LineSeparator),
                                                    font(size, cell.bold));
        layout->setTextOption(option);
        layout->beginLayout();
        double y = 0;
        const double indent = cell.dot.isValid() ? kDot : 0;
        for (QTextLine line = layout->createLine(); line.isValid() && y < kMaxRow; line = layout->createLine()) {
            line.setLineWidth(qMax(points(12), m_widths[i] - 2 * kPadX - indent));
            line.setPosition({kPadX + indent, y});
            y += points(size) * 1.32;
        }
        layout->endLayout();
        tallest = qMax(tallest, y);
        layouts.push_back(std::move(layout));
    }
    return tallest + 2 * kPadY;
}

double TableBlock::height(int from, int to) const
{
    return m_heights[0] + std::accumulate(m_heights.begin() + 1 + from, m_heights.begin() + 1 + to, 0.0);
}

double TableBlock::partTop(int from, int part) const { return height(from, part); }

QString TableBlock::linkOf(int part) const { return m_rows[static_cast<std::size_t>(part)].link; }

void TableBlock::paint(QPainter& painter, const QPointF& at, int from, int to) const
{
    painter.fillRect(QRectF(at, QSizeF(m_width, m_heights[0])), QColor(ink::kWash));
    paintRow(painter, at, 0);
    for (int i = from; i < to; ++i) {
        const QPointF top = at + QPointF(0, height(from, i));
        painter.setPen(QPen(QColor(ink::kRule), points(0.5)));
        painter.drawLine(top, top + QPointF(m_width, 0));
        paintRow(painter, top, static_cast<std::size_t>(i) + 1);
    }
    const QPointF bottom = at + QPointF(0, height(from, to));
    painter.setPen(QPen(QColor(ink::kRule), points(0.5)));
    painter.drawLine(bottom, bottom + QPointF(m_width, 0));
}

void TableBlock::paintRow(QPainter& painter, const QPointF& at, std::size_t index) const
{
    const Row& row = index == 0 ? m_header : m_rows[index - 1];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        const QPointF corner = at + QPointF(m_lefts[i], kPadY);
        if (cell.dot.isValid()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(cell.dot);
            painter.drawEllipse(corner + QPointF(kPadX + points(3), points(size) * 0.62), points(2.8), points(2.8));
        }
        painter.setPen(QColor(cell.color));
        for (int line = 0; line < m_layouts[index][i]->lineCount(); ++line)
            m_layouts[index][i]->lineAt(line).draw(&painter, corner);
    }
}

}  // namespace pb::ui::report
