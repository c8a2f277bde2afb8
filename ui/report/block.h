// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/page_style.h"

#include <QPainter>
#include <QString>
#include <QTextLayout>

#include <functional>
#include <memory>
#include <vector>

namespace pb::ui::report {

/// A piece of the report that goes down the page. It has parts (lines of a paragraph, rows of a table) between which a
/// page may break; a block that must not break has one part.
class Block {
public:
    virtual ~Block() = default;

    /// Fits the block to a width; comes before anything below. Asked twice for one width it does nothing.
    virtual void layOut(double width) = 0;
    virtual int parts() const = 0;
    /// Height of parts [from, to) as they stand on one page, what is repeated on each page included.
    virtual double height(int from, int to) const = 0;
    virtual void paint(QPainter& painter, const QPointF& at, int from, int to) const = 0;
    /// Anchor that a click on a part leads to; empty: none.
    virtual QString linkOf(int part) const
    {
        Q_UNUSED(part)
        return link;
    }

    double spaceBefore = 0;     ///< dropped at the top of a page
    bool keepWithNext = false;  ///< never the last on its page
    bool pageBefore = false;    ///< starts a new page
    bool landscape = false;     ///< of that new page
    QString anchor;             ///< links lead here
    QString outline;            ///< bookmark text; empty: none
    int outlineLevel = 0;       ///< 0: top
    QString link;
};

using Blocks = std::vector<std::unique_ptr<Block>>;

/// What stands before a paragraph. Each has a shape of its own, so that no colour is needed to tell them apart.
enum class Mark { None, Bullet, Selected, NotSelected, NotApplicable };

struct TextStyle {
    double size = 9.5;  ///< points
    bool bold = false;
    QRgb color = ink::kText;
    double leading = 1.35;  ///< line height by font size
};

/// A paragraph; breaks between lines.
class TextBlock final : public Block {
public:
    TextBlock(const QString& text, const TextStyle& style);
    /// Sets stretches of the text apart; they count characters of what printable() leaves of it.
    void setFormats(const QList<QTextLayout::FormatRange>& formats) { m_layout.setFormats(formats); }

    void layOut(double width) override;
    int parts() const override { return m_layout.lineCount(); }
    double height(int from, int to) const override;
    void paint(QPainter& painter, const QPointF& at, int from, int to) const override;

    QString text() const { return m_layout.text(); }

    double indent = 0;
    Mark mark = Mark::None;
    QColor bar;             ///< a vertical bar along the left edge
    bool joinsBar = false;  ///< the bar goes on from the block above, over the space between them
    QString right;          ///< a tag at the right end of the first line
    QColor rightColor;
    bool ruleAbove = false;

private:
    double lineHeight() const { return points(m_style.size) * m_style.leading; }
    void paintMark(QPainter& painter, const QPointF& at) const;
    void paintRight(QPainter& painter, const QPointF& at) const;

    TextStyle m_style;
    QTextLayout m_layout;
    double m_width = 0;
};

/// A drawing of fixed height and full width.
class FigureBlock final : public Block {
public:
    using Draw = std::function<void(QPainter&, const QRectF&)>;
    FigureBlock(double height, Draw draw) : m_height(height), m_draw(std::move(draw)) {}

    void layOut(double width) override { m_width = width; }
    int parts() const override { return 1; }
    double height(int, int) const override { return m_height; }
    void paint(QPainter& painter, const QPointF& at, int, int) const override;

private:
    double m_height;
    double m_width = 0;
    Draw m_draw;
};

}  // namespace pb::ui::report
