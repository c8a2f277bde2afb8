// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace pb::store {

/// Says that this process is the one that may write to a file. An advisory lock (flock) on a file beside it: the kernel
/// lets go of it when the process dies, whichever way. Not on the file itself, since closing a descriptor of that would
/// drop the locks that SQLite holds on it (fcntl(2)).
class FileLock {
public:
    enum class Outcome {
        Held,         ///< until this object goes
        Busy,         ///< another holder, in this process or another
        Unavailable,  ///< the folder cannot be written to
    };

    FileLock() = default;
    ~FileLock() { release(); }
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// @param path of the file to lock; the lock file is `path` + "-lock"
    Outcome acquire(const QString& path);
    void release();

private:
    QByteArray m_path;
    int m_file = -1;
};

}  // namespace pb::store
