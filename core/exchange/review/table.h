// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace pb::exchange {

/// One column of a table that is written.
struct TableColumn {
    std::string key;    ///< what a reader goes by: "due"; [a-z_]
    std::string title;  ///< what a person reads, in some language
    int width = 12;     ///< in a spreadsheet, characters
};

/// A table of texts, UTF-8.
struct Table {
    std::string title;
    std::vector<TableColumn> columns;
    std::vector<std::vector<std::string>> rows;  ///< each as long as `columns`
};

/// Comma-separated values (RFC 4180) as Excel takes them in any language: a byte order mark, CRLF, quotes where needed.
/// The first row holds "Title [key]" for each column. A cell that a spreadsheet would take for a formula (it begins
/// with = + - @, a tab or a line break, or their wide forms) gets an apostrophe in front, which readCsv() takes off
/// again.
std::string writeCsv(const Table& table);

/// Markdown with one table under the title as a heading. Line breaks in cells become <br>.
std::string writeMarkdown(const Table& table);

/// An Excel workbook with one sheet for each table: texts only, never formulas; the first row stays in view and
/// filters.
/// @return Io "exchange.xlsx.failed" where = path, args = {why}
Status writeXlsx(const std::vector<Table>& tables, const std::string& path);

/// One record of a CSV file.
struct CsvRow {
    int line = 1;  ///< of its first character in the file
    std::vector<std::string> cells;
};

/// A CSV file as a spreadsheet saves it.
struct CsvFile {
    std::vector<std::string> keys;  ///< of the columns: what stands in the last brackets of the heading, else all of it
    std::vector<CsvRow> rows;       ///< without the heading and without empty lines; cells without the apostrophe
};

/// Largest file that readCsv() takes, bytes, and the most separators and records.
inline constexpr std::size_t kMaxCsvBytes = std::size_t{64} << 20;
inline constexpr std::ptrdiff_t kMaxCsvCells = 8'000'000;
inline constexpr std::size_t kMaxCsvRows = 1'000'000;

/// Reads UTF-8 with or without a byte order mark. The separator is a comma, semicolon or tab, whichever the first line
/// has most of: Excel writes the one of its country.
/// @param name of the file, for errors
/// @return Limit "exchange.csv.size" (args: most), "exchange.csv.cells", "exchange.csv.rows" (args: most); Parse
/// "exchange.csv.encoding":
///         neither UTF-8 nor readable as such, "exchange.csv.quote": a quote is not closed or has text behind it,
///         "exchange.csv.empty": no heading. where = "name:line". O(bytes).
Result<CsvFile> readCsv(std::string_view bytes, std::string_view name);

}  // namespace pb::exchange
