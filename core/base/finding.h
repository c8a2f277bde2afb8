// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/base/fields.h"
#include "core/base/ids.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pb {

enum class Severity { Hint, Warning, Error };
constexpr std::array<std::string_view, 3> enumNames(Severity) { return {"hint", "warning", "error"}; }

/// One thing a rule has to say about a drawn network. Ids and untranslated arguments only: the sentence is made in
/// ui/text from the rule's id, the highlight in ui/canvas.
struct Finding {
    std::string rule;  ///< the rule's id, "aws.subnet.overlap"; never renamed
    Severity severity = Severity::Hint;
    std::vector<ElementId> subjects;  ///< at least one; the view zooms to the first
    std::vector<std::string> args;    ///< %1, %2, … of the rule's sentence; element names, prefixes, numbers

    /// What a waiver stores: rule and subjects in ascending order, so neither wording nor language nor order matters.
    std::string key() const;
    friend bool operator==(const Finding&, const Finding&) = default;
};

/// A finding that a reviewer accepts, with the reason. Kept when the finding goes away: a stale waiver is shown as
/// such.
struct Waiver {
    std::string finding_key;
    std::string reason;  ///< not empty
    std::string author;
    std::string at_utc;  ///< ISO 8601, see utcNow()
    Date expires;        ///< not set: never

    bool appliesOn(Date day) const { return !expires.isSet() || day <= expires; }
    friend bool operator==(const Waiver&, const Waiver&) = default;
};

}  // namespace pb
