// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/bootstrap.h"
#include "core/remote/host_spec.h"
#include "core/remote/ssh_errors.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::remote;
using Word = BootstrapLine::Word;

class TestRemoteWords : public QObject {
    Q_OBJECT

private slots:
    void hosts_data();
    void hosts();
    void argumentsAreStrict();
    void diagnosis_data();
    void diagnosis();
    void hostKeyIsNamed();
    void debuggingTalkIsHidden();
    void bootstrapLines_data();
    void bootstrapLines();
    void bootstrapIsOneQuotedLine();
    void agentCodes();
};

void TestRemoteWords::hosts_data()
{
    QTest::addColumn<QString>("destination");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("id");
    const QByteArray form = "remote.host.form";
    QTest::newRow("name") << u"metal"_s << 0 << QByteArray();
    QTest::newRow("user and name") << u"ec2-user@metal.example.com"_s << 22 << QByteArray();
    QTest::newRow("IPv6") << u"root@fe80::1%eth0"_s << 0 << QByteArray();
    QTest::newRow("empty") << QString() << 0 << form;
    QTest::newRow("an option") << u"-oProxyCommand=touch /tmp/x"_s << 0 << form;
    QTest::newRow("space") << u"me tal"_s << 0 << form;
    QTest::newRow("new line") << u"metal\nrm"_s << 0 << form;
    QTest::newRow("too long") << QString(256, u'a') << 0 << form;
    QTest::newRow("port 65536") << u"metal"_s << 65536 << QByteArray("remote.host.port");
    QTest::newRow("port -1") << u"metal"_s << -1 << QByteArray("remote.host.port");
}

void TestRemoteWords::hosts()
{
    QFETCH(QString, destination);
    QFETCH(int, port);
    QFETCH(QByteArray, id);
    const Status status = check({destination, port, {}, {}});
    QCOMPARE(status ? QByteArray() : QByteArray::fromStdString(status.error().id), id);
}

void TestRemoteWords::argumentsAreStrict()
{
    const QStringList arguments = sshArguments({u"me@metal"_s, 2222, u"/k/id"_s, u"/c/config"_s}, u"run me"_s);
    for (const QString& option : {u"BatchMode=yes"_s, u"StrictHostKeyChecking=yes"_s, u"ClearAllForwardings=yes"_s})
        QCOMPARE(arguments.value(arguments.indexOf(option) - 1), u"-o"_s);
    QCOMPARE(arguments.value(arguments.indexOf(u"-p"_s) + 1), u"2222"_s);
    QCOMPARE(arguments.value(arguments.indexOf(u"-F"_s) + 1), u"/c/config"_s);
    QCOMPARE(arguments.value(arguments.indexOf(u"-i"_s) + 1), u"/k/id"_s);
    QCOMPARE(arguments.last(3), (QStringList{u"--"_s, u"me@metal"_s, u"run me"_s}));
    QVERIFY(!sshArguments({u"metal"_s, 0, {}, {}}, {}).contains(u"-p"_s));
}

void TestRemoteWords::diagnosis_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QByteArray>("id");
    const auto row = [](const char* name, const char* line, const char* id) {
        QTest::newRow(name) << QString::fromLatin1(line).split(u'\n') << QByteArray(id);
    };
    row("unknown",
        "No ED25519 host key is known for [127.0.0.1]:2222 and you have requested strict checking.\n"
        "Host key verification failed.",
        "remote.ssh.host_key_unknown");
    row("changed", "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.",
        "remote.ssh.host_key_changed");
    row("auth", "root@metal: Permission denied (publickey,password).", "remote.ssh.auth");
    row("name", "ssh: Could not resolve hostname metal: Name or service not known", "remote.ssh.name");
    row("timeout", "ssh: connect to host 10.0.0.1 port 22: Connection timed out", "remote.ssh.timeout");
    row("refused", "ssh: connect to host 127.0.0.1 port 1: Connection refused", "remote.ssh.refused");
    row("route", "ssh: connect to host 10.0.0.1 port 22: No route to host", "remote.ssh.unreachable");
    row("config", "~/.ssh/config: line 3: Bad configuration option: prot", "remote.ssh.config");
    row("something new", "ssh: the moon is in the wrong house", "remote.ssh.failed");
}

