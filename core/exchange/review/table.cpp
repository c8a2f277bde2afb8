// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/table.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <memory>

namespace pb::exchange {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What spreadsheets take for the beginning of a formula, the wide forms of an East Asian keyboard too.
/// Source: OWASP, "CSV Injection", read 2026-11-25.
constexpr std::array<std::string_view, 11> kFormulaStarts{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

/// Whether the text, behind any apostrophes, could be a formula.
bool startsAsFormula(std::string_view text)
{
    const std::string_view rest = text.substr(std::min(text.find_first_not_of('\''), text.size()));
    return std::any_of(kFormulaStarts.begin(), kFormulaStarts.end(),
                       [&](std::string_view start) { return rest.starts_with(start); });
}

void putCell(std::string& out, const std::string& cell)
{
    const bool guard = startsAsFormula(cell);
    if (!guard && cell.find_first_of(",;\t\"\r\n") == std::string::npos && !cell.starts_with(' ')) {
        out += cell;
        return;
    }
    out += '"';
    if (guard)
        out += '\'';
    for (const char c : cell) {
        out += c;
        if (c == '"')
            out += c;
    }
    out += '"';
}

std::string unguarded(std::string cell)
{
    if (cell.starts_with('\'') && startsAsFormula(cell))
        cell.erase(0, 1);
    return cell;
}

template <class Cells>
void putLine(std::string& out, const Cells& cells)
{
    bool first = true;
    for (const std::string& cell : cells) {
        if (!std::exchange(first, false))
            out += ',';
        putCell(out, cell);
    }
    out += "\r\n";
}

std::string markdownCell(const std::string& cell)
{
    std::string out;
    for (const char c : cell) {
        if (c == '\n')
            out += "<br>";
        else if (c == '|' || c == '\\')
            (out += '\\') += c;
        else if (c == '<')
            out += "&lt;";
        else if (c != '\r')
            out += c;
    }
    return out;
}

/// The key of a heading: what stands in its last brackets, else all of it, without spaces around it.
std::string keyOf(std::string_view heading)
{
    const std::size_t open = heading.rfind('[');
    if (open != std::string_view::npos && heading.find(']', open) != std::string_view::npos)
        heading = heading.substr(open + 1, heading.find(']', open) - open - 1);
    const std::size_t first = heading.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return std::string(heading.substr(first, heading.find_last_not_of(" \t") - first + 1));
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || i + length > text.size() || lead == 0)
            return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U)
                return false;
        i += length;
    }
    return true;
}

/// Of comma, semicolon and tab the one that stands in the first line most often, quoted text not counted.
char separatorOf(std::string_view text)
{
    std::array<std::size_t, 3> counts{};
    constexpr std::string_view kSeparators = ",;\t";
    bool quoted = false;
    for (const char c : text) {
        quoted = quoted != (c == '"');
        if (!quoted && (c == '\n' || c == '\r'))
            break;
        if (const std::size_t at = kSeparators.find(c); !quoted && at != std::string_view::npos)
            ++counts[at];
    }
    return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

/// Reads records one after the other.
class CsvReader {
public:
    CsvReader(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    bool atEnd() const { return m_at >= m_text.size(); }
    int line() const { return m_line; }

    /// @return false where a quote is wrong; line() is where
    bool read(CsvRow& out)
    {
        out.line = m_line;
        out.cells.clear();
        while (true) {
            std::string& cell = out.cells.emplace_back();
            if (!atEnd() && m_text[m_at] == '"' ? !quoted(cell) : !plain(cell))
                return false;
            if (atEnd())
                return true;
            const char c = m_text[m_at++];
            if (c == m_separator)
                continue;
            if (c == '\r' && !atEnd() && m_text[m_at] == '\n')
                ++m_at;
            ++m_line;
            return true;
        }
    }

private:
    bool ends(char c) const { return c == m_separator || c == '\r' || c == '\n'; }

    bool plain(std::string& cell)
    {
        const std::size_t from = m_at;
        while (!atEnd() && !ends(m_text[m_at]))
            ++m_at;
        cell.assign(m_text.substr(from, m_at - from));
        return true;
    }

    bool quoted(std::string& cell)
    {
        for (++m_at; !atEnd(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"') {
                    ++m_at;
                    return atEnd() || ends(m_text[m_at]);
                }
                ++m_at;
            }
            m_line += c == '\n';
            cell += c;
        }
        return false;
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    int m_line = 1;
};

bool isBlank(const CsvRow& row)
{
    return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); });
}

/// Excel: at most 31 characters, none of []:*?/\ .
std::string sheetName(const std::string& title, std::size_t number)
{
    std::string out;
    std::size_t characters = 0;
    for (const char c : title) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins && ++characters > 25)
            break;
        out += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    }
    return out + " " + std::to_string(number);
}

struct Formats {
    lxw_format* heading;
    lxw_format* cell;
};

/// The most that Excel takes in one cell, in UTF-16 units; counted in bytes here, which is never fewer.
constexpr std::size_t kMaxXlsxCell = 32767;

