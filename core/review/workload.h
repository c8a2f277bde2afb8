// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fields.h"
#include "core/base/ids.h"
#include "core/review/plan.h"

#include <array>
#include <cstdint>
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

/// What a choice that does not apply means to the rules.
enum class NotApplicableChoice {
    Neutral,  ///< it is left out (Truth::Neutral); the behaviour of the AWS tool
    Strict,   ///< it counts as not selected
};
constexpr std::array<std::string_view, 2> enumNames(NotApplicableChoice) { return {"neutral", "strict"}; }

enum class Environment { Production, PreProduction };
constexpr std::array<std::string_view, 2> enumNames(Environment) { return {"production", "pre_production"}; }

/// What a link from an answer leads to.
enum class LinkKind { Finding, Run, File, Address, Note };
constexpr std::array<std::string_view, 5> enumNames(LinkKind) { return {"finding", "run", "file", "address", "note"}; }

/// Evidence that a reviewer attached to an answer by hand. What it names need not be there: a finding goes when the
/// drawing is mended, a run may be removed.
struct EvidenceLink {
    LinkKind kind = LinkKind::Note;
    NetworkId network;   ///< Finding only: where it was found
    RunId run;           ///< Run only
    std::string target;  ///< Finding::key(), path of a file, or http(s) address; "" for a run and a note
    std::string note;    ///< the reviewer's words; not empty where it is all there is

    static constexpr auto fields()
    {
        return std::tuple{
            field(FieldInfo{"kind", FieldType::Choice}, &EvidenceLink::kind),
            field(FieldInfo{"target", FieldType::Text}.per("code points").in(0, 4096), &EvidenceLink::target),
            field(FieldInfo{"note", FieldType::Multiline}.per("code points").in(0, 2084), &EvidenceLink::note),
        };
    }
    friend bool operator==(const EvidenceLink&, const EvidenceLink&) = default;
};

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
    Reason reason = Reason::None;                ///< why it does not apply; kept when it applies again
    std::string notes;                           ///< Markdown
    std::string owner;                           ///< who answers for it
    bool check_again = false;                    ///< it was parked, or its question has changed since it was answered
    std::map<std::int64_t, EvidenceLink> links;  ///< by number, 1, 2, …; in the order in which they were attached
    std::string updated_utc;                     ///< last change, ISO 8601; "" before the first

    /// The fields that one edit can set.
    static constexpr auto fields()
    {
        return std::tuple{
            field(FieldInfo{"applicable", FieldType::Flag}, &Answer::applicable),
            field(FieldInfo{"reason", FieldType::Choice}, &Answer::reason),
            field(FieldInfo{"notes", FieldType::Multiline}.per("code points").in(0, kMaxNotes), &Answer::notes),
            field(FieldInfo{"owner", FieldType::Text}.per("code points").in(0, 255), &Answer::owner),
            field(FieldInfo{"check_again", FieldType::Flag}, &Answer::check_again),
        };
    }
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// @return NotSelected where nothing was decided
ChoiceState stateOf(const Answer& answer, std::string_view choiceId);

/// What was said about one lens on one workload. Ids of questions are unique within their lens only.
struct LensReview {
    std::map<std::string, Answer, std::less<>> answers;  ///< by question id; never holds a default value
    std::map<std::string, PlanItem, std::less<>> plan;   ///< by question id; never holds a default value
    friend bool operator==(const LensReview&, const LensReview&) = default;
};

/// Most lenses on one workload; the AWS limit.
constexpr int kMaxLenses = 20;

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
    std::string lens;                            ///< Lens::id of the first lens; the lens need not be there
    std::vector<std::string> pillar_priorities;  ///< pillar ids, most important first; orders the improvement plan
    NotApplicableChoice not_applicable = NotApplicableChoice::Neutral;
    std::map<std::string, LensReview, std::less<>> reviews;  ///< by Lens::id; holds `lens` and at most kMaxLenses

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
            field(FieldInfo{"not_applicable", FieldType::Choice}, &Workload::not_applicable),
        };
    }
    friend bool operator==(const Workload&, const Workload&) = default;
};

using Workloads = std::map<WorkloadId, Workload>;

/// The value of any field of Workload, Answer or PlanItem: a flag, a text, an enum's name, a date, a list or a number.
/// "" is no date, and no effort of one's own.
using FieldValue = std::variant<bool, std::string, std::vector<std::string>, std::int64_t>;

/// One question of one lens on one workload. Without a question: the lens on the workload as such; without a lens too:
/// the workload as such.
struct QuestionKey {
    WorkloadId workload;
    std::string lens;
    std::string question;
    friend auto operator<=>(const QuestionKey&, const QuestionKey&) = default;
};

/// @return what was said so far about a lens; the default where the workload does not have it
const LensReview& reviewOf(const Workload& workload, std::string_view lensId);

/// @return what was decided so far; the default where nothing was
const Answer& answerOf(const Workload& workload, std::string_view lensId, std::string_view questionId);
const PlanItem& planOf(const Workload& workload, std::string_view lensId, std::string_view questionId);

/// The ids of the workload's lenses: the first one, then the others by id.
std::vector<std::string> lensesOf(const Workload& workload);

/// Drops the entries that hold a default value, and gives Workload::lens its entry, as the members above promise.
void normalize(Workload& workload);

/// Length in code points of valid UTF-8; what the limits above count.
std::size_t codePoints(std::string_view utf8);

/// The place of a pillar among the workload's priorities, from 1; 0 where it is not among them.
int pillarRank(const Workload& workload, const std::string& pillar);

/// `name` as it is compared: ASCII letters in lower case, without spaces.
std::string nameKey(std::string_view name);

}  // namespace pb::review
