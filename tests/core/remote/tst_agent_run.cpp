// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/run.h"
#include "core/remote/agent_run.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace pb;
using remote::AgentRun;

/// The bootstrap and the reading of the stream against hosts and agents that misbehave: "ssh" is a script that runs the
/// command here, the agent is a script too.
class TestAgentRun : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void goodAgent();
    void loginTalkIsPassedOver();
    void problems_data();
    void problems();
    void sshIsMissing();
    void badArguments();
    void wrongChecksum();
    void folderWithoutExecution();
    void floodIsBounded();
    void oversizedLinesAreCounted();
    void againAfterTheEnd();
    void abortIsSilent();
    void gonePartway();
    void stopReachesTheAgent();

private:
    void useSsh(const QByteArray& script);
    void useAgent(const QByteArray& script);
    void writeScript(const QString& name, const QByteArray& script);
    void start();
    QByteArray firstError() const
    {
        return m_errors.empty() ? QByteArray() : QByteArray::fromStdString(m_errors[0].id);
    }
    bool temporaryFolderIsEmpty() const
    {
        return QDir(m_temporary.path()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

    QTemporaryDir m_folder;
    QTemporaryDir m_temporary;
    std::unique_ptr<AgentRun> m_agent;
    density::Run m_run;
    std::vector<Error> m_errors;
    std::vector<AgentRun::State> m_states;
    int m_finished = 0;
    int m_batches = 0;
    std::uint64_t m_mostInBatch = 0;
};

namespace {

constexpr const char* kPlainSsh = R"(for last; do :; done; exec /bin/sh -c "$last")";
constexpr const char* kTidy = R"sh(rm -rf "$(dirname "$0")"; )sh";
/// Numbered events by hand: the agent under test is not the one that writes them.
constexpr const char* kHello = R"(echo '{"v":1,"seq":1,"t_ms":0,"type":"hello"}'; )";
constexpr const char* kFinished =
    R"(echo '{"v":1,"seq":2,"t_ms":9,"type":"finished","reason":"complete","leftovers":0}')";

QByteArray script(std::initializer_list<const char*> parts)
{
    QByteArray out;
    for (const char* part : parts)
        out += part;
    return out;
}

}  // namespace

void TestAgentRun::initTestCase()
{
    QVERIFY(m_folder.isValid() && m_temporary.isValid());
    qputenv("TMPDIR", m_temporary.path().toUtf8());
}

void TestAgentRun::init()
{
    m_run = {};
    m_errors.clear();
    m_states.clear();
    m_finished = m_batches = 0;
    m_mostInBatch = 0;
    m_agent = std::make_unique<AgentRun>();
    m_agent->setSshProgram(m_folder.filePath(u"ssh"_s));
    m_agent->setAgentFile(m_folder.filePath(u"agent"_s));
    connect(m_agent.get(), &AgentRun::received, this, [this](const exchange::LineFeed::Batch& batch) {
        batch.applyTo(m_run);
        ++m_batches;
        m_mostInBatch = std::max<std::uint64_t>(m_mostInBatch, batch.malformed + batch.events.size());
    });
    connect(m_agent.get(), &AgentRun::failed, this, [this](const Error& error) { m_errors.push_back(error); });
    connect(m_agent.get(), &AgentRun::stateChanged, this, [this](AgentRun::State state) { m_states.push_back(state); });
    connect(m_agent.get(), &AgentRun::finished, this, [this] { ++m_finished; });
    useSsh(kPlainSsh);
}

void TestAgentRun::writeScript(const QString& name, const QByteArray& script)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("#!/bin/sh\n" + script + '\n');
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestAgentRun::useSsh(const QByteArray& script) { writeScript(u"ssh"_s, script); }
void TestAgentRun::useAgent(const QByteArray& script) { writeScript(u"agent"_s, script); }
void TestAgentRun::start() { m_agent->start({u"metal"_s, 0, {}, {}}, density::Plan{}); }

void TestAgentRun::goodAgent()
{
    useAgent(script({kTidy, kHello, "read plan; case \"$plan\" in *6417*) ", kFinished, ";; esac"}));
    start();
    QVERIFY(m_agent->isActive());
    QVERIFY(m_states.empty());  // nothing is told from within start()
    QTRY_COMPARE(m_finished, 1);
    QVERIFY2(m_errors.empty(), firstError().constData());
    QCOMPARE(m_run.state(), density::RunState::Finished);
    using State = AgentRun::State;
    QCOMPARE(m_states, (std::vector{State::Connecting, State::Sending, State::Preparing, State::Idle}));
    QVERIFY(temporaryFolderIsEmpty());
}

void TestAgentRun::loginTalkIsPassedOver()
{
    useSsh(script({"echo '{\"v\":1,\"seq\":1,\"t_ms\":0,\"type\":\"hello\"}'; echo PILLARBENCHsend; ", kPlainSsh}));
    useAgent(script({kTidy, kHello, kFinished}));
    start();
    QTRY_COMPARE(m_finished, 1);
    QVERIFY2(m_errors.empty(), firstError().constData());
    QCOMPARE(m_run.faults(), density::StreamFaults{});
}

void TestAgentRun::problems_data()
{
    QTest::addColumn<QByteArray>("ssh");
    QTest::addColumn<QByteArray>("agent");
    QTest::addColumn<QByteArray>("id");
    const auto ssh = [](const char* name, const char* text, const char* id) {
        QTest::newRow(name) << QByteArray(text) << QByteArray("exit 0") << QByteArray(id);
    };
    const auto agent = [](const char* name, const QByteArray& text, const char* id) {
        QTest::newRow(name) << QByteArray(kPlainSsh) << text << QByteArray(id);
    };
    ssh("ssh refuses", "echo 'Permission denied (publickey).' >&2; exit 255", "remote.ssh.auth");
    ssh("ssh says nothing", "exit 255", "remote.ssh.failed");
    ssh("shell of another kind", "exit 1", "remote.agent.no_answer");
    ssh("another platform", "echo PILLARBENCH platform Linux aarch64; exit 94", "remote.agent.platform");
    ssh("no tools", "echo PILLARBENCH tools sha256sum; exit 95", "remote.agent.tools");
    ssh("no folder", "echo PILLARBENCH folder; exit 91", "remote.agent.folder");
    ssh("not executed", "echo PILLARBENCH run; exit 126", "remote.agent.start");
    ssh("link lost", "echo PILLARBENCH run; exit 255", "remote.link.lost");
    agent("dies", script({kTidy, kHello, "exit 1"}), "remote.agent.died");
    agent("dies at once", script({kTidy, "exit 0"}), "remote.agent.died");
    agent("leaves something",
          script({kTidy, kHello,
                  "echo '{\"v\":1,\"seq\":2,\"t_ms\":9,\"type\":\"finished\","
                  "\"reason\":\"complete\",\"leftovers\":3}'"}),
          "remote.run.leftovers");
    agent("no KVM",
          script({kTidy, kHello,
                  "echo '{\"v\":1,\"seq\":2,\"t_ms\":1,\"type\":\"error\","
                  "\"code\":\"kvm_missing\"}'; exit 1"}),
          "density.agent.kvm_missing");
    agent("unknown code",
          script({kTidy, kHello,
                  "echo '{\"v\":1,\"seq\":2,\"t_ms\":1,\"type\":\"error\","
                  "\"code\":\"gremlins\"}'; exit 1"}),
          "density.agent.internal");
}

void TestAgentRun::problems()
{
    QFETCH(QByteArray, ssh);
    QFETCH(QByteArray, agent);
    QFETCH(QByteArray, id);
    useSsh(ssh);
    useAgent(agent);
    start();
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_errors.size(), 1u);
    QCOMPARE(firstError(), id);
    QVERIFY(!m_agent->isActive());
    QVERIFY(temporaryFolderIsEmpty());
}

