// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/drawing.h"

#include <cstdint>

namespace pb::bench {

/// An AWS drawing of `vpcs` VPCs of eight subnets in two zones; in all `interfaces` machines with one interface each,
/// and a group of ten rules and an ACL of twenty for each subnet. Rules hold as of 2026-11-01. Nothing is placed.
/// @param vpcs 1..256
test::Drawing largeDrawing(std::uint32_t vpcs, int interfaces);

}  // namespace pb::bench
