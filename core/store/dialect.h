// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayList>
#include <QSqlError>
#include <QString>

#include <string>

namespace pb::store {

class Connection;

/// What differs between the databases that a workspace can live in. The SQL in the rest of this folder is understood by
/// SQLite and PostgreSQL alike; whatever only one of them knows stands behind this.
class Dialect {
public:
    virtual ~Dialect() = default;

    virtual QString driver() const = 0;  ///< the name of the Qt SQL driver

    /// An error of the driver in words of this program:
    /// Limit "store.write.full", Parse "store.open.damaged", Locked "store.write.busy", Io "store.access.failed".
    virtual Error error(const QSqlError& error, std::string where) const = 0;

    /// The schema of this program in steps: the first makes it, each further one brings the version before it up by
    /// one.
    virtual QByteArrayList steps() const = 0;
    virtual Result<int> schemaVersion(Connection& connection) const = 0;
    virtual Status setSchemaVersion(Connection& connection, int version) const = 0;
    /// Around an upgrade, outside its transaction: lets steps rebuild tables that others refer to.
    virtual Status suspendReferences(Connection& connection, bool suspended) const = 0;
    /// Whether all references hold; before an upgrade is committed.
    virtual Status checkReferences(Connection& connection) const = 0;

    /// What a new connection is told before the first change.
    virtual Status configure(Connection& connection, bool readOnly) const = 0;
    /// Writes a complete, durable copy into a file that is not there.
    virtual Status copyTo(Connection& connection, const QString& path) const = 0;
    /// Reads every page. @return Parse "store.open.damaged"
    virtual Status verify(Connection& connection) const = 0;
};

const Dialect& sqlite();

}  // namespace pb::store
