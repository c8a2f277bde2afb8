// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_lock.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pb::store {

using namespace Qt::StringLiterals;

namespace {

/// Whether the open file still is what `path` names: another holder may have removed it since it was opened.
bool isStillThere(int file, const QByteArray& path)
{
    struct stat opened {};
    struct stat named {};
    return ::fstat(file, &opened) == 0 && ::stat(path.constData(), &named) == 0 && opened.st_ino == named.st_ino &&
           opened.st_dev == named.st_dev;
}

}  // namespace

FileLock::Outcome FileLock::acquire(const QString& path)
{
    release();
    const QByteArray name = QFile::encodeName(path + u"-lock"_s);
    for (;;) {
        int file = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
        if (file < 0 && errno == EACCES)  // left behind by another user
            file = ::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (file < 0)
            return Outcome::Unavailable;
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            const bool busy = errno == EWOULDBLOCK;
            ::close(file);
            return busy ? Outcome::Busy : Outcome::Unavailable;
        }
        if (isStillThere(file, name)) {
            m_file = file;
            m_path = name;
            return Outcome::Held;
        }
        ::close(file);
    }
}

void FileLock::release()
{
    if (m_file < 0)
        return;
    // Removed while still locked: whoever opened it meanwhile sees that it is no longer there, and tries again.
    ::unlink(m_path.constData());
    ::close(m_file);
    m_file = -1;
}

}  // namespace pb::store