void TestAgentRun::sshIsMissing()
{
    useAgent("exit 0");
    m_agent->setSshProgram(u"/no/such/ssh"_s);
    start();
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(firstError(), "remote.ssh.missing");
}

void TestAgentRun::badArguments()
{
    useAgent("exit 0");
    m_agent->start({u"-oProxyCommand=x"_s, 0, {}, {}}, {});
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(firstError(), "remote.host.form");
    init();
    density::Plan plan;
    plan.ceiling = 0;
    m_agent->start({u"metal"_s, 0, {}, {}}, plan);
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(firstError(), "density.plan.range");
    init();
    m_agent->setAgentFile(u"/no/such/agent"_s);
    start();
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(firstError(), "remote.agent.missing");
}

void TestAgentRun::wrongChecksum()
{
    useSsh(R"sh(for last; do :; done; exec /bin/sh -c "$(echo "$last" | sed 's/= [0-9a-f]\{64\} /= 00 /')")sh");
    useAgent(script({"touch ", QFile::encodeName(m_folder.filePath(u"was-run"_s)).constData()}));
    start();
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(firstError(), "remote.agent.checksum");
    QVERIFY(!QFile::exists(m_folder.filePath(u"was-run"_s)));
    QVERIFY(temporaryFolderIsEmpty());
}

