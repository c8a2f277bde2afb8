// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/local_sshd.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QStandardPaths>
#include <QUuid>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pb::test {

using namespace Qt::StringLiterals;

namespace {

QString findServer()
{
    return QStandardPaths::findExecutable(u"sshd"_s, {u"/usr/sbin"_s, u"/usr/bin"_s, u"/usr/local/sbin"_s});
}

/// A TCP socket that closes itself.
class Socket {
public:
    Socket() : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
    ~Socket() { ::close(m_fd); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    int fd() const { return m_fd; }

private:
    int m_fd;
};

sockaddr_in localAddress(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int freePort()
{
    const Socket probe;
    sockaddr_in address = localAddress(0);
    socklen_t size = sizeof address;
    ::bind(probe.fd(), reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(probe.fd(), reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

/// Something listens there and says something within 2 s, as an sshd does.
bool answers(int port)
{
    constexpr int kPatienceMs = 2000;
    const Socket client;
    const sockaddr_in address = localAddress(port);
    if (::connect(client.fd(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return false;
    pollfd banner{client.fd(), POLLIN, 0};
    return ::poll(&banner, 1, kPatienceMs) == 1;
}

QByteArray readProc(qint64 pid, const char* file)
{
    QFile proc(u"/proc/%1/%2"_s.arg(pid).arg(QLatin1StringView(file)));
    return proc.open(QIODevice::ReadOnly) ? proc.readAll() : QByteArray{};
}

/// The fields of /proc/<pid>/stat from the third one, the state, on. "123 (name) S ...": the name may hold anything, so
/// they begin after the last ')'. Empty where there is no such process.
QList<QByteArray> statFields(qint64 pid)
{
    const QByteArray stat = readProc(pid, "stat");
    const qsizetype end = stat.lastIndexOf(')');
    return end > 0 ? stat.mid(end + 2).split(' ') : QList<QByteArray>{};
}

/// When the process started, in clock ticks since boot: field 22.
qint64 startTicks(qint64 pid) { return statFields(pid).value(19).toLongLong(); }

QString userName()
{
    const QString name = qEnvironmentVariable("USER");
    return ::geteuid() == 0 || name.isEmpty() ? u"root"_s : name;
}

}  // namespace

LocalSshd::LocalSshd() : m_mark(QUuid::createUuid().toString(QUuid::WithoutBraces)) {}

LocalSshd::~LocalSshd() { stop(); }

QString LocalSshd::whyUnavailable()
{
    if (findServer().isEmpty())
        return u"sshd is not installed"_s;
    if (QStandardPaths::findExecutable(u"ssh"_s).isEmpty())
        return u"ssh is not installed"_s;
    return {};
}

QString LocalSshd::start()
{
    if (!m_folder.isValid())
        return u"no temporary folder"_s;
    if (::geteuid() == 0)
        QDir().mkpath(u"/run/sshd"_s);  // sshd of a system that has never started one
    QDir().mkpath(remoteTemporaryFolder());
    m_port = freePort();
    if (const QString problem = makeKeys(); !problem.isEmpty())
        return problem;
    if (const QString problem = writeConfigurations(); !problem.isEmpty())
        return problem;
    m_server.setStandardErrorFile(path(u"sshd.log"_s));
    m_server.start(findServer(), {u"-D"_s, u"-e"_s, u"-f"_s, path(u"sshd_config"_s)});
    if (!m_server.waitForStarted())
        return u"sshd did not start"_s;
    for (int attempt = 0; attempt < 100 && m_server.state() == QProcess::Running; ++attempt) {
        if (answers(m_port))
            return {};
        m_server.waitForFinished(50);
    }
    QFile log(path(u"sshd.log"_s));
    return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : u"sshd does not answer"_s;
}

void LocalSshd::stop()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.terminate();
    if (!m_server.waitForFinished(5000))
        m_server.kill();
}

QString LocalSshd::makeKeys()
{
    for (const QString& name : {u"host_key"_s, u"other_host_key"_s, u"user_key"_s, u"other_user_key"_s}) {
        const QStringList arguments{u"-q"_s, u"-t"_s,   u"ed25519"_s, u"-N"_s,   QString(),
                                    u"-C"_s, u"test"_s, u"-f"_s,      path(name)};
        if (QProcess::execute(u"ssh-keygen"_s, arguments) != 0)
            return u"ssh-keygen failed"_s;
    }
    QFile::copy(path(u"user_key.pub"_s), path(u"authorized_keys"_s));
    return {};
}

QString LocalSshd::writeConfigurations()
{
    write(u"sshd_config"_s, u"Port %1\nListenAddress 127.0.0.1\nHostKey %2\nAuthorizedKeysFile %3\nPidFile none\n"
                            "StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
                            "PermitRootLogin yes\nPrintMotd no\nSetEnv PB_TEST_MARK=%4 TMPDIR=%5\n"_s.arg(m_port)
                                .arg(path(u"host_key"_s), path(u"authorized_keys"_s), m_mark, remoteTemporaryFolder()));
    write(u"ssh_config"_s,
          u"Host *\nUserKnownHostsFile %1\nGlobalKnownHostsFile /dev/null\nIdentityFile %2\nIdentitiesOnly yes\n"
          "IdentityAgent none\nStrictHostKeyChecking accept-new\n"_s.arg(path(u"known_hosts"_s), path(u"user_key"_s)));
    QFile key(path(u"host_key.pub"_s));
    if (!key.open(QIODevice::ReadOnly))
        return u"no host key"_s;
    write(u"known_hosts"_s, u"[127.0.0.1]:%1 %2"_s.arg(m_port).arg(QString::fromUtf8(key.readAll())));
    return {};
}

void LocalSshd::write(const QString& name, const QString& text) const
{
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(text.toUtf8());
}

remote::HostSpec LocalSshd::host() const
{
    return {userName() + u"@127.0.0.1"_s, m_port, QString(), path(u"ssh_config"_s)};
}

void LocalSshd::forgetHostKey() { write(u"known_hosts"_s, QString()); }

void LocalSshd::changeHostKey()
{
    QFile key(path(u"other_host_key.pub"_s));
    if (key.open(QIODevice::ReadOnly))
        write(u"known_hosts"_s, u"[127.0.0.1]:%1 %2"_s.arg(m_port).arg(QString::fromUtf8(key.readAll())));
}

void LocalSshd::refuseUserKey()
{
    QFile::remove(path(u"authorized_keys"_s));
    QFile::copy(path(u"other_user_key.pub"_s), path(u"authorized_keys"_s));
}

QString LocalSshd::remoteTemporaryFolder() const { return path(u"remote-tmp"_s); }

QList<qint64> LocalSshd::processes() const
{
    QMap<std::pair<qint64, qint64>, qint64> byAge;  // pids wrap around: their order says little
    const QByteArray mark = "PB_TEST_MARK=" + m_mark.toUtf8();
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& entry : entries) {
        bool isPid = false;
        const qint64 pid = entry.toLongLong(&isPid);
        if (isPid && readProc(pid, "environ").contains(mark) && isAlive(pid))
            byAge[{startTicks(pid), pid}] = pid;
    }
    return byAge.values();
}

QList<qint64> LocalSshd::processes(const QString& name) const
{
    QList<qint64> named = processes();
    named.removeIf([&name](qint64 pid) { return processName(pid) != name; });
    return named;
}

QString processName(qint64 pid) { return QString::fromUtf8(readProc(pid, "comm").trimmed()); }

QString processCgroup(qint64 pid)
{
    const QList<QByteArray> lines = readProc(pid, "cgroup").split('\n');
    for (const QByteArray& line : lines)
        if (line.startsWith("0::"))
            return QString::fromUtf8(line.mid(3));
    return {};
}

bool isAlive(qint64 pid)
{
    const QByteArray state = statFields(pid).value(0);
    return !state.isEmpty() && state != "Z" && state != "X";
}

qint64 parentOf(qint64 pid) { return statFields(pid).value(1).toLongLong(); }

}  // namespace pb::test
