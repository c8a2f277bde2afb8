// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/block.h"

#include <QRectF>
#include <QString>

#include <map>
#include <vector>

namespace pb::ui::report {

/// The parts [from, to) of one block, at their place on a page.
struct Placed {
    const Block* block = nullptr;
    int from = 0, to = 0;
    QPointF at;  ///< units from the page's top left corner
};

struct Page {
    PageShape shape;
    std::vector<Placed> placed;
};

struct Bookmark {
    QString text;
    int level = 0;
    int page = 0;  ///< from 0
    double y = 0;  ///< units from the top
};

struct Link {
    int page = 0;
    QRectF rect;
    QString anchor;
};

struct Target {
    int page = 0;
    double y = 0;
};

/// A report broken into pages. Owns its blocks; pages point into them.
struct Pages {
    Blocks blocks;
    std::vector<Page> pages;
    std::vector<Bookmark> bookmarks;
    std::vector<Link> links;
    std::map<QString, Target> targets;  ///< by anchor
};

/// Breaks blocks into pages: headings stay with what follows, table headers never stand alone, single lines of a
/// paragraph are not left behind. A block that is taller than a page and has one part is drawn beyond the page's foot.
/// O(parts).
Pages paginate(Blocks blocks, Paper paper);

}  // namespace pb::ui::report
