// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/actions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

std::string idOf(QLatin1StringView command, std::string_view what)
{
    return "cli." + command.toString().toStdString() + '.' + std::string(what);
}

void printOverview(const Console& console, const Actions& all)
{
    const QString operands = all.operands.isEmpty() ? QString() : u' ' + all.operands;
    console.print(console.say("cli.help.usage", {all.command.toString(), u"ACTION"_s + operands}));
    console.print(QString());
    for (const Action& action : all.actions)
        console.print(u"  "_s + console.tinted(padded(action.name, 8), Tint::Strong) + u"  "_s +
                      console.say(aboutOf(all.command, action.name)));
    console.print(QString());
    console.print(console.say(idOf(all.command, "overview_help")));
}

}  // namespace

std::string aboutOf(QLatin1StringView command, QLatin1StringView action)
{
    return idOf(command, "about_" + action.toString().toStdString());
}

Exit runActions(const Console& console, const Actions& all, const QStringList& arguments)
{
    const QString name = arguments.value(1);
    if (name == u"--help" || name == u"-h") {
        printOverview(console, all);
        return Exit::Clean;
    }
    const auto action =
        std::find_if(all.actions.begin(), all.actions.end(), [&](const Action& a) { return name == a.name; });
    if (action != all.actions.end())
        return action->run(console, arguments.mid(1));
    const bool none = name.isEmpty() || name.startsWith(u'-');
    return console.usage(idOf(all.command, none ? "no_action" : "unknown_action"), {name});
}

}  // namespace pb::cli
