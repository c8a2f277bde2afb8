// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"

#include <vector>

namespace pb::test {

/// Small drawings in which nearly everything bears on which packets get through: every kind stands in one of them, and
/// a change of nearly any field of it shows. Compile tests/support/{lively_drawings,drawing}.cpp with the test and link
/// pb_network.
net::Network livelyPeered();   ///< AWS: VPCs that are peered, with VPNs, NAT, an appliance and an endpoint
net::Network livelyTransit();  ///< AWS: VPCs at two transit gateways, with a VPN and Direct Connect
net::Network livelyAzure();    ///< Azure: peered networks, a firewall, an appliance, gateways, a circuit
net::Network livelyJoint();    ///< a tunnel between the two clouds, and sites at both
std::vector<net::Network> livelyDrawings();

}  // namespace pb::test
