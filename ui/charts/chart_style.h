// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/language.h"

#include <QColor>
#include <QFont>
#include <QPalette>

#include <cstddef>

namespace pb::ui {

/// How a chart looks: colours of the theme, font, language. Colours are told apart with any colour vision.
struct ChartStyle {
    QColor background;  ///< invalid: none is painted
    QColor text;
    QColor mutedText;
    QColor grid;
    QColor surface;  ///< of the tooltip
    QColor alert;    ///< limits and errors
    QFont font;
    text::Language language = text::Language::English;
    bool dark = false;
    /// Of the plotted lines. 0, on screens: about 1.5 device pixels by two thin strokes, since antialiased polylines
    /// with wider pens take 20 to 30 times as long to paint.
    double lineWidth = 0;

    /// For a widget, light or dark by its palette.
    static ChartStyle of(const QPalette& palette, const QFont& font, text::Language language);
    /// For paper: black on nothing.
    static ChartStyle forPrint(const QFont& font, text::Language language);

    /// Behind text that stands on lines: the background, white where none is painted.
    QColor ground() const { return background.isValid() ? background : QColor(Qt::white); }
    /// Colour of the line at `index`; they repeat after kLineColors. kInk: that of the text.
    QColor line(std::size_t index) const;
    static constexpr std::size_t kLineColors = 8;
    static constexpr std::size_t kInk = 1000;
    /// Colour of a heat map's cell.
    /// @param share 0 (next to the background) to 1
    QColor heat(double share) const;

    friend bool operator==(const ChartStyle&, const ChartStyle&) = default;
};

/// A colour of text that reads well on `ground`: near black or white.
inline QColor readableOn(const QColor& ground)
{
    return ground.lightnessF() > 0.55F ? QColor(0x1b, 0x1f, 0x24) : QColor(Qt::white);
}

}  // namespace pb::ui
