// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/review/aws_lens.h"
#include "core/exchange/review/lens_reader.h"

#include <optional>
#include <string_view>

namespace pb::exchange {

/// Reads a list of the Azure review checklists (github.com/Azure/review-checklists, checklist.schema.json; read
/// 2026-11-25) as a lens. A list of English and one of Korean are joined by guid; which is which is seen from their
/// texts.
/// - Categories are pillars and subcategories areas; without categories, the five aims of the Azure framework are
/// pillars
///   and services areas. A question holds up to 14 items of an area, "None of these" behind them.
/// - An item is a choice: its id is the guid with "_" for "-", its severity the weight (High is core, all else
///   secondary, core too where it is alone), link and training its addresses. Rules are generated.
/// - Enumerations (severity, aim) are read by the key of the English list, or by place in a Korean list alone; the
/// file's
///   own Korean for them is not used. Known misnomers of its categories are corrected.
/// - Repairs: items without translation, translations without item, texts left in English, guids that come twice,
///   missing severity, other spellings of an aim, items without text.
/// Further members of an item are kept as extras of its choice.
/// @return what parseLooseJson() says; Schema "exchange.azure_checklist.not_a_list": no list of items; Schema
///         "exchange.azure_checklist.empty"; Conflict "exchange.aws_lens.same_language". Lists without a common guid
///         are read too: public translations drift that far.
Result<ReadLens> readAzureChecklist(const LensFile& file, const std::optional<LensFile>& translation = std::nullopt);

/// Whether a text looks like one of those lists. O(bytes).
bool looksLikeAzureChecklist(std::string_view bytes);

}  // namespace pb::exchange
