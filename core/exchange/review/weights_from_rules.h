// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

namespace pb::exchange {

/// Sets the weights that review::generateRules() would make the question's rules of, where there are such: condition by
/// condition the same text. Groups of alternatives get the names "a", "b", …
/// @return whether there are; else the question is left alone
bool weightsFromRules(review::Question& question);

}  // namespace pb::exchange
