// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QString>

namespace pb::ui {

enum class Theme { System, Light, Dark };

QString code(Theme theme);             ///< "system", "light", "dark"
Theme themeFrom(const QString& code);  ///< System for anything else

/// Gives the application its style and palette, and follows the desktop's light or dark preference while the theme is
/// System (freedesktop portal, org.freedesktop.appearance color-scheme; light where no portal answers).
class ThemeSwitch : public QObject {
    Q_OBJECT
public:
    explicit ThemeSwitch(Theme theme, QObject* parent = nullptr);

    Theme theme() const noexcept { return m_theme; }
    void setTheme(Theme theme);

private slots:
    void onPortalSetting(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void askPortal();
    void apply();

    Theme m_theme;
    bool m_desktopDark = false;
};

}  // namespace pb::ui
