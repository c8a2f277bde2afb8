// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/lens_diff.h"

#include "core/exchange/review/aws_lens.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <random>

using namespace pb;
using namespace pb::review;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The columns of the table of chains, from the fourth on, in its order.
QByteArray columnsOf(const LensDiff& diff)
{
    const auto questions = [&](auto wanted) { return std::count_if(diff.kept.begin(), diff.kept.end(), wanted); };
    const auto choices = [&](auto wanted) {
        std::ptrdiff_t out = 0;
        for (const QuestionDiff& question : diff.kept)
            out += std::count_if(question.choices.begin(), question.choices.end(), wanted);
        return out;
    };
    const auto kept = std::ssize(diff.kept);
    QByteArrayList out;
    for (const std::ptrdiff_t number :
         {kept + std::ssize(diff.removed), kept + std::ssize(diff.added), kept, std::ssize(diff.removed),
          std::ssize(diff.added), questions([](const QuestionDiff& q) { return q.moved(); }),
          questions([](const QuestionDiff& q) { return q.title_changed; }),
          questions([](const QuestionDiff& q) { return q.about_changed; }),
          choices([](const ChoiceDiff& c) { return c.kept(); }), choices([](const ChoiceDiff& c) { return !c.after; }),
          choices([](const ChoiceDiff& c) { return !c.before; }),
          choices([](const ChoiceDiff& c) { return c.title_changed; }),
          questions([](const QuestionDiff& q) { return q.rules_changed; }), std::ssize(diff.renames)})
        out << QByteArray::number(qlonglong(number));
    return out.join('\t');
}

Lens small()
{
    Lens lens;
    lens.id = "small";
    for (const char* id : {"pillar_a", "pillar_b"}) {
        Pillar& pillar = lens.pillars.emplace_back();
        pillar.id = id;
        Area& area = pillar.areas.emplace_back();
        for (int i = 1; i <= 2; ++i) {
            Question& question = area.questions.emplace_back();
            question.id = id + std::string("_q") + std::to_string(i);
            question.title.en = "How do you do " + question.id + " in your team?";
            for (int c = 1; c <= 3; ++c)
                question.choices.emplace_back().id = "c_" + std::to_string(c);
            question.rules.push_back({"default", std::nullopt, Risk::High});
        }
    }
    return lens;
}

}  // namespace

class TestLensDiff : public QObject {
    Q_OBJECT
private slots:
    void everyChainAgrees()
    {
        const QString folder = QStringLiteral(PB_SHARED_DATA "/lenses/");
        const QByteArray table = bytesOf(folder + u"version_chains.tsv"_s).replace('\r', "");
        if (table.isEmpty())
            QSKIP("no lenses beside the source");
        int rows = 0;
        for (const QByteArray& line : table.split('\n').mid(1)) {
            const QList<QByteArray> cells = line.split('\t');
            if (cells.size() < 4)
                continue;
            const auto before = exchange::readAwsLens(bytesOf(folder + QString::fromUtf8(cells[1])).toStdString(), "a");
            const auto after = exchange::readAwsLens(bytesOf(folder + QString::fromUtf8(cells[2])).toStdString(), "b");
            QVERIFY(before && after);
            const LensDiff diff = diffLenses(before->lens, after->lens);
            QVERIFY2(columnsOf(diff) == cells.mid(3).join('\t'), line + "\n  " + columnsOf(diff));
            // The content of what is kept without change is the same, and of what changed it is not.
            for (const QuestionDiff& question : diff.kept) {
                const bool same = contentHash(*findQuestion(before->lens, question.id)) ==
                                  contentHash(*findQuestion(after->lens, question.id));
                QuestionDiff inPlace = question;
                inPlace.pillar_before = inPlace.pillar_after;
                QCOMPARE(same, !inPlace.changed());
            }
            ++rows;
        }
        qInfo("%d chains agree", rows);
        QVERIFY(rows > 0);
    }

    void nothingChanged()
    {
        QVERIFY(diffLenses(small(), small()).empty());
        QCOMPARE(diffLenses(small(), small()).kept.size(), 4u);
    }

    void everyChangeIsSeen()
    {
        using Change = void (*)(Lens&);
        const std::vector<std::pair<Change, bool (*)(const LensDiff&)>> changes{
            {[](Lens& l) { l.pillars[0].areas[0].questions[0].title.ko = "새 제목"; },
             [](const LensDiff& d) { return d.kept[0].title_changed; }},
            {[](Lens& l) { l.pillars[0].areas[0].questions[0].about.en = "x"; },
             [](const LensDiff& d) { return d.kept[0].about_changed; }},
            {[](Lens& l) {
                 l.pillars[0].areas[0].questions[0].evidence.push_back({"x", ""});
             },
             [](const LensDiff& d) { return d.kept[0].guide_changed; }},
            {[](Lens& l) { l.pillars[0].areas[0].questions[0].rules[0].risk = Risk::Medium; },
             [](const LensDiff& d) { return d.kept[0].rules_changed; }},
            {[](Lens& l) { l.pillars[0].areas[0].questions[0].choices[1].improve_url = "https://x.example"; },
             [](const LensDiff& d) { return d.kept[0].choices[1].text_changed; }},
            {[](Lens& l) { l.pillars[0].areas[0].questions[0].choices[1].weight.core = true; },
             [](const LensDiff& d) { return d.kept[0].choices[1].weight_changed; }},
            {[](Lens& l) {
                 l.pillars[0].areas[0].questions[0].choices.erase(l.pillars[0].areas[0].questions[0].choices.begin());
             },
             [](const LensDiff& d) { return d.kept[0].choices.back().before && !d.kept[0].choices.back().after; }},
            {[](Lens& l) {
                 l.pillars[1].areas[0].questions.push_back(l.pillars[0].areas[0].questions[0]);
                 l.pillars[0].areas[0].questions.erase(l.pillars[0].areas[0].questions.begin());
             },
             [](const LensDiff& d) { return d.kept.back().moved(); }},
            {[](Lens& l) { l.pillars[1].areas[0].questions.pop_back(); },
             [](const LensDiff& d) { return d.removed == std::vector<std::string>{"pillar_b_q2"}; }},
            {[](Lens& l) { l.pillars[0].areas[0].questions[0].id = "pillar_a_q9"; },
             [](const LensDiff& d) {
                 return d.renames == std::vector<Rename>{{"pillar_a_q1", "pillar_a_q9", 1.0}};
             }},
        };
        for (const auto& [change, seen] : changes) {
            Lens after = small();
            change(after);
            const LensDiff diff = diffLenses(small(), after);
            QVERIFY(!diff.empty());
            QVERIFY(seen(diff));
        }
    }

    void similarityIsThatOfThePaper_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<double>("expected");
        // The first is the example of the paper; the others are counted by hand.
        QTest::newRow("paper") << u"WIKIMEDIA"_s << u"WIKIMANIA"_s << 14.0 / 18;
        QTest::newRow("empty") << u""_s << u""_s << 1.0;
        QTest::newRow("one empty") << u"a"_s << u""_s << 0.0;
        QTest::newRow("nothing common") << u"abc"_s << u"xyz"_s << 0.0;
        QTest::newRow("characters, not bytes") << u"가나다"_s << u"가라다"_s << 4.0 / 6;
        QTest::newRow("block in the middle") << u"xxabcyy"_s << u"abc"_s << 6.0 / 10;
    }
    void similarityIsThatOfThePaper()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(double, expected);
        QCOMPARE(similarity(a.toStdString(), b.toStdString()), expected);
    }
};

QTEST_GUILESS_MAIN(TestLensDiff)
#include "tst_lens_diff.moc"
