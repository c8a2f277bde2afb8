// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/run.h"
#include "core/remote/agent_run.h"
#include "tests/support/local_sshd.h"

#include <QDir>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <signal.h>

using namespace Qt::StringLiterals;
using namespace pb;
using density::GuestKind;
using density::Load;
using density::StopReason;

/// Real guests on a real host, reached over a real sshd: this one.
class TestDensityRun : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void runsToItsEnd_data();
    void runsToItsEnd();
    void nothingIsLeft_data();
    void nothingIsLeft();
    void agentKilledIsReported();
    void silentLinkEndsTheRun();
    void memoryFloorStopsTheRun();
    void preflightLooksOnly();
    void settingsAreRestored();

private:
    using Cut = void (TestDensityRun::*)();
    density::Plan plan(GuestKind kind, Load load, std::int64_t guests) const;
    void start(const density::Plan& plan);
    bool isReady(std::int64_t guests) const { return m_run.guestsReady() >= guests; }
    qint64 client() const;
    QByteArray situation() const;  ///< what a failure is told with
    QList<qint64> guests() const;
    QStringList cgroupsOfGuests() const;
    bool nothingLeft() const;
    void judge(const exchange::LineFeed::Batch& batch);

    void cutLink();
    void killClient();
    void killAgent();
    void killAgentAndWatchdog();
    void pressStop();
    void destroyWorkbench();

    std::unique_ptr<test::LocalSshd> m_server;
    std::unique_ptr<remote::AgentRun> m_agent;
    density::Run m_run;
    std::int64_t m_target = 0;  ///< of the stage
    std::int64_t m_told = 0;    ///< guests that were said to be ready
    QStringList m_overshoots;
    std::vector<Error> m_errors;
    int m_finished = 0;
    QStringList m_log;
};

void TestDensityRun::initTestCase()
{
    if (const QString why = test::LocalSshd::whyUnavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    QVERIFY2(QFile::exists(QStringLiteral(PB_BIN_DIR "/pillarbench-agent")), "build pillarbench-agent first");
}

void TestDensityRun::init()
{
    m_server = std::make_unique<test::LocalSshd>();
    const QString problem = m_server->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    m_run = {};
    m_target = m_told = 0;
    m_overshoots.clear();
    m_errors.clear();
    m_finished = 0;
    m_log.clear();
    m_agent = std::make_unique<remote::AgentRun>();
    m_agent->setAgentFile(QStringLiteral(PB_BIN_DIR "/pillarbench-agent"));
    connect(m_agent.get(), &remote::AgentRun::received, this, [this](const exchange::LineFeed::Batch& batch) {
        judge(batch);
        batch.applyTo(m_run);
    });
    connect(m_agent.get(), &remote::AgentRun::failed, this, [this](const Error& error) { m_errors.push_back(error); });
    connect(m_agent.get(), &remote::AgentRun::finished, this, [this] { ++m_finished; });
    connect(m_agent.get(), &remote::AgentRun::logLine, this, [this](const QString& line) { m_log << line; });
}

void TestDensityRun::cleanup()
{
    m_agent.reset();
    m_server.reset();
}

/// An agent starts no guest beyond its stage, and its samples count none that it has not told of.
void TestDensityRun::judge(const exchange::LineFeed::Batch& batch)
{
    for (const density::Event& event : batch.events) {
        std::int64_t claimed = 0;
        std::int64_t most = 0;
        if (const auto* stage = std::get_if<density::Stage>(&event.payload))
            m_target = stage->target;
        else if (const auto* started = std::get_if<density::GuestsStarted>(&event.payload))
            claimed = started->total, most = m_target;
        else if (const auto* ready = std::get_if<density::GuestsReady>(&event.payload))
            m_told = claimed = ready->total, most = m_target;
        else if (const auto* sample = std::get_if<density::Sample>(&event.payload))
            claimed = sample->ready, most = m_told;
        if (claimed > most)
            m_overshoots << u"event %1: %2 guests, %3 allowed"_s.arg(event.seq).arg(claimed).arg(most);
    }
}

density::Plan TestDensityRun::plan(GuestKind kind, Load load, std::int64_t guests) const
{
    density::Plan plan;
    plan.kind = kind;
    plan.load = load;
    plan.guestMemoryKiB = 1024;
    plan.ceiling = guests;
    plan.stageStep = (guests + 1) / 2;
    plan.stageHoldMs = 200;
    plan.finalHoldS = 600;
    plan.bootTimeoutMs = 120'000;  // other tests may be compiling on this machine
    plan.memoryFloorMiB = 512;
    return plan;
}

void TestDensityRun::start(const density::Plan& plan)
{
    if (plan.kind == GuestKind::Nano && !QFile::exists(u"/dev/kvm"_s))
        QSKIP("this machine has no /dev/kvm");
    if (plan.kind == GuestKind::Firmware && QStandardPaths::findExecutable(u"qemu-system-x86_64"_s).isEmpty())
        QSKIP("this machine has no qemu-system-x86_64");
    m_agent->start(m_server->host(), plan);
}

qint64 TestDensityRun::client() const
{
    // The ssh that this process started carries no mark: the mark is the server's.
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& entry : entries)
        if (const qint64 pid = entry.toLongLong(); test::processName(pid) == u"ssh"_s && test::isAlive(pid) &&
                                                   test::parentOf(pid) == QCoreApplication::applicationPid())
            return pid;
    return -1;
}

