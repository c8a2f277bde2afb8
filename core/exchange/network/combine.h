// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/import.h"

namespace pb::exchange {

/// Two imports in one drawing, the second beside the first; there is one Internet. Takes the first one's name.
Result<Imported> combined(Imported first, Imported second);

}  // namespace pb::exchange
