// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

namespace pb {

/// A calendar day (proleptic Gregorian, no time zone), ISO 8601 "YYYY-MM-DD" in files. The default value means "no
/// date".
class Date {
public:
    constexpr Date() = default;
    constexpr Date(int year, unsigned month, unsigned day)
        : m_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day))
    {
    }

    /// @return Parse "base.date.form": not exactly YYYY-MM-DD. Range "base.date.range": no such day.
    static Result<Date> parse(std::string_view text);
    /// Today in UTC.
    static Date today();

    constexpr bool isSet() const noexcept { return m_day != std::chrono::year_month_day{}; }
    constexpr std::chrono::year_month_day ymd() const noexcept { return m_day; }
    std::string text() const;  ///< "" when not set
    friend constexpr auto operator<=>(const Date&, const Date&) = default;

private:
    std::chrono::year_month_day m_day{};
};

/// Now, UTC, ISO 8601 to the millisecond: "2026-11-23T14:05:09.123Z".
std::string utcNow();

}  // namespace pb
