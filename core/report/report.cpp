// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace pb::report {

namespace {

/// What the drawings and the runs say about a question, by its code.
struct Said {
    std::vector<workspace::Evidence> evidence;
    std::vector<workspace::Contradiction> contradictions;
};
using ByQuestion = std::map<std::string, Said, std::less<>>;

ByQuestion byQuestion(const workspace::Workspace& workspace, const workspace::Findings& findings,
                      const review::Lens& lens, WorkloadId workload, Date day)
{
    ByQuestion out;
    if (!workspace::knowsEvidence(lens))
        return out;
    for (workspace::Evidence& evidence : workspace::evidenceOf(workspace, findings, workload, day))
        out[evidence.question].evidence.push_back(std::move(evidence));
    for (workspace::Contradiction& one : workspace::contradictions(workspace, findings, lens, workload, day))
        out[one.question].contradictions.push_back(std::move(one));
    return out;
}

std::optional<review::WayDown> wayDown(const review::Question& question, const review::Answer& answer,
                                       review::Risk risk, review::NotApplicableChoice semantics)
{
    if (risk == review::Risk::High)
        return review::cheapestWayDown(question, answer, review::Risk::Medium, semantics);
    if (risk == review::Risk::Medium)
        return review::cheapestWayDown(question, answer, review::Risk::None, semantics);
    return std::nullopt;
}

PillarPart pillarPart(const review::Lens& lens, const review::Pillar& pillar, const review::Workload& workload,
                      const ByQuestion& said)
{
    PillarPart part{&lens, &pillar, review::countRisks(lens, pillar, workload), {}};
    for (const review::Question* question : review::allQuestions(pillar)) {
        QuestionEntry entry;
        entry.lens = &lens;
        entry.question = question;
        entry.answer = &review::answerOf(workload, lens.id, question->id);
        entry.plan = &review::planOf(workload, lens.id, question->id);
        entry.verdict = review::assess(lens, *question, workload);
        entry.way_down = wayDown(*question, *entry.answer, entry.verdict.risk, workload.not_applicable);
        if (const auto known = said.find(question->code); known != said.end()) {
            entry.evidence = known->second.evidence;
            entry.contradictions = known->second.contradictions;
        }
        part.entries.push_back(std::move(entry));
    }
    return part;
}

NetworkPart networkPart(const net::Network& network, const std::vector<Finding>& findings, Date date)
{
    NetworkPart part{&network, {}, {}};
    for (const Finding& finding : findings) {
        const auto waiver = network.waivers.find(finding.key());
        const bool waived = waiver != network.waivers.end() && waiver->second.appliesOn(date);
        part.findings.push_back({finding, waived ? &waiver->second : nullptr});
        if (!waived)
            ++part.open[static_cast<std::size_t>(finding.severity)];
    }
    std::stable_sort(part.findings.begin(), part.findings.end(),
                     [](const ReportedFinding& a, const ReportedFinding& b) {
                         if ((a.waiver == nullptr) != (b.waiver == nullptr))
                             return a.waiver == nullptr;
                         if (a.finding.severity != b.finding.severity)
                             return a.finding.severity > b.finding.severity;
                         return a.finding.key() < b.finding.key();
                     });
    return part;
}

std::ptrdiff_t openFindings(const QuestionEntry& entry)
{
    return std::count_if(entry.evidence.begin(), entry.evidence.end(), [](const workspace::Evidence& evidence) {
        const auto* finding = std::get_if<workspace::FindingEvidence>(&evidence.what);
        return finding && !finding->waived;
    });
}

/// Rank of a pillar in the workload's priorities; those that are not named come after.
std::ptrdiff_t priority(const review::Workload& workload, const std::string& pillar)
{
    const auto& order = workload.pillar_priorities;
    return std::find(order.begin(), order.end(), pillar) - order.begin();
}

std::vector<const QuestionEntry*> topRisks(const Report& report)
{
    using Rank = std::tuple<int, std::ptrdiff_t, std::ptrdiff_t>;
    std::vector<std::pair<Rank, const QuestionEntry*>> ranked;
    for (const PillarPart& part : report.pillars)
        for (const QuestionEntry& entry : part.entries) {
            const review::Risk risk = entry.verdict.risk;
            if (review::isOpenRisk(risk, *entry.plan, report.date))
                ranked.push_back({{risk == review::Risk::High ? 0 : 1, priority(*report.workload, part.pillar->id),
                                   -openFindings(entry)},
                                  &entry});
        }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const QuestionEntry*> out;
    for (const auto& [rank, entry] : ranked)
        if (out.size() < Report::kTopRisks)
            out.push_back(entry);
    return out;
}

std::vector<const QuestionEntry*> planned(const Report& report)
{
    using Rank = std::tuple<bool, bool, std::ptrdiff_t, std::string>;
    const auto rank = [&](const PillarPart& part, const QuestionEntry& entry) -> Rank {
        const bool open = review::isOpenRisk(entry.verdict.risk, *entry.plan, report.date);
        const std::string due = entry.plan->due.isSet() ? entry.plan->due.text() : "9999";
        return {!open, entry.verdict.risk != review::Risk::High, priority(*report.workload, part.pillar->id), due};
    };
    std::vector<std::pair<Rank, const QuestionEntry*>> ranked;
    for (const PillarPart& part : report.pillars)
        for (const QuestionEntry& entry : part.entries)
            if (*entry.plan != review::PlanItem{})
                ranked.emplace_back(rank(part, entry), &entry);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const QuestionEntry*> out;
    for (const auto& [key, entry] : ranked)
        out.push_back(entry);
    return out;
}

bool isAccepted(const QuestionEntry& entry, Date day)
{
    const bool risk = entry.verdict.risk == review::Risk::High || entry.verdict.risk == review::Risk::Medium;
    return risk && review::acceptanceOn(*entry.plan, day) == review::AcceptanceState::Accepted;
}

std::vector<const QuestionEntry*> accepted(const Report& report)
{
    std::vector<const QuestionEntry*> out;
    for (const PillarPart& part : report.pillars)
        for (const QuestionEntry& entry : part.entries)
            if (isAccepted(entry, report.date))
                out.push_back(&entry);
    return out;
}

std::vector<const QuestionEntry*> contradicted(const Report& report)
{
    std::vector<const QuestionEntry*> out;
    for (const PillarPart& part : report.pillars)
        for (const QuestionEntry& entry : part.entries)
            if (!entry.contradictions.empty())
                out.push_back(&entry);
    return out;
}

}  // namespace

