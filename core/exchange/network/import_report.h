// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/import.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace pb::exchange {

/// A place in the input.
struct InputPlace {
    std::size_t file = 0;  ///< index of the source
    std::string pointer;   ///< JSON pointer
    bool whole = false;  ///< what is inside was made of something else in the input, so every place inside is this one

    InputPlace operator/(std::string_view step) const;
    InputPlace operator/(std::size_t index) const { return *this / std::to_string(index); }
};

/// Collects what an importer could not say in the drawing.
class ImportReport {
public:
    explicit ImportReport(std::span<const SourceText> sources) : m_sources(sources) {}

    void add(const InputPlace& place, std::string why, std::vector<std::string> args = {});
    /// Where the values of a source that is not JSON stand; for JSON the report looks itself.
    void setLines(std::size_t file, std::unordered_map<std::string, int> lines) { m_lines[file] = std::move(lines); }
    /// About a file as such.
    void addFile(std::size_t file, std::string why, std::vector<std::string> args = {});

    /// About a file that cannot be parsed.
    void addBroken(std::size_t file, const Error& error);
    /// Why nothing was imported: what is wrong with the only file that could have been read, else
    /// Schema "exchange.import.nothing" where = name, args = {format}.
    tl::unexpected<Error> nothing(const std::string& name, std::string format) const;

    /// By file and line; looks the lines up, one pass over each file that is named.
    std::vector<NotUnderstood> finish();

private:
    std::span<const SourceText> m_sources;
    std::vector<std::vector<NotUnderstood>> m_byFile = std::vector<std::vector<NotUnderstood>>(m_sources.size());
    std::map<std::size_t, std::unordered_map<std::string, int>> m_lines;  ///< by file, then by pointer
    std::vector<Error> m_broken;
    std::size_t m_pathBytes = 0;
};

/// Forgiving access to parsed JSON: what is missing or of another type is empty.
namespace json_get {

/// A text, or a number as text.
std::string text(const nlohmann::json& object, std::string_view key);
bool flag(const nlohmann::json& object, std::string_view key, bool otherwise = false);
std::int64_t integer(const nlohmann::json& object, std::string_view key, std::int64_t otherwise);
const nlohmann::json& list(const nlohmann::json& object, std::string_view key);
const nlohmann::json& object(const nlohmann::json& holder, std::string_view key);

}  // namespace json_get

}  // namespace pb::exchange
