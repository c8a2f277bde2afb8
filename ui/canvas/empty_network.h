// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

class QAction;
class QLabel;
class QToolButton;

namespace pb::ui {

class NetworkActions;

/// What stands in the place of the canvas while there is nothing to draw on: says how to begin.
class EmptyNetwork final : public QWidget {
    Q_OBJECT
public:
    EmptyNetwork(NetworkActions& actions, QWidget* parent);
    /// @param hasWorkload without one there is nowhere to put a network
    void setHasWorkload(bool hasWorkload);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QToolButton* addButton(QAction& action);

    QLabel *m_title, *m_text;
    std::array<QToolButton*, 3> m_buttons{};
    bool m_hasWorkload = false;
};

}  // namespace pb::ui
