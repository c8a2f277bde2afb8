// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/agent_run.h"
#include "tests/support/local_sshd.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace pb;

/// What a real ssh does with a real server that it must not trust or that does not trust it.
class TestSshRefusals : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void refusals_data();
    void refusals();

private:
    using Prepare = void (TestSshRefusals::*)();
    void hostIsNew() { m_server->forgetHostKey(); }
    void hostHasChanged() { m_server->changeHostKey(); }
    void userIsUnknown() { m_server->refuseUserKey(); }
    void serverIsGone() { m_server->stop(); }

    std::unique_ptr<test::LocalSshd> m_server;
};

void TestSshRefusals::initTestCase()
{
    if (const QString why = test::LocalSshd::whyUnavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
}

void TestSshRefusals::refusals_data()
{
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("host never seen") << &TestSshRefusals::hostIsNew << QByteArray("remote.ssh.host_key_unknown");
    QTest::newRow("host has changed") << &TestSshRefusals::hostHasChanged << QByteArray("remote.ssh.host_key_changed");
    QTest::newRow("user unknown") << &TestSshRefusals::userIsUnknown << QByteArray("remote.ssh.auth");
    QTest::newRow("nobody listens") << &TestSshRefusals::serverIsGone << QByteArray("remote.ssh.refused");
}

void TestSshRefusals::refusals()
{
    QFETCH(Prepare, prepare);
    QFETCH(QByteArray, id);
    m_server = std::make_unique<test::LocalSshd>();
    const QString problem = m_server->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    (this->*prepare)();

    QTemporaryDir folder;
    QFile agent(folder.filePath(u"agent"_s));
    QVERIFY(agent.open(QIODevice::WriteOnly));
    agent.write("never sent");
    agent.close();
    remote::AgentRun run;
    run.setAgentFile(agent.fileName());
    std::vector<Error> errors;
    bool finished = false;
    bool sent = false;
    connect(&run, &remote::AgentRun::failed, this, [&](const Error& error) { errors.push_back(error); });
    connect(&run, &remote::AgentRun::finished, this, [&] { finished = true; });
    connect(&run, &remote::AgentRun::stateChanged, this,
            [&](remote::AgentRun::State state) { sent |= state == remote::AgentRun::State::Sending; });
    run.preflight(m_server->host());
    QTRY_VERIFY_WITH_TIMEOUT(finished, 30'000);
    QCOMPARE(errors.size(), 1u);
    QCOMPARE(QByteArray::fromStdString(errors[0].id), id);
    QVERIFY(!sent);
    if (id.contains("host_key")) {
        QCOMPARE(errors[0].args.size(), 1u);
        QVERIFY2(errors[0].args[0].starts_with("ssh-ed25519 SHA256:"), errors[0].args[0].c_str());
    }
}

QTEST_GUILESS_MAIN(TestSshRefusals)
#include "tst_ssh_refusals.moc"
