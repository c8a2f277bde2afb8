// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/card_grid.h"

#include <QGridLayout>

#include <algorithm>

namespace pb::ui {

namespace {

constexpr int kCardWidth = 60;  ///< narrowest, in average characters
constexpr int kMostColumns = 3;

}  // namespace

CardGrid::CardGrid(QWidget* parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(14);
}

void CardGrid::setCards(const std::vector<QWidget*>& cards)
{
    for (QWidget* card : m_cards) {
        m_layout->removeWidget(card);
        if (std::find(cards.begin(), cards.end(), card) == cards.end()) {
            card->hide();
            card->deleteLater();
        }
    }
    m_cards = cards;
    m_columns = 0;
    arrange();
}

int CardGrid::columnsFor(int width) const
{
    return std::clamp(width / (fontMetrics().averageCharWidth() * kCardWidth), 1, kMostColumns);
}

void CardGrid::arrange()
{
    const int columns = columnsFor(width());
    if (columns == m_columns)
        return;
    for (int column = 0; column < kMostColumns; ++column)
        m_layout->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
    int at = 0;
    for (QWidget* card : m_cards) {
        m_layout->addWidget(card, at / columns, at % columns);
        card->show();
        ++at;
    }
}

void CardGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

}  // namespace pb::ui
