// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/text/language.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <string_view>

namespace pb::cli {

/// What the program ends with.
enum class Exit {
    Clean = 0,
    Findings = 1,  ///< findings, not reachable, not proved
    Usage = 2,
    Failure = 3,   ///< an input that cannot be read, a disk that is full
    Interrupted = 130,
};

using Json = nlohmann::ordered_json;

/// Where a subcommand reads its options and writes its answer. Answers go to standard output, everything else to standard
/// error.
class Console {
public:
    Console(text::Language language, bool json) : m_language(language), m_json(json) {}

    text::Language language() const noexcept { return m_language; }
    bool json() const noexcept { return m_json; }

    void print(const QString& line) const;        ///< with a line end
    void print(const Json& document) const;       ///< indented
    void write(const QByteArray& bytes) const;    ///< as they are
    void complain(const QString& line) const;     ///< to standard error

    /// Says what went wrong in the user's language.
    Exit fail(const Error& error) const;
    /// Says that the call was wrong: the sentence of a "cli.…" id, and how to get help.
    Exit usage(std::string_view id, const QStringList& args = {}) const;
    QString say(std::string_view id, const QStringList& args = {}) const;

private:
    text::Language m_language;
    bool m_json;
};

/// The options that every subcommand has, and the parser of one. `parse` is false where the call was wrong or asked for
/// help; then `exit` is the answer.
struct Call {
    QCommandLineParser parser;
    Exit exit = Exit::Clean;
    bool parse(const Console& console, const QStringList& arguments);
};

/// Number of columns that a text takes on a terminal: East Asian wide characters take two (Unicode TR11).
int columns(const QString& text);
/// Pads to `width` columns.
QString padded(const QString& text, int width);

}  // namespace pb::cli
