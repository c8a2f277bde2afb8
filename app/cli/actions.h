// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <span>
#include <string>

namespace pb::cli {

/// One of the actions of a subcommand that has several: `info` of `store info`.
struct Action {
    QLatin1StringView name;
    Exit (*run)(const Console& console, const QStringList& arguments);  ///< `arguments` begin with the action's name
};

/// A subcommand of several actions. Its sentences are "cli.COMMAND.about_ACTION" for each action, and
/// "cli.COMMAND.no_action", "….unknown_action" and "….overview_help".
struct Actions {
    QLatin1StringView command;   ///< "store"
    QLatin1StringView operands;  ///< of the usage line, after ACTION: "FILE", or empty
    std::span<const Action> actions;
};

/// The sentence that says what an action does.
std::string aboutOf(QLatin1StringView command, QLatin1StringView action);

/// Runs the action that is named, or shows what there is.
/// @param arguments begin with the command's name
Exit runActions(const Console& console, const Actions& actions, const QStringList& arguments);

}  // namespace pb::cli
