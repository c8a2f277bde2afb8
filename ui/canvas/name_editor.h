// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace pb::ui {

/// A line over the canvas in which a name is typed. Enter or leaving accepts, Escape refuses; then it is gone.
class NameEditor final : public QLineEdit {
    Q_OBJECT
public:
    explicit NameEditor(QWidget* parent);
    void start(const QString& name, const QRect& place);

signals:
    void accepted(const QString& name);
    void refused();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    void accept();
    bool m_running = false;
};

}  // namespace pb::ui
