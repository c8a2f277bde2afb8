// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/edit.h"
#include "core/review/lens.h"

#include <string>
#include <string_view>
#include <vector>

namespace pb::review {

/// What is different between two versions of one question. Two questions, and two choices of them, are the same where
/// their ids are. Texts are compared in both languages.
struct QuestionChange {
    bool title = false;                 ///< title, or what is asked
    bool about = false;                 ///< the explanation
    bool guide = false;                 ///< evidence, when it is out of scope, where to read more
    bool help = false;                  ///< help, steps, or an address of them, of a choice that is in both
    bool rules = false;                 ///< order, condition or risk of a rule
    bool pillar = false;                ///< it stands in another pillar
    std::vector<std::string> added;     ///< choices, in the order of the new version
    std::vector<std::string> removed;   ///< choices, in the order of the old version
    std::vector<std::string> reworded;  ///< choices in both whose title is another, in the order of the new version
    std::vector<std::string> kept;      ///< choices in both, in the order of the old version
    /// Whether an answer to the old version may mean something else in the new one.
    bool any() const
    {
        return title || about || guide || help || rules || !added.empty() || !removed.empty() || !reworded.empty();
    }
    friend bool operator==(const QuestionChange&, const QuestionChange&) = default;
};

/// What diffQuestion() finds, as far as it bears on an answer: a weight that no rule reads and an effort do not.
QuestionChange changeOf(const Question& before, const Question& after);

/// What becomes of what was said about a question.
enum class Carried {
    Kept,      ///< nothing about the question has changed
    Review,    ///< carried over, and to be looked at again: Answer::check_again is set
    Orphaned,  ///< nothing in the new lens asks for it, in whole or in part; it stays with the workload, and visible
};
constexpr std::array<std::string_view, 3> enumNames(Carried) { return {"kept", "review", "orphaned"}; }

struct CarriedQuestion {
    std::string question;  ///< Question::id
    Carried carried = Carried::Kept;
    bool answered = false;                     ///< something was said about it
    QuestionChange change;                     ///< empty where the new lens does not ask the question
    std::vector<std::string> orphanedChoices;  ///< decided, and no longer there
    friend bool operator==(const CarriedQuestion&, const CarriedQuestion&) = default;
};

/// Moving a workload from a lens to another one, or to a newer version of it.
struct LensUpgrade {
    std::vector<CarriedQuestion> questions;  ///< those of the old lens and those answered, in the order of the old lens
    std::vector<std::string> added;          ///< questions that the old lens does not ask, in the order of the new
    Edit edit;                               ///< all of it, as one
    bool changesAnything = false;            ///< whether `edit` does anything
};

/// Plans the move. Nothing that was said is lost: answers and plan items whose question has gone, and decisions on
/// choices that have gone, stay in the review of the new lens under their ids.
/// With one id for both lenses the answers stay in place and are marked where the question has changed. With two, the
/// review is moved to the new id, which must not be on the workload yet (applying `edit` says so).
/// Only answers are marked in which something was decided or written.
LensUpgrade planUpgrade(const Workload& workload, const Lens& from, const Lens& to, std::string_view atUtc);

/// Answers of a workload that its lens does not ask for: by question id, those of questions that have gone, and for
/// questions that are there the choices that have gone.
struct Orphan {
    std::string question;
    std::vector<std::string> choices;  ///< empty: the whole question has gone
    friend bool operator==(const Orphan&, const Orphan&) = default;
};
std::vector<Orphan> orphansOf(const Workload& workload, const Lens& lens);

}  // namespace pb::review
