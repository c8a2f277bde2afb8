// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/run.h"

#include <QTest>

#include <random>

using namespace pb::density;

namespace {

/// Numbers events as an agent does.
class Teller {
public:
    explicit Teller(Run& run) : m_run(run) {}
    template <class T>
    void tell(std::int64_t tMs, T payload)
    {
        m_run.apply({++m_seq, tMs, std::move(payload)});
    }

private:
    Run& m_run;
    std::uint64_t m_seq = 0;
};

Sample sampleOf(std::int64_t ready, std::int64_t usedKiB)
{
    Sample sample;
    sample.ready = ready;
    sample.memoryUsedKiB = usedKiB;
    sample.cpu.user = 0.75;
    return sample;
}

RunqLatency latencyOf(std::int64_t ready, std::uint64_t us, std::uint64_t count)
{
    RunqLatency latency;
    latency.source = RunqSource::Runqlat;
    latency.intervalMs = 1000;
    latency.ready = ready;
    latency.histogram.add(us, count);
    return latency;
}

}  // namespace

class TestDensityRunModel : public QObject {
    Q_OBJECT

private slots:
    void tellsTheStory();
    void interruptedUntilFinished();
    void peakFigures();
    void deathsLowerTheCount();
    void guestsAreCountedOnce();
    void orderIsChecked();
    void memoryIsBounded();
    void sameEventsSameRun();
    void remainingTime();
    void metricTable();
};

void TestDensityRunModel::tellsTheStory()
{
    Run run;
    Teller teller(run);
    QCOMPARE(run.state(), RunState::Waiting);
    HostFacts host;
    host.threads = 72;
    teller.tell(0, Hello{"0.1.0", "2026-11-23T15:00:00.000Z", host});
    QCOMPARE(run.state(), RunState::Preparing);
    Plan plan;
    plan.ceiling = 100;
    teller.tell(10, PlanAccepted{plan});
    teller.tell(20, Stage{1, 1, 100, StagePhase::Starting, 0});
    QCOMPARE(run.state(), RunState::Starting);
    teller.tell(1020, GuestsStarted{100, 100});
    teller.tell(2020, GuestsReady{99, 99, {1.5, 2.5, 3.5}});
    teller.tell(2030, GuestsFailed{1, 1, "boot_timeout", "slow"});
    teller.tell(2040, Stage{1, 1, 100, StagePhase::Holding, 2});
    QCOMPARE(run.state(), RunState::Holding);
    Sample sample = sampleOf(99, 99'000);
    sample.failed = 1;
    teller.tell(3000, sample);
    teller.tell(3001, latencyOf(99, 1000, 10));
    teller.tell(4000, Stopping{StopReason::Complete});
    QCOMPARE(run.state(), RunState::Stopping);
    teller.tell(4100, Finished{StopReason::Complete, 0.1, 0});
    QCOMPARE(run.state(), RunState::Finished);

    const RunSummary summary = run.summary();
    QCOMPARE(summary.plan, plan);
    QCOMPARE(summary.host.threads, 72);
    QCOMPARE(summary.maxReady, 99);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.guestsStarted, 100);
    QCOMPARE(summary.rampMs, 1000);
    QCOMPARE(summary.durationMs, 4100);
    QCOMPARE(*summary.memoryPerGuestKiB, 1000.0);
    QVERIFY(std::abs(*summary.bootP50Ms - 2.5) < 0.1);
    QCOMPARE(summary.runqSource, RunqSource::Runqlat);
    QVERIFY(summary.clean);
    QCOMPARE(summary.faults, StreamFaults{});
    QCOMPARE(*run.series(Metric::CpuUser).last(), 75.0);
    QCOMPARE(run.heatMap().columns().size(), 1u);
    QCOMPARE(run.markers().size(), 5u);  // stage, failure, hold, stopping, finished
}

void TestDensityRunModel::interruptedUntilFinished()
{
    Run run;
    Teller teller(run);
    teller.tell(0, Hello{});
    teller.tell(1, Stopping{StopReason::LinkLost});
    QCOMPARE(run.summary().stopReason, StopReason::Interrupted);
    QVERIFY(!run.summary().clean);
    teller.tell(2, Finished{StopReason::LinkLost, 1, 3});
    QCOMPARE(run.summary().stopReason, StopReason::LinkLost);
    QVERIFY(!run.summary().clean);  // three things were left behind
}

