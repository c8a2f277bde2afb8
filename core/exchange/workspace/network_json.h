// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/field_json.h"
#include "core/network/topology.h"

namespace pb::exchange {

/// A network with its ids, in one object. Unlike a network file it is taken as it is: an edit must come back equal.
OutJson networkJson(const net::Network& network);
bool readNetworkJson(FieldReader& reader, const InJson& in, net::Network& out);

}  // namespace pb::exchange
