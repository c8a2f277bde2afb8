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
        QCOMPARE(paragraphs.size(), 3u);  // a line that somebody ended is one
        QCOMPARE(paragraphs[0].text, u"한 줄"_s);
        QCOMPARE(paragraphs[1].text, u"다음 줄 5 * 3"_s);
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
