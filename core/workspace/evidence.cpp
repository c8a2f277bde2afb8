// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/evidence.h"

#include "core/network/rules.h"
#include "core/workspace/evidence_claims.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

namespace pb::workspace {

namespace {

/// Question codes in the order people count them: "REL 2" before "REL 10".
std::pair<std::string_view, int> codeOrder(std::string_view code)
{
    const auto space = code.rfind(' ');
    int number = 0;
    if (space != std::string_view::npos)
        std::from_chars(code.data() + space + 1, code.data() + code.size(), number);
    return {code.substr(0, space), number};
}

bool isWaived(const net::Network& network, const Finding& finding, Date day)
{
    const auto waiver = network.waivers.find(finding.key());
    return waiver != network.waivers.end() && waiver->second.appliesOn(day);
}

std::set<std::string_view> questionsOf(std::string_view rule)
{
    const auto named = net::questionsFor(rule);
    std::set<std::string_view> out(named.begin(), named.end());
    for (const RuleClaim& claim : claimsOf(rule))
        out.insert(claim.question);
    return out;
}

void addFindings(const net::Network& network, const std::vector<Finding>& findings, Date day,
                 std::vector<Evidence>& out)
{
    for (const Finding& finding : findings) {
        const bool waived = isWaived(network, finding, day);
        for (const std::string_view question : questionsOf(finding.rule))
            out.push_back({std::string(question), FindingEvidence{network.id, finding, waived}});
    }
}

/// Findings before runs, worse before better, newer before older; ids make the order total.
bool before(const Evidence& a, const Evidence& b)
{
    if (a.question != b.question)
        return codeOrder(a.question) < codeOrder(b.question);
    if (a.what.index() != b.what.index())
        return a.what.index() < b.what.index();
    if (const auto* left = std::get_if<FindingEvidence>(&a.what)) {
        const auto& right = std::get<FindingEvidence>(b.what);
        if (left->finding.severity != right.finding.severity)
            return left->finding.severity > right.finding.severity;
        return std::tuple(left->finding.key(), left->network) < std::tuple(right.finding.key(), right.network);
    }
    return std::get<RunEvidence>(b.what).run < std::get<RunEvidence>(a.what).run;
}

}  // namespace

std::vector<Evidence> evidenceOf(const Workspace& workspace, const Findings& findings, WorkloadId workload, Date day)
{
    std::vector<Evidence> out;
    for (const auto& [id, found] : findings)
        if (const auto network = workspace.networks.find(id);
            network != workspace.networks.end() && network->second.workload == workload)
            addFindings(network->second, found, day, out);
    for (const auto& [id, run] : workspace.runs)
        if (run.workload == workload && run.summary.maxReady > 0)
            for (const std::string_view question : kRunQuestions)
                out.push_back({std::string(question), RunEvidence{id}});
    std::sort(out.begin(), out.end(), before);
    return out;
}

std::vector<Evidence> evidenceFor(const Workspace& workspace, const Findings& findings, WorkloadId workload,
                                  std::string_view question)
{
    std::vector<Evidence> out = evidenceOf(workspace, findings, workload);
    std::erase_if(out, [&](const Evidence& evidence) { return evidence.question != question; });
    return out;
}

}  // namespace pb::workspace
