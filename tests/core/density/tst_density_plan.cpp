// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/plan.h"
#include "core/density/stop_rules.h"

#include <QTest>

#include <set>

using namespace pb;
using namespace pb::density;

class TestDensityPlan : public QObject {
    Q_OBJECT

private slots:
    void defaultIsTheArticlesExperiment();
    void everyFieldHasItsRange();
    void contradictionsAreRefused_data();
    void contradictionsAreRefused();
    void stages_data();
    void stages();
    void idsAreUnique();
    void stopRules_data();
    void stopRules();
    void runqRule();
};

void TestDensityPlan::defaultIsTheArticlesExperiment()
{
    const Plan plan;
    QVERIFY(check(plan));
    QCOMPARE(plan.ceiling, kArticleGuests);
    QCOMPARE(plan.load, Load::Spin);
}

void TestDensityPlan::everyFieldHasItsRange()
{
    for (const PlanField& field : planFields()) {
        const auto accepts = [&field](std::int64_t value) {
            Plan plan;
            plan.*field.value = value;
            const Status status = check(plan);
            return status || status.error().id != "density.plan.range" || status.error().where != field.id;
        };
        QVERIFY2(accepts(field.min) && accepts(field.max), field.id.data());
        QVERIFY2(!accepts(field.max + 1), field.id.data());
        QVERIFY2(accepts(field.min - 1) == (field.zeroIsOff && field.min == 1), field.id.data());
        QVERIFY2(accepts(0) == (field.zeroIsOff || field.min == 0), field.id.data());
        QVERIFY2(!accepts(-1), field.id.data());
    }
}

void TestDensityPlan::contradictionsAreRefused_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<Plan>("plan");
    Plan plan;
    plan.accelerator = Accelerator::Tcg;
    QTest::newRow("nano under tcg") << QByteArray("density.plan.nano_tcg") << plan;
    plan.kind = GuestKind::Firmware;
    QTest::newRow("firmware under tcg") << QByteArray() << plan;
    plan.guestMemoryKiB = 512;
    QTest::newRow("firmware in half a MiB") << QByteArray("density.plan.firmware_memory") << plan;
    plan.guestMemoryKiB = 1536;
    QTest::newRow("firmware in one and a half MiB") << QByteArray("density.plan.firmware_memory") << plan;
    plan = {};
    plan.name = "two\nlines";
    QTest::newRow("name on two lines") << QByteArray("density.plan.text") << plan;
    plan.name = std::string(201, 'x');
    QTest::newRow("name too long") << QByteArray("density.plan.text") << plan;
    plan.name = "밀도 실행";
    QTest::newRow("Korean name") << QByteArray() << plan;
}

void TestDensityPlan::contradictionsAreRefused()
{
    QFETCH(QByteArray, id);
    QFETCH(Plan, plan);
    const Status status = check(plan);
    QCOMPARE(status ? QByteArray() : QByteArray::fromStdString(status.error().id), id);
}

void TestDensityPlan::stages_data()
{
    QTest::addColumn<int>("ceiling");
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("stages");
    QTest::newRow("even") << 100 << 50 << 2;
    QTest::newRow("last is shorter") << 101 << 50 << 3;
    QTest::newRow("one") << 10 << 500 << 1;
}

void TestDensityPlan::stages()
{
    QFETCH(int, ceiling);
    QFETCH(int, step);
    QFETCH(int, stages);
    Plan plan;
    plan.ceiling = ceiling;
    plan.stageStep = step;
    QCOMPARE(stageCount(plan), stages);
}

void TestDensityPlan::idsAreUnique()
{
    std::set<std::string_view> ids;
    for (const PlanField& field : planFields()) {
        QVERIFY(ids.insert(field.id).second);
        QCOMPARE(planField(field.id), &field);
        QVERIFY(field.min <= field.max);
    }
    QVERIFY(!planField("no_such_field"));
    for (const GuestKind kind : {GuestKind::Nano, GuestKind::Firmware})
        QCOMPARE(guestKindOf(idOf(kind)), kind);
    for (const Load load : {Load::Spin, Load::Idle, Load::Touch})
        QCOMPARE(loadOf(idOf(load)), load);
    for (const Accelerator accelerator : {Accelerator::Auto, Accelerator::Kvm, Accelerator::Tcg})
        QCOMPARE(acceleratorOf(idOf(accelerator)), accelerator);
    QVERIFY(!loadOf("sleep"));
}

void TestDensityPlan::stopRules_data()
{
    QTest::addColumn<Plan>("plan");
    QTest::addColumn<Sample>("sample");
    QTest::addColumn<int>("started");
    QTest::addColumn<int>("elapsedMs");
    QTest::addColumn<int>("rule");  // -1: none
    Plan plan;
    plan.memoryFloorMiB = 1000;
    plan.failurePercent = 10;
    plan.psiCpuPercent = 0;
    plan.psiMemoryPercent = 20;
    plan.wallClockS = 60;
    Sample fine;
    fine.memoryAvailableKiB = 1000 * 1024;
    fine.psiCpu = 100;
    fine.psiMemory = 19.9;
    QTest::newRow("fine") << plan << fine << 100 << 1000 << -1;
    Sample sample = fine;
    sample.memoryAvailableKiB -= 1;
    QTest::newRow("memory") << plan << sample << 100 << 1000 << int(StopReason::MemoryFloor);
    sample = fine;
    sample.failed = 10;
    QTest::newRow("failures") << plan << sample << 100 << 1000 << int(StopReason::FailureShare);
    QTest::newRow("too few to judge") << plan << sample << 19 << 1000 << -1;
    sample = fine;
    sample.psiMemory = 20;
    QTest::newRow("PSI") << plan << sample << 100 << 1000 << int(StopReason::PsiMemory);
    sample.psiMemory.reset();
    QTest::newRow("no PSI on the host") << plan << sample << 100 << 1000 << -1;
    QTest::newRow("wall clock") << plan << fine << 100 << 60'000 << int(StopReason::WallClock);
    plan.wallClockS = 0;
    QTest::newRow("wall clock off") << plan << fine << 100 << 60'000'000 << -1;
}

void TestDensityPlan::stopRules()
{
    QFETCH(Plan, plan);
    QFETCH(Sample, sample);
    QFETCH(int, started);
    QFETCH(int, elapsedMs);
    QFETCH(int, rule);
    const std::optional<Limit> limit = brokenRule(plan, sample, started, elapsedMs);
    QCOMPARE(limit ? int(limit->rule) : -1, rule);
}

void TestDensityPlan::runqRule()
{
    Histogram histogram;
    histogram.add(10, 98);
    histogram.add(50'000, 2);
    Plan plan;
    QVERIFY(!brokenRule(plan, histogram));
    plan.runqP99LimitUs = 10'000;
    QCOMPARE(brokenRule(plan, histogram)->rule, StopReason::RunqP99);
    plan.runqP99LimitUs = 100'000;
    QVERIFY(!brokenRule(plan, histogram));
    QVERIFY(!brokenRule(plan, Histogram{}));
}

QTEST_GUILESS_MAIN(TestDensityPlan)
#include "tst_density_plan.moc"
