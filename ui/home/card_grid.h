// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;

namespace pb::ui {

/// Cards in as many columns of equal width as there is room for; rows are as high as their highest card.
class CardGrid final : public QWidget {
    Q_OBJECT
public:
    explicit CardGrid(QWidget* parent = nullptr);

    /// Shows these, in this order; takes their ownership. What was shown before and is not among them is deleted later.
    void setCards(const std::vector<QWidget*>& cards);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int columnsFor(int width) const;
    void arrange();

    QGridLayout* m_layout;
    std::vector<QWidget*> m_cards;
    int m_columns = 0;
};

}  // namespace pb::ui
