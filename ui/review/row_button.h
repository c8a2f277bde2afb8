// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace pb::ui {

/// A button that is as large as what stands in its layout: hover, pressed, checked and focus are drawn around it.
/// Child widgets that only show something let the mouse through (letThrough()).
class RowButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit RowButton(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Makes a child that shows something a part of the button.
    static void letThrough(QWidget* child) { child->setAttribute(Qt::WA_TransparentForMouseEvents); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    /// Draws the ground only where the mouse is on it or it is checked; for rows on a panel.
    void setFlat(bool flat) { m_flat = flat; }

private:
    bool m_flat = false;
};

/// A titled surface of its own on the page.
class ReviewPanel : public QWidget {
    Q_OBJECT
public:
    explicit ReviewPanel(QWidget* parent = nullptr) : QWidget(parent) {}

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace pb::ui
