// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pb::density {

enum class GuestKind {
    Nano,      ///< the agent itself is the KVM monitor: one process, one VM, one vCPU
    Firmware,  ///< QEMU microvm that boots a 64 KiB ROM of ours
};
enum class Load {
    Spin,   ///< counts as fast as it can
    Idle,   ///< halts
    Touch,  ///< writes to each page of its memory, over and over
};
enum class Accelerator {
    Auto,  ///< kvm when a guest boots under it, else tcg; nano guests are always kvm
    Kvm,
    Tcg,
};

/// What a density run does. All numbers are 64-bit so that one table (planFields) describes them to the check, the
/// codec and the form. The default is the article's experiment: 6,417 busy guests, in stages.
struct Plan {
    std::string name;  ///< the user's words; may be empty
    GuestKind kind = GuestKind::Nano;
    Load load = Load::Spin;
    Accelerator accelerator = Accelerator::Auto;
    bool mergeMemory = false;  ///< offer guest memory to KSM, and switch KSM on for the run
    bool freezeReady = false;  ///< SIGSTOP ready guests until their stage is complete, then let all run
    std::string qemuPath;      ///< "" means: search PATH; firmware guests only

    std::int64_t guestMemoryKiB = 1024;
    std::int64_t stageStep = 500;     ///< guests added by each stage
    std::int64_t stageHoldMs = 2000;  ///< quiet time at the end of a stage, in which it is measured
    std::int64_t finalHoldS = 10;     ///< how long the last stage is held
    std::int64_t parallelStarts = 8;  ///< guests that may be starting at one time
    std::int64_t ceiling = 6417;      ///< guests in all
    std::int64_t guestNice = 0;
    std::int64_t sampleMs = 1000;  ///< between two samples; histograms come once a second at most

    // Stop rules; 0 switches one off, except the memory floor and the boot timeout.
    std::int64_t memoryFloorMiB = 1024;  ///< stop when less than this is available on the host
    std::int64_t bootTimeoutMs = 15000;  ///< a guest that is not ready by then has failed
    std::int64_t failurePercent = 5;     ///< of the guests started, once 20 were started
    std::int64_t runqP99LimitUs = 0;     ///< of one histogram
    std::int64_t psiCpuPercent = 0;      ///< "some" of the last 10 s
    std::int64_t psiMemoryPercent = 0;   ///< "some" of the last 10 s
    std::int64_t wallClockS = 600;       ///< from the start of the first guest

    friend bool operator==(const Plan&, const Plan&) = default;
};

enum class PlanUnit { Guests, KiB, MiB, Milliseconds, Microseconds, Seconds, Percent, Nice };

/// One number of the plan.
struct PlanField {
    std::string_view id;  ///< its name in JSON; never renamed
    std::int64_t Plan::*value;
    std::int64_t min;
    std::int64_t max;
    PlanUnit unit;
    bool zeroIsOff;  ///< a stop rule that 0 switches off; 0 is then allowed besides min..max
};

/// Every number of a plan, in the order of a form.
std::span<const PlanField> planFields();
const PlanField* planField(std::string_view id);

/// @return Range "density.plan.range" where = field id, args = {lowest, highest}: the first field outside its range.
///         Conflict "density.plan.nano_tcg": a nano guest needs kvm.
///         Conflict "density.plan.firmware_memory": a firmware guest needs 1 MiB at least and whole MiB.
///         Range "density.plan.text" where = "name" or "qemu_path", args = {longest}: too long, or not on one line.
Status check(const Plan& plan);

/// Stages until the ceiling is reached; the last may be shorter than stageStep.
std::int64_t stageCount(const Plan& plan);

std::string_view idOf(GuestKind kind);  ///< "nano", "firmware"
std::string_view idOf(Load load);       ///< "spin", "idle", "touch"
std::string_view idOf(Accelerator accelerator);
std::optional<GuestKind> guestKindOf(std::string_view id);
std::optional<Load> loadOf(std::string_view id);
std::optional<Accelerator> acceleratorOf(std::string_view id);

/// What the article held on i3.metal (72 threads, 512 GiB), and what its authors had expected.
inline constexpr std::int64_t kArticleGuests = 6417;
inline constexpr std::int64_t kArticleExpectedGuests = 2000;

}  // namespace pb::density
