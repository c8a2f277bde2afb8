// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace pb::ui {

/// A setting's name in the file and its value where the file has none.
template <class T>
struct SettingKey {
    const char* name;
    T fallback;
};

inline const SettingKey<QString> kLanguage{"language", {}};                  ///< "ko", "en"; empty: the system's
inline const SettingKey<QString> kTheme{"theme", QStringLiteral("system")};  ///< "system", "light", "dark"
inline const SettingKey<QStringList> kRecentFiles{"recent_files", {}};       ///< absolute paths, newest first
inline const SettingKey<QByteArray> kWindowGeometry{"window/geometry", {}};
inline const SettingKey<QByteArray> kWindowState{"window/state", {}};
inline const SettingKey<QByteArray> kNetworkLayout{"window/network", {}};
inline const SettingKey<QString> kLastPage{"window/page", QStringLiteral("home")};
inline const SettingKey<qlonglong> kLastWorkload{"window/workload", 0};

/// What the program remembers between two starts, in the user's configuration folder or, in tests, in a file of their
/// own.
class Settings {
public:
    Settings() = default;
    explicit Settings(const QString& file) : m_store(file, QSettings::IniFormat) {}

    template <class T>
    T value(const SettingKey<T>& key) const
    {
        return m_store.value(QLatin1StringView(key.name), QVariant::fromValue(key.fallback)).template value<T>();
    }
    template <class T>
    void setValue(const SettingKey<T>& key, const T& value)
    {
        m_store.setValue(QLatin1StringView(key.name), QVariant::fromValue(value));
    }

    /// Moves a file to the front of the recent ones; keeps the newest twelve.
    void rememberFile(const QString& absolutePath);

private:
    QSettings m_store;
};

}  // namespace pb::ui
