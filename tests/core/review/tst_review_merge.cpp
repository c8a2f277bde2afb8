// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/merge.h"

#include "tests/core/review/random_reviews.h"

#include <QTest>

#include <set>

using namespace pb;
using namespace pb::review;
using namespace pb::review::test;

namespace {

const std::string kAt = "2026-11-25T12:00:00.000Z";

std::optional<Workload> merged(const Workload& ours, const ReviewMerge& merge, const Decisions& decisions = {})
{
    Workloads state{{ours.id, ours}};
    if (!applyEdit(state, mergeEdit(ours, merge, decisions, kAt)))
        return std::nullopt;
    return state.at(ours.id);
}

/// Decides every conflict the same way.
Decisions all(const ReviewMerge& merge, Take take)
{
    Decisions out;
    for (const MergeCell& cell : merge.conflicts)
        out.emplace(cell.key, take);
    return out;
}

/// One question with two practices, "None of these" and notes, each of few values: 5 states of the choices that are
/// allowed, times 3 notes. Nothing of the program's own code stands behind it.
struct Small {
    bool a = false;
    bool b = false;
    bool none = false;
    int notes = 0;  ///< 0 … 2

    static std::vector<Small> every()
    {
        std::vector<Small> out;
        for (int bits = 0; bits < 5; ++bits)
            for (int n = 0; n < 3; ++n)
                out.push_back({bits == 1 || bits == 3, bits == 2 || bits == 3, bits == 4, n});
        return out;
    }

    Workload workload() const
    {
        Workload out;
        out.id = {1};
        out.name = "Shop";
        out.lens = "lens_a";
        Answer& answer = out.reviews["lens_a"].answers["q_0"];
        const ChoiceAnswer yes{ChoiceState::Selected, Reason::None, {}};
        if (a)
            answer.choices["c_1"] = yes;
        if (b)
            answer.choices["c_2"] = yes;
        if (none)
            answer.choices["c_no"] = yes;
        answer.notes = std::string(static_cast<std::size_t>(notes), 'x');
        normalize(out);
        return out;
    }
};

/// What a person with pencil and paper would expect of one value.
template <class T>
struct Expected {
    bool conflict = false;
    T value{};
};
template <class T>
Expected<T> expect(const T& base, const T& ours, const T& theirs)
{
    if (ours == theirs || theirs == base)
        return {false, ours};
    if (ours == base)
        return {false, theirs};
    return {true, ours};
}

bool chose(const Small& s) { return s.a || s.b; }

}  // namespace

class TestReviewMerge : public QObject {
    Q_OBJECT
private slots:
    void agreesWithPencilAndPaper()
    {
        const auto states = Small::every();
        int cases = 0;
        int contradicting = 0;
        for (const Small& base : states)
            for (const Small& ours : states)
                for (const Small& theirs : states) {
                    const ReviewMerge merge = mergeReviews(base.workload(), ours.workload(), theirs.workload());
                    const auto result = merged(ours.workload(), merge);
                    QVERIFY(result.has_value());
                    const Answer& answer = answerOf(*result, "lens_a", "q_0");
                    const auto selected = [&](const char* id) { return stateOf(answer, id) == ChoiceState::Selected; };

                    std::set<std::string> conflicts;
                    for (const MergeCell& cell : merge.conflicts)
                        conflicts.insert(std::string(enumName(cell.key.part)) + cell.key.name);

                    const auto notes = expect(base.notes, ours.notes, theirs.notes);
                    QCOMPARE(static_cast<int>(answer.notes.size()), notes.value);
                    QCOMPARE(conflicts.contains("answernotes"), notes.conflict);

                    const auto differs = [&](const Small& s) {
                        return s.a != base.a || s.b != base.b || s.none != base.none;
                    };
                    const bool against = (ours.none && chose(theirs)) || (chose(ours) && theirs.none);
                    if (differs(ours) && differs(theirs) && against) {
                        ++contradicting;
                        QVERIFY(conflicts.contains("selection"));
                        QCOMPARE(selected("c_1"), ours.a);
                        QCOMPARE(selected("c_2"), ours.b);
                        QCOMPARE(selected("c_no"), ours.none);
                    } else {
                        QVERIFY(!conflicts.contains("selection"));
                        QCOMPARE(selected("c_1"), expect(base.a, ours.a, theirs.a).value);
                        QCOMPARE(selected("c_2"), expect(base.b, ours.b, theirs.b).value);
                        QCOMPARE(selected("c_no"), expect(base.none, ours.none, theirs.none).value);
                    }
                    ++cases;
                }
        QCOMPARE(cases, 15 * 15 * 15);
        QVERIFY(contradicting > 100);
    }

    void algebra()
    {
        Reviews reviews(3);
        int conflicts = 0;
        for (int i = 0; i < 500; ++i) {
            const Workload base = reviews.workload();
            Workload ours = base;
            Workload theirs = base;
            reviews.change(ours, reviews.pick(9));
            reviews.change(theirs, reviews.pick(9));

            QVERIFY(merged(ours, mergeReviews(base, ours, base)) == ours);
            const auto taken = merged(base, mergeReviews(base, base, theirs));
            QVERIFY(taken.has_value());
            QVERIFY(cellsOf(*taken) == cellsOf(theirs));

            const ReviewMerge merge = mergeReviews(base, ours, theirs);
            const auto one = merged(ours, merge, all(merge, Take::Ours));
            const ReviewMerge mirror = mergeReviews(base, theirs, ours);
            const auto other = merged(theirs, mirror, all(mirror, Take::Theirs));
            QVERIFY(one.has_value() && other.has_value());
            // Evidence that both attached under one number is numbered by who merges.
            const auto unnumbered = [](const Workload& workload) {
                std::multiset<std::string> out;
                for (const auto& [key, value] : cellsOf(workload))
                    out.insert(key.lens + '/' + key.question + '/' + std::string(enumName(key.part)) + '/' +
                               (key.part == CellPart::Link ? std::get<EvidenceLink>(value).note : key.name));
                return out;
            };
            QVERIFY(unnumbered(*one) == unnumbered(*other));
            QCOMPARE(merge.conflicts.size(), mirror.conflicts.size());
            conflicts += static_cast<int>(merge.conflicts.size());
        }
        QVERIFY(conflicts > 60);
    }

