// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/figures_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pb::ui {

namespace {

constexpr double kFirstScale = 2.0;  ///< of the window's font
constexpr double kOtherScale = 1.45;

}  // namespace

FiguresRow::FiguresRow(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(28);
    m_row->addStretch();
}

FiguresRow::Cell FiguresRow::addCell()
{
    Cell cell{new QWidget(this), new QLabel(this), new QLabel(this)};
    auto* column = new QVBoxLayout(cell.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * (m_cells.empty() ? kFirstScale : kOtherScale));
    large.setBold(true);  // some Korean fonts have no weight between
    cell.value->setFont(large);
    cell.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    cell.caption->setForegroundRole(QPalette::PlaceholderText);
    column->addStretch();
    column->addWidget(cell.value);
    column->addWidget(cell.caption);
    m_row->insertWidget(m_row->count() - 1, cell.box);
    return cell;
}

void FiguresRow::setFigures(const std::vector<Figure>& figures)
{
    while (m_cells.size() < figures.size())
        m_cells.push_back(addCell());
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const bool used = i < figures.size();
        m_cells[i].box->setVisible(used);
        if (!used)
            continue;
        m_cells[i].value->setText(figures[i].value);
        m_cells[i].caption->setText(figures[i].caption);
        m_cells[i].value->setAccessibleName(figures[i].caption);
    }
}

}  // namespace pb::ui
