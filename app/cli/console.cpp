// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "ui/text/error_text.h"
#include "ui/text/sentence.h"

#include <cstdio>

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

}  // namespace

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

QString Console::say(std::string_view id, const QStringList& args) const { return text::sentence(m_language, id, args); }

bool Call::parse(const Console& console, const QStringList& arguments)
{
    const QCommandLineOption help({u"h"_s, u"help"_s}, console.say("cli.option.help"));
    parser.addOptions({help,
                       {u"lang"_s, console.say("cli.option.lang"), u"ko|en"_s},
                       {u"json"_s, console.say("cli.option.json")}});
    if (!parser.parse(arguments)) {
        console.complain(parser.errorText());
        console.complain(console.say("cli.try_help"));
        exit = Exit::Usage;
        return false;
    }
    if (parser.isSet(help)) {
        console.write(parser.helpText().toUtf8());
        exit = Exit::Clean;
        return false;
    }
    return true;
}

int columns(const QString& text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4())
        width += isWide(c) ? 2 : 1;
    return width;
}

QString padded(const QString& text, int width) { return text + QString(qMax(0, width - columns(text)), u' '); }

}  // namespace pb::cli
