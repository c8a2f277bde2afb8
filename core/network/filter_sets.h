// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/filter.h"
#include "core/network/packet_set.h"

/// The filters' answers for all packets between two addresses at once: everything that askGroups(), askAcl() and
/// askNsg() let pass for certain. What an unknown service tag could turn is left out.
namespace pb::net {

ServiceSet passGroups(const Index& index, const std::vector<const Element*>& groups, Direction direction,
                      const Address& far, const ElementIds& farGroups);
/// @param acl null: lets all pass
ServiceSet passAcl(const Element* acl, Direction direction, const Address& far);
ServiceSet passNsg(const NsgScope& scope, const Element& nsg, Direction direction, const Address& source,
                   const Address& destination);
/// What NAT gateways translate.
const ServiceSet& passAwsNat();
const ServiceSet& passAzureNat();
/// What of `services` is left where a NAT gateway puts any port from 1024 to 65535 in the place of the sender's: TCP
/// and UDP that pass from each of these.
ServiceSet passFromAnyPort(const ServiceSet& services);

}  // namespace pb::net
