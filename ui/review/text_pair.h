// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_text.h"

#include <QPalette>
#include <QWidget>

class QBoxLayout;
class QLabel;

namespace pb::ui {

/// A text of a lens in one language or in both: side by side where there is room, else one below the other.
class TextPair final : public QWidget {
    Q_OBJECT
public:
    /// @param fontFactor share of the application's font size
    explicit TextPair(double fontFactor, bool bold, QPalette::ColorRole color, QWidget* parent = nullptr);

    void setText(const review::Text& text, Reading reading);
    QString firstText() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void arrange();

    double m_factor;
    bool m_bold;
    QBoxLayout* m_layout;
    QLabel* m_first;
    QLabel* m_second;
};

/// A label that wraps, in a share of the application's font size.
QLabel* makeLabel(double fontFactor, bool bold, QPalette::ColorRole color, QWidget* parent);

}  // namespace pb::ui
