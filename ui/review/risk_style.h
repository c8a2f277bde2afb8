// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QRectF>

class QPainter;
class QWidget;

namespace pb::ui {

/// The colour of a risk on the palette's base, light or dark; a contrast of at least 4.5 : 1.
QColor riskColor(review::Risk risk, const QPalette& palette);

/// The same for an area that lies beside the others: what is unanswered is paler than what does not apply. It has no
/// contrast for text.
QColor riskFill(review::Risk risk, const QPalette& palette);

/// `share` of `over` on `under`, 0..1.
QColor blend(const QColor& under, const QColor& over, double share);

/// Draws the mark of a risk; each has a shape of its own, so that colour is never needed to tell them apart: triangle
/// with bar (High), diamond (Medium), disc with check (None), ring (Unanswered), disc with dash (NotApplicable).
void paintRiskMark(QPainter& painter, const QRectF& square, review::Risk risk, const QPalette& palette);

/// The font of `widget`'s application scaled; sizes of this page are shares of the user's own font size.
void scaleFont(QWidget* widget, double factor, bool bold = false);

}  // namespace pb::ui
