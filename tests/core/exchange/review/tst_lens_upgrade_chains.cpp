// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/aws_lens.h"
#include "core/review/lens_upgrade.h"

#include <QFile>
#include <QTest>

using namespace pb;
using namespace pb::review;
using namespace Qt::StringLiterals;

namespace {

const QString kFolder = QStringLiteral(PB_SHARED_DATA) + u"/lenses/"_s;
const std::string kAt = "2026-11-25T12:00:00.000Z";

/// Counts of one pair of versions, by the names of the table's columns.
using Counts = std::map<std::string, std::size_t>;

Counts countsOf(const LensUpgrade& upgrade)
{
    Counts out;
    for (const CarriedQuestion& question : upgrade.questions) {
        if (question.carried == Carried::Orphaned) {
            ++out["q_removed"];
            continue;
        }
        const QuestionChange& change = question.change;
        ++out["q_kept_id"];
        out["q_moved_pillar"] += change.pillar ? 1 : 0;
        out["q_title_changed"] += change.title ? 1 : 0;
        out["q_desc_changed"] += change.about ? 1 : 0;
        out["choices_kept"] += change.kept.size();
        out["choices_removed"] += change.removed.size();
        out["choices_added"] += change.added.size();
        out["choice_title_changed"] += change.reworded.size();
        out["rules_changed_q"] += change.rules ? 1 : 0;
    }
    out["q_added"] = upgrade.added.size();
    return out;
}

/// Every question answered: all choices but "None of these" ticked, and notes written.
Workload answeredAll(const Lens& lens)
{
    Workload out;
    out.id = {1};
    out.name = "Shop";
    out.lens = lens.id;
    for (const Question* question : allQuestions(lens)) {
        Answer& answer = out.reviews[lens.id].answers[question->id];
        answer.notes = "n";
        for (const Choice& choice : question->choices)
            if (!isNoneChoiceId(choice.id))
                answer.choices[choice.id] = {ChoiceState::Selected, Reason::None, {}};
    }
    return out;
}

}  // namespace

/// Answers moved along the versions that lenses in use have had, against counts made by another program.
class TestLensUpgradeChains : public QObject {
    Q_OBJECT
private slots:
    void pairs_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QStringList>("row");
        QFile table(kFolder + u"version_chains.tsv"_s);
        if (!table.open(QIODevice::ReadOnly))
            QSKIP("the version chains are not here");
        const QStringList names = QString::fromUtf8(table.readLine()).trimmed().split(u'\t');
        while (!table.atEnd()) {
            const QStringList row = QString::fromUtf8(table.readLine()).trimmed().split(u'\t');
            if (row.size() == names.size())
                QTest::newRow(qPrintable(row[1])) << names << row;
        }
    }
    void pairs()
    {
        QFETCH(QStringList, names);
        QFETCH(QStringList, row);
        Lens from = lens(row[names.indexOf(u"from"_s)]);
        Lens to = lens(row[names.indexOf(u"to"_s)]);
        from.id = "version_1";
        to.id = "version_2";
        const Workload before = answeredAll(from);
        const LensUpgrade upgrade = planUpgrade(before, from, to, kAt);
        Counts counts = countsOf(upgrade);
        for (const char* name :
             {"q_kept_id", "q_removed", "q_added", "q_moved_pillar", "q_title_changed", "q_desc_changed",
              "choices_kept", "choices_removed", "choices_added", "choice_title_changed", "rules_changed_q"})
            QVERIFY2(counts[name] == row[names.indexOf(QString::fromLatin1(name))].toULongLong(),
                     qPrintable(u"%1: %2"_s.arg(QString::fromLatin1(name)).arg(counts[name])));

        Workloads state{{before.id, before}};
        const auto back = applyEdit(state, upgrade.edit);
        QVERIFY(back.has_value());
        // Nothing is lost: but for the marks, all that was said is there under the new lens.
        LensReview carried = state.at(before.id).reviews.at(to.id);
        for (auto& [id, answer] : carried.answers)
            answer.check_again = false;
        QVERIFY(carried == before.reviews.at(from.id));
        QVERIFY(applyEdit(state, *back).has_value());
        QVERIFY(state.at(before.id) == before);
    }

private:
    static Lens lens(const QString& file)
    {
        QFile in(kFolder + file);
        if (!in.open(QIODevice::ReadOnly))
            qFatal("%s is missing", qPrintable(file));
        const QByteArray bytes = in.readAll();
        auto read =
            exchange::readAwsLens({bytes.constData(), static_cast<std::size_t>(bytes.size())}, file.toStdString());
        if (!read)
            qFatal("%s: %s", qPrintable(file), read.error().id.c_str());
        return std::move(read->lens);
    }
};

QTEST_APPLESS_MAIN(TestLensUpgradeChains)
#include "tst_lens_upgrade_chains.moc"
