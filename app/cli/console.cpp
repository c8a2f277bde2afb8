// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "ui/text/error_text.h"
#include "ui/text/sentence.h"

#include <QChar>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

void put(std::FILE* stream, const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
}

/// The blocks that terminals draw two columns wide, as far as Korean text and symbols need them.
bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
           (c >= 0x1f300 && c <= 0x1faff);
}

bool takesNoColumn(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format;
}

bool terminalTakesColours()
{
    return ::isatty(STDOUT_FILENO) == 1 && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb";
}

/// Select Graphic Rendition parameters (ECMA-48 8.3.117), in the order of Tint.
constexpr std::array<const char*, 5> kRenditions{"32", "33", "31", "2", "1"};

}  // namespace

Console::Console(text::Language language) : m_language(language), m_colours(terminalTakesColours()) {}

void Console::print(const QString& line) const { put(stdout, line.toUtf8() + '\n'); }

void Console::print(const Json& document) const
{
    const std::string text = document.dump(2, ' ', false, Json::error_handler_t::replace);
    put(stdout, QByteArray::fromStdString(text) + '\n');
}

void Console::write(const QByteArray& bytes) const { put(stdout, bytes); }

void Console::complain(const QString& line) const { put(stderr, "pillarbench-cli: " + line.toUtf8() + '\n'); }

Exit Console::fail(const Error& error) const
{
    complain(text::errorText(error, m_language));
    return error.code == Error::Code::Cancelled ? Exit::Interrupted : Exit::Failure;
}

Exit Console::usage(std::string_view id, const QStringList& args) const
{
    complain(say(id, args));
    complain(say("cli.try_help"));
    return Exit::Usage;
}

Exit Console::usage(const Error& error) const
{
    complain(text::errorText(error, m_language));
    complain(say("cli.try_help"));
    return Exit::Usage;
}

QString Console::say(std::string_view id, const QStringList& args) const
{
    return text::sentence(m_language, id, args);
}

QString Console::tinted(const QString& text, Tint tint) const
{
    if (!m_colours)
        return text;
    return u"\x1b["_s + QLatin1StringView(kRenditions[static_cast<std::size_t>(tint)]) + u'm' + text + u"\x1b[0m"_s;
}

Status Console::flush() const
{
    errno = 0;
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return {};
    const std::string why = std::strerror(errno != 0 ? errno : EIO);
    return pb::fail(Error::Code::Io, "cli.output.standard", "standard output", why, {why});
}

int columns(const QString& text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4())
        if (!takesNoColumn(c))
            width += isWide(c) ? 2 : 1;
    return width;
}

QString padded(const QString& text, int width) { return text + QString(qMax(0, width - columns(text)), u' '); }

QStringList wrapped(const QString& text, int width)
{
    QStringList lines;
    for (const QString& word : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (lines.isEmpty() || columns(lines.last()) + 1 + columns(word) > width)
            lines << word;
        else
            lines.last() += u' ' + word;
    }
    return lines;
}

}  // namespace pb::cli
