// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fields.h"
#include "core/base/ids.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

namespace pb::review {

enum class ChoiceState { NotSelected, Selected, NotApplicable };
constexpr std::array<std::string_view, 3> enumNames(ChoiceState)
{
    return {"not_selected", "selected", "not_applicable"};
}

/// Why a choice or a question does not apply; the values of the AWS API (UpdateAnswer, Reason).
enum class Reason { None, OutOfScope, BusinessPriorities, ArchitectureConstraints, Other };
constexpr std::array<std::string_view, 5> enumNames(Reason)
{
    return {"none", "out_of_scope", "business_priorities", "architecture_constraints", "other"};
}

enum class Environment { Production, PreProduction };
constexpr std::array<std::string_view, 2> enumNames(Environment) { return {"production", "pre_production"}; }

/// Longest notes of a question and of one choice, in code points; the AWS limits (API_UpdateAnswer, API_ChoiceUpdate).
constexpr int kMaxNotes = 2084;
constexpr int kMaxChoiceNote = 250;

/// What was decided about one choice. A choice that is not in Answer::choices has the default value.
struct ChoiceAnswer {
    ChoiceState state = ChoiceState::NotSelected;
    Reason reason = Reason::None;  ///< other than None only where the choice does not apply
    std::string note;              ///< at most kMaxChoiceNote code points
    friend bool operator==(const ChoiceAnswer&, const ChoiceAnswer&) = default;
};

/// What was decided about one question. Kept as it is while the question does not apply, and back at once when it does.
struct Answer {
    std::map<std::string, ChoiceAnswer, std::less<>> choices;  ///< by choice id; never holds a default value
    bool applicable = true;
    Reason reason = Reason::None;  ///< why it does not apply; kept when it applies again
    std::string notes;             ///< Markdown
    std::string owner;             ///< who answers for it
    std::string updated_utc;       ///< last change, ISO 8601; "" before the first

    /// The fields that one edit can set.
    static constexpr auto fields()
    {
        return std::tuple{
            field(FieldInfo{"applicable", FieldType::Flag}, &Answer::applicable),
            field(FieldInfo{"reason", FieldType::Choice}, &Answer::reason),
            field(FieldInfo{"notes", FieldType::Multiline}.per("code points").in(0, kMaxNotes), &Answer::notes),
            field(FieldInfo{"owner", FieldType::Text}.per("code points").in(0, 255), &Answer::owner),
        };
    }
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// @return NotSelected where nothing was decided
ChoiceState stateOf(const Answer& answer, std::string_view choiceId);

/// The system under review. Limits are those of the AWS Well-Architected Tool, so that a workload can be carried over.
struct Workload {
    WorkloadId id;
    std::string name;  ///< unique among the workloads of a workspace, whatever the case and the spaces
    std::string description;
    Environment environment = Environment::Production;
    std::string owner;                  ///< review owner
    std::string industry;               ///< free text
    std::vector<std::string> accounts;  ///< AWS account ids, Azure subscription ids
    std::vector<std::string> regions;
    std::string architecture_url;
    std::string notes;
    std::string lens;                            ///< Lens::id; the lens need not be there
    std::vector<std::string> pillar_priorities;  ///< pillar ids, most important first; orders the improvement plan
    std::map<std::string, Answer, std::less<>> answers;  ///< by question id; never holds a default value

    static constexpr auto fields()
    {
        constexpr auto text = [](std::string_view name, std::int64_t least, std::int64_t most) {
            return FieldInfo{name, FieldType::Text}.per("code points").in(least, most);
        };
        constexpr auto list = [](std::string_view name, std::int64_t most) {
            return FieldInfo{name, FieldType::Strings}.per("entries").in(0, most);
        };
        return std::tuple{
            field(text("name", 1, 100), &Workload::name),
            field(FieldInfo{"description", FieldType::Multiline}.per("code points").in(0, 250), &Workload::description),
            field(FieldInfo{"environment", FieldType::Choice}, &Workload::environment),
            field(text("owner", 0, 255), &Workload::owner),
            field(text("industry", 0, 100), &Workload::industry),
            field(list("accounts", 100), &Workload::accounts),
            field(list("regions", 50), &Workload::regions),
            field(text("architecture_url", 0, 2048), &Workload::architecture_url),
            field(FieldInfo{"notes", FieldType::Multiline}.per("code points").in(0, kMaxNotes), &Workload::notes),
            field(text("lens", 1, 128).with(EditPolicy::ReadOnly), &Workload::lens),
            field(list("pillar_priorities", 10), &Workload::pillar_priorities),
        };
    }
    friend bool operator==(const Workload&, const Workload&) = default;
};

using Workloads = std::map<WorkloadId, Workload>;

/// The value of any field of Workload or Answer: a flag, a text or an enum's name, or a list.
using FieldValue = std::variant<bool, std::string, std::vector<std::string>>;

/// @return what was decided so far; the default Answer where nothing was
const Answer& answerOf(const Workload& workload, std::string_view questionId);

/// Drops the entries that hold a default value, as the members above promise.
void normalize(Workload& workload);

/// Length in code points of valid UTF-8; what the limits above count.
std::size_t codePoints(std::string_view utf8);

/// `name` as it is compared: ASCII letters in lower case, without spaces.
std::string nameKey(std::string_view name);

}  // namespace pb::review
