// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

namespace pb::cli {

// One function for each subcommand. `arguments` begins with the last word of its name, as Call::parse() wants it.
Exit runCheck(const Console& console, const QStringList& arguments);
Exit runTrace(const Console& console, const QStringList& arguments);
Exit runExposure(const Console& console, const QStringList& arguments);
Exit runDiff(const Console& console, const QStringList& arguments);
Exit runExport(const Console& console, const QStringList& arguments);
Exit runIntents(const Console& console, const QStringList& arguments);
Exit runImport(const Console& console, const QStringList& arguments);
Exit runReport(const Console& console, const QStringList& arguments);
Exit runLens(const Console& console, const QStringList& arguments);
Exit runReview(const Console& console, const QStringList& arguments);
Exit runStore(const Console& console, const QStringList& arguments);

}  // namespace pb::cli
