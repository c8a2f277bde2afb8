// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace pb::ui {

/// A stretch of a paragraph that stands out.
struct MarkdownSpan {
    int from = 0;
    int length = 0;
    bool bold = false;
    bool italic = false;
    bool code = false;
};

/// One paragraph of a text in Markdown, as it is read.
struct MarkdownParagraph {
    QString text;  ///< without marks; '\n' between its lines
    std::vector<MarkdownSpan> spans;
    int heading = 0;  ///< 1 to 6; 0: none
    int depth = 0;    ///< of the list it stands in, from 1; 0: none
    QString number;   ///< "2." of an ordered list; "" for a bullet or no list
};

/// Reads notes as people write them: CommonMark with the tables and lists of GitHub, a single line break stays one
/// inside its paragraph. HTML is
/// text; the address of a link stands behind its words; pictures are left out.
std::vector<MarkdownParagraph> markdownParagraphs(const QString& markdown);

/// Whether the text reads differently than it is written: marks that stand for something.
bool hasMarkup(const QString& markdown);

/// The same as HTML for a label, with nothing in it that loads anything.
QString markdownHtml(const QString& markdown);

}  // namespace pb::ui
