// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

constexpr int kHelpColumns = 100;

QString dashed(const QString& name) { return (name.size() == 1 ? u"-"_s : u"--"_s) + name; }

}  // namespace

Call::Call(const Console& console, QString command, QString operands, std::string_view about)
    : m_console(console), m_command(std::move(command)), m_operands(std::move(operands)), m_about(about)
{
    m_parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
}

void Call::addOperand(const QString& name, std::string_view about)
{
    m_operandLines.push_back({name, m_console.say(about)});
}

void Call::addOption(const QStringList& names, const QString& value, std::string_view about)
{
    m_parser.addOption({names, QString(), value});
    QStringList shown;
    for (const QString& name : names)
        shown << dashed(name);
    m_optionLines.push_back({shown.join(u", "_s) + (value.isEmpty() ? QString() : u' ' + value), m_console.say(about)});
    if (!value.isEmpty())
        m_valued << names;
}

bool Call::refuse(std::string_view id, const QStringList& args)
{
    m_exit = m_console.usage(id, args);
    return false;
}

bool Call::parse(const QStringList& arguments)
{
    if (!m_valued.contains(u"lang"_s))
        addOption({u"lang"_s}, u"ko|en"_s, "cli.option.lang");
    addOption({u"json"_s}, QString(), "cli.option.json");
    addOption({u"h"_s, u"help"_s}, QString(), "cli.option.help");
    const bool parsed = m_parser.parse(arguments);
    if (const QStringList unknown = m_parser.unknownOptionNames(); !unknown.isEmpty())
        return refuse("cli.unknown_option", {dashed(unknown.first())});
    if (has(u"help"_s)) {
        printHelp();
        return false;
    }
    if (!parsed)
        return refuseValue(arguments);
    for (const QString& name : std::as_const(m_valued))
        if (has(name) && value(name).isEmpty())
            return refuse("cli.option_empty", {dashed(name)});
    const bool spoken = text::languageFrom(value(u"lang"_s)).has_value() && value(u"lang"_s).size() == 2;
    const bool both = m_command == u"report" && value(u"lang"_s) == u"both";
    if (has(u"lang"_s) && !spoken && !both)
        return refuse("cli.bad_language", {value(u"lang"_s)});
    return true;
}

/// The parser tells in English only, and of two faults: a value that is not there, and one that should not be.
bool Call::refuseValue(const QStringList& arguments)
{
    for (const QString& argument : arguments) {
        const QString name = argument.section(u'=', 0, 0);
        if (name.startsWith(u'-') && name != argument && !m_valued.contains(name.mid(name.startsWith(u"--") ? 2 : 1)))
            return refuse("cli.option_unexpected", {name});
    }
    return refuse("cli.option_empty", {arguments.last()});
}

void Call::printHelp() const
{
    m_console.print(m_console.say("cli.help.usage", {m_command, m_operands}));
    m_console.print(QString());
    for (const QString& line : wrapped(m_console.say(m_about), kHelpColumns))
        m_console.print(line);
    printLines("cli.help.operands", m_operandLines);
    printLines("cli.help.options", m_optionLines);
}

void Call::printLines(std::string_view title, const std::vector<Line>& lines) const
{
    if (lines.empty())
        return;
    m_console.print(QString());
    m_console.print(m_console.tinted(m_console.say(title), Tint::Strong));
    int left = 0;
    for (const Line& line : lines)
        left = std::max(left, columns(line.left));
    for (const Line& line : lines) {
        QString head = u"  "_s + padded(line.left, left) + u"  "_s;
        for (const QString& part : wrapped(line.right, kHelpColumns - left - 4)) {
            m_console.print(head + part);
            head = QString(left + 4, u' ');
        }
    }
}

}  // namespace pb::cli