void TestRemoteWords::diagnosis()
{
    QFETCH(QStringList, lines);
    QFETCH(QByteArray, id);
    SshDiagnosis diagnosis;
    for (const QString& line : lines)
        QVERIFY(diagnosis.takeLine(line));
    const Error error = diagnosis.error(u"metal"_s);
    QCOMPARE(QByteArray::fromStdString(error.id), id);
    QCOMPARE(error.where, "metal");
    if (id == "remote.ssh.failed")
        QCOMPARE(error.args, std::vector<std::string>{"ssh: the moon is in the wrong house"});
}

void TestRemoteWords::hostKeyIsNamed()
{
    SshDiagnosis diagnosis;
    diagnosis.takeLine(u"debug1: Server host key: ssh-ed25519 SHA256:abcDEF123"_s);
    diagnosis.takeLine(u"No ED25519 host key is known for metal and you have requested strict checking."_s);
    QCOMPARE(diagnosis.error(u"metal"_s).args, std::vector<std::string>{"ssh-ed25519 SHA256:abcDEF123"});
}

void TestRemoteWords::debuggingTalkIsHidden()
{
    SshDiagnosis diagnosis;
    QVERIFY(!diagnosis.takeLine(u"OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19 27 Jan 2026"_s));
    QVERIFY(!diagnosis.takeLine(u"debug1: Authentication succeeded (publickey)."_s));
    QVERIFY(!diagnosis.takeLine(u"Authenticated to metal ([10.0.0.1]:22) using \"publickey\"."_s));
    QVERIFY(!diagnosis.takeLine(u"  "_s));
    QVERIFY(diagnosis.takeLine(u"Welcome to metal"_s));
    QVERIFY(!diagnosis.remoteWasKilled());
    diagnosis.takeLine(u"debug1: client_input_channel_req: channel 0 rtype exit-signal reply 0"_s);
    QVERIFY(diagnosis.remoteWasKilled());
}

void TestRemoteWords::bootstrapLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("word");
    QTest::addColumn<QString>("detail");
    QTest::newRow("send") << QByteArray("PILLARBENCH send") << int(Word::Send) << QString();
    QTest::newRow("run") << QByteArray("PILLARBENCH run\r") << int(Word::Run) << QString();
    QTest::newRow("platform") << QByteArray("PILLARBENCH platform Darwin arm64") << int(Word::Platform)
                              << u"Darwin arm64"_s;
    QTest::newRow("tool") << QByteArray("PILLARBENCH tools mktemp") << int(Word::Tools) << u"mktemp"_s;
    QTest::newRow("login talk") << QByteArray("Last login: today") << int(Word::Other) << QString();
    QTest::newRow("not at the start") << QByteArray("xPILLARBENCH send") << int(Word::Other) << QString();
    QTest::newRow("unknown word") << QByteArray("PILLARBENCH dance") << int(Word::Other) << QString();
    QTest::newRow("prefix of a word") << QByteArray("PILLARBENCH sen") << int(Word::Other) << QString();
    QTest::newRow("empty") << QByteArray() << int(Word::Other) << QString();
}

void TestRemoteWords::bootstrapLines()
{
    QFETCH(QByteArray, line);
    QFETCH(int, word);
    QFETCH(QString, detail);
    const BootstrapLine read = readBootstrapLine(line);
    QCOMPARE(int(read.word), word);
    QCOMPARE(read.detail, detail);
}

void TestRemoteWords::bootstrapIsOneQuotedLine()
{
    const QString command = Bootstrap{1234, "ab12", "--self-delete"}.command();
    QCOMPARE(command.count(u'\''), 2);
    QVERIFY(command.endsWith(u'\''));
    QVERIFY(!command.contains(u'\n'));
    QVERIFY(!command.contains(u'@'));
    QVERIFY(command.contains("head -c 1234 "_L1) && command.contains("= ab12 ]"_L1));
}

void TestRemoteWords::agentCodes()
{
    QCOMPARE(agentError({"kvm_missing", "no"}, u"m"_s).id, "density.agent.kvm_missing");
    QCOMPARE(agentError({"<b>evil</b>", "no"}, u"m"_s).id, "density.agent.internal");
}

QTEST_GUILESS_MAIN(TestRemoteWords)
#include "tst_remote_words.moc"
