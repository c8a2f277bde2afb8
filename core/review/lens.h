// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/risk_expr.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pb::review {

/// The same statement in both languages of the program. UTF-8; either may be empty where a lens has one language only.
struct Text {
    std::string en;
    std::string ko;
    bool empty() const { return en.empty() && ko.empty(); }
    friend bool operator==(const Text&, const Text&) = default;
};

/// Risk of one question, worst first after Unanswered. Numbers are in no file; names are.
enum class Risk { Unanswered, High, Medium, None, NotApplicable };
constexpr std::array<std::string_view, 5> enumNames(Risk)
{
    return {"unanswered", "high", "medium", "none", "not_applicable"};
}

/// How much work it is to put a practice in place.
enum class Effort { Low, Medium, High };
constexpr std::array<std::string_view, 3> enumNames(Effort) { return {"low", "medium", "high"}; }

/// What a choice does to the risk of its question; the rules are generated from this, see generateRules().
struct Weight {
    bool core = false;                      ///< without it the risk is High
    bool secondary = false;                 ///< without it the risk is Medium at best
    bool anti = false;                      ///< a worse way of working: with it the risk is Medium at best
    std::vector<std::string> alternatives;  ///< groups; of each group one choice must be there, or the risk is High
    friend bool operator==(const Weight&, const Weight&) = default;
};

/// A text that leads somewhere.
struct Resource {
    Text text;
    std::string url;  ///< http or https; may be empty
    bool empty() const { return text.empty() && url.empty(); }
    friend bool operator==(const Resource&, const Resource&) = default;
};

/// Members of a lens file that this program has no name for, by their key: compact JSON. They go out as they came in.
using Extras = std::map<std::string, std::string, std::less<>>;

/// One practice that a reviewer ticks, or the exclusive "None of these".
struct Choice {
    std::string id;  ///< 3..128 of [A-Za-z0-9_]; unique in its question; "None of these" ends in "_no"
    Text title;
    Text help;                           ///< what good looks like
    std::string help_url;                ///< where more is said; may be empty
    Text improve;                        ///< the first steps to get there
    std::string improve_url;             ///< where more is said; may be empty
    std::vector<Resource> more_help;     ///< the AWS format's additionalResources of type HELPFUL_RESOURCE
    std::vector<Resource> more_improve;  ///< … of type IMPROVEMENT_PLAN
    Weight weight;
    Effort effort = Effort::Medium;
    bool none = false;  ///< this is "None of these"
    Extras extras;
    friend bool operator==(const Choice&, const Choice&) = default;
};

/// One row of the ordered rule list of a question.
struct RiskRule {
    std::string condition;         ///< as written in the lens, "default" for the last
    std::optional<RiskExpr> expr;  ///< empty: default, always holds
    Risk risk = Risk::High;        ///< High, Medium or None
    friend bool operator==(const RiskRule&, const RiskRule&) = default;
};

struct Question {
    std::string id;    ///< "rel_2"; unique in its lens; the key of answers
    std::string code;  ///< "REL 2"; what people call it
    Text title;
    Text question;
    Text about;
    Resource helpful;             ///< the AWS format's helpfulResource of a question
    std::vector<Text> evidence;   ///< what to ask to see
    Text out_of_scope;            ///< when it may be marked not applicable
    std::vector<Choice> choices;  ///< in the order of the lens, "None of these" last
    std::vector<RiskRule> rules;
    bool own_rules = false;  ///< the rules were written by hand; else generateRules() made them from the weights
    Extras extras;
    friend bool operator==(const Question&, const Question&) = default;
};

struct Area {
    std::string id;  ///< unique in its pillar
    Text name;
    Text guidance;
    std::vector<Question> questions;
    friend bool operator==(const Area&, const Area&) = default;
};

struct Pillar {
    std::string id;      ///< "reliability"
    std::string prefix;  ///< "REL"
    Text name;
    Text definition;
    std::vector<Area> areas;  ///< a lens of the AWS format has one for each pillar, without id and name
    Extras extras;
    friend bool operator==(const Pillar&, const Pillar&) = default;
};

/// A set of questions. Immutable once read; workloads refer to it by id.
struct Lens {
    std::string id;  ///< "well-architected-2018"; 1..128 characters
    Text name;
    Text description;
    std::string version;  ///< as its publisher counts; empty where it has none
    std::string source;   ///< where it was read from: file name or address; empty for a lens of this program
    std::vector<Pillar> pillars;
    Extras extras;
    friend bool operator==(const Lens&, const Lens&) = default;
};

/// @param idOrCode "rel_2", "REL 2" or "REL2": case, spaces and underscores do not matter
/// @return null where there is no such question; the pointer lives as long as `lens`
const Question* findQuestion(const Lens& lens, std::string_view idOrCode);

/// @return the pillar that holds the question, null where there is none
const Pillar* pillarOf(const Lens& lens, std::string_view questionId);
const Pillar* findPillar(const Lens& lens, std::string_view pillarId);
const Choice* findChoice(const Question& question, std::string_view choiceId);

/// The question's "None of these", null where the lens has none.
const Choice* noneChoice(const Question& question);

/// All questions in the order of the lens; pointers into `lens`.
std::vector<const Question*> allQuestions(const Lens& lens);
std::vector<const Question*> allQuestions(const Pillar& pillar);

/// Whether answers can be kept for the lens: its ids are of the form that edits accept and each is there once.
/// @return Range "review.lens.id" (empty, or over 128 characters), "review.lens.empty" (no question); Schema
///         "review.id.form" (pillar, question or choice); Conflict "review.lens.twice" where = the lens, args = {id}:
///         two pillars, two questions, or two choices of one question share it.
Status checkLens(const Lens& lens);

/// The AWS convention: a choice id with this ending is "None of these" (lens format specification, choices).
bool isNoneChoiceId(std::string_view choiceId);

/// 3..128 of [A-Za-z0-9_] (lens format specification).
bool isLensId(std::string_view id);

}  // namespace pb::review
