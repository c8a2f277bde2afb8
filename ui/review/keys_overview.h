// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>
#include <QString>

namespace pb::ui {

/// Keys as people read them, and what they do.
struct KeyLine {
    QString keys;  ///< "1 … 9, 0"
    QString does;
};

struct KeyGroup {
    QString name;
    QList<KeyLine> lines;
};

/// Every key of the review, of facilitated sessions and of the plan. The one list; tests hold it against the keys.
QList<KeyGroup> reviewKeys();

/// Lies over its parent and shows the keys in columns; any key or click closes it.
class KeysOverview final : public QFrame {
    Q_OBJECT
public:
    explicit KeysOverview(QWidget* parent);

    void open();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fill();
    void close();

    QPointer<QWidget> m_before;  ///< had the focus
};

}  // namespace pb::ui
