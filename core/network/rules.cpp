// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/rules.h"

#include "core/network/checks.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <thread>

namespace pb::net {

namespace {

std::vector<RuleInfo> collected()
{
    std::vector<RuleInfo> out;
    for (const auto& table : {commonRules(), blockRules(), subnetRules(), interfaceRules(), awsRouteRules(),
                              awsGatewayRules(), awsNatRules(), awsPeeringRules(), securityGroupRules(), aclRules(),
                              nsgRules(), azureRouteRules(), azureGatewayRules(), azureOutboundRules(), transitRules(),
                              directConnectRules(), balancerRules(), azureEdgeRules()})
        out.insert(out.end(), table.begin(), table.end());
    std::sort(out.begin(), out.end(), [](const RuleInfo& a, const RuleInfo& b) { return a.id < b.id; });
    return out;
}

struct Keyed {
    std::string key;
    Finding finding;
};

/// Severity down, then key; of several findings with the same key the first stays.
std::vector<Finding> inOrder(std::vector<Finding> findings)
{
    std::vector<Keyed> keyed;
    keyed.reserve(findings.size());
    for (Finding& finding : findings) {
        std::string key = finding.key();
        keyed.push_back({std::move(key), std::move(finding)});
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) {
        return a.finding.severity != b.finding.severity ? a.finding.severity > b.finding.severity : a.key < b.key;
    });
    const auto end =
        std::unique(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) { return a.key == b.key; });
    keyed.erase(end, keyed.end());
    findings.clear();
    for (Keyed& one : keyed)
        findings.push_back(std::move(one.finding));
    return findings;
}

/// Threads beside the caller's that are worth their start: the rules only read, and none looks at another's findings.
std::size_t helpersFor(const Topology& topology)
{
    constexpr std::size_t kSmall = 2000;  // elements that one thread checks within a frame
    constexpr unsigned kMost = 4;
    return topology.size() < kSmall ? 0 : std::clamp(std::thread::hardware_concurrency(), 1u, kMost) - 1;
}

}  // namespace

std::span<const RuleInfo> rules()
{
    static const std::vector<RuleInfo> table = collected();
    return table;
}

const RuleInfo* ruleOf(std::string_view id)
{
    const auto table = rules();
    const auto it = std::lower_bound(table.begin(), table.end(), id,
                                     [](const RuleInfo& rule, std::string_view wanted) { return rule.id < wanted; });
    return it != table.end() && it->id == id ? &*it : nullptr;
}

std::span<const std::string_view> questionsFor(std::string_view rule)
{
    const RuleInfo* info = ruleOf(rule);
    return info ? info->questions : std::span<const std::string_view>{};
}

Date rulesDate(const Network& network) { return network.as_of.isSet() ? network.as_of : Date::today(); }

std::vector<Finding> validate(const Network& network, std::stop_token stop)
{
    const Facts facts(network);
    const auto table = rules();
    std::vector<std::vector<Finding>> found(table.size());
    std::atomic<std::size_t> next = 0;
    const auto check = [&] {
        for (std::size_t i = next++; i < table.size() && !stop.stop_requested(); i = next++) {
            Report report(table[i], found[i]);
            if (table[i].appliesOn(facts.asOf()))
                table[i].check(facts, report);
        }
    };
    {
        std::vector<std::jthread> helpers(helpersFor(network.topology));
        for (std::jthread& helper : helpers)
            helper = std::jthread(check);
        check();
    }
    std::vector<Finding> findings;
    for (std::vector<Finding>& of : found)
        std::move(of.begin(), of.end(), std::back_inserter(findings));
    return inOrder(std::move(findings));
}

std::vector<Edit> fixesFor(const Network& network, const Finding& finding)
{
    const RuleInfo* rule = ruleOf(finding.rule);
    if (!rule || !rule->fixes)
        return {};
    const Facts facts(network);
    std::vector<Finding> now;
    Report report(*rule, now);
    if (rule->appliesOn(facts.asOf()))
        rule->check(facts, report);
    const std::string key = finding.key();
    const auto it = std::find_if(now.begin(), now.end(), [&](const Finding& f) { return f.key() == key; });
    return it == now.end() ? std::vector<Edit>{} : rule->fixes(facts, *it);
}

}  // namespace pb::net