    /// No value of either side that is not the base's disappears without standing in the list of conflicts.
    void nothingIsLost()
    {
        Reviews reviews(4);
        int checked = 0;
        for (int i = 0; i < 500; ++i) {
            const Workload base = reviews.workload();
            Workload ours = base;
            Workload theirs = base;
            reviews.change(ours, reviews.pick(9));
            reviews.change(theirs, reviews.pick(9));
            const ReviewMerge merge = mergeReviews(base, ours, theirs);
            const auto result = merged(ours, merge);
            QVERIFY(result.has_value());
            const Cells cells = cellsOf(*result);
            std::set<std::pair<std::string, std::string>> disputed;
            std::set<std::string> disputedLenses;
            for (const MergeCell& cell : merge.conflicts)
                if (cell.key.part == CellPart::Lens)
                    disputedLenses.insert(cell.key.lens);
                else
                    disputed.emplace(cell.key.lens, cell.key.question);
            for (const Workload* side : {&ours, &theirs})
                for (const auto& [key, value] : cellsOf(*side)) {
                    const Cells was = cellsOf(base);
                    if (const auto it = was.find(key); it != was.end() && it->second == value)
                        continue;
                    const bool listed =
                        disputed.contains({key.lens, key.question}) || disputedLenses.contains(key.lens);
                    const bool there = std::any_of(cells.begin(), cells.end(), [&](const auto& entry) {
                        return entry.first.lens == key.lens && entry.first.question == key.question &&
                               entry.first.part == key.part && entry.second == value;
                    });
                    QVERIFY(listed || there);
                    ++checked;
                }
        }
        QVERIFY(checked > 1500);
    }

    void evidenceUnderOneNumberIsKeptTwice()
    {
        Workload base = Small{}.workload();
        Workload ours = base;
        Workload theirs = base;
        ours.reviews["lens_a"].answers["q_0"].links[1] = {LinkKind::Note, {}, {}, {}, "ours"};
        theirs.reviews["lens_a"].answers["q_0"].links[1] = {LinkKind::Note, {}, {}, {}, "theirs"};
        const ReviewMerge merge = mergeReviews(base, ours, theirs);
        QVERIFY(merge.conflicts.empty());
        const auto result = merged(ours, merge);
        QVERIFY(result.has_value());
        const auto& links = answerOf(*result, "lens_a", "q_0").links;
        QCOMPARE(links.size(), std::size_t{2});
        QCOMPARE(links.at(1).note, std::string("ours"));
        QCOMPARE(links.at(2).note, std::string("theirs"));
    }

    void notesCanBeKeptBoth()
    {
        const Workload base = Small{}.workload();
        Workload ours = base;
        Workload theirs = base;
        ours.reviews["lens_a"].answers["q_0"].notes = "seen";
        theirs.reviews["lens_a"].answers["q_0"].notes = "asked";
        const ReviewMerge merge = mergeReviews(base, ours, theirs);
        QCOMPARE(merge.conflicts.size(), std::size_t{1});
        const auto result = merged(ours, merge, all(merge, Take::Both));
        QCOMPARE(answerOf(*result, "lens_a", "q_0").notes, std::string("seen\n\nasked"));

        theirs.reviews["lens_a"].answers["q_0"].notes = std::string(kMaxNotes, 'x');
        QVERIFY(!bothTexts(mergeReviews(base, ours, theirs).conflicts.at(0)).has_value());
    }

    void aLensTakenOffAndAnswered()
    {
        Workload base = Small{}.workload();
        base.reviews["lens_b"].answers["q_0"].notes = "kept";
        Workload ours = base;
        ours.reviews.erase("lens_b");
        Workload theirs = base;
        theirs.reviews["lens_b"].answers["q_1"].notes = "new";
        const ReviewMerge merge = mergeReviews(base, ours, theirs);
        QCOMPARE(merge.conflicts.size(), std::size_t{1});
        QCOMPARE(merge.conflicts[0].key.part, CellPart::Lens);
        QVERIFY(merged(ours, merge, all(merge, Take::Ours)) == ours);
        QVERIFY(merged(ours, merge, all(merge, Take::Theirs)) == theirs);
        const ReviewMerge mirror = mergeReviews(base, theirs, ours);
        QVERIFY(merged(theirs, mirror, all(mirror, Take::Theirs)) == ours);
    }

    void withoutABaseWhatOneSideHasIsTakenOver()
    {
        const Workload ours = Small{true, false, false, 1}.workload();
        const Workload theirs = Small{false, true, false, 2}.workload();
        const ReviewMerge merge = mergeReviews({}, ours, theirs);
        QCOMPARE(merge.conflicts.size(), std::size_t{1});
        QCOMPARE(merge.conflicts[0].key.name, std::string("notes"));
        const auto result = merged(ours, merge);
        const Answer& answer = answerOf(*result, "lens_a", "q_0");
        QCOMPARE(answer.choices.size(), std::size_t{2});
        QCOMPARE(answer.notes, std::string("x"));
    }
};

QTEST_APPLESS_MAIN(TestReviewMerge)
#include "tst_review_merge.moc"
