// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/density/runq_text.h"

#include "core/exchange/density/json_fields.h"

#include <charconv>
#include <utility>

namespace pb::exchange {

using density::Histogram;

namespace {

std::string_view skipBlanks(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" \t\r");
    return start == std::string_view::npos ? std::string_view{} : text.substr(start);
}

/// Takes a number off the front of `text`, and then the mark behind it.
std::optional<std::uint64_t> takeNumber(std::string_view& text, std::string_view mark)
{
    text = skipBlanks(text);
    std::uint64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{})
        return std::nullopt;
    text = skipBlanks(text.substr(static_cast<std::size_t>(end - text.data())));
    if (!text.starts_with(mark))
        return std::nullopt;
    text.remove_prefix(mark.size());
    return value;
}

}  // namespace

std::optional<Histogram> RunqlatText::takeLine(std::string_view line)
{
    const std::string_view text = skipBlanks(line);
    const bool isHead = text.starts_with("usecs") || text.starts_with("msecs");
    if (isHead || text.empty()) {
        std::optional<Histogram> done = flush();
        m_open = isHead;
        m_usPerUnit = text.starts_with("msecs") ? 1000 : 1;
        return done;
    }
    std::string_view rest = text;
    const auto low = takeNumber(rest, "->");
    const auto high = low ? takeNumber(rest, ":") : std::nullopt;
    const auto count = high ? takeNumber(rest, "") : std::nullopt;
    if (m_open && count)
        m_histogram.add(*low * m_usPerUnit, *count);
    return std::nullopt;
}

std::optional<Histogram> RunqlatText::flush()
{
    if (!std::exchange(m_open, false))
        return std::nullopt;
    return std::exchange(m_histogram, {});
}

std::optional<Histogram> bpftraceHistogram(std::string_view line)
{
    constexpr std::size_t kLongest = 64 * 1024;
    const auto json = line.size() <= kLongest ? detail::parseObject(line) : std::nullopt;
    if (!json)
        return std::nullopt;
    const auto type = json->find("type");
    const auto data = json->find("data");
    if (type == json->end() || *type != "hist" || data == json->end() || !data->is_object())
        return std::nullopt;
    Histogram histogram;
    for (const auto& [name, bins] : data->items()) {
        if (!bins.is_array())
            return std::nullopt;
        for (const detail::Json& bin : bins) {
            const bool counted = bin.is_object() && bin.contains("count") && bin["count"].is_number_unsigned();
            if (!counted)
                return std::nullopt;
            // The bin of negative and zero values has no "min"; both mean "at once".
            const bool positive = bin.contains("min") && bin["min"].is_number_unsigned();
            histogram.add(positive ? bin["min"].get<std::uint64_t>() : 0, bin["count"].get<std::uint64_t>());
        }
    }
    return histogram;
}

}  // namespace pb::exchange
