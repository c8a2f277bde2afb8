// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/drawing.h"

namespace pb::test {

/// soundAws() with the load balancer "lb" at "lb-a" (198.51.100.40, 10.0.1.40 in "public-a") and "lb-b" (198.51.100.41,
/// 10.0.2.40) under "lb-group", which lets tcp/443 in from anywhere. Its listener 443 leads to port 8443 of "app-a" and
/// "app-b", which take that from "lb-group" alone.
Drawing balancedAws(net::LoadBalancerType type);
/// The same, by a network load balancer in front of it: "nlb" at "nlb-a" (198.51.100.50, 10.0.1.50), listener 444.
Drawing balancedTwice();
/// soundAzure() without forced tunnelling, with the load balancers "lb" (20.1.2.3) and "inner-lb" (10.10.1.100). Both
/// lead from 80 to 443 of "vm-1-nic" and "vm-2-nic"; "nsg" lets 443 in.
Drawing balancedAzure();

}  // namespace pb::test