bool Options::has(Section section) const
{
    return std::find(sections.begin(), sections.end(), section) != sections.end();
}

Result<Report> gather(const workspace::Workspace& workspace, const workspace::Findings& findings,
                      const std::vector<const review::Lens*>& lenses, WorkloadId workload, const Options& options)
{
    const auto found = workspace.workloads.find(workload);
    if (found == workspace.workloads.end())
        return fail(Error::Code::NotFound, "report.workload.unknown", std::to_string(workload.value),
                    "no such workload");
    Report report;
    report.workload = &found->second;
    report.lenses = lenses;
    report.date = options.date.isSet() ? options.date : Date::today();
    for (const review::Lens* lens : lenses) {
        const ByQuestion said = byQuestion(workspace, findings, *lens, workload, report.date);
        for (const review::Pillar& pillar : lens->pillars) {
            report.pillars.push_back(pillarPart(*lens, pillar, found->second, said));
            report.counts += report.pillars.back().counts;
        }
    }
    report.top_risks = topRisks(report);
    report.accepted = accepted(report);
    report.planned = planned(report);
    report.contradicted = contradicted(report);
    static const std::vector<Finding> kNone;
    for (const auto& [id, network] : workspace.networks)
        if (network.workload == workload) {
            const auto known = findings.find(id);
            report.networks.push_back(
                networkPart(network, known == findings.end() ? kNone : known->second, report.date));
        }
    for (const auto& [id, run] : workspace.runs)
        if (run.workload == workload)
            report.runs.push_back(&run);
    return report;
}

}  // namespace pb::report
