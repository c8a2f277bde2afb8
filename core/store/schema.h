// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

#include <QByteArrayList>

namespace pb::store {

/// Runs the steps after version `from` and records the new version. Inside the caller's transaction.
Status runSteps(Connection& connection, const QByteArrayList& steps, int from);

/// Brings a database that is older than `steps` up to them, after a copy of it was put beside it. As a whole or not at
/// all.
/// @return Io "store.upgrade.failed", args = {version, why}
Status upgrade(Connection& connection, const QByteArrayList& steps, int from);

}  // namespace pb::store
