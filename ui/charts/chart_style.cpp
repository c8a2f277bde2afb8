// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_style.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pb::ui {

namespace {

// After Okabe and Ito's set for colour-blind readers, made darker for white ground and lighter for dark ground, so
// that each has a contrast of 3:1 or more.
constexpr std::array<QRgb, ChartStyle::kLineColors> kOnLight{0xff0067a8, 0xffc4500a, 0xff00805c, 0xff9b3f86,
                                                             0xff3a86b8, 0xff9a6a00, 0xff5a5fa8, 0xff5f6670};
constexpr std::array<QRgb, ChartStyle::kLineColors> kOnDark{0xff56b4e9, 0xfff59b4c, 0xff2fc79b, 0xffe08ccb,
                                                            0xffa3d8f4, 0xffe8c64a, 0xffa9a8f0, 0xffa8b0bb};

// Nine stops of the viridis scale (matplotlib, CC0): even steps of lightness, readable with any colour vision.
constexpr std::array<QRgb, 9> kViridis{0xff440154, 0xff482878, 0xff3e4989, 0xff31688e, 0xff26828e,
                                       0xff1f9e89, 0xff35b779, 0xff6ece58, 0xfffde725};

QColor mixed(const QColor& a, const QColor& b, double shareOfB)
{
    const auto mix = [&](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * shareOfB)); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

}  // namespace

ChartStyle ChartStyle::of(const QPalette& palette, const QFont& font, text::Language language)
{
    ChartStyle style;
    style.background = palette.color(QPalette::Base);
    style.text = palette.color(QPalette::Text);
    style.dark = style.background.lightnessF() < 0.5F;
    style.mutedText = mixed(style.text, style.background, 0.35);
    style.grid = mixed(style.background, style.text, style.dark ? 0.16 : 0.11);
    style.surface = mixed(style.background, style.text, style.dark ? 0.10 : 0.02);
    style.alert = style.dark ? QColor(0xff, 0x7b, 0x72) : QColor(0xc0, 0x1c, 0x28);
    style.font = font;
    style.language = language;
    return style;
}

ChartStyle ChartStyle::forPrint(const QFont& font, text::Language language)
{
    ChartStyle style;
    style.text = QColor(0x1b, 0x1f, 0x24);
    style.mutedText = QColor(0x4c, 0x55, 0x60);
    style.grid = QColor(0xdd, 0xe1, 0xe6);
    style.surface = Qt::white;
    style.lineWidth = 1.2;
    style.alert = QColor(0xc0, 0x1c, 0x28);
    style.font = font;
    style.language = language;
    return style;
}

QColor ChartStyle::line(std::size_t index) const
{
    if (index == kInk)
        return text;
    return QColor::fromRgb((dark ? kOnDark : kOnLight)[index % kLineColors]);
}

QColor ChartStyle::heat(double share) const
{
    // On light ground the scale runs the other way, so that "little" is near the background in both themes.
    const double at = std::clamp(dark ? share : 1 - share, 0.0, 1.0) * (kViridis.size() - 1);
    const auto stop = std::min(static_cast<std::size_t>(at), kViridis.size() - 2);
    return mixed(QColor::fromRgb(kViridis[stop]), QColor::fromRgb(kViridis[stop + 1]), at - static_cast<double>(stop));
}

}  // namespace pb::ui