void TestDensityRunModel::peakFigures()
{
    Run run;
    Teller teller(run);
    teller.tell(0, GuestsStarted{50, 50});
    teller.tell(1000, sampleOf(10, 20'000));
    teller.tell(1000, latencyOf(10, 4, 100));
    teller.tell(2000, sampleOf(50, 50'000));
    teller.tell(2000, latencyOf(50, 1000, 60));
    teller.tell(3000, latencyOf(50, 1'000'000, 40));
    teller.tell(4000, sampleOf(20, 30'000));
    teller.tell(4000, latencyOf(20, 2, 1000));
    const RunSummary summary = run.summary();
    QCOMPARE(summary.runqAtPeak.total(), 100u);  // the two at 50 guests, nothing else
    QCOMPARE(*summary.runqAtPeak.quantileBin(0.5), Histogram::binOf(1000));
    QCOMPARE(*summary.runqAtPeak.quantileBin(0.99), Histogram::binOf(1'000'000));
    QCOMPARE(*summary.memoryPerGuestKiB, 1000.0);
    QCOMPARE(summary.maxReady, 50);
}

void TestDensityRunModel::deathsLowerTheCount()
{
    Run run;
    Teller teller(run);
    teller.tell(0, GuestsStarted{10, 10});
    teller.tell(1, GuestsReady{10, 10, {}});
    QCOMPARE(run.guestsReady(), 10);
    teller.tell(2, GuestsFailed{3, 3, "died", "ended by signal Killed"});
    QCOMPARE(run.guestsReady(), 7);
    teller.tell(3, GuestsFailed{1, 4, "boot_timeout", ""});  // that one was never ready
    QCOMPARE(run.guestsReady(), 7);
    QCOMPARE(run.guestsFailed(), 4);
    QCOMPARE(run.summary().maxReady, 10);
}

/// A sample may be ahead of the news of the same guests.
void TestDensityRunModel::guestsAreCountedOnce()
{
    Run run;
    Teller teller(run);
    teller.tell(0, GuestsStarted{100, 100});
    teller.tell(1, GuestsReady{80, 80, {}});
    teller.tell(2, sampleOf(97, 1000));
    QCOMPARE(run.guestsReady(), 97);
    QCOMPARE(run.series(Metric::GuestsStarted).view(0, 100, Series::kCapacity).back().lastMs, 2);  // held till then
    teller.tell(3, GuestsReady{20, 100, {}});
    QCOMPARE(run.guestsReady(), 100);
    teller.tell(4, sampleOf(98, 1000));  // two died, and are told of next
    teller.tell(5, GuestsFailed{2, 2, "died", "ended by signal Killed"});
    QCOMPARE(run.guestsReady(), 98);
    QCOMPARE(run.summary().maxReady, 100);
    QCOMPARE(*run.series(Metric::GuestsReady).max(), 100.0);
}

void TestDensityRunModel::orderIsChecked()
{
    Run run;
    run.apply({5, 100, GuestsReady{1, 1, {}}});
    QCOMPARE(run.faults().missing, 4u);
    run.apply({5, 101, GuestsReady{1, 2, {}}});  // again
    run.apply({4, 102, GuestsReady{1, 2, {}}});  // late
    run.apply({6, 99, GuestsReady{1, 2, {}}});   // from the past
    QCOMPARE(run.faults().outOfOrder, 3u);
    QCOMPARE(run.guestsReady(), 1);
    run.apply({6, 100, GuestsReady{1, 2, {}}});
    QCOMPARE(run.guestsReady(), 2);
    run.apply({7, 100, UnknownEvent{"holograms"}});
    QCOMPARE(run.faults().unknown, 1u);
    run.countMalformed(2);
    run.countOversized(3);
    QCOMPARE(run.faults().sum(), 4u + 3u + 1u + 2u + 3u);
}

void TestDensityRunModel::memoryIsBounded()
{
    constexpr std::size_t kMost = 64u << 20;
    Run run;
    Teller teller(run);
    const std::string longText(1024, 'x');
    for (int i = 0; i < 100'000; ++i) {
        const std::int64_t now = i * 1000;
        teller.tell(now, sampleOf(i, i));
        teller.tell(now, latencyOf(i, std::uint64_t(i), 1));
        if (i % 4 == 0)
            teller.tell(now, Note{longText, longText, std::vector<std::string>(8, longText)});
    }
    QVERIFY2(run.memoryBytes() <= kMost, qPrintable(QString::number(run.memoryBytes())));
    QVERIFY(run.droppedMarkers() > 0);
    QVERIFY(run.markers().size() <= Run::kMaxMarkers);
    teller.tell(100'000'000, Finished{StopReason::Complete, 0, 0});
    QCOMPARE(run.markers().back().kind, Marker::Kind::Finished);  // the end is never dropped
    QCOMPARE(*run.series(Metric::GuestsReady).max(), 99'999.0);
}

void TestDensityRunModel::sameEventsSameRun()
{
    std::mt19937 rng(1);
    std::vector<Event> events;
    for (std::uint64_t seq = 1; seq < 3000; ++seq)
        events.push_back(rng() % 2
                             ? Event{seq, std::int64_t(seq) * 7, sampleOf(rng() % 100, rng() % 10'000)}
                             : Event{seq, std::int64_t(seq) * 7, latencyOf(rng() % 100, rng() % 9999, rng() % 9)});
    Run once;
    Run again;
    for (const Event& event : events)
        once.apply(event);
    for (const Event& event : events)
        again.apply(event);
    QVERIFY(once == again);
    QVERIFY(once.summary() == again.summary());
    again.apply({events.size() + 1, 1'000'000, sampleOf(1, 1)});
    QVERIFY(!(once == again));
}

void TestDensityRunModel::remainingTime()
{
    Run run;
    Teller teller(run);
    Plan plan;
    plan.ceiling = 1000;
    teller.tell(0, PlanAccepted{plan});
    teller.tell(0, Stage{1, 2, 500, StagePhase::Starting, 0});
    QVERIFY(!run.remainingMs());
    teller.tell(0, GuestsStarted{1, 1});
    for (int second = 1; second <= 5; ++second)
        teller.tell(second * 1000, sampleOf(second * 100, 0));
    QCOMPARE(*run.series(Metric::GuestsPerSecond).last(), 100.0);
    QCOMPARE(*run.remainingMs(), 5000);
    teller.tell(6000, Stage{1, 2, 500, StagePhase::Holding, 5});
    QVERIFY(!run.remainingMs());
}

void TestDensityRunModel::metricTable()
{
    QCOMPARE(metrics().size(), kMetricCount);
    for (const MetricInfo& row : metrics()) {
        QVERIFY(!row.id.empty());
        QCOMPARE(&info(row.metric), &row);
    }
}

QTEST_GUILESS_MAIN(TestDensityRunModel)
#include "tst_density_run.moc"
