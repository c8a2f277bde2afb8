// SPDX-License-Identifier: GPL-3.0-or-later
#include "x_input.h"

#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace pb::test {

QString XInput::whyUnavailable()
{
    if (QGuiApplication::platformName() != u"xcb"_s)
        return u"no X display"_s;
    return QStandardPaths::findExecutable(u"xdotool"_s).isEmpty() ? u"xdotool is not installed"_s : QString();
}

void XInput::click(const QPoint& at)
{
    xdotool({u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"click"_s, u"1"_s});
}

void XInput::click(const QWidget* widget) { click(widget->mapToGlobal(widget->rect().center())); }

void XInput::doubleClick(const QPoint& at)
{
    xdotool({u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"click"_s, u"--repeat"_s, u"2"_s,
             u"--delay"_s, u"60"_s, u"1"_s});
}

void XInput::drag(const QPoint& from, const QPoint& to)
{
    xdotool({u"mousemove"_s, QString::number(from.x()), QString::number(from.y()), u"mousedown"_s, u"1"_s});
    const QPoint middle = (from + to) / 2;
    xdotool({u"mousemove"_s, QString::number(middle.x()), QString::number(middle.y())});
    xdotool({u"mousemove"_s, QString::number(to.x()), QString::number(to.y())});
    xdotool({u"mouseup"_s, u"1"_s});
}

void XInput::key(const QString& combination) { xdotool({u"key"_s, u"--clearmodifiers"_s, combination}); }

void XInput::type(const QString& text) { xdotool({u"type"_s, u"--delay"_s, u"8"_s, text}); }

void XInput::xdotool(const QStringList& arguments)
{
    QProcess process;
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(u"xdotool"_s, arguments);
    // The window goes on living meanwhile: it answers the window manager, and grabs come and go.
    if (!finished.wait(10'000) || process.exitCode() != 0)
        qFatal("xdotool failed: %s", qPrintable(arguments.join(u' ')));
}

}  // namespace pb::test