QByteArray TestDensityRun::situation() const
{
    QStringList lines{
        u"state %1, %2 errors, guests told %3"_s.arg(int(m_agent->state())).arg(m_errors.size()).arg(m_told)};
    for (const qint64 pid : m_server->processes())
        lines << u"%1 %2, parent %3"_s.arg(pid).arg(test::processName(pid)).arg(test::parentOf(pid));
    return (lines + m_log).join(u'\n').toUtf8();
}

QList<qint64> TestDensityRun::guests() const
{
    const bool nano = m_run.plan() && m_run.plan()->kind == GuestKind::Nano;
    QList<qint64> pids = m_server->processes(nano ? u"pillarbench-age"_s : u"qemu-system-x86"_s);
    if (nano && !pids.isEmpty())
        pids.removeFirst();  // the agent itself is the oldest
    return pids;
}

QStringList TestDensityRun::cgroupsOfGuests() const
{
    QStringList folders;
    for (const qint64 pid : guests())
        for (const char* root : {"/sys/fs/cgroup", "/sys/fs/cgroup/unified"})
            if (const QString path = QLatin1StringView(root) + test::processCgroup(pid);
                path.contains("pillarbench-"_L1) && QFile::exists(path) && !folders.contains(path))
                folders << path;
    return folders;
}

