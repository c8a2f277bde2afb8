// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/paginator.h"

namespace pb::ui::report {

namespace {

/// Places blocks one after the other; knows the page it is on and how far down.
class Flow {
public:
    Flow(Pages& out, Paper paper) : m_out(out), m_paper(paper) {}

    void place(std::size_t index)
    {
        Block& block = *m_out.blocks[index];
        if (m_out.pages.empty() || block.pageBefore)
            newPage(block.landscape);
        block.layOut(content().width());
        if (block.parts() == 0)
            return;
        const double space = atTop() ? 0 : block.spaceBefore;
        if (!atTop() && m_y + space + leastHeight(index) > content().bottom())
            newPage(false);
        else
            m_y += space;
        note(block);
        for (int from = 0; from < block.parts();) {
            const int to = lastThatFits(block, from);
            m_out.pages.back().placed.push_back({&block, from, to, {content().left(), m_y}});
            addLinks(block, from, to);
            m_y += block.height(from, to);
            from = to;
            if (from < block.parts())
                newPage(m_landscape);
        }
    }

private:
    QRectF content() const { return m_out.pages.back().shape.content(); }
    bool atTop() const { return m_out.pages.back().placed.empty(); }

    void newPage(bool landscape)
    {
        m_landscape = landscape;
        m_out.pages.push_back({pageShape(m_paper, landscape), {}});
        m_y = content().top();
    }

    /// What must stand together at least, from this block on: its first parts, and with them those it keeps with.
    double leastHeight(std::size_t index)
    {
        double sum = 0;
        for (std::size_t i = index; i < m_out.blocks.size() && i < index + kMostKept; ++i) {
            Block& block = *m_out.blocks[i];
            if (i > index) {
                if (block.pageBefore)
                    break;
                block.layOut(content().width());
                sum += block.spaceBefore;
            }
            const int parts = block.keepWithNext ? block.parts() : std::min(2, block.parts());
            sum += block.height(0, parts);
            if (!block.keepWithNext)
                break;
        }
        return sum;
    }

    int lastThatFits(const Block& block, int from) const
    {
        int to = from + 1;
        while (to < block.parts() && m_y + block.height(from, to + 1) <= content().bottom())
            ++to;
        // The last line of a paragraph, or row of a table, takes another one along.
        return to == block.parts() - 1 && to - from > 2 ? to - 1 : to;
    }

    void note(const Block& block)
    {
        const int page = static_cast<int>(m_out.pages.size()) - 1;
        if (!block.outline.isEmpty())
            m_out.bookmarks.push_back({block.outline, block.outlineLevel, page, m_y});
        if (!block.anchor.isEmpty())
            m_out.targets[block.anchor] = {page, m_y};
    }

    void addLinks(const Block& block, int from, int to)
    {
        const int page = static_cast<int>(m_out.pages.size()) - 1;
        const double head = block.height(from, from);
        for (int part = from; part < to; ++part) {
            const QString anchor = block.linkOf(part);
            if (anchor.isEmpty())
                continue;
            const double top = m_y + (part == from ? head : block.height(from, part));
            const double bottom = m_y + block.height(from, part + 1);
            m_out.links.push_back({page, QRectF(content().left(), top, content().width(), bottom - top), anchor});
        }
    }

    static constexpr std::size_t kMostKept = 16;  ///< a chapter, its area, its first question, in two languages

    Pages& m_out;
    Paper m_paper;
    bool m_landscape = false;
    double m_y = 0;
};

}  // namespace

Pages paginate(Blocks blocks, Paper paper)
{
    Pages out;
    out.blocks = std::move(blocks);
    Flow flow(out, paper);
    for (std::size_t i = 0; i < out.blocks.size(); ++i)
        flow.place(i);
    return out;
}

}  // namespace pb::ui::report
