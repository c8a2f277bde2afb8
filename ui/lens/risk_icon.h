// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <QIcon>
#include <QPalette>

namespace pb::ui {

inline constexpr int kRiskIcon = 16;  ///< side in pixels

/// The mark of a risk as an icon of that size.
QIcon riskIcon16(review::Risk risk, const QPalette& palette);

}  // namespace pb::ui
