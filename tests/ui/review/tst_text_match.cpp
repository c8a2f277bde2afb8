// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/text_match.h"

#include <QTest>

using namespace pb::ui;
using namespace Qt::StringLiterals;

class TestTextMatch : public QObject {
    Q_OBJECT

    /// The text with what was found in brackets; "" where nothing was.
    static QString marked(const QString& needle, const QString& text)
    {
        const auto ranges = TextNeedle(needle).in(text);
        if (!ranges)
            return {};
        QString out = text;
        for (auto it = ranges->rbegin(); it != ranges->rend(); ++it) {
            out.insert(it->at + it->length, u']');
            out.insert(it->at, u'[');
        }
        return out;
    }

private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("needle");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, const QString& needle, const QString& text, const QString& shown) {
            QTest::newRow(name) << needle << text << shown;
        };
        row("case", u"BACKUP"_s, u"Is the backup tested?"_s, u"Is the [backup] tested?"_s);
        row("in a word", u"test"_s, u"Is it tested?"_s, u"Is it [test]ed?"_s);
        row("two words, other order", u"tested backup"_s, u"backup, tested"_s, u"[backup], [tested]"_s);
        row("one word is missing", u"backup plan"_s, u"backup, tested"_s, {});
        row("twice", u"a"_s, u"abca"_s, u"[a]bc[a]"_s);
        row("words that overlap", u"back ackup"_s, u"backup"_s, u"[backup]"_s);
        row("full width", u"ＶＰＣ"_s, u"a vpc"_s, u"a [vpc]"_s);
        row("korean in a word", u"백업"_s, u"데이터백업을 합니다"_s, u"데이터[백업]을 합니다"_s);
        row("initials", u"ㅂㅇ"_s, u"인프라 보안 점검"_s, u"인프라 [보안] 점검"_s);
        row("initials of three", u"ㄷㅇㅌ"_s, u"데이터 보호"_s, u"[데이터] 보호"_s);
        row("syllable then initial", u"보ㅇ"_s, u"보안"_s, u"[보안]"_s);
        row("double initial is another", u"ㅅㄷ"_s, u"쓰다"_s, {});
        row("half typed", u"보아"_s, u"보안"_s, u"[보안]"_s);
        row("final that moves on", u"서빗"_s, u"서비스"_s, u"[서비스]"_s);
        row("double final that splits", u"닭"_s, u"달걀"_s, u"[달걀]"_s);
        row("final is not ignored", u"안전"_s, u"아전"_s, {});
        row("half typed only at the end", u"보아 "_s, u"보안"_s, u"[보안]"_s);
        row("not in the middle", u"보아전"_s, u"보안전"_s, {});
        row("lone consonant in the text", u"ㄱ"_s, u"ㄱ 항목"_s, u"[ㄱ] 항목"_s);
        row("no space is no word", u"  \t "_s, u"text"_s, u"text"_s);
        row("a line break parts words", u"one\ntwo"_s, u"two one"_s, u"[two] [one]"_s);
    }
    void finds()
    {
        QFETCH(QString, needle);
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(marked(needle, text), shown);
    }

    /// A file from a Mac holds decomposed syllables.
    void decomposedIsTheSame()
    {
        const QString decomposed = u"보안"_s.normalized(QString::NormalizationForm_D);
        QVERIFY(decomposed.size() > 2);
        QCOMPARE(marked(decomposed, u"정보 보안"_s), u"정보 [보안]"_s);
        QCOMPARE(marked(u"보안"_s, TextNeedle::composed(u"정보 "_s + decomposed)), u"정보 [보안]"_s);
    }

    void wordsMayStandInSeveralTexts()
    {
        const TextNeedle needle(u"rel backup"_s);
        QVERIFY(needle.inAny({u"rel 7"_s, u"how do you backup?"_s}));
        QVERIFY(!needle.inAny({u"rel 7"_s, u"how do you test?"_s}));
    }

    void longTextsEnd()
    {
        const QString text(200'000, u'가');
        QCOMPARE(TextNeedle(u"가가가"_s).in(text)->size(), std::size_t(1));  // merged
        QVERIFY(!TextNeedle(QString(5000, u'나')).in(text));
    }
};

QTEST_GUILESS_MAIN(TestTextMatch)
#include "tst_text_match.moc"