void TestAgentRun::folderWithoutExecution()
{
    // The first folder cannot be written to: the next one is taken.
    useSsh(script({"TMPDIR=/proc; export TMPDIR; ", kPlainSsh}));
    useAgent(script({kTidy, kHello, kFinished}));
    start();
    QTRY_COMPARE(m_finished, 1);
    QVERIFY2(m_errors.empty(), firstError().constData());
}

void TestAgentRun::floodIsBounded()
{
    useAgent(script({kTidy, kHello, "exec yes '{\"v\":1}'"}));
    start();
    QTRY_VERIFY_WITH_TIMEOUT(m_run.faults().malformed > 200'000, 60'000);
    // 256 KiB of the shortest lines: what the user interface is handed at a time is bounded.
    QVERIFY(m_mostInBatch <= 256 * 1024 / 8 + 1);
    QVERIFY(m_batches > 5);
    m_agent->abort();
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_run.memoryBytes() < 1 << 20);
}

void TestAgentRun::oversizedLinesAreCounted()
{
    useAgent(script({kTidy, kHello, "head -c 1000000 /dev/zero | tr '\\0' x; echo; ", kFinished}));
    start();
    QTRY_COMPARE(m_finished, 1);
    QVERIFY2(m_errors.empty(), firstError().constData());
    QCOMPARE(m_run.faults().oversized, 1u);
}

void TestAgentRun::againAfterTheEnd()
{
    useAgent(script({kTidy, kHello, kFinished}));
    int runs = 0;
    connect(m_agent.get(), &AgentRun::finished, this, [&] {
        QVERIFY(!m_agent->isActive());
        if (++runs < 3)
            start();
    });
    start();
    QTRY_COMPARE(m_finished, 3);
    QVERIFY2(m_errors.empty(), firstError().constData());
}

void TestAgentRun::abortIsSilent()
{
    useAgent(script({kTidy, kHello, "exec sleep 60"}));
    start();
    QTRY_COMPARE(m_run.state(), density::RunState::Preparing);
    m_agent->abort();
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_errors.empty());
}

void TestAgentRun::gonePartway()
{
    useAgent(script({kTidy, kHello, "exec cat >/dev/null"}));
    start();
    QTRY_COMPARE(m_run.state(), density::RunState::Preparing);
    m_agent.reset();  // must neither crash nor signal
    QCOMPARE(m_finished, 0);
}

void TestAgentRun::stopReachesTheAgent()
{
    useAgent(
        script({kTidy, kHello, "while read line; do case \"$line\" in *stop*) ", kFinished, "; exit 0;; esac; done"}));
    start();
    QTRY_COMPARE(m_run.state(), density::RunState::Preparing);
    m_agent->stop();
    QCOMPARE(m_agent->state(), AgentRun::State::Stopping);
    QTRY_COMPARE(m_finished, 1);
    QVERIFY2(m_errors.empty(), firstError().constData());
}

QTEST_GUILESS_MAIN(TestAgentRun)
#include "tst_agent_run.moc"
