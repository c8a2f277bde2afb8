// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pb::store {

/// How to reach a database. A plain value, so that another thread can open a connection of its own.
struct Location {
    QString path;      ///< for people: absolute path of the file
    QString database;  ///< as the driver wants it
    QString options;
};

}  // namespace pb::store
