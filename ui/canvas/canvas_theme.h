// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"
#include "core/network/kind.h"

#include <QColor>
#include <QPalette>

namespace pb::ui {

/// The colours of a drawing. Everything follows from the widget palette, so light, dark and print are three palettes.
class CanvasTheme {
public:
    explicit CanvasTheme(const QPalette& palette);
    /// Black on white, for paper and files, whatever the window looks like.
    static CanvasTheme print();

    bool dark() const noexcept { return m_dark; }
    QColor base() const { return m_base; }  ///< the canvas itself
    QColor text() const { return m_text; }
    QColor muted() const { return m_muted; }  ///< second lines; contrast to base() of at least 4.5 : 1
    QColor grid() const { return mix(m_base, m_text, 0.14); }
    QColor selection() const { return m_selection; }
    QColor connector() const { return mix(m_base, m_text, 0.58); }
    QColor allowed() const;
    QColor refused() const;
    QColor trace() const;
    QColor severity(Severity severity) const;

    /// The hue of a kind: one family for AWS, one for Azure, grey for what belongs to neither.
    QColor accent(net::Kind kind) const;
    QColor containerFill(net::Kind kind) const { return mix(m_base, accent(kind), m_dark ? 0.10 : 0.045); }
    QColor titleFill(net::Kind kind) const { return mix(m_base, accent(kind), m_dark ? 0.24 : 0.13); }
    QColor cardFill() const { return m_dark ? mix(m_base, m_text, 0.07) : m_base; }
    QColor iconFill(net::Kind kind) const { return mix(cardFill(), accent(kind), m_dark ? 0.26 : 0.13); }
    QColor border(net::Kind kind) const { return mix(m_base, accent(kind), m_dark ? 0.75 : 0.62); }

    /// `share` of `over` on `under`, 0..1.
    static QColor mix(const QColor& under, const QColor& over, double share);

private:
    QColor m_base, m_text, m_muted, m_selection;
    bool m_dark = false;
};

}  // namespace pb::ui
