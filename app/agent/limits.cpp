// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/cgroup.h"
#include "app/agent/host_files.h"
#include "app/agent/preflight.h"

#include <sys/resource.h>

#include <algorithm>
#include <string>

namespace pb::agent {

using density::GuestKind;
using density::HostLimit;

namespace {

/// What one guest takes, measured with 6,417 nano and 2,000 firmware guests on Linux 6.18.
struct Appetite {
    std::int64_t tasks;
    std::int64_t files;
    std::int64_t memoryKiB;
};

Appetite appetiteOf(const density::Plan& plan)
{
    constexpr Appetite kNano{2, 6, 540};          // monitor and the kernel's worker of the VM
    constexpr Appetite kFirmware{4, 40, 11'000};  // QEMU's main, CPU and RCU threads, the kernel's worker
    Appetite out = plan.kind == GuestKind::Nano ? kNano : kFirmware;
    if (plan.load == density::Load::Touch)
        out.memoryKiB += plan.guestMemoryKiB;
    return out;
}

std::int64_t tasksNow()
{
    // "0.00 0.01 0.05 1/83 9141": the fourth word is running/existing tasks.
    const std::string load = readLine("/proc/loadavg");
    const std::size_t slash = load.find('/');
    return slash == std::string::npos ? 0 : toNumber(std::string_view(load).substr(slash + 1)).value_or(0);
}

std::int64_t filesNow() { return readNumber("/proc/sys/fs/file-nr").value_or(0); }

class Limits {
public:
    /// `value` of a thing, `used` of it gone, each guest taking `each`.
    void add(const char* name, std::optional<std::int64_t> value, std::int64_t used, std::int64_t each)
    {
        // Some kernels state "no limit" as 2^63-1.
        if (value)
            m_out.push_back({name, std::min(*value, kMostStated),
                             std::clamp<std::int64_t>((*value - used) / each, 0, density::kNoGuestLimit)});
    }
    void addHarmless(const char* name, std::int64_t value) { m_out.push_back({name, value, density::kNoGuestLimit}); }
    std::vector<HostLimit> take() { return std::move(m_out); }

private:
    static constexpr std::int64_t kMostStated = 1'000'000'000'000;
    std::vector<HostLimit> m_out;
};

/// The tightest pids.max from the agent's cgroup up; nothing where all say "max".
std::optional<std::int64_t> tightestPidsMax()
{
    std::optional<std::int64_t> tightest;
    const std::string root = cgroupRoot();
    for (std::string at = ownCgroup(); at.size() > root.size(); at.resize(at.rfind('/')))
        if (const auto value = readNumber(at + "/pids.max"))
            tightest = std::min(tightest.value_or(*value), *value);
    return tightest;
}

std::int64_t softLimit(__rlimit_resource which)
{
    rlimit limit{};
    ::getrlimit(which, &limit);
    return static_cast<std::int64_t>(std::min<rlim_t>(limit.rlim_max, 1'000'000'000));
}

}  // namespace

std::vector<HostLimit> readLimits(const density::Plan& plan, bool ownCgroupHoldsGuests)
{
    const Appetite each = appetiteOf(plan);
    const std::int64_t tasks = tasksNow();
    Limits limits;
    limits.add("memory", readMemInfo().available, plan.memoryFloorMiB * 1024, each.memoryKiB);
    limits.add("pid_max", readNumber("/proc/sys/kernel/pid_max"), tasks, each.tasks);
    limits.add("threads-max", readNumber("/proc/sys/kernel/threads-max"), tasks, each.tasks);
    limits.add("file-max", readNumber("/proc/sys/fs/file-max"), filesNow(), each.files);
    if (::geteuid() == 0)
        limits.addHarmless("nproc", softLimit(RLIMIT_NPROC));
    else
        limits.add("nproc", softLimit(RLIMIT_NPROC), 0, each.tasks);
    if (ownCgroupHoldsGuests)
        limits.add("pids.max", tightestPidsMax(), 0, each.tasks);
    // Per process, and each guest is a process: they bound starting guests only, or nothing.
    limits.addHarmless("nofile", softLimit(RLIMIT_NOFILE));
    limits.addHarmless("max_map_count", readNumber("/proc/sys/vm/max_map_count").value_or(0));
    return limits.take();
}

}  // namespace pb::agent
