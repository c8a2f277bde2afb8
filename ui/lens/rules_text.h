// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/lens.h"

#include <QString>

#include <vector>

namespace pb::ui {

/// Reads rules as rulesText() writes them, one a line; empty lines do not count.
/// @return Parse "lens.rules.line" (args: number of the line, the line): no level and colon in front; the errors of
///         review::RiskExpr::parse() with where = "line n, column m"
Result<std::vector<review::RiskRule>> rulesFrom(const QString& text);

}  // namespace pb::ui
