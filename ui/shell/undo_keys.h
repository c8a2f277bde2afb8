// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace pb::ui {

/// Lets Ctrl+Z and Ctrl+Y through to the workspace where the text field that has the focus has nothing of its own to
/// take back. Qt's fields keep these keys to themselves always. Install it on the application.
class UndoKeys final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace pb::ui
