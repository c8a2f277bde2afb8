// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/import_report.h"

#include "core/exchange/network/json_text.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace pb::exchange {

using nlohmann::json;

InputPlace InputPlace::operator/(std::string_view step) const
{
    // Hostile input has long keys, and a place is kept for each of the many things below them.
    constexpr std::size_t kLongest = 512;
    if (whole || pointer.size() + step.size() > kLongest)
        return {file, pointer, true};
    return {file, pointer + pointerStep(step)};
}

void ImportReport::add(const InputPlace& place, std::string why, std::vector<std::string> args)
{
    // Hostile input has long pointers, and many of them.
    constexpr std::size_t kMostPathBytes = std::size_t{64} << 20;
    m_pathBytes += place.pointer.size();
    m_byFile[place.file].push_back({m_sources[place.file].name, 0,
                                    m_pathBytes <= kMostPathBytes ? place.pointer : std::string(), std::move(why),
                                    std::move(args)});
}

void ImportReport::addBroken(std::size_t file, const Error& error)
{
    addFile(file, "import.broken", {error.where, error.detail});
    m_broken.push_back(error);
}

tl::unexpected<Error> ImportReport::nothing(const std::string& name, std::string format) const
{
    const auto readable = std::count_if(m_sources.begin(), m_sources.end(),
                                        [](const SourceText& source) { return !source.text.empty(); });
    if (m_broken.size() == 1 && readable == 1)
        return tl::unexpected<Error>(m_broken.front());
    return fail(Error::Code::Schema, "exchange.import.nothing", name, "no resource in the input", {std::move(format)});
}

void ImportReport::addFile(std::size_t file, std::string why, std::vector<std::string> args)
{
    m_byFile[file].push_back({m_sources[file].name, 0, {}, std::move(why), std::move(args)});
}

std::vector<NotUnderstood> ImportReport::finish()
{
    std::vector<NotUnderstood> out;
    for (std::size_t file = 0; file < m_byFile.size(); ++file) {
        auto& entries = m_byFile[file];
        std::vector<std::string> pointers;
        for (const NotUnderstood& entry : entries)
            pointers.push_back(entry.path);
        const auto given = m_lines.find(file);
        std::vector<int> lines(pointers.size());
        if (given == m_lines.end())
            lines = linesOf(m_sources[file].text, pointers);
        else
            for (std::size_t i = 0; i < pointers.size(); ++i)
                if (const auto it = given->second.find(pointers[i]); it != given->second.end())
                    lines[i] = it->second;
        for (std::size_t i = 0; i < entries.size(); ++i)
            entries[i].line = entries[i].path.empty() ? 0 : lines[i];
        std::stable_sort(entries.begin(), entries.end(), [](const NotUnderstood& a, const NotUnderstood& b) {
            return std::tie(a.line, a.path) < std::tie(b.line, b.path);
        });
        std::move(entries.begin(), entries.end(), std::back_inserter(out));
    }
    return out;
}

namespace json_get {

std::string text(const json& object, std::string_view key)
{
    const auto it = object.is_object() ? object.find(key) : object.end();
    if (it == object.end() || it->is_null())
        return {};
    if (it->is_string())
        return it->get<std::string>();
    return it->is_number_integer() ? it->dump() : std::string();
}

bool flag(const json& object, std::string_view key, bool otherwise)
{
    const auto it = object.is_object() ? object.find(key) : object.end();
    return it != object.end() && it->is_boolean() ? it->get<bool>() : otherwise;
}

std::int64_t integer(const json& object, std::string_view key, std::int64_t otherwise)
{
    const std::string digits = text(object, key);
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return code == std::errc{} && end == digits.data() + digits.size() && !digits.empty() ? value : otherwise;
}

const json& list(const json& object, std::string_view key)
{
    static const json none = json::array();
    const auto it = object.is_object() ? object.find(key) : object.end();
    return it != object.end() && it->is_array() ? *it : none;
}

const json& object(const json& holder, std::string_view key)
{
    static const json none = json::object();
    const auto it = holder.is_object() ? holder.find(key) : holder.end();
    return it != holder.end() && it->is_object() ? *it : none;
}

}  // namespace json_get

}  // namespace pb::exchange
