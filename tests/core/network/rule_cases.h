// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/drawing.h"

#include <string>
#include <vector>

namespace pb::test {

/// What one rule says and what it does not say: two changes to a drawing in which nothing is wrong.
struct RuleCase {
    std::string rule;
    Drawing (*base)();
    void (*bad)(Drawing&);               ///< exactly one finding of the rule
    void (*near)(Drawing&);              ///< the same thing, just legal: none
    std::vector<std::string> also = {};  ///< other rules that have something to say on the bad drawing
    std::size_t count = 1;
};

std::vector<RuleCase> awsBlockCases();
std::vector<RuleCase> awsRouteCases();
std::vector<RuleCase> awsGatewayCases();
std::vector<RuleCase> awsFilterCases();
std::vector<RuleCase> awsSubnetRouteCases();
std::vector<RuleCase> awsVpnCases();
std::vector<RuleCase> awsNatCases();
std::vector<RuleCase> awsPeeringCases();
std::vector<RuleCase> awsAclCases();
std::vector<RuleCase> azureBlockCases();
std::vector<RuleCase> azureFilterCases();
std::vector<RuleCase> azureGatewayCases();
std::vector<RuleCase> azureRouteCases();
std::vector<RuleCase> azureOutboundCases();
std::vector<RuleCase> commonCases();
std::vector<RuleCase> transitCases();
std::vector<RuleCase> directConnectCases();
std::vector<RuleCase> balancerCases();
std::vector<RuleCase> azureEdgeCases();

}  // namespace pb::test
