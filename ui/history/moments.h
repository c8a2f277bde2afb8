// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/workload.h"
#include "core/workspace/milestone.h"

#include <QString>

#include <map>
#include <vector>

namespace pb::ui {

class Document;

/// A state of a workload that can be compared: as it is now, or as a milestone holds it.
struct Moment {
    WorkloadId workload;
    workspace::MilestoneId milestone;  ///< 0: now
    friend auto operator<=>(const Moment&, const Moment&) = default;
};

/// Reads what milestones hold, each once.
class Moments {
public:
    explicit Moments(Document& document) : m_document(document) {}

    /// @return the errors of exchange::readSnapshot(), NotFound "workspace.workload.unknown" or
    ///         "workspace.milestone.unknown". The pointer lives until the document changes or clear() is called.
    Result<const review::Workload*> workload(const Moment& moment);
    /// The milestones of a workload, oldest first.
    std::vector<const workspace::Milestone*> milestones(WorkloadId workload) const;
    /// "Now", "After the audit", "Shop, now" for another workload than `home`.
    QString name(const Moment& moment, WorkloadId home) const;
    void clear() { m_read.clear(); }

private:
    Document& m_document;
    std::map<workspace::MilestoneId, review::Workload> m_read;
};

}  // namespace pb::ui
