// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/lens.h"

#include <string>
#include <vector>

namespace pb::exchange {

/// One file of a lens folder, from the resources or from disk.
struct LensFile {
    std::string name;   ///< without folder: "lens.json", "reliability.json"
    std::string bytes;  ///< UTF-8
};

/// Limits of the AWS custom lens format, which our own lenses keep too.
inline constexpr std::size_t kMaxPillars = 10;
inline constexpr std::size_t kMaxQuestionsInPillar = 20;
inline constexpr std::size_t kMaxChoices = 15;  ///< with "None of these"
inline constexpr std::size_t kMaxTitle = 128;   ///< code points
inline constexpr std::size_t kMaxText = 2048;   ///< code points

/// Reads a lens of our own format: "lens.json" names the lens and its pillars in order, each pillar is a file of its
/// id. Every text stands in Korean and English; risk rules are generated from the tags of the choices
/// (generateRules()).
/// @param files in any order; others than those named are ignored
/// @return what parseJson() says; NotFound "exchange.lens.file": a file is missing; Schema "exchange.lens.field"
///         where = "file:line", args = JSON pointer and what was expected there; Conflict "exchange.lens.twice" where =
///         "file", args = the id: a question or choice id was used before.
Result<review::Lens> readLens(const std::vector<LensFile>& files);

}  // namespace pb::exchange
