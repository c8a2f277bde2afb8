// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/language.h"

#include <QString>

#include <cstdint>

namespace pb::text {

/// Numbers and times as the given language writes them.
QString count(std::int64_t value, Language language = current());          ///< "6,417"
QString decimal(double value, int digits, Language language = current());  ///< "0.51"
/// @param kibibytes 0 or more; shown in the largest binary unit that keeps the number at 1 or above: "23.4 GiB"
QString memory(double kibibytes, Language language = current());
/// @param milliseconds 0 or more; "840 ms", "12.5 s", "3 min 20 s"
QString duration(std::int64_t milliseconds, Language language = current());
/// @param microseconds 0 or more; "15 µs", "2.1 ms", "1.4 s"
QString latency(double microseconds, Language language = current());
/// @param utc ISO 8601, as utcNow() writes; shown in local time. The text itself where it is no time.
QString dateTime(const QString& utc, Language language = current());

}  // namespace pb::text
