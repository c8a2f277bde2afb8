// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <QApplication>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::cli;

namespace {

struct Command {
    std::string_view name;
    Exit (*run)(const Console&, const QStringList&);
    bool needsFonts;  ///< draws, so it needs a QApplication
};

constexpr std::array kCommands{
    Command{"check", runCheck, false},   Command{"trace", runTrace, false}, Command{"import", runImport, false},
    Command{"report", runReport, true}, Command{"store", runStore, false},
};

const Command* find(const QString& name)
{
    const std::string wanted = name.toStdString();
    const auto it = std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& c) { return c.name == wanted; });
    return it == kCommands.end() ? nullptr : &*it;
}

/// The value of `--lang`, wherever it stands; the locale's language where it is absent. "both" is for reports only and is
/// not a language of messages.
text::Language languageOf(const QStringList& arguments)
{
    QString value;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == u"--lang" && i + 1 < arguments.size())
            value = arguments[i + 1];
        else if (arguments[i].startsWith(u"--lang="))
            value = arguments[i].mid(7);
    }
    return text::languageFrom(value).value_or(text::systemLanguage());
}

void printOverview(const Console& console)
{
    console.print(console.say("cli.usage"));
    console.print(QString());
    for (const Command& command : kCommands) {
        const QString name = QString::fromUtf8(command.name.data(), static_cast<qsizetype>(command.name.size()));
        console.print(u"  "_s + padded(name, 10) + console.say("cli." + std::string(command.name) + ".about"));
    }
    console.print(QString());
    console.print(console.say("cli.overview.help"));
}

int run(const QStringList& arguments)
{
    const text::LanguageSwitch languages(languageOf(arguments));
    const Console console(languages.language(), arguments.contains(u"--json"));
    const QString first = arguments.value(1);
    if (first == u"--version") {
        console.print(u"pillarbench-cli "_s + QCoreApplication::applicationVersion());
        return static_cast<int>(Exit::Clean);
    }
    if (first.isEmpty() || first == u"--help" || first == u"-h" || first == u"help") {
        printOverview(console);
        return static_cast<int>(first.isEmpty() ? Exit::Usage : Exit::Clean);
    }
    const Command* command = find(first);
    if (!command)
        return static_cast<int>(console.usage("cli.unknown_command", {first}));
    return static_cast<int>(command->run(console, arguments.mid(1)));
}

}  // namespace

int main(int argc, char** argv)
{
    const bool draws = argc > 1 && find(QString::fromLocal8Bit(argv[1])) && find(QString::fromLocal8Bit(argv[1]))->needsFonts;
    if (draws)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::unique_ptr<QCoreApplication> application =
        draws ? std::make_unique<QApplication>(argc, argv) : std::make_unique<QCoreApplication>(argc, argv);
    QCoreApplication::setApplicationName(u"pillarbench"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PB_VERSION));
    return run(QCoreApplication::arguments());
}
