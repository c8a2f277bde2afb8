// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/error_text.h"
#include "ui/text/finding_text.h"
#include "ui/text/format.h"
#include "ui/text/language.h"
#include "ui/text/sentence.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::text;
using namespace Qt::StringLiterals;

class TestText : public QObject {
    Q_OBJECT
private slots:
    /// What an importer says of an entry is found in its own words: a renamed id would show as itself.
    void importersHaveTheirSentences()
    {
        static const QRegularExpression named(u"\"(import\\.[a-z_]+)\""_s);
        int found = 0;
        const QString folder = QStringLiteral(PB_SOURCE_DIR "/core/exchange/network/");
        for (const QString& name : QDir(folder).entryList({u"*.cpp"_s})) {
            QFile file(folder + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto all = named.globalMatch(QString::fromUtf8(file.readAll()));
            while (all.hasNext()) {
                const QString id = all.next().captured(1);
                QVERIFY2(hasSentence(id.toStdString()), qPrintable(id));
                ++found;
            }
        }
        QVERIFY(found > 20);
    }
    void everySentenceHasBothLanguagesAndTheSamePlaces()
    {
        static const QRegularExpression place(u"%[1-9]"_s);
        static const QRegularExpression hangul(u"[가-힣]"_s);
        const auto ids = sentenceIds();
        QVERIFY(ids.size() > 20);
        for (const QString& id : ids) {
            QSet<QString> places[2];
            for (const Language language : {Language::English, Language::Korean}) {
                // Empty arguments leave the pattern's fixed words; a pattern that only repeats its id is a hole.
                const QString text = sentence(language, id.toStdString());
                QVERIFY2(!text.trimmed().isEmpty() && text != id, qPrintable(id));
                QStringList marks;
                for (int i = 1; i <= 9; ++i)
                    marks << u"«%1»"_s.arg(i);
                const QString marked = sentence(language, id.toStdString(), marks);
                for (int i = 1; i <= 9; ++i)
                    if (marked.contains(marks[i - 1]))
                        places[static_cast<int>(language)].insert(marks[i - 1]);
                if (language == Language::English)
                    QVERIFY2(!text.contains(hangul), qPrintable(id));
            }
            QVERIFY2(places[0] == places[1], qPrintable(id));
        }
    }

    void argumentsAreNotReadAsPlaces()
    {
        QCOMPARE(sentence(Language::English, "error.parse", {u"%2"_s, u"why"_s}).left(2), u"%2"_s);
        QCOMPARE(sentence(Language::English, "no.such.id"), u"no.such.id"_s);
    }

    void anErrorWithoutSentenceStillSaysWhatAndWhere()
    {
        const Error error{Error::Code::Io, "no.such.id", "disk.pillar", "no space left", {}};
        for (const Language language : {Language::English, Language::Korean}) {
            const QString text = errorText(error, language);
            QVERIFY(text.contains(u"disk.pillar"_s));
            QVERIFY(text.contains(u"no space left"_s));
        }
    }

    void formats_data()
    {
        QTest::addColumn<QString>("got");
        QTest::addColumn<QString>("expected");
        const auto en = Language::English, ko = Language::Korean;
        QTest::newRow("count") << count(6417, en) << u"6,417"_s;
        QTest::newRow("bytes") << memory(512, en) << u"512 KiB"_s;
        QTest::newRow("gib") << memory(1024.0 * 1024 * 24, en) << u"24 GiB"_s;
        QTest::newRow("fraction") << memory(1536, en) << u"1.5 MiB"_s;
        QTest::newRow("ms") << duration(840, en) << u"840 ms"_s;
        QTest::newRow("s") << duration(12'500, ko) << u"12.5초"_s;
        QTest::newRow("min") << duration(200'000, en) << u"3 min 20 s"_s;
        QTest::newRow("µs") << latency(15, en) << u"15 µs"_s;
        QTest::newRow("latency ms") << latency(2100, en) << u"2.1 ms"_s;
        QTest::newRow("round") << latency(1000, en) << u"1 ms"_s;
        QTest::newRow("no time") << dateTime(u"soon"_s, en) << u"soon"_s;
    }
    void formats()
    {
        QFETCH(QString, got);
        QTEST(got, "expected");
    }

    void theLanguageSwitches()
    {
        LanguageSwitch languages(Language::English);
        QSignalSpy spy(&languages, &LanguageSwitch::changed);
        QCOMPARE(current(), Language::English);
        languages.setLanguage(Language::Korean);
        QCOMPARE(current(), Language::Korean);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(severityName(Severity::Error), u"오류"_s);
        languages.setLanguage(Language::Korean);
        QCOMPARE(spy.count(), 1);
        languages.setLanguage(Language::English);
        QCOMPARE(severityName(Severity::Error), u"Error"_s);
    }

    void languageCodes()
    {
        QVERIFY(languageFrom(u"ko_KR"_s) == Language::Korean);
        QVERIFY(languageFrom(u"EN"_s) == Language::English);
        QVERIFY(!languageFrom(u"fr"_s));
    }
};

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
