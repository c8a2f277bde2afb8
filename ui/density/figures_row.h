// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;

namespace pb::ui {

/// One figure: what it is, and its value in large type.
struct Figure {
    QString caption;
    QString value;
};

/// The figures of a run side by side; the first is the one that matters.
class FiguresRow final : public QWidget {
    Q_OBJECT
public:
    explicit FiguresRow(QWidget* parent = nullptr);
    void setFigures(const std::vector<Figure>& figures);

private:
    struct Cell {
        QWidget* box;
        QLabel* value;
        QLabel* caption;
    };
    Cell addCell();

    QHBoxLayout* m_row;
    std::vector<Cell> m_cells;
};

}  // namespace pb::ui
