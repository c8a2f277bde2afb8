// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/run.h"
#include "ui/density/figures_row.h"

#include <vector>

namespace pb::ui {

/// The figures of a run that goes on, the guest count first. "-" where nothing was measured yet.
std::vector<Figure> liveFigures(const density::Run& run);
/// What a run came to.
std::vector<Figure> summaryFigures(const density::RunSummary& summary);

}  // namespace pb::ui
