// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <optional>
#include <string>

namespace pb::review {

/// A place in a lens, by indices: a pillar; with an area too, that area; with a question too, that question.
struct LensPart {
    int pillar = -1;
    int area = -1;
    int question = -1;

    bool isPillar() const { return pillar >= 0 && area < 0; }
    bool isArea() const { return area >= 0 && question < 0; }
    bool isQuestion() const { return question >= 0; }
    friend bool operator==(const LensPart&, const LensPart&) = default;
};

/// Whether the lens has that part.
bool hasPart(const Lens& lens, const LensPart& part);
/// Where a question stands; not a question where the lens does not have it.
LensPart partOf(const Lens& lens, std::string_view questionId);

/// Adds a pillar behind that of `at`, or as the last one. Ids are made here and are free. It has an area with one new
/// question, since a lens of the AWS format has no empty pillar.
/// @return where it is
LensPart addPillar(Lens& lens, const LensPart& at, Text name, Text questionTitle);
/// Adds an area behind that of `at`, with one new question.
/// @param at in a pillar of the lens
LensPart addArea(Lens& lens, const LensPart& at, Text name, Text questionTitle);
/// Adds a question behind that of `at`, or as the last one of its area or pillar. It has one essential practice and
/// "None of these", so that its rules prove.
/// @param at in a pillar of the lens
LensPart addQuestion(Lens& lens, const LensPart& at, Text title);
/// Takes a part out, with all that is in it.
void removePart(Lens& lens, const LensPart& part);
/// Moves a part one place: a pillar among pillars, an area in its pillar, a question in its area and beyond the edge
/// into the next area, also of another pillar.
/// @param step -1 up, 1 down
/// @return where it is then; empty at the end, where nothing changes
std::optional<LensPart> movePart(Lens& lens, const LensPart& part, int step);

/// Adds a practice before "None of these", essential to nothing yet (secondary). @return its index
std::size_t addChoice(Question& question, Text title);

}  // namespace pb::review