bool TestDensityRun::nothingLeft() const
{
    return m_server->processes().isEmpty() &&
           QDir(m_server->remoteTemporaryFolder()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

void TestDensityRun::runsToItsEnd_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("load");
    QTest::addColumn<int>("guests");
    QTest::newRow("nano, spinning") << int(GuestKind::Nano) << int(Load::Spin) << 60;
    QTest::newRow("nano, idle") << int(GuestKind::Nano) << int(Load::Idle) << 60;
    QTest::newRow("nano, touching memory") << int(GuestKind::Nano) << int(Load::Touch) << 20;
    QTest::newRow("firmware, idle") << int(GuestKind::Firmware) << int(Load::Idle) << 50;
    QTest::newRow("firmware, touching memory") << int(GuestKind::Firmware) << int(Load::Touch) << 4;
}

void TestDensityRun::runsToItsEnd()
{
    QFETCH(int, kind);
    QFETCH(int, load);
    QFETCH(int, guests);
    density::Plan asked = plan(GuestKind(kind), Load(load), guests);
    asked.finalHoldS = 3;
    start(asked);
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, 1, 200'000);
    QVERIFY2(m_errors.empty(), m_errors.empty() ? "" : m_errors[0].id.c_str());

    const density::RunSummary summary = m_run.summary();
    QCOMPARE(m_run.state(), density::RunState::Finished);
    QCOMPARE(summary.stopReason, StopReason::Complete);
    QVERIFY(summary.clean);
    QCOMPARE(m_overshoots, QStringList());
    QCOMPARE(summary.maxReady, guests);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(summary.faults, density::StreamFaults{});
    QVERIFY(summary.bootP50Ms && *summary.bootP50Ms > 0 && *summary.bootP95Ms >= *summary.bootP50Ms);
    QCOMPARE(summary.plan.ceiling, guests);
    QVERIFY(!summary.host.kernel.empty() && summary.host.threads > 0);
    if (m_run.preflight()->runqSource == density::RunqSource::Runqlat) {
        QVERIFY(summary.runqAtPeak.total() > 0);
        QVERIFY(*summary.runqP99Us >= *summary.runqP50Us);
    }
    if (Load(load) == Load::Spin) {
        QVERIFY(m_run.series(density::Metric::ProgressPerGuest).max().value_or(0) > 0);
        const double fairness = m_run.series(density::Metric::Fairness).last().value_or(0);
        QVERIFY(fairness > 0 && fairness <= 1);
    }
    QVERIFY(nothingLeft());
}

void TestDensityRun::nothingIsLeft_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<Cut>("cut");
    for (const auto& [name, kind] : {std::pair{"nano", GuestKind::Nano}, std::pair{"firmware", GuestKind::Firmware}}) {
        QTest::addRow("%s, link cut", name) << int(kind) << &TestDensityRun::cutLink;
        QTest::addRow("%s, ssh killed", name) << int(kind) << &TestDensityRun::killClient;
        QTest::addRow("%s, agent killed", name) << int(kind) << &TestDensityRun::killAgent;
        QTest::addRow("%s, agent and watchdog killed", name) << int(kind) << &TestDensityRun::killAgentAndWatchdog;
        QTest::addRow("%s, stop pressed", name) << int(kind) << &TestDensityRun::pressStop;
        QTest::addRow("%s, workbench gone", name) << int(kind) << &TestDensityRun::destroyWorkbench;
    }
}

