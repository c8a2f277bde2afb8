// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/workload.h"

#include <QString>

#include <vector>

namespace pb::ui {

/// Where a new workload can begin: properties and pillar priorities, and no answers.
struct WorkloadTemplate {
    QString name;
    review::Workload workload;
};

/// Those that come with the program, in the language of the window.
std::vector<WorkloadTemplate> workloadTemplates();

/// What of a workload is a beginning for another one: its properties and lenses, but neither answers, plan, accounts
/// nor what it is called.
review::Workload asTemplate(review::Workload workload);

/// @return Io "exchange.path.unreadable" and the errors of exchange::readWorkload()
Result<review::Workload> readTemplate(const QString& path);
/// @return Io "report.write.failed"
Status writeTemplate(const review::Workload& workload, const QString& path);

}  // namespace pb::ui
