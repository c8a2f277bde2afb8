// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <QApplication>
#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <clocale>
#include <memory>
#include <string_view>

#include <langinfo.h>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::cli;

namespace {

struct Command {
    std::string_view name;
    Exit (*run)(const Console&, const QStringList&);
    bool draws;  ///< needs fonts and graphics, so a QApplication
};

constexpr std::array kCommands{
    Command{"check", runCheck, false},     Command{"trace", runTrace, false},  Command{"exposure", runExposure, false},
    Command{"intents", runIntents, false}, Command{"diff", runDiff, false},    Command{"import", runImport, false},
    Command{"export", runExport, true},    Command{"report", runReport, true}, Command{"review", runReview, false},
    Command{"store", runStore, false},     Command{"lens", runLens, false},
};

const Command* find(const QString& name)
{
    const std::string wanted = name.toStdString();
    const auto it =
        std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& c) { return c.name == wanted; });
    return it == kCommands.end() ? nullptr : &*it;
}

/// The value of `--lang`, wherever it stands; the locale's language where it is absent. "both" is for reports only and
/// is not a language of messages.
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

/// Takes `--lang` and its value away from the front, where they may stand before the subcommand.
QStringList withoutLeadingLanguage(QStringList arguments)
{
    while (arguments.size() > 1 && arguments[1].startsWith(u"--lang"))
        arguments.remove(1, arguments[1] == u"--lang" ? std::min<qsizetype>(2, arguments.size() - 1) : 1);
    return arguments;
}

void printOverview(const Console& console)
{
    console.print(console.say("cli.usage"));
    console.print(QString());
    for (const Command& command : kCommands) {
        const QString name = QString::fromUtf8(command.name.data(), static_cast<qsizetype>(command.name.size()));
        console.print(u"  "_s + console.tinted(padded(name, 8), Tint::Strong) + u"  "_s +
                      console.say("cli." + std::string(command.name) + ".about"));
    }
    console.print(QString());
    console.print(console.say("cli.overview.help"));
    console.print(console.say("cli.overview.exits"));
}

Exit run(const Console& console, const QStringList& arguments)
{
    const QString first = arguments.value(1);
    if (first == u"--version") {
        console.print(u"pillarbench-cli "_s + QCoreApplication::applicationVersion());
        return Exit::Clean;
    }
    if (first == u"--help" || first == u"-h" || first == u"help") {
        printOverview(console);
        return Exit::Clean;
    }
    if (first.isEmpty())
        return console.usage("cli.no_command");
    const Command* command = find(first);
    if (!command)
        return console.usage("cli.unknown_command", {first});
    return command->run(console, arguments.mid(1));
}

/// Qt complains about a locale without UTF-8. "C" is what bare containers and cron have, and means no more than "none".
void leavePlainLocale()
{
    std::setlocale(LC_ALL, "");
    if (std::string_view(nl_langinfo(CODESET)) == "ANSI_X3.4-1968")
        qputenv("LC_ALL", "C.UTF-8");
}

/// What Qt has to say about the machine (a missing XDG_RUNTIME_DIR, a font) is no answer of this program. It comes back
/// with QT_LOGGING_RULES="*=true".
void quietQt() { QLoggingCategory::setFilterRules(u"*.debug=false\n*.info=false\n*.warning=false"_s); }

bool drawsSomething(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        if (const Command* command = find(QString::fromLocal8Bit(argv[i])))
            return command->draws;
    return false;
}

}  // namespace

int main(int argc, char** argv)
{
    leavePlainLocale();
    quietQt();
    const bool draws = drawsSomething(argc, argv);
    if (draws)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::unique_ptr<QCoreApplication> application =
        draws ? std::make_unique<QApplication>(argc, argv) : std::make_unique<QCoreApplication>(argc, argv);
    QCoreApplication::setApplicationName(u"pillarbench"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PB_VERSION));
    const QStringList arguments = QCoreApplication::arguments();
    const text::LanguageSwitch languages(languageOf(arguments));
    const Console console(languages.language());
    const Exit exit = run(console, withoutLeadingLanguage(arguments));
    const Status printed = console.flush();
    return static_cast<int>(printed ? exit : console.fail(printed.error()));
}
