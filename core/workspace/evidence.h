// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"
#include "core/workspace/workspace.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pb::workspace {

/// The findings of the networks that were validated last. Held beside the workspace, not in it: they follow from it.
using Findings = std::map<NetworkId, std::vector<Finding>>;

/// A finding of the validator, as evidence for a question.
struct FindingEvidence {
    NetworkId network;
    Finding finding;
    bool waived = false;
    friend bool operator==(const FindingEvidence&, const FindingEvidence&) = default;
};

/// A density run, as evidence for a question. The figures are in the run's summary.
struct RunEvidence {
    RunId run;
    friend bool operator==(const RunEvidence&, const RunEvidence&) = default;
};

struct Evidence {
    std::string question;  ///< code, "REL 2"
    std::variant<FindingEvidence, RunEvidence> what;
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// The questions that a density run answers: architecture selection (it is a benchmark), compute selection and resource
/// sizing.
inline constexpr std::array<std::string_view, 3> kRunQuestions{"PERF 1", "PERF 2", "COST 5"};

/// Everything the drawing and the runs of one workload say about its questions: findings first (severity down, key),
/// then runs (newest first), question by question in code order. A finding is evidence on the questions that its rule
/// names and on those whose practices it speaks against, see ruleClaims().
/// @param day decides which waivers hold
std::vector<Evidence> evidenceOf(const Workspace& workspace, const Findings& findings, WorkloadId workload,
                                 Date day = Date::today());

/// The part of evidenceOf() for one question.
/// @param question code, "REL 2"
std::vector<Evidence> evidenceFor(const Workspace& workspace, const Findings& findings, WorkloadId workload,
                                  std::string_view question);

}  // namespace pb::workspace
