// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/review/aws_lens.h"

namespace pb::exchange {

/// Puts the texts of the same lens in another language into it, by ids: pillars, questions, choices. What one of them
/// lacks is a repair ("lens.repair.no_translation", "lens.repair.extra_translation"); all else is that of `first`.
/// @return Conflict "exchange.aws_lens.same_language": both hold the same language; Conflict
///         "exchange.aws_lens.other_lens": they share no question
Result<ReadLens> joinLanguages(const review::Lens& first, const review::Lens& second);

}  // namespace pb::exchange
