// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/plan.h"

#include <cstddef>
#include <cstdint>
#include <vector>

/// The guests' own programs, as machine code. Each writes "VMREADY\n" to the serial port 0x3f8 and then does its load.
namespace pb::agent {

/// First page of a nano guest, guest-physical 0: code, message and a counter of loop turns that the agent can read.
struct NanoPage {
    static constexpr std::size_t kSize = 4096;
    static constexpr std::uint16_t kEntry = 0x100;
    static constexpr std::size_t kCounter = 0x800;  ///< 32 bit, wraps
    /// Touch runs in flat 32-bit mode (real mode reaches 1 MiB only), spin and idle in real mode.
    static bool isProtectedMode(density::Load load) { return load == density::Load::Touch; }
};

/// @param memoryBytes the guest's whole memory; touch writes to every page of it but the first
/// @return NanoPage::kSize bytes
std::vector<std::uint8_t> nanoPage(density::Load load, std::uint32_t memoryBytes);

/// A whole firmware for QEMU's microvm: 64 KiB, starts at its reset vector, needs 1 MiB of memory or more.
std::vector<std::uint8_t> firmwareRom(density::Load load, std::uint32_t memoryBytes);

}  // namespace pb::agent
