// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/plan.h"

#include "core/density/id_table.h"

#include <algorithm>
#include <array>

namespace pb::density {

namespace {

constexpr IdTable<GuestKind, 2> kKinds{{"nano", "firmware"}};
constexpr IdTable<Load, 3> kLoads{{"spin", "idle", "touch"}};
constexpr IdTable<Accelerator, 3> kAccelerators{{"auto", "kvm", "tcg"}};

constexpr std::size_t kMaxName = 200;
constexpr std::size_t kMaxPath = 1000;
constexpr std::int64_t kMiB = 1024;  // KiB

constexpr std::array kFields{
    PlanField{"guest_memory_kib", &Plan::guestMemoryKiB, 64, 1024 * kMiB, PlanUnit::KiB, false},
    PlanField{"stage_step", &Plan::stageStep, 1, 100'000, PlanUnit::Guests, false},
    PlanField{"stage_hold_ms", &Plan::stageHoldMs, 0, 3'600'000, PlanUnit::Milliseconds, false},
    PlanField{"final_hold_s", &Plan::finalHoldS, 0, 86'400, PlanUnit::Seconds, false},
    PlanField{"parallel_starts", &Plan::parallelStarts, 1, 1000, PlanUnit::Guests, false},
    PlanField{"ceiling", &Plan::ceiling, 1, 100'000, PlanUnit::Guests, false},
    PlanField{"guest_nice", &Plan::guestNice, 0, 19, PlanUnit::Nice, false},
    PlanField{"sample_ms", &Plan::sampleMs, 200, 60'000, PlanUnit::Milliseconds, false},
    PlanField{"memory_floor_mib", &Plan::memoryFloorMiB, 256, 64 * 1024 * 1024, PlanUnit::MiB, false},
    PlanField{"boot_timeout_ms", &Plan::bootTimeoutMs, 100, 600'000, PlanUnit::Milliseconds, false},
    PlanField{"failure_percent", &Plan::failurePercent, 1, 100, PlanUnit::Percent, true},
    PlanField{"runq_p99_limit_us", &Plan::runqP99LimitUs, 100, 3'600'000'000, PlanUnit::Microseconds, true},
    PlanField{"psi_cpu_percent", &Plan::psiCpuPercent, 1, 100, PlanUnit::Percent, true},
    PlanField{"psi_memory_percent", &Plan::psiMemoryPercent, 1, 100, PlanUnit::Percent, true},
    PlanField{"wall_clock_s", &Plan::wallClockS, 5, 86'400, PlanUnit::Seconds, true},
};

bool isOneLine(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

Status checkText(std::string_view field, std::string_view text, std::size_t longest)
{
    if (text.size() <= longest && isOneLine(text))
        return {};
    return fail(Error::Code::Range, "density.plan.text", std::string(field), "too long or not on one line",
                {std::to_string(longest)});
}

}  // namespace

std::span<const PlanField> planFields() { return kFields; }

const PlanField* planField(std::string_view id)
{
    const auto it = std::ranges::find(kFields, id, &PlanField::id);
    return it == kFields.end() ? nullptr : &*it;
}

Status check(const Plan& plan)
{
    for (const PlanField& field : kFields) {
        const std::int64_t value = plan.*field.value;
        const bool allowed = (value >= field.min && value <= field.max) || (field.zeroIsOff && value == 0);
        if (!allowed)
            return fail(Error::Code::Range, "density.plan.range", std::string(field.id),
                        std::to_string(value) + " is out of range",
                        {std::to_string(field.min), std::to_string(field.max)});
    }
    if (plan.kind == GuestKind::Nano && plan.accelerator == Accelerator::Tcg)
        return fail(Error::Code::Conflict, "density.plan.nano_tcg", "accelerator", "a nano guest needs kvm");
    if (plan.kind == GuestKind::Firmware && (plan.guestMemoryKiB < kMiB || plan.guestMemoryKiB % kMiB != 0))
        return fail(Error::Code::Conflict, "density.plan.firmware_memory", "guest_memory_kib",
                    "a firmware guest needs whole MiB");
    if (const Status name = checkText("name", plan.name, kMaxName); !name)
        return name;
    return checkText("qemu_path", plan.qemuPath, kMaxPath);
}

std::int64_t stageCount(const Plan& plan) { return (plan.ceiling + plan.stageStep - 1) / plan.stageStep; }

std::string_view idOf(GuestKind kind) { return kKinds.of(kind); }
std::string_view idOf(Load load) { return kLoads.of(load); }
std::string_view idOf(Accelerator accelerator) { return kAccelerators.of(accelerator); }
std::optional<GuestKind> guestKindOf(std::string_view id) { return kKinds.find(id); }
std::optional<Load> loadOf(std::string_view id) { return kLoads.find(id); }
std::optional<Accelerator> acceleratorOf(std::string_view id) { return kAccelerators.find(id); }

}  // namespace pb::density
