// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace pb {

using namespace std::chrono;

Result<Date> Date::parse(std::string_view text)
{
    const auto malformed = [&] {
        return fail(Error::Code::Parse, "base.date.form", std::string(text), "expected YYYY-MM-DD");
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return malformed();
    std::array<unsigned, 3> part{};
    const std::array<std::string_view, 3> digits{text.substr(0, 4), text.substr(5, 2), text.substr(8, 2)};
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i].find_first_not_of("0123456789") != std::string_view::npos)
            return malformed();
        std::from_chars(digits[i].data(), digits[i].data() + digits[i].size(), part[i]);
    }
    const Date date(static_cast<int>(part[0]), part[1], part[2]);
    if (!date.ymd().ok())
        return fail(Error::Code::Range, "base.date.range", std::string(text), "no such day");
    return date;
}

Date Date::today()
{
    const year_month_day day = floor<days>(system_clock::now());
    return Date(static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string Date::text() const
{
    if (!isSet())
        return {};
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(m_day.year()),
                  static_cast<unsigned>(m_day.month()), static_cast<unsigned>(m_day.day()));
    return out.data();
}

std::string utcNow()
{
    const auto now = system_clock::now();
    const auto day = floor<days>(now);
    const year_month_day ymd = day;
    const hh_mm_ss time(floor<milliseconds>(now - day));
    std::array<char, 64> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(ymd.year()),
                  static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return out.data();
}

}  // namespace pb
