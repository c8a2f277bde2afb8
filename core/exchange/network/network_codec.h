// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/edit.h"
#include "core/network/topology.h"

#include <string>
#include <string_view>

namespace pb::exchange {

/// The value of "format" in our own network files, and the version that this program writes.
inline constexpr std::string_view kNetworkFormat = "pillarbench-network";
inline constexpr int kNetworkVersion = 1;

/// A network as a file: canonical (equal networks give equal bytes, elements by rising id, one field or row to a line),
/// so that line-based tools show what changed. Not in it: the ids of the network and of its workload.
/// A field with nothing in it, and a flag at its default, is left out.
std::string writeNetwork(const net::Network& network);

/// Reads what writeNetwork() wrote, or a person in its place. `id` and `workload` of the result are none.
/// References to elements that are not there are kept: the rules report them.
/// @param name of the file, for errors
/// @return what parseJson() says; Schema "exchange.network.format": another kind of file;
///         Newer "exchange.network.version"; Schema "exchange.network.field" where = "name:line", args = JSON pointer
///         and what was expected there; Range or Conflict of net::applyEdit() where = "name:line".
Result<net::Network> readNetwork(std::string_view text, std::string_view name);

/// One element, one line; readElement() gives an equal one back. Shape is checked, ranges are not.
std::string writeElement(const net::Element& element);
/// @return what parseJson() says; Schema "exchange.network.field"
Result<net::Element> readElement(std::string_view text);

/// One edit, one line; readNetworkEdit() gives an equal one back.
std::string writeNetworkEdit(const net::Edit& edit);
/// @return what parseJson() says; Schema "exchange.network.field"
Result<net::Edit> readNetworkEdit(std::string_view text);

/// One waiver, one line; readWaiver() gives an equal one back.
std::string writeWaiver(const Waiver& waiver);
/// @return what parseJson() says; Schema "exchange.network.field"
Result<Waiver> readWaiver(std::string_view text);

}  // namespace pb::exchange
