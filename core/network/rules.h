// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"
#include "core/network/edit.h"
#include "core/network/kind.h"
#include "core/network/limits.h"

#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace pb::net {

class Facts;
class Report;

/// Where a rule's requirement is written down.
struct RuleSource {
    std::string_view address;  ///< a page; empty for a rule of our own
    Date read;                 ///< the day of the reading, or of the page that was read; not set: not recorded
    SourceStanding standing = SourceStanding::Read;
};

/// One row of the validator.
struct RuleInfo {
    std::string_view id;  ///< "aws.subnet.overlap"; never renamed
    Cloud cloud = Cloud::Common;
    Severity severity = Severity::Warning;
    RuleSource source;
    std::span<const std::string_view> questions;  ///< codes of the items it is evidence for, "REL 2"; not empty
    void (*check)(const Facts&, Report&) = nullptr;
    std::vector<Edit> (*fixes)(const Facts&, const Finding&) = nullptr;  ///< null: nothing that an edit could cure
    Date valid_from = {};                                                ///< not set: always
    Date valid_to = {};                                                  ///< inclusive; not set: still valid

    constexpr bool appliesOn(Date day) const
    {
        return (!valid_from.isSet() || valid_from <= day) && (!valid_to.isSet() || day <= valid_to);
    }
};

/// Every rule, by id.
std::span<const RuleInfo> rules();

/// @return null where no rule has that id
const RuleInfo* ruleOf(std::string_view id);

/// The questionnaire items that a rule's findings are evidence for; empty for an unknown id.
std::span<const std::string_view> questionsFor(std::string_view rule);

/// The date that decides which rules and limits hold: the network's own, else today (UTC).
Date rulesDate(const Network& network);

/// Runs every rule that applies on rulesDate(), those of a large drawing on several threads. Waivers are not looked at.
/// @return findings by severity down, then key; no two have the same key. After a stop: what was found until then.
/// O(n log n) in elements and rows together, apart from rows of one table or filter against each other.
std::vector<Finding> validate(const Network& network, std::stop_token stop = {});

/// What would cure a finding: each edit alone does, the best one first. Empty where no edit can, or where the finding
/// no longer holds. An edit that adds elements takes the ids above the highest in use.
std::vector<Edit> fixesFor(const Network& network, const Finding& finding);

}  // namespace pb::net
