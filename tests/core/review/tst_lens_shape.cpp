// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/lens_shape.h"

#include "core/review/prove.h"
#include "core/review/risk.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace pb;
using namespace pb::review;

namespace {

std::vector<std::string> idsOf(const Lens& lens)
{
    std::vector<std::string> out;
    for (const Question* question : allQuestions(lens))
        out.push_back(question->id);
    return out;
}

std::vector<LensPart> partsOf(const Lens& lens)
{
    std::vector<LensPart> out;
    for (int p = 0; p < 9; ++p)
        for (int a = -1; a < 9; ++a)
            for (int q = -1; q < 30; ++q)
                if (const LensPart part{p, a, q}; hasPart(lens, part))
                    out.push_back(part);
    return out;
}

Lens small()
{
    Lens lens;
    lens.id = "small";
    addPillar(lens, {}, {"One", {}}, {"First", {}});
    addArea(lens, {0, 0, -1}, {"Area", {}}, {"Second", {}});
    addPillar(lens, {0, -1, -1}, {"Two", {}}, {"Third", {}});
    return lens;
}

}  // namespace

class TestLensShape : public QObject {
    Q_OBJECT
private slots:
    /// Whatever is done, answers could be kept for the lens, and every question that was made here proves.
    void everyShapeIsALens()
    {
        std::mt19937 rng(7);
        Lens lens = small();
        for (int round = 0; round < 400; ++round) {
            const auto parts = partsOf(lens);
            const LensPart part = parts[rng() % parts.size()];
            const auto before = idsOf(lens);
            switch (rng() % 6) {
            case 0:
                QVERIFY(hasPart(lens, addQuestion(lens, part, {"New", {}})));
                break;
            case 1:
                QVERIFY(addArea(lens, part, {"New", {}}, {"New", {}}).isArea());
                break;
            case 2:
                if (lens.pillars.size() < 6)
                    QVERIFY(addPillar(lens, part, {"New", {}}, {"New", {}}).isPillar());
                break;
            case 3:
                if (Lens less = lens; before.size() > 3) {
                    removePart(less, part);
                    if (!allQuestions(less).empty())
                        lens = less;
                }
                break;
            default: {
                Lens moved = lens;
                const int step = rng() % 2 == 0 ? 1 : -1;
                if (const auto to = movePart(moved, part, step)) {
                    QVERIFY(hasPart(moved, *to));
                    QVERIFY(moved != lens);
                    const auto back = movePart(moved, *to, -step);
                    QVERIFY(back);
                    QCOMPARE(*back, part);
                    QVERIFY(moved == lens);
                    movePart(lens, part, step);
                    auto after = idsOf(lens);
                    auto same = before;
                    std::sort(after.begin(), after.end());
                    std::sort(same.begin(), same.end());
                    QVERIFY(after == same);
                } else {
                    QVERIFY(moved == lens);
                }
            }
            }
            QVERIFY(checkLens(lens));
        }
        QVERIFY(proved(prove(lens)));
    }

    void aQuestionGoesBehindTheChosenOne()
    {
        Lens lens = small();
        const LensPart part = addQuestion(lens, {0, 0, 0}, {"New", "새"});
        QCOMPARE(part, (LensPart{0, 0, 1}));
        QCOMPARE(partOf(lens, lens.pillars[0].areas[0].questions[1].id), part);
        const Question& question = lens.pillars[0].areas[0].questions[1];
        QCOMPARE(question.title.ko, std::string("새"));
        QVERIFY(question.choices.back().none && question.choices.front().weight.core);
        Answer none;
        none.choices[question.choices.back().id].state = ChoiceState::Selected;
        QCOMPARE(assess(question, none, NotApplicableChoice::Neutral).risk, Risk::High);
    }

    void aChoiceGoesBeforeNoneOfThese()
    {
        Lens lens = small();
        Question& question = lens.pillars[0].areas[0].questions[0];
        QCOMPARE(addChoice(question, {"More", {}}), 1u);
        QVERIFY(question.choices.back().none);
        QVERIFY(question.choices[1].id != question.choices[0].id);
        question.choices.erase(question.choices.begin());
        addChoice(question, {"Again", {}});
        QVERIFY(checkLens(lens));  // an id that went is not one that is there
    }

    void nothingMovesBeyondTheEnds()
    {
        Lens lens = small();
        QVERIFY(!movePart(lens, {0, -1, -1}, -1));
        QVERIFY(!movePart(lens, {1, -1, -1}, 1));
        QVERIFY(!movePart(lens, {0, 0, 0}, -1));
        QCOMPARE(*movePart(lens, {0, 1, 0}, 1), (LensPart{1, 0, 0}));  // into the next pillar
        QVERIFY(lens.pillars[0].areas[1].questions.empty());
    }
};

QTEST_GUILESS_MAIN(TestLensShape)
#include "tst_lens_shape.moc"
