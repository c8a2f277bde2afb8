// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <QCommandLineParser>

#include <vector>

namespace pb::cli {

/// The call of one subcommand: its options and operands, and its help in the user's language. Every subcommand has
/// --help, --lang and --json.
class Call {
public:
    /// @param command as it is typed: "check", "store info"
    /// @param operands for the usage line: "FILE"
    /// @param about id of the sentence that says what it does
    Call(const Console& console, QString command, QString operands, std::string_view about);

    /// Another line of the help's list of operands.
    void addOperand(const QString& name, std::string_view about);
    /// @param names without dashes, the short one first
    /// @param value name of the value; empty: a flag
    void addOption(const QStringList& names, const QString& value, std::string_view about);

    /// @param arguments begin with the last word of the command's name
    /// @return false where the call was wrong or asked for help; it has been answered then, see exit()
    bool parse(const QStringList& arguments);
    Exit exit() const noexcept { return m_exit; }

    bool has(const QString& name) const { return m_parser.isSet(name); }
    QString value(const QString& name) const { return m_parser.value(name); }
    bool json() const { return has(QStringLiteral("json")); }
    QStringList operands() const { return m_parser.positionalArguments(); }

private:
    struct Line {
        QString left, right;
    };

    bool refuse(std::string_view id, const QStringList& args);
    bool refuseValue(const QStringList& arguments);
    void printHelp() const;
    void printLines(std::string_view title, const std::vector<Line>& lines) const;

    const Console& m_console;
    QCommandLineParser m_parser;
    QString m_command, m_operands;
    std::string m_about;
    std::vector<Line> m_operandLines, m_optionLines;
    QStringList m_valued;  ///< options that need a value
    Exit m_exit = Exit::Clean;
};

}  // namespace pb::cli
