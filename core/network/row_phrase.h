// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/phrase.h"
#include "core/network/topology.h"

namespace pb::net {

/// A row of a filter in words, as rowText() says it in English.
Phrase rowPhrase(const Topology& topology, const SecurityRule& rule);
Phrase rowPhrase(const AclEntry& entry);
Phrase rowPhrase(const Topology& topology, const NsgRule& rule);

/// The row with that index of a security group, ACL or NSG. For row -1, the implied last row of an ACL.
/// @return without an id where `holder` is no filter or has no such row: its text is the same in every language then
Phrase rowPhraseAt(const Topology& topology, ElementId holder, int row);

}  // namespace pb::net
