// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"
#include "core/review/risk.h"
#include "core/workspace/evidence_claims.h"
#include "core/workspace/workspace.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace pb::report {

enum class Languages { English, Korean, Both };
constexpr std::array<std::string_view, 3> enumNames(Languages) { return {"en", "ko", "both"}; }

enum class Section { Summary, Review, Network, Density, Method };
constexpr std::array<std::string_view, 5> enumNames(Section)
{
    return {"summary", "review", "network", "density", "method"};
}

struct Options {
    Languages languages = Languages::English;
    std::vector<Section> sections{Section::Summary, Section::Review, Section::Network, Section::Density,
                                  Section::Method};
    Date date;  ///< on the cover, and what makes two reports of one workspace equal to the byte; not set: today

    bool has(Section section) const;
    friend bool operator==(const Options&, const Options&) = default;
};

/// One question with all that is known of it.
struct QuestionEntry {
    const review::Lens* lens = nullptr;
    const review::Question* question = nullptr;
    const review::Answer* answer = nullptr;
    const review::PlanItem* plan = nullptr;  ///< the default where nothing was planned
    review::Verdict verdict;
    /// The fewest changes to the next lower risk (High to Medium, Medium to None); only where there is one.
    std::optional<review::WayDown> way_down;
    std::vector<workspace::Evidence> evidence;
    std::vector<workspace::Contradiction> contradictions;  ///< ticked practices that open findings speak against
};

struct PillarPart {
    const review::Lens* lens = nullptr;
    const review::Pillar* pillar = nullptr;
    review::RiskCounts counts;
    std::vector<QuestionEntry> entries;  ///< in the order of the lens
};

struct ReportedFinding {
    Finding finding;
    const Waiver* waiver = nullptr;  ///< null: open
};

struct NetworkPart {
    const net::Network* network = nullptr;
    std::vector<ReportedFinding> findings;  ///< open ones first, then severity down, then key
    std::array<int, 3> open{};              ///< open findings by Severity
};

/// What a report says, before anybody lays it out. Points into the workspace and the lenses that it was made from.
struct Report {
    const review::Workload* workload = nullptr;
    std::vector<const review::Lens*> lenses;  ///< at least one, the workload's first in front
    Date date;
    review::RiskCounts counts;                       ///< over all pillars
    std::vector<PillarPart> pillars;                 ///< in the order of the lenses
    std::vector<const QuestionEntry*> top_risks;     ///< open on `date`, worst first, at most kTopRisks; into `pillars`
    std::vector<const QuestionEntry*> accepted;      ///< risks accepted on `date`, in the order of the lenses; as above
    std::vector<const QuestionEntry*> planned;       ///< with a plan of their own, see gather(); as above
    std::vector<const QuestionEntry*> contradicted;  ///< those with contradictions, in that order; as above
    std::vector<NetworkPart> networks;               ///< by id
    std::vector<const workspace::RunRecord*> runs;   ///< by id

    bool severalLenses() const { return lenses.size() > 1; }

    static constexpr std::size_t kTopRisks = 8;
};

/// Gathers the report of one workload under these lenses, at least one. All inputs must outlive it. What drawings and
/// runs say stands with the lens that they know, see workspace::knowsEvidence().
/// Worst first means: High before Medium; then by the workload's pillar priorities; then by the number of open findings
/// that speak to the question; then in the order of the lenses. What is planned comes in the order of the risks that
/// are open, then the others; of equals first what is due first.
/// @return NotFound "report.workload.unknown"
Result<Report> gather(const workspace::Workspace& workspace, const workspace::Findings& findings,
                      const std::vector<const review::Lens*>& lenses, WorkloadId workload, const Options& options);

}  // namespace pb::report
