// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/text/language.h"

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
    Failure = 3,  ///< an input that cannot be read, a disk that is full
    Interrupted = 130,
};

using Json = nlohmann::ordered_json;

/// How a word stands out on a terminal.
enum class Tint { Good, Warning, Bad, Quiet, Strong };

/// Where a subcommand writes its answer. Answers go to standard output, everything else to standard error.
class Console {
public:
    /// Colours only where standard output is a terminal and NO_COLOR (no-color.org) is not set.
    explicit Console(text::Language language);

    text::Language language() const noexcept { return m_language; }

    void print(const QString& line) const;      ///< with a line end
    void print(const Json& document) const;     ///< indented
    void write(const QByteArray& bytes) const;  ///< as they are
    void complain(const QString& line) const;   ///< to standard error

    /// Says what went wrong in the user's language.
    Exit fail(const Error& error) const;
    /// Says that the call was wrong: the sentence of a "cli.…" id, and how to get help.
    Exit usage(std::string_view id, const QStringList& args = {}) const;
    /// The same for an error that lies in the call.
    Exit usage(const Error& error) const;
    QString say(std::string_view id, const QStringList& args = {}) const;
    QString tinted(const QString& text, Tint tint) const;

    /// Whether all that was printed has arrived.
    Status flush() const;

private:
    text::Language m_language;
    bool m_colours;
};

/// Number of columns that a text takes on a terminal: East Asian wide characters take two (Unicode TR11), combining
/// marks none.
int columns(const QString& text);
/// Pads to `width` columns; a longer text stays as it is.
QString padded(const QString& text, int width);
/// Breaks a text at spaces into lines of at most `width` columns, where its words allow.
QStringList wrapped(const QString& text, int width);

}  // namespace pb::cli
