// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/review/aws_lens.h"
#include "core/exchange/review/lens_reader.h"

#include <vector>

namespace pb::exchange {

/// Reads a lens in any form that is known: this program's own, the AWS custom lens format, an Azure checklist. Two
/// files are the same lens in two languages.
/// @param files one or two
/// @return what the readers say; Conflict "exchange.lens.two_languages": two files that are not of one lens, or more
Result<ReadLens> readAnyLens(const std::vector<LensFile>& files);

}  // namespace pb::exchange