lxw_error fillSheet(lxw_worksheet* sheet, const Table& table, const Formats& formats)
{
    lxw_error error = LXW_NO_ERROR;
    const auto put = [&](std::size_t row, std::size_t column, const std::string& text, lxw_format* format) {
        const std::string cut = text.substr(0, kMaxXlsxCell);
        const lxw_error failed = worksheet_write_string(sheet, static_cast<lxw_row_t>(row),
                                                        static_cast<lxw_col_t>(column), cut.c_str(), format);
        if (failed != LXW_NO_ERROR && error == LXW_NO_ERROR)
            error = failed;
    };
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto at = static_cast<lxw_col_t>(column);
        worksheet_set_column(sheet, at, at, table.columns[column].width, nullptr);
        put(0, column, table.columns[column].title, formats.heading);
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            put(row + 1, column, table.rows[row][column], formats.cell);
    worksheet_freeze_panes(sheet, 1, 0);
    if (!table.columns.empty())
        worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                             static_cast<lxw_col_t>(table.columns.size() - 1));
    return error;
}

Formats formatsOf(lxw_workbook* book)
{
    Formats formats{workbook_add_format(book), workbook_add_format(book)};
    format_set_bold(formats.heading);
    format_set_text_wrap(formats.heading);
    format_set_bottom(formats.heading, LXW_BORDER_THIN);
    format_set_text_wrap(formats.cell);
    for (lxw_format* format : {formats.heading, formats.cell})
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return formats;
}

}  // namespace

std::string writeCsv(const Table& table)
{
    std::string out(kByteOrderMark);
    std::vector<std::string> heads;
    for (const TableColumn& column : table.columns)
        heads.push_back(column.title == column.key ? column.key : column.title + " [" + column.key + ']');
    putLine(out, heads);
    for (const auto& row : table.rows)
        putLine(out, row);
    return out;
}

std::string writeMarkdown(const Table& table)
{
    std::string out = "# " + markdownCell(table.title) + "\n\n|";
    for (const TableColumn& column : table.columns)
        out += ' ' + markdownCell(column.title) + " |";
    out += "\n|";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        out += "---|";
    out += '\n';
    for (const auto& row : table.rows) {
        out += '|';
        for (const std::string& cell : row)
            out += ' ' + markdownCell(cell) + " |";
        out += '\n';
    }
    return out;
}

Status writeXlsx(const std::vector<Table>& tables, const std::string& path)
{
    const auto failed = [&](const std::string& why) {
        return fail(Error::Code::Io, "exchange.xlsx.failed", path, why, {why});
    };
    lxw_workbook* book = workbook_new(path.c_str());
    if (!book)
        return failed("out of memory");
    const Formats formats = formatsOf(book);
    lxw_error error = LXW_NO_ERROR;
    for (std::size_t i = 0; i < tables.size() && error == LXW_NO_ERROR; ++i) {
        lxw_worksheet* sheet = workbook_add_worksheet(book, sheetName(tables[i].title, i + 1).c_str());
        error = sheet ? fillSheet(sheet, tables[i], formats) : LXW_ERROR_MEMORY_MALLOC_FAILED;
    }
    const lxw_error closed = workbook_close(book);
    if (error == LXW_NO_ERROR)
        error = closed;
    return error == LXW_NO_ERROR ? Status{} : failed(lxw_strerror(error));
}

Result<CsvFile> readCsv(std::string_view bytes, std::string_view name)
{
    const auto at = [&](int line) { return std::string(name) + ':' + std::to_string(line); };
    if (bytes.size() > kMaxCsvBytes)
        return fail(Error::Code::Limit, "exchange.csv.size", std::string(name), "too large",
                    {std::to_string(kMaxCsvBytes >> 20)});
    if (bytes.starts_with(kByteOrderMark))
        bytes.remove_prefix(kByteOrderMark.size());
    if (!isUtf8(bytes))
        return fail(Error::Code::Parse, "exchange.csv.encoding", std::string(name), "not UTF-8");
    const char separator = separatorOf(bytes);
    if (std::count(bytes.begin(), bytes.end(), separator) > kMaxCsvCells)
        return fail(Error::Code::Limit, "exchange.csv.cells", std::string(name), "too many cells",
                    {std::to_string(kMaxCsvCells)});
    CsvReader reader(bytes, separator);
    CsvFile out;
    while (!reader.atEnd()) {
        CsvRow row;
        if (!reader.read(row))
            return fail(Error::Code::Parse, "exchange.csv.quote", at(row.line), "a quote is not closed");
        if (isBlank(row))
            continue;
        if (out.rows.size() >= kMaxCsvRows)
            return fail(Error::Code::Limit, "exchange.csv.rows", std::string(name), "too many rows",
                        {std::to_string(kMaxCsvRows)});
        for (std::string& cell : row.cells)
            cell = unguarded(std::move(cell));
        if (out.keys.empty())
            std::transform(row.cells.begin(), row.cells.end(), std::back_inserter(out.keys), keyOf);
        else
            out.rows.push_back(std::move(row));
    }
    if (out.keys.empty())
        return fail(Error::Code::Parse, "exchange.csv.empty", at(1), "no heading");
    return out;
}

}  // namespace pb::exchange
