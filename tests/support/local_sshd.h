// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/host_spec.h"

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace pb::test {

/// A real OpenSSH server on 127.0.0.1 for one test: own host key, own user key, own port, own client configuration, all
/// in a temporary folder. The user's ~/.ssh is neither read nor written.
class LocalSshd {
public:
    LocalSshd();
    ~LocalSshd();

    /// Why there can be none here; "" when start() should succeed.
    static QString whyUnavailable();
    /// @return "" or what went wrong
    QString start();
    void stop();

    /// Logs in as the user of this process, with the test's key.
    remote::HostSpec host() const;
    void forgetHostKey();  ///< the client has never seen the host
    void changeHostKey();  ///< the client knows another key for the host
    void refuseUserKey();  ///< the server does not know the user's key

    /// Where programs of a login put their temporary files (TMPDIR there): starts empty.
    QString remoteTemporaryFolder() const;
    /// Pids of everything that a login of this server has started, however detached it is: they carry its mark in
    /// their environment.
    QList<qint64> processes() const;
    /// Those of them whose name (/proc/<pid>/comm) is `name`.
    QList<qint64> processes(const QString& name) const;

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString makeKeys();
    QString writeConfigurations();
    void write(const QString& name, const QString& text) const;

    QTemporaryDir m_folder;
    QString m_mark;
    int m_port = 0;
    QProcess m_server;
};

/// The program that `pid` runs, its parent and the cgroup it is in (v2 path, "" when unknown).
QString processName(qint64 pid);
QString processCgroup(qint64 pid);
qint64 parentOf(qint64 pid);
bool isAlive(qint64 pid);  ///< and not a zombie

}  // namespace pb::test
