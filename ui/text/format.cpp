// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/format.h"

#include "ui/text/sentence.h"

#include <QDateTime>
#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace pb::text {

namespace {

QLocale locale(Language language)
{
    return language == Language::Korean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                                        : QLocale(QLocale::English, QLocale::UnitedStates);
}

/// Three significant digits, without trailing zeros.
QString brief(double value, Language language)
{
    const int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    QString out = locale(language).toString(value, 'f', digits);
    if (digits > 0)
        while (out.endsWith(u'0') || out.endsWith(u'.'))
            if (const bool point = out.endsWith(u'.'); out.chop(1), point)
                break;
    return out;
}

}  // namespace

QString count(std::int64_t value, Language language)
{
    return locale(language).toString(static_cast<qlonglong>(value));
}

QString decimal(double value, int digits, Language language) { return locale(language).toString(value, 'f', digits); }

QString memory(double kibibytes, Language language)
{
    constexpr std::array units{"KiB", "MiB", "GiB", "TiB"};
    std::size_t unit = 0;
    while (kibibytes >= 1024 && unit + 1 < units.size()) {
        kibibytes /= 1024;
        ++unit;
    }
    return brief(kibibytes, language) + u' ' + QLatin1StringView(units[unit]);
}

QString duration(std::int64_t milliseconds, Language language)
{
    if (milliseconds < 1000)
        return sentence(language, "format.milliseconds", {count(milliseconds, language)});
    if (milliseconds < 120'000)
        return sentence(language, "format.seconds", {brief(static_cast<double>(milliseconds) / 1000, language)});
    const std::int64_t seconds = milliseconds / 1000;
    return sentence(language, "format.minutes", {count(seconds / 60, language), count(seconds % 60, language)});
}

QString latency(double microseconds, Language language)
{
    if (microseconds < 1000)
        return brief(microseconds, language) + u" µs"_s;
    if (microseconds < 1'000'000)
        return brief(microseconds / 1000, language) + u" ms"_s;
    return brief(microseconds / 1'000'000, language) + u" s"_s;
}

QString dateTime(const QString& utc, Language language)
{
    const QDateTime time = QDateTime::fromString(utc, Qt::ISODateWithMs);
    return time.isValid() ? locale(language).toString(time.toLocalTime(), u"yyyy-MM-dd HH:mm"_s) : utc;
}

}  // namespace pb::text
