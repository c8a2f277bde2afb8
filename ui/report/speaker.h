// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"
#include "core/review/lens.h"
#include "ui/text/language.h"

#include <QString>
#include <QStringList>

#include <string_view>

namespace pb::ui::report {

/// Says things in the language of a report, which need not be that of the window. A report in both languages has Korean
/// first and English with it.
class Speaker {
public:
    explicit Speaker(pb::report::Languages languages) : m_languages(languages) {}

    bool both() const noexcept { return m_languages == pb::report::Languages::Both; }
    /// The language of numbers, charts and of what is said once.
    text::Language main() const noexcept
    {
        return m_languages == pb::report::Languages::English ? text::Language::English : text::Language::Korean;
    }

    /// A short caption from resources/texts; in both languages "한국어 · English" on one line.
    QString say(std::string_view id, const QStringList& args = {}) const;
    /// In the main language only.
    QString sayMain(std::string_view id, const QStringList& args = {}) const;
    /// In English, where the report is in both; else empty.
    QString saySecond(std::string_view id, const QStringList& args = {}) const;

    QString main(const review::Text& text) const;
    QString second(const review::Text& text) const;  ///< empty unless both() and different from main()
    /// A name on one line.
    QString name(const review::Text& text) const;

private:
    QString joined(const QString& korean, const QString& english) const;

    pb::report::Languages m_languages;
};

}  // namespace pb::ui::report
