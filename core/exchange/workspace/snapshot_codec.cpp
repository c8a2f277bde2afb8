// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workspace/snapshot_codec.h"

#include "core/base/date.h"
#include "core/exchange/network/element_json.h"
#include "core/exchange/review/review_json.h"
#include "core/exchange/workspace/network_json.h"
#include "core/workspace/edit.h"

namespace pb::exchange {

namespace {

OutJson findingJson(const Finding& finding)
{
    OutJson out = OutJson::object();
    out["rule"] = finding.rule;
    out["severity"] = toJson(finding.severity);
    out["subjects"] = toJson(finding.subjects);
    if (!finding.args.empty())
        out["args"] = toJson(finding.args);
    return out;
}

bool readFindingJson(FieldReader& reader, const InJson& in, Finding& out)
{
    return reader.isObject(in) && reader.onlyKnown(in, {"rule", "severity", "subjects", "args"}) &&
           reader.member(in, "rule", out.rule) && reader.member(in, "severity", out.severity) &&
           reader.member(in, "subjects", out.subjects) && reader.optionalMember(in, "args", out.args);
}

/// The items of a list that must be there.
template <class ReadOne>
bool eachOf(FieldReader& reader, const InJson& in, std::string_view key, ReadOne readOne)
{
    return reader.inside(key, [&] {
        const auto list = in.find(key);
        if (list == in.end() || !list->is_array())
            return reader.refuse("a list");
        for (std::size_t i = 0; i < list->size(); ++i)
            if (!reader.inside(std::to_string(i), [&] { return readOne((*list)[i]); }))
                return false;
        return true;
    });
}

/// {"network", "findings"}
bool readFoundJson(FieldReader& reader, const InJson& in, workspace::Findings& out)
{
    NetworkId network;
    if (!reader.isObject(in) || !reader.member(in, "network", network.value))
        return false;
    std::vector<Finding>& found = out[network];
    return eachOf(reader, in, "findings",
                  [&](const InJson& json) { return readFindingJson(reader, json, found.emplace_back()); });
}

bool readSnapshotJson(FieldReader& reader, const InJson& in, workspace::Snapshot& out)
{
    if (!reader.isObject(in) || !reader.onlyKnown(in, {"workload", "networks", "findings", "runs"}))
        return false;
    const auto workload = in.find("workload");
    return reader.inside("workload",
                         [&] {
                             return workload == in.end() ? reader.refuse("a value")
                                                         : readWorkloadJson(reader, *workload, out.workload);
                         }) &&
           eachOf(reader, in, "networks",
                  [&](const InJson& json) { return readNetworkJson(reader, json, out.networks.emplace_back()); }) &&
           eachOf(reader, in, "findings",
                  [&](const InJson& json) { return readFoundJson(reader, json, out.findings); }) &&
           eachOf(reader, in, "runs",
                  [&](const InJson& json) { return reader.value(json, out.runs.emplace_back().value); });
}

}  // namespace

std::string writeSnapshot(const workspace::Snapshot& snapshot)
{
    OutJson out = OutJson::object();
    out["workload"] = workloadJson(snapshot.workload);
    OutJson& networks = out["networks"] = OutJson::array();
    for (const net::Network& network : snapshot.networks)
        networks.push_back(networkJson(network));
    OutJson& findings = out["findings"] = OutJson::array();
    for (const auto& [network, found] : snapshot.findings) {
        OutJson list = OutJson::array();
        for (const Finding& finding : found)
            list.push_back(findingJson(finding));
        findings.push_back({{"network", network.value}, {"findings", std::move(list)}});
    }
    OutJson& runs = out["runs"] = OutJson::array();
    for (const RunId run : snapshot.runs)
        runs.push_back(run.value);
    return compact(out);
}

Result<workspace::Snapshot> readSnapshot(std::string_view json)
{
    auto parsed = parseJson(json, {});
    if (!parsed)
        return forward(std::move(parsed));
    FieldReader reader;
    workspace::Snapshot out;
    if (!readSnapshotJson(reader, *parsed, out))
        return fail(Error::Code::Schema, "exchange.workspace.field", reader.pointer(), "expected " + reader.expected(),
                    {reader.expected()});
    return out;
}

Result<workspace::Milestone> makeMilestone(const workspace::Workspace& workspace, const workspace::Findings& findings,
                                           const workspace::FindLens& findLens, WorkloadId workload, std::string name)
{
    return workspace::takeSnapshot(workspace, findings, workload).map([&](const workspace::Snapshot& snapshot) {
        workspace::Milestone milestone;
        milestone.id = workspace::nextMilestoneId(workspace);
        milestone.workload = workload;
        milestone.name = std::move(name);
        milestone.at_utc = utcNow();
        milestone.summary = workspace::summarize(snapshot.workload, findLens);
        milestone.content = Shared<std::string>(writeSnapshot(snapshot));
        return milestone;
    });
}

}  // namespace pb::exchange
