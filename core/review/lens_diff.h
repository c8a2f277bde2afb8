// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pb::review {

/// One choice of a question that both lenses have.
struct ChoiceDiff {
    std::string id;
    bool before = false;  ///< the older lens has it
    bool after = false;   ///< the newer lens has it
    bool title_changed = false;
    bool text_changed = false;    ///< help, improvement, their addresses and further resources
    bool weight_changed = false;  ///< weight, effort, or whether it is "None of these"

    bool kept() const { return before && after; }
    bool changed() const { return !kept() || title_changed || text_changed || weight_changed; }
    friend bool operator==(const ChoiceDiff&, const ChoiceDiff&) = default;
};

/// One question that both lenses have.
struct QuestionDiff {
    std::string id;
    std::string pillar_before;
    std::string pillar_after;
    bool title_changed = false;  ///< title or question
    bool about_changed = false;
    bool guide_changed = false;       ///< evidence, scope and helpful resource
    bool rules_changed = false;       ///< their conditions, risks or order
    std::vector<ChoiceDiff> choices;  ///< of the newer lens in its order, then those that are gone

    bool moved() const { return pillar_before != pillar_after; }
    bool changed() const;
    friend bool operator==(const QuestionDiff&, const QuestionDiff&) = default;
};

/// A question that is gone and one that came, with nearly the same title.
struct Rename {
    std::string before;     ///< id in the older lens
    std::string after;      ///< id in the newer lens
    double similarity = 0;  ///< 0 to 1, see similarity()
    friend bool operator==(const Rename&, const Rename&) = default;
};

struct LensDiff {
    std::vector<QuestionDiff> kept;    ///< in the order of the newer lens, those without change too
    std::vector<std::string> removed;  ///< ids, in the order of the older lens
    std::vector<std::string> added;    ///< ids, in the order of the newer lens
    std::vector<Rename> renames;       ///< each question at most once

    bool empty() const;
    friend bool operator==(const LensDiff&, const LensDiff&) = default;
};

/// From what similarity on two titles may be those of one question.
inline constexpr double kRenameSimilarity = 0.85;

/// What is different between two versions of one question, wherever they stand: `pillar_before` and `pillar_after` are
/// empty.
QuestionDiff diffQuestion(const Question& before, const Question& after);

/// Questions are the same by id, choices by id within their question.
LensDiff diffLenses(const Lens& before, const Lens& after);

/// Twice the number of characters in common blocks, through both: Ratcliff and Obershelp, "Pattern Matching: The
/// Gestalt Approach", Dr. Dobb's Journal, July 1988. 1 for equal texts, also two empty ones. O(n^3) at worst: for
/// titles.
double similarity(std::string_view a, std::string_view b);

/// Over all that a reviewer reads and all that decides the risk; not the id and the code.
/// Equal questions have equal hashes on every machine; kept in no file.
std::uint64_t contentHash(const Question& question);

}  // namespace pb::review
