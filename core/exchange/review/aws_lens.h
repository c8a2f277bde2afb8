// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/review/repair.h"
#include "core/review/lens.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pb::exchange {

/// Which side of a review::Text is meant. Files of the AWS format have one language each.
enum class LensLanguage { English, Korean };
constexpr std::array<std::string_view, 2> enumNames(LensLanguage) { return {"en", "ko"}; }

/// Limits of the AWS custom lens format (AWS Well-Architected Tool User Guide, "Lens format specification", and API
/// reference of ImportLens), 2026-11. kMaxPillars, kMaxQuestionsInPillar, kMaxChoices, kMaxTitle and kMaxText of
/// lens_reader.h are of it too.
inline constexpr std::size_t kMaxRules = 3;
inline constexpr std::size_t kMaxContents = 5;            ///< of an entry of additionalResources
inline constexpr std::size_t kMaxLensBytes = 500 * 1024;  ///< of a file
inline constexpr std::string_view kAwsSchemaVersion = "2021-11-01";

struct ReadLens {
    review::Lens lens;
    std::vector<Repair> repairs;  ///< in the order of the file
};

/// Reads a lens of the AWS custom lens format, schema 2021-11-01, as real files have it: what parseLooseJson()
/// accepts, members of the wrong kind or case or missing, ids that are none, conditions with words or parentheses that
/// do not match. Each thing that was read otherwise than it stands, or that AWS would refuse, is a repair. Titles
/// become both Question::title and ::question, descriptions Question::about. Members without a name here are kept as
/// extras. A default rule is moved behind the others, where it belongs by its meaning. Weights are set where
/// generateRules() would make the very rules of the file of them; else Question::own_rules is set.
/// A choice is "None of these" by its id or, with a repair, by its title.
/// @param name of the file, for errors and for a lens without name
/// @param language of its texts; by default what most letters of its titles are
/// @return what parseLooseJson() says; Schema "exchange.aws_lens.not_a_lens": no list of pillars; Schema
///         "exchange.aws_lens.empty": no question in any of them; Limit "exchange.aws_lens.size".
Result<ReadLens> readAwsLens(std::string_view bytes, std::string_view name,
                             std::optional<LensLanguage> language = std::nullopt);

struct WrittenLens {
    std::string json;             ///< UTF-8; at most kMaxLensBytes unless `changes` says so
    std::vector<Repair> changes;  ///< what stands otherwise in `json` than in the lens; lines are those of `json`
};

/// Writes a lens in the AWS custom lens format, one language of it, within the documented limits and those that the
/// service was seen to have (characters of names, titles and descriptions; operational readiness lens, 2026-10-06).
/// What does not fit is changed and listed: long texts are cut, characters replaced, texts of the other language taken
/// where one is missing, pillars of over 20 questions split, rules of the same level joined, a default rule added.
/// Areas, effort and evidence have no place of their own in the format: evidence and scope become the helpful resource
/// of their question. Where nothing but that is listed, readAwsLens() gives the lens back.
/// @return Limit "exchange.aws_lens.pillars" (args: number, most), "exchange.aws_lens.choices" (args: question, number,
///         most): what cannot be divided
Result<WrittenLens> writeAwsLens(const review::Lens& lens, LensLanguage language);

/// A text with only those characters that the service accepts in names, titles and descriptions: letters of any
/// script, digits, blanks, line breaks and - _ . , : / ( ) @ ! & # + ' ? ’. Others become what is nearest.
std::string awsPlainText(std::string_view text);

/// Whether a text looks like a lens of the AWS format rather than another kind of file. O(bytes).
bool looksLikeAwsLens(std::string_view bytes);

/// Makes an id for a lens of its name: "aws_" and its letters and digits.
std::string awsLensId(std::string_view name);

}  // namespace pb::exchange
