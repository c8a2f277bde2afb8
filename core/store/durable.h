// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pb::store {

/// Gives a finished, closed file its name, durably: after a power cut there is the whole file under `path`, or none.
/// @return false: not done, `part` is still there; also where `path` exists
bool putInPlace(const QString& part, const QString& path);

}  // namespace pb::store
