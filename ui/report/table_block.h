// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/block.h"

#include <QStringList>

namespace pb::ui::report {

struct Cell {
    QString text;
    bool bold = false;
    QRgb color = ink::kText;
    QColor dot;  ///< a disc before the text
};

struct Row {
    std::vector<Cell> cells;
    QString link;
};

/// A table whose header stands again at the top of each page that it goes on to. Rows break between pages, not inside,
/// unless one is taller than kMaxRow: then the rest of its text is cut with an ellipsis.
class TableBlock final : public Block {
public:
    /// @param weights shares of the width, one for each column
    TableBlock(std::vector<double> weights, const QStringList& header, std::vector<Row> rows);

    void layOut(double width) override;
    int parts() const override { return static_cast<int>(m_rows.size()); }
    double height(int from, int to) const override;
    void paint(QPainter& painter, const QPointF& at, int from, int to) const override;
    QString linkOf(int part) const override;
    double partTop(int from, int part) const;  ///< offset of a row from the block's top on a page that starts at `from`

    double size = 8.5;  ///< points

private:
    static constexpr double kMaxRow = points(320);

    double fillRow(const Row& row, std::vector<std::unique_ptr<QTextLayout>>& layouts) const;
    void paintRow(QPainter& painter, const QPointF& at, std::size_t index) const;

    std::vector<double> m_weights;
    std::vector<double> m_lefts, m_widths;
    Row m_header;
    std::vector<Row> m_rows;
    std::vector<std::vector<std::unique_ptr<QTextLayout>>> m_layouts;  ///< header first
    std::vector<double> m_heights;                                     ///< header first
    double m_width = 0;
};

}  // namespace pb::ui::report
