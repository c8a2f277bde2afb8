// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"
#include "ui/charts/density_charts.h"
#include "ui/report/page_style.h"

#include <map>
#include <vector>

namespace pb::ui::report {

/// Everything a report is made from. Points to values that must stay as they are while it is made.
struct ReportInput {
    const workspace::Workspace* workspace = nullptr;
    const workspace::Findings* findings = nullptr;
    std::vector<const review::Lens*> lenses;  ///< at least one
    WorkloadId workload;
    std::map<RunId, SharedRun> runs;  ///< replayed runs, for the charts; a run that is not here has figures only
    Paper paper = Paper::A4;
};

}  // namespace pb::ui::report
