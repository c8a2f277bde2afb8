// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/theme.h"

#include "ui/settings/workbench_style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr uint kPrefersDark = 1;  // org.freedesktop.appearance color-scheme

/// The colours of one theme; everything else in the palette follows from them.
struct Colors {
    QRgb window, base, alternate, text, faint, button, highlight, highlightedText, link, border;
};

constexpr Colors kLight{0xfff4f5f7, 0xffffffff, 0xfff8f9fb, 0xff1c2430, 0xff6b7686,
                        0xffffffff, 0xff2563b0, 0xffffffff, 0xff1d57a0, 0xffd5dae1};
constexpr Colors kDark{0xff1b1f26, 0xff22272f, 0xff272d36, 0xffe4e8ee, 0xff8e99a8,
                       0xff2c323c, 0xff4a8fe0, 0xff0e1116, 0xff7ab3f2, 0xff3a424e};

QPalette paletteOf(const Colors& c)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, QRgb rgb) { palette.setColor(role, QColor::fromRgb(rgb)); };
    set(QPalette::Window, c.window);
    set(QPalette::Base, c.base);
    set(QPalette::AlternateBase, c.alternate);
    set(QPalette::ToolTipBase, c.base);
    set(QPalette::Button, c.button);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        set(role, c.text);
    set(QPalette::PlaceholderText, c.faint);
    set(QPalette::Highlight, c.highlight);
    set(QPalette::HighlightedText, c.highlightedText);
    set(QPalette::Link, c.link);
    set(QPalette::LinkVisited, c.link);
    set(QPalette::Mid, c.border);
    set(QPalette::Midlight, c.border);
    set(QPalette::Light, c.base);
    palette.setColor(QPalette::Dark, QColor::fromRgb(c.border).darker(125));
    palette.setColor(QPalette::Shadow, QColor::fromRgb(c.border).darker(200));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(c.faint));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(c.border));
    return palette;
}

}  // namespace

QString code(Theme theme)
{
    switch (theme) {
    case Theme::Light:
        return u"light"_s;
    case Theme::Dark:
        return u"dark"_s;
    case Theme::System:
        break;
    }
    return u"system"_s;
}

Theme themeFrom(const QString& code)
{
    return code == u"light" ? Theme::Light : code == u"dark" ? Theme::Dark : Theme::System;
}

ThemeSwitch::ThemeSwitch(Theme theme, QObject* parent) : QObject(parent), m_theme(theme)
{
    QApplication::setStyle(new WorkbenchStyle);
    askPortal();
    apply();
}

void ThemeSwitch::setTheme(Theme theme)
{
    m_theme = theme;
    apply();
}

void ThemeSwitch::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QString service = u"org.freedesktop.portal.Desktop"_s, path = u"/org/freedesktop/portal/desktop"_s,
                  face = u"org.freedesktop.portal.Settings"_s;
    bus.connect(service, path, face, u"SettingChanged"_s, this, SLOT(onPortalSetting(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(service, path, face, u"Read"_s);
    read << u"org.freedesktop.appearance"_s << u"color-scheme"_s;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            onPortalSetting(u"org.freedesktop.appearance"_s, u"color-scheme"_s, reply.value());
    });
}

void ThemeSwitch::onPortalSetting(const QString& space, const QString& key, const QDBusVariant& value)
{
    if (space != u"org.freedesktop.appearance" || key != u"color-scheme")
        return;
    QVariant inner = value.variant();
    while (inner.canConvert<QDBusVariant>())  // Read wraps the value twice
        inner = inner.value<QDBusVariant>().variant();
    m_desktopDark = inner.toUInt() == kPrefersDark;
    apply();
}

void ThemeSwitch::apply()
{
    const bool dark = m_theme == Theme::Dark || (m_theme == Theme::System && m_desktopDark);
    QApplication::setPalette(paletteOf(dark ? kDark : kLight));
}

}  // namespace pb::ui
