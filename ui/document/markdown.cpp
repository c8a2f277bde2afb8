// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFragment>
#include <QTextList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

/// Stands before a line break that somebody typed inside a paragraph; Qt makes a blank of the break itself. It is white
/// space that nobody types, so that marks beside it mean what they mean at the end of a line.
constexpr QChar kBreak(0x205f);

/// Whether the end of a line is part of what the line is: a rule, an underlined or numbered heading, a fence, a table.
bool endMatters(const QString& line)
{
    static const QRegularExpression mark(u"^[\\s>]*([-=*_\\s]+|`{3,}.*|~{3,}.*|#{1,6}\\s.*|.*\\|.*)$"_s);
    return mark.match(line).hasMatch();
}

/// The text with its line breaks marked. Two blanks before one, CommonMark's way to ask for it, are not needed.
QString withBreaks(const QString& markdown)
{
    QStringList lines = QString(markdown).remove(u'\r').remove(kBreak).split(u'\n');
    bool fenced = false;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        const QString bare = lines[i].trimmed();
        if (bare.startsWith(u"```"_s) || bare.startsWith(u"~~~"_s))
            fenced = !fenced;
        if (fenced || bare.isEmpty() || lines[i + 1].trimmed().isEmpty() || endMatters(lines[i]))
            continue;
        while (lines[i].endsWith(u' '))
            lines[i].chop(1);
        lines[i] += kBreak;
    }
    return lines.join(u'\n');
}

void read(const QString& markdown, QTextDocument& document)
{
    document.setMarkdown(withBreaks(markdown), QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
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

/// Takes `length` characters out of a paragraph from `at` on, and puts `in` in their place.
void replaceText(MarkdownParagraph& paragraph, int at, int length, const QString& in)
{
    paragraph.text.replace(at, length, in);
    const int grown = static_cast<int>(in.size()) - length;
    for (MarkdownSpan& span : paragraph.spans) {
        if (span.from > at)
            span.from += grown;
        else if (span.from + span.length > at)
            span.length += grown;
    }
}

void readBreaks(MarkdownParagraph& paragraph)
{
    for (auto at = paragraph.text.indexOf(kBreak); at >= 0; at = paragraph.text.indexOf(kBreak)) {
        const bool inside = paragraph.text.mid(at + 1, 1) == u" "_s;
        replaceText(paragraph, static_cast<int>(at), inside ? 2 : 1, inside ? u"\n"_s : QString());
    }
}

MarkdownParagraph paragraphOf(const QTextBlock& block)
{
    MarkdownParagraph out;
    for (auto it = block.begin(); !it.atEnd(); ++it)
        addFragment(it.fragment(), out);
    readBreaks(out);
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
