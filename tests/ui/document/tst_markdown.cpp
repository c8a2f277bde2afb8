// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown.h"

#include <QTest>

using namespace pb::ui;
using namespace Qt::StringLiterals;

class TestMarkdown : public QObject {
    Q_OBJECT
private slots:
    void plainTextStaysAsItIs()
    {
        const auto paragraphs = markdownParagraphs(u"한 줄\n다음 줄 5 * 3\n\n둘째 단락"_s);
        QCOMPARE(paragraphs.size(), 2u);
        QCOMPARE(paragraphs[0].text, u"한 줄\n다음 줄 5 * 3"_s);  // a line that somebody ended is one
        QCOMPARE(paragraphs[1].text, u"둘째 단락"_s);
        QVERIFY(paragraphs[0].spans.empty());
        QVERIFY(!hasMarkup(u"한 줄\n다음 줄 5 * 3\n\n둘째 단락"_s));
        QVERIFY(!hasMarkup({}));
    }

    void marksAreRead()
    {
        const auto paragraphs = markdownParagraphs(u"# Head\n\na **bold** and `code`\n\n- one\n  - two\n\n1. first"_s);
        QCOMPARE(paragraphs.size(), 5u);
        QCOMPARE(paragraphs[0].heading, 1);
        QCOMPARE(paragraphs[1].text, u"a bold and code"_s);
        QCOMPARE(paragraphs[1].spans.size(), 2u);
        QVERIFY(paragraphs[1].spans[0].bold);
        QCOMPARE(paragraphs[1].text.mid(paragraphs[1].spans[0].from, paragraphs[1].spans[0].length), u"bold"_s);
        QVERIFY(paragraphs[1].spans[1].code);
        QCOMPARE(paragraphs[2].depth, 1);
        QCOMPARE(paragraphs[3].depth, 2);
        QCOMPARE(paragraphs[4].number, u"1."_s);
        QVERIFY(hasMarkup(u"a **bold** word"_s));
    }

    void aLineBreakStaysInItsParagraph_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QStringList>("paragraphs");
        const auto row = [](const char* name, const QString& markdown, const QStringList& paragraphs) {
            QTest::newRow(name) << markdown << paragraphs;
        };
        row("plain", u"a\nb\nc"_s, {u"a\nb\nc"_s});
        row("Windows", u"a\r\nb"_s, {u"a\nb"_s});
        row("asked for as CommonMark has it", u"a  \nb"_s, {u"a\nb"_s});
        row("after marks", u"**a.**\n*b*\n`c`"_s, {u"a.\nb\nc"_s});
        row("across a mark", u"**a\nb** c"_s, {u"a\nb c"_s});
        row("in a list", u"- a\n  b\n- c"_s, {u"a\nb"_s, u"c"_s});
        row("before a list", u"a\n- b"_s, {u"a"_s, u"b"_s});
        row("heading and text", u"# a\nb"_s, {u"a"_s, u"b"_s});
        row("underlined heading", u"a\n===\nb"_s, {u"a"_s, u"b"_s});
        row("rule", u"a\n\n---\nb"_s, {u"a"_s, u"b"_s});
        row("code", u"```\na\n  b\n```\nc"_s, {u"a"_s, u"  b"_s, u"c"_s});
        row("at the end", u"a\n"_s, {u"a"_s});
        row("Korean", u"가나다.\n라마바"_s, {u"가나다.\n라마바"_s});
    }
    void aLineBreakStaysInItsParagraph()
    {
        QFETCH(QString, markdown);
        QFETCH(QStringList, paragraphs);
        QStringList got;
        for (const MarkdownParagraph& paragraph : markdownParagraphs(markdown))
            got << paragraph.text;
        QCOMPARE(got, paragraphs);
    }

    void spansStandWhereTheirWordsAre()
    {
        const auto paragraphs = markdownParagraphs(u"one\ntwo **three\nfour** five\n`six`"_s);
        QCOMPARE(paragraphs.size(), 1u);
        QStringList words;
        for (const MarkdownSpan& span : paragraphs[0].spans)
            words << paragraphs[0].text.mid(span.from, span.length);
        QCOMPARE(words, (QStringList{u"three\nfour"_s, u"six"_s}));
        QCOMPARE(markdownHtml(u"a\nb"_s).count(u"<br>"_s), 1);
    }

    /// Nothing is loaded, and what looks like HTML is text.
    void hostileText()
    {
        const QString html =
            markdownHtml(u"<img src=\"file:///etc/passwd\"> <b>x</b> ![p](file:///etc/passwd) [a](b\"c)"_s);
        QVERIFY2(!html.contains(u"<img"_s), qPrintable(html));
        QVERIFY(!html.contains(u"<a "_s));
        QVERIFY(html.contains(u"&lt;b&gt;"_s));
        QString deep;
        for (int i = 0; i < 400; ++i)
            deep += u"> - "_s;
        QVERIFY(markdownParagraphs(deep + u"x"_s).size() <= 1);
    }

    void linksKeepTheirAddress()
    {
        QCOMPARE(markdownParagraphs(u"see [the wiki](https://example.org/w)"_s)[0].text,
                 u"see the wiki (https://example.org/w)"_s);
    }
};

QTEST_MAIN(TestMarkdown)
#include "tst_markdown.moc"
