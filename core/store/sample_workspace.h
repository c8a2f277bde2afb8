// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/lens.h"

#include <QString>

#include <vector>

namespace pb::store {

/// Makes the workspace that shows what the program does: a review filled in under two lenses, a network of two clouds
/// with a few honest faults, a density run as it was recorded, an improvement plan and two milestones. The days of the
/// plan and the milestones lie around today, so that something is overdue and something is ahead whenever it is made.
/// Built from resources/sample, each part by an edit of its own, so that the audit trail tells how it came about. Tens
/// of milliseconds.
/// @return the errors of WorkspaceStore::create(), Conflict "store.create.exists" among them; Io
/// "store.sample.missing",
///         args = {file}: the program was built without it; the errors of the readers and of workspace::applyEdit().
///         Then there is no file at `path`.
/// @param lenses those that come with the program; the milestones keep the risks of theirs
Status buildSample(const QString& path, const std::vector<review::Lens>& lenses);

}  // namespace pb::store
