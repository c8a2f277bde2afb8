// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/plan.h"

#include <cstdint>
#include <string>

struct kvm_run;

namespace pb::agent {

/// What a monitor tells the agent, once, through a pipe.
struct NanoReport {
    static constexpr std::int32_t kReady = 0;
    static constexpr std::int32_t kExitReason = 100'000;  ///< plus KVM's exit reason; below it is errno

    std::uint32_t guest = 0;
    std::int32_t problem = kReady;

    std::string text() const;  ///< English
};

/// The monitor of one guest, in a process of its own.
struct NanoMonitor {
    int kvm = -1;
    int notify = -1;
    std::uint32_t guest = 0;
    std::uint8_t* firstPage = nullptr;  ///< shared with the agent, holds the program
    std::uint32_t memoryBytes = 0;      ///< all of it, a multiple of the page size
    density::Load load = density::Load::Spin;
    bool mergeMemory = false;
    int nice = 0;  ///< of the guest once it is ready; until then the monitor runs as it was started

    /// Makes the VM and runs it until the process is killed.
    [[noreturn]] void run() const;

private:
    bool mapMemory(int vm) const;
    bool setRegisters(int cpu) const;
    [[noreturn]] void enterGuest(int cpu, kvm_run& state) const;
    void report(std::int32_t problem) const;
    [[noreturn]] void giveUp(std::int32_t problem) const;
};

}  // namespace pb::agent
