// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/workload.h"

#include <QPalette>
#include <QRectF>

class QPainter;

namespace pb::ui {

/// The check mark of a practice: a style's own is too small for rows of this size and lost on a dark ground.
void paintChoiceMark(QPainter& painter, const QRectF& square, review::ChoiceState state, bool enabled,
                     const QPalette& palette);

}  // namespace pb::ui
