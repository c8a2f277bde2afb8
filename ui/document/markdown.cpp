// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextFragment>
#include <QTextList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

void read(const QString& markdown, QTextDocument& document)
{
    // A line break that somebody typed is one: Markdown asks for two blanks before it.
    QString text = markdown;
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\n', u"  \n"_s);
    document.setMarkdown(text, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                   QTextDocument::MarkdownNoHTML);
}

void addFragment(const QTextFragment& fragment, MarkdownParagraph& out)
{
    const QTextCharFormat format = fragment.charFormat();
    if (format.isImageFormat())
        return;
    QString text = fragment.text();
    text.replace(QChar::LineSeparator, u'\n').remove(QChar::ObjectReplacementCharacter);
    if (const QString address = format.anchorHref(); !address.isEmpty() && address != text)
        text += u" ("_s + address + u')';
    const MarkdownSpan span{static_cast<int>(out.text.size()), static_cast<int>(text.size()),
                            format.fontWeight() > QFont::Normal, format.fontItalic(), format.fontFixedPitch()};
    if (span.bold || span.italic || span.code)
        out.spans.push_back(span);
    out.text += text;
}

MarkdownParagraph paragraphOf(const QTextBlock& block)
{
    MarkdownParagraph out;
    for (auto it = block.begin(); !it.atEnd(); ++it)
        addFragment(it.fragment(), out);
    out.heading = block.blockFormat().headingLevel();
    if (const QTextList* list = block.textList()) {
        out.depth = list->format().indent();
        const auto style = list->format().style();
        if (style == QTextListFormat::ListDecimal)
            out.number = list->itemText(block);
    }
    return out;
}

}  // namespace

std::vector<MarkdownParagraph> markdownParagraphs(const QString& markdown)
{
    QTextDocument document;
    read(markdown, document);
    std::vector<MarkdownParagraph> out;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        if (MarkdownParagraph paragraph = paragraphOf(block); !paragraph.text.trimmed().isEmpty())
            out.push_back(std::move(paragraph));
    return out;
}

bool hasMarkup(const QString& markdown)
{
    QString plain;
    for (const MarkdownParagraph& paragraph : markdownParagraphs(markdown)) {
        if (paragraph.depth > 0 || paragraph.heading > 0 || !paragraph.spans.empty())
            return true;
        plain += paragraph.text;
    }
    const auto bare = [](QString text) { return text.remove(u' ').remove(u'\n').remove(u'\r'); };
    return bare(plain) != bare(markdown);
}

QString markdownHtml(const QString& markdown)
{
    QString out;
    for (const MarkdownParagraph& paragraph : markdownParagraphs(markdown)) {
        QString words;
        int at = 0;
        const auto plain = [&](int to) {
            words += paragraph.text.mid(at, to - at).toHtmlEscaped();
            at = to;
        };
        for (const MarkdownSpan& span : paragraph.spans) {
            plain(span.from);
            QString part = paragraph.text.mid(span.from, span.length).toHtmlEscaped();
            if (span.code)
                part = u"<code>"_s + part + u"</code>"_s;
            if (span.italic)
                part = u"<i>"_s + part + u"</i>"_s;
            if (span.bold)
                part = u"<b>"_s + part + u"</b>"_s;
            words += part;
            at = span.from + span.length;
        }
        plain(static_cast<int>(paragraph.text.size()));
        words.replace(u'\n', u"<br>"_s);
        if (paragraph.heading > 0)
            words = u"<b>"_s + words + u"</b>"_s;
        if (paragraph.depth > 0)
            words = (paragraph.number.isEmpty() ? u"•"_s : paragraph.number) + u" "_s + words;
        out += u"<p style=\"margin:0 0 3px %1px\">%2</p>"_s.arg(14 * std::max(0, paragraph.depth - 1)).arg(words);
    }
    return out;
}

}  // namespace pb::ui
