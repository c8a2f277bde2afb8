// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/durable.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace pb::store {

namespace {

/// Makes a file's contents, or a folder's names, durable.
bool sync(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
}

}  // namespace

bool putInPlace(const QString& part, const QString& path)
{
    if (!sync(part) || !QFile::rename(part, path))
        return false;
    sync(QFileInfo(path).absolutePath());  // not every file system can; the file is there all the same
    return true;
}

}  // namespace pb::store
