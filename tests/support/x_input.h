// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace pb::test {

/// Mouse and keys through the X server (XTEST, by xdotool): what a person's hands do, focus and grabs included.
/// Coordinates are the screen's. What comes of a call is to be waited for (QTRY_…): events arrive in order, but later.
class XInput {
public:
    /// Why there can be none here; "" when it works.
    static QString whyUnavailable();

    static void click(const QPoint& at);
    static void click(const QWidget* widget);
    static void doubleClick(const QPoint& at);
    static void drag(const QPoint& from, const QPoint& to);
    /// @param combination xdotool's: "ctrl+l", "Down", "Return"
    static void key(const QString& combination);
    /// @param text ASCII
    static void type(const QString& text);

private:
    static void xdotool(const QStringList& arguments);
};

}  // namespace pb::test
