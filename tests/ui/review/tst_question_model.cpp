// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/question_model.h"

#include "ui/document/built_in_lenses.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;

namespace {

int questionsIn(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    int count = parent.data(QuestionModel::RiskRole).isValid() ? 1 : 0;
    for (int row = 0; row < model.rowCount(parent); ++row)
        count += questionsIn(model, model.index(row, 0, parent));
    return count;
}

}  // namespace

class TestQuestionModel : public QObject {
    Q_OBJECT
    review::Lens m_lens;
    review::Workload m_workload;

    void answer(const char* question, const char* choice)
    {
        m_workload.reviews[m_lens.id].answers[question].choices[choice].state = review::ChoiceState::Selected;
    }

private slots:
    void initTestCase()
    {
        auto lenses = builtInLenses();
        QVERIFY(lenses);
        m_lens = lenses->front();
    }
    void init() { m_workload = {}; }

    void keepsTheRulesOfModels()
    {
        QuestionModel model;
        QuestionFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester own(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester shown(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setLens(&m_lens, &m_workload);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(questionsIn(model), 46);
        filter.setNeedle(u"backup"_s);
        answer("rel_6", "rel_6_no");
        model.refresh(m_workload, u"rel_6"_s);
        filter.setNeedle({});
        model.setLens(nullptr, nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void aChangeRepaintsTheQuestionAndWhatHoldsIt()
    {
        QuestionModel model;
        model.setLens(&m_lens, &m_workload);
        QSignalSpy changes(&model, &QuestionModel::dataChanged);
        answer("rel_2", "rel_2_no");
        model.refresh(m_workload, u"rel_2"_s);
        QCOMPARE(changes.size(), 3);
        QCOMPARE(changes[0][0].toModelIndex(), model.indexOf(u"rel_2"_s));
        QCOMPARE(model.indexOf(u"rel_2"_s).data(QuestionModel::RiskRole).toInt(), static_cast<int>(review::Risk::High));
        const QModelIndex pillar = model.index(2, 0);
        QCOMPARE(pillar.data(QuestionModel::ProgressRole).toString(), u"1/9"_s);
        model.refresh(m_workload, u"rel_2"_s);
        QCOMPARE(changes.size(), 3);  // nothing new
    }

    void namesFollowTheLanguage()
    {
        QuestionModel model;
        model.setLens(&m_lens, &m_workload);
        QCOMPARE(model.index(1, 0).data().toString(), u"Security"_s);
        model.setLanguage(text::Language::Korean);
        QCOMPARE(model.index(1, 0).data().toString(), u"보안"_s);
    }

    void filter_data()
    {
        QTest::addColumn<QString>("needle");
        QTest::addColumn<int>("least");
        QTest::addColumn<QString>("mustHave");
        QTest::newRow("code") << u"rel 2"_s << 1 << u"rel_2"_s;
        QTest::newRow("title, other case") << u"CREDENTIAL"_s << 1 << u"sec_1"_s;
        QTest::newRow("Korean") << u"백업"_s << 1 << u"rel_6"_s;
        QTest::newRow("two words in any order") << u"backup encrypted"_s << 1 << u"rel_6"_s;
        QTest::newRow("nothing") << u"zzzz"_s << 0 << QString();
        QTest::newRow("blank") << u"  "_s << 46 << u"ops_1"_s;
    }
    void filter()
    {
        QFETCH(QString, needle);
        QFETCH(int, least);
        QFETCH(QString, mustHave);
        QuestionModel model;
        QuestionFilter filter;
        filter.setSourceModel(&model);
        model.setLens(&m_lens, &m_workload);
        filter.setNeedle(needle);
        const int found = questionsIn(filter);
        QVERIFY2(least == 0 ? found == 0 : found >= least, qPrintable(QString::number(found)));
        if (!mustHave.isEmpty())
            QVERIFY(filter.mapFromSource(model.indexOf(mustHave)).isValid());
    }

    void riskFilterFollowsAnswersButKeepsTheQuestionThatIsRead()
    {
        QuestionModel model;
        QuestionFilter filter;
        filter.setSourceModel(&model);
        model.setLens(&m_lens, &m_workload);
        filter.setRisk(review::Risk::Unanswered);
        filter.setCurrent(u"rel_2"_s);
        QCOMPARE(questionsIn(filter), 46);
        answer("rel_2", "rel_2_no");
        answer("rel_3", "rel_3_no");
        model.refresh(m_workload);
        QCOMPARE(questionsIn(filter), 45);
        QVERIFY(filter.mapFromSource(model.indexOf(u"rel_2"_s)).isValid());
        QVERIFY(!filter.mapFromSource(model.indexOf(u"rel_3"_s)).isValid());
        filter.setCurrent(u"rel_1"_s);
        QCOMPARE(questionsIn(filter), 44);
    }
};

QTEST_MAIN(TestQuestionModel)
#include "tst_question_model.moc"
