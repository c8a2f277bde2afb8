// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"
#include "core/workspace/evidence.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pb::workspace {

/// One row of what the validator's rules say against the practices of the built-in question set.
struct RuleClaim {
    std::string_view rule;      ///< a finding of this rule
    std::string_view question;  ///< "REL 2"
    std::string_view choice;    ///< speaks against this practice, "rel_2_no_overlap"
};

/// Every such row, by rule. A rule that is not named says nothing about a practice.
std::span<const RuleClaim> ruleClaims();
std::span<const RuleClaim> claimsOf(std::string_view rule);  ///< the rows of one rule

/// Whether the rows of these tables are about a lens: it is the built-in question set, a copy or a part of it. The
/// codes of any other lens may read the same ("SEC 1") and mean something else. O(choices).
bool knowsEvidence(const review::Lens& lens);

/// A ticked practice that open findings speak against.
struct Contradiction {
    std::string question;                   ///< code, "REL 2"
    std::string choice;                     ///< id, "rel_2_no_overlap"
    std::vector<FindingEvidence> findings;  ///< at least one, none waived; in the order of evidenceOf()
    friend bool operator==(const Contradiction&, const Contradiction&) = default;
};

/// What the answers of a workload claim and its drawings deny, in the order of the lens.
/// Empty where the workload is not reviewed by that lens. Only questions that apply and choices that are selected
/// count. A waived finding denies nothing: that somebody accepts it is written down. Practices that the lens does not
/// have are left out.
/// @param day decides which waivers hold
/// O(findings and choices).
std::vector<Contradiction> contradictions(const Workspace& workspace, const Findings& findings,
                                          const review::Lens& lens, WorkloadId workload, Date day = Date::today());

/// One practice that a drawing or a run can show.
struct SupportClaim {
    std::string_view question;
    std::string_view choice;
    std::string_view reason;  ///< id of the sentence that says what was seen, "offer.limit_exposure"
};
std::span<const SupportClaim> supportClaims();

/// A practice that is not ticked although the drawings or the runs show it.
struct Offer {
    std::string question;
    std::string choice;
    std::string reason;               ///< SupportClaim::reason
    std::vector<NetworkId> networks;  ///< the drawings that show it; none where runs do
    std::vector<RunId> runs;          ///< newest first; none where drawings do
    friend bool operator==(const Offer&, const Offer&) = default;
};

/// What could be ticked on the strength of the evidence, in the order of the lens. Nothing is ticked by itself.
/// A drawing shows a practice when it holds what the practice is about, every drawing of the workload has been
/// validated, and none has a finding, waived or not, that speaks against it. A run counts once guests were ready and
/// it ended by its plan, a stop rule or a limit of the host. Choices that do not apply are not offered.
/// @param question code; empty: every question
/// O(n log n) in the elements of the drawings.
std::vector<Offer> offers(const Workspace& workspace, const Findings& findings, const review::Lens& lens,
                          WorkloadId workload, std::string_view question = {});

}  // namespace pb::workspace
