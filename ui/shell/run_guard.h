// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace pb::ui {

class Pages;

/// Keeps a density run from being cut off by what would close its workspace.
class RunGuard final : public QObject {
    Q_OBJECT
public:
    RunGuard(Pages& pages, QWidget* window);

    /// Calls `then` at once where no run goes on. Otherwise asks; on "stop" ends the run in its own time, with all its
    /// guests, and calls `then` once it is over and kept. Of several waiting callers the last one is served.
    void whenNoRun(std::function<void()> then);

private:
    void stopRun();

    Pages& m_pages;
    QWidget* m_window;
    std::function<void()> m_then;
};

}  // namespace pb::ui