void TestDensityRun::nothingIsLeft()
{
    QFETCH(int, kind);
    QFETCH(Cut, cut);
    const bool nano = GuestKind(kind) == GuestKind::Nano;
    // Spinning nano guests are the load of the experiment; spinning QEMUs would take minutes to start on two cores.
    start(plan(GuestKind(kind), nano ? Load::Spin : Load::Idle, 50));
    QTRY_VERIFY_WITH_TIMEOUT(isReady(50), 200'000);
    QVERIFY(guests().size() >= 50);
    const QStringList cgroups = cgroupsOfGuests();
    if (::geteuid() == 0 && m_run.preflight()->cgroup != "none")
        QCOMPARE(cgroups.size(), 1);

    (this->*cut)();
    QTRY_VERIFY_WITH_TIMEOUT(nothingLeft(), 5000);
    if (cut != &TestDensityRun::killAgentAndWatchdog)  // then the kernel alone ends the guests; an empty folder stays
        for (const QString& path : cgroups)
            QVERIFY2(!QFile::exists(path), qPrintable(path));
    for (const QString& path : cgroups)
        QTRY_VERIFY(QDir().rmdir(path) || !QFile::exists(path));
    if (m_agent)
        QTRY_COMPARE(m_finished, 1);
}

void TestDensityRun::cutLink() { m_agent->abort(); }

void TestDensityRun::killClient()
{
    QVERIFY(client() > 0);
    ::kill(static_cast<pid_t>(client()), SIGKILL);
}

void TestDensityRun::killAgent()
{
    const QList<qint64> agents = m_server->processes(u"pillarbench-age"_s);
    QVERIFY(!agents.isEmpty());
    ::kill(static_cast<pid_t>(agents.first()), SIGKILL);
}

void TestDensityRun::killAgentAndWatchdog()
{
    const QList<qint64> watchdogs = m_server->processes(u"pillarbench-wd"_s);
    QCOMPARE(watchdogs.size(), 1);
    const QList<qint64> agents = m_server->processes(u"pillarbench-age"_s);
    ::kill(static_cast<pid_t>(agents.first()), SIGSTOP);  // it must not start another watchdog
    ::kill(static_cast<pid_t>(watchdogs.first()), SIGKILL);
    ::kill(static_cast<pid_t>(agents.first()), SIGKILL);
}

void TestDensityRun::pressStop() { m_agent->stop(); }

void TestDensityRun::destroyWorkbench() { m_agent.reset(); }

void TestDensityRun::agentKilledIsReported()
{
    start(plan(GuestKind::Nano, Load::Idle, 10));
    QTRY_VERIFY_WITH_TIMEOUT(isReady(10), 60'000);
    killAgent();
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, 1, 20'000);
    QCOMPARE(m_errors.size(), 1u);
    QCOMPARE(m_errors[0].id, "remote.agent.died");
    QCOMPARE(m_run.summary().stopReason, StopReason::Interrupted);
}

/// A link that goes without a word, like a pulled cable: the client neither reads nor writes any more.
void TestDensityRun::silentLinkEndsTheRun()
{
    start(plan(GuestKind::Nano, Load::Idle, 50));
    QTRY_VERIFY_WITH_TIMEOUT(isReady(50), 60'000);
    QSignalSpy received(m_agent.get(), &remote::AgentRun::received);
    QVERIFY(received.wait(10'000));
    const qint64 ssh = client();
    QVERIFY2(ssh > 0, situation().constData());
    ::kill(static_cast<pid_t>(ssh), SIGSTOP);
    QTRY_VERIFY2_WITH_TIMEOUT(guests().isEmpty(), situation().constData(), 20'000);
    ::kill(static_cast<pid_t>(ssh), SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, 1, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(nothingLeft(), 5000);
}

void TestDensityRun::memoryFloorStopsTheRun()
{
    density::Plan asked = plan(GuestKind::Nano, Load::Idle, 50);
    asked.memoryFloorMiB = 64 * 1024 * 1024;  // 64 TiB: no host has that
    start(asked);
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, 1, 60'000);
    QVERIFY(m_errors.empty());
    QCOMPARE(m_run.summary().stopReason, StopReason::MemoryFloor);
    QVERIFY(m_run.summary().clean);
    const auto isLimit = [](const density::Marker& m) { return m.kind == density::Marker::Kind::Limit; };
    QVERIFY(std::ranges::any_of(m_run.markers(), isLimit));
    QVERIFY(nothingLeft());
}

void TestDensityRun::preflightLooksOnly()
{
    m_agent->preflight(m_server->host());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, 1, 60'000);
    QVERIFY2(m_errors.empty(), m_errors.empty() ? "" : m_errors[0].id.c_str());
    QVERIFY(m_run.hello() && m_run.preflight());
    const density::Preflight& found = *m_run.preflight();
    QCOMPARE(found.kvmDevice, QFile::exists(u"/dev/kvm"_s));
    QCOMPARE(found.root, ::geteuid() == 0);
    QCOMPARE(found.host.architecture, "x86_64");
    QCOMPARE(found.host.threads, std::int64_t{sysconf(_SC_NPROCESSORS_ONLN)});
    for (const density::HostLimit& limit : found.limits)
        QVERIFY2(limit.value > 0, limit.name.c_str());
    QCOMPARE(m_run.guestsStarted(), 0);
    QVERIFY(nothingLeft());
}

void TestDensityRun::settingsAreRestored()
{
    QFile ksm(u"/sys/kernel/mm/ksm/run"_s);
    if (::geteuid() != 0 || !ksm.open(QIODevice::ReadOnly))
        QSKIP("needs root and a kernel with KSM");
    const QByteArray before = ksm.readAll();
    if (before.trimmed() == "1")
        QSKIP("KSM runs already");
    density::Plan asked = plan(GuestKind::Nano, Load::Idle, 10);
    asked.mergeMemory = true;
    start(asked);
    QTRY_VERIFY_WITH_TIMEOUT(isReady(10), 60'000);
    const auto now = [&ksm] { return ksm.seek(0) ? ksm.readAll() : QByteArray{}; };
    QCOMPARE(now().trimmed(), "1");
    killAgent();
    QTRY_COMPARE_WITH_TIMEOUT(now(), before, 5000);
}

QTEST_GUILESS_MAIN(TestDensityRun)
#include "tst_density_e2e.moc"
