// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"
#include "core/review/lens.h"

#include <QColor>
#include <QFont>
#include <QMarginsF>
#include <QRectF>
#include <QSizeF>

namespace pb::ui::report {

/// Report pages are measured in tenths of a point: 720 to the inch, the resolution of the PDF writer.
inline constexpr double kUnit = 10;
constexpr double points(double pt) { return pt * kUnit; }

enum class Paper { A4, Letter };

struct PageShape {
    QSizeF size;  ///< units
    QMarginsF margins{points(54), points(58), points(54), points(56)};
    QRectF content() const { return QRectF({0, 0}, size).marginsRemoved(margins); }
};

PageShape pageShape(Paper paper, bool landscape);

/// The report's typeface. Chosen because text copied from the PDF comes out whole in both languages, digits included;
/// Debian package fonts-nanum.
inline constexpr char kFontFamily[] = "NanumBarunGothic";
bool fontInstalled();

QFont font(double pt, bool bold = false);

/// Colours of the printed page: dark enough for text on white at 4.5:1, told apart in grey by their lightness or shape.
namespace ink {
inline constexpr QRgb kText = 0xff1c2430;
inline constexpr QRgb kMuted = 0xff5a6675;
inline constexpr QRgb kRule = 0xffd5dae1;
inline constexpr QRgb kWash = 0xfff4f6f9;
inline constexpr QRgb kAccent = 0xff1d57a0;
}  // namespace ink

QColor riskColor(review::Risk risk);
QColor severityColor(Severity severity);

/// What text extraction from PDF gives back wrongly is replaced by what reads the same: dashes by hyphens, no-break
/// spaces by spaces; control characters go.
QString printable(const QString& text);

}  // namespace pb::ui::report
