// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/histogram.h"
#include "core/density/plan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The events that an agent sends: protocol version 1, one JSON object a line (core/exchange/density/event_codec.h).
namespace pb::density {

inline constexpr int kProtocolVersion = 1;
inline constexpr std::size_t kMaxLineBytes = std::size_t{64} * 1024;
inline constexpr std::size_t kMaxBootsPerEvent = 1000;

enum class RunqSource {
    None,       ///< nothing on the host could measure it
    Runqlat,    ///< libbpf-tools runqlat (eBPF)
    Bpftrace,   ///< bpftrace on the scheduler's tracepoints (eBPF)
    Schedstat,  ///< means only, from /proc/<pid>/schedstat
};

/// Why a run ended.
enum class StopReason {
    Complete,     ///< the ceiling was reached and held
    StopPressed,  ///< a "stop" line came
    LinkLost,     ///< standard input ended, or nothing came for the link timeout
    Signal,       ///< SIGTERM, SIGINT or SIGHUP
    MemoryFloor,
    FailureShare,
    RunqP99,
    PsiCpu,
    PsiMemory,
    WallClock,
    HostLimit,    ///< the host refused one more process, VM or file
    AgentFailed,  ///< the agent could not go on; see the `error` event
    Interrupted,  ///< no "finished" came: the link, the agent or the workbench went first. Never sent, only concluded
};

/// The host in a few words, part of every summary.
struct HostFacts {
    std::string hostName;
    std::string kernel;        ///< uname -r
    std::string architecture;  ///< uname -m
    std::string cpuModel;
    std::int64_t sockets = 0;
    std::int64_t cores = 0;  ///< physical, all sockets
    std::int64_t threads = 0;
    std::int64_t numaNodes = 0;
    std::int64_t memoryKiB = 0;
    friend bool operator==(const HostFacts&, const HostFacts&) = default;
};

struct Hello {
    std::string agentVersion;
    std::string startedAt;  ///< UTC by the host's clock, ISO 8601; "" when unknown
    HostFacts host;
    friend bool operator==(const Hello&, const Hello&) = default;
};

/// A kernel module or build option and its state: "loaded", "built_in", "absent"; "y", "m", "n"; "unknown".
struct NamedState {
    std::string name;
    std::string state;
    friend bool operator==(const NamedState&, const NamedState&) = default;
};

/// HostLimit::guests of a limit that each guest has for itself.
inline constexpr std::int64_t kNoGuestLimit = 1'000'000'000;

/// A limit that is met on the way to thousands of guests.
struct HostLimit {
    std::string
        name;  ///< "memory", "pid_max", "threads-max", "file-max", "nproc", "pids.max", "nofile", "max_map_count"
    std::int64_t value = 0;   ///< as the host states it; KiB for "memory"
    std::int64_t guests = 0;  ///< how many guests of the asked kind it allows, 0 or more, or kNoGuestLimit
    friend bool operator==(const HostLimit&, const HostLimit&) = default;
};

/// What the host offers, found before the first guest.
struct Preflight {
    HostFacts host;
    bool root = false;
    std::string virtualization;  ///< CPU flag "vmx" or "svm"; "" when the host shows neither
    bool kvmDevice = false;      ///< /dev/kvm exists
    bool kvmUsable = false;      ///< and this user can create and run a VM: one nano guest was booted
    std::vector<NamedState> modules;
    std::vector<NamedState> kernelOptions;
    std::string qemuPath;  ///< "" when none was found
    std::string qemuVersion;
    std::int64_t memoryAvailableKiB = 0;
    std::int64_t swapKiB = 0;
    std::int64_t hugePagesTotal = 0;
    std::int64_t hugePageKiB = 0;
    std::string transparentHugePages;  ///< "always", "madvise", "never", ""
    bool ksm = false;                  ///< /sys/kernel/mm/ksm exists
    bool psi = false;
    bool btf = false;
    bool tracefs = false;
    std::string cgroup;  ///< "v2", "hybrid", "none": where guests are held together
    RunqSource runqSource = RunqSource::None;
    std::vector<HostLimit> limits;
    friend bool operator==(const Preflight&, const Preflight&) = default;
};

/// The plan as it will be run: the accelerator is decided, the ceiling is what was asked.
struct PlanAccepted {
    Plan plan;
    friend bool operator==(const PlanAccepted&, const PlanAccepted&) = default;
};

struct GuestsStarted {
    std::int64_t count = 0;  ///< since the last event of this type
    std::int64_t total = 0;
    friend bool operator==(const GuestsStarted&, const GuestsStarted&) = default;
};

struct GuestsReady {
    std::int64_t count = 0;
    std::int64_t total = 0;  ///< since the run's start, those that died included
    /// From start to the guest's READY, one for each of `count`, kMaxBootsPerEvent at most. Nano guests boot ahead of
    /// those that run already (where the agent may), so this is the cost of a VM, not of the queue in front of it.
    std::vector<double> bootMs;
    friend bool operator==(const GuestsReady&, const GuestsReady&) = default;
};

struct GuestsFailed {
    std::int64_t count = 0;
    std::int64_t total = 0;
    std::string reason;  ///< "boot_timeout", "start", "exit", "died"
    std::string detail;  ///< English: errno or the last words of QEMU
    friend bool operator==(const GuestsFailed&, const GuestsFailed&) = default;
};

/// Shares of all CPU time since the last sample, 0..1. `guest` is part of `user`, as in /proc/stat.
struct CpuSplit {
    double user = 0, system = 0, idle = 0, ioWait = 0, irq = 0, steal = 0, guest = 0;
    friend bool operator==(const CpuSplit&, const CpuSplit&) = default;
};

struct Sample {
    std::int64_t starting = 0;  ///< guests started, neither ready nor failed
    std::int64_t ready = 0;     ///< alive and past READY
    std::int64_t failed = 0;
    double load1 = 0;
    CpuSplit cpu;
    std::int64_t memoryUsedKiB = 0;  ///< by the run: MemAvailable before the first guest less MemAvailable now
    std::int64_t memoryAvailableKiB = 0;
    std::int64_t pageTablesKiB = 0;
    std::int64_t kernelStackKiB = 0;
    std::int64_t slabKiB = 0;
    std::optional<double> pssPerGuestKiB;  ///< mean over a few guests; not in every sample
    std::int64_t ksmShared = 0;            ///< pages
    std::int64_t ksmSharing = 0;
    std::int64_t ksmVolatile = 0;
    std::optional<double> psiCpu;  ///< "some" avg10, percent; nothing where the kernel has no PSI
    std::optional<double> psiMemory;
    std::optional<double> psiIo;
    std::optional<double> progressPerGuest;  ///< loop turns a second, mean over nano guests
    /// Jain's index of the guests' progress since guests last came or went, 0..1; 1 = all the same.
    std::optional<double> fairness;
    double agentCpu = 0;              ///< share of one core since the last sample
    std::int64_t agentMemoryKiB = 0;  ///< resident
    friend bool operator==(const Sample&, const Sample&) = default;
};

/// Run-queue latency of all tasks of the host over the last interval.
struct RunqLatency {
    RunqSource source = RunqSource::None;
    std::int64_t intervalMs = 0;
    std::int64_t ready = 0;        ///< guests at the end of the interval
    Histogram histogram;           ///< empty when the source gives means only
    std::optional<double> meanUs;  ///< schedstat
    friend bool operator==(const RunqLatency&, const RunqLatency&) = default;
};

enum class StagePhase { Starting, Holding, Complete };

struct Stage {
    std::int64_t index = 1;   ///< from 1
    std::int64_t count = 1;   ///< stages of the plan
    std::int64_t target = 0;  ///< guests when it is complete
    StagePhase phase = StagePhase::Starting;
    double seconds = 0;  ///< it took to start its guests; 0 while Starting
    friend bool operator==(const Stage&, const Stage&) = default;
};

/// A stop rule or a limit of the host was met; the run ends.
struct Limit {
    StopReason rule = StopReason::MemoryFloor;
    double value = 0;  ///< in the rule's unit
    double threshold = 0;
    std::string detail;  ///< English
    friend bool operator==(const Limit&, const Limit&) = default;
};

/// Something worth knowing that does not end the run.
struct Note {
    std::string id;  ///< "density.note.<id>" is the sentence: cgroup_none, runq_none, runq_schedstat, ksm_refused, …
    std::string detail;  ///< English
    std::vector<std::string> args;
    friend bool operator==(const Note&, const Note&) = default;
};

struct Stopping {
    StopReason reason = StopReason::Complete;
    friend bool operator==(const Stopping&, const Stopping&) = default;
};

struct Finished {
    StopReason reason = StopReason::Complete;
    double teardownSeconds = 0;
    std::int64_t leftovers = 0;  ///< guests that could not be ended, host settings that could not be restored
    friend bool operator==(const Finished&, const Finished&) = default;
};

/// The agent gives up. "density.agent.<code>" is the sentence.
struct AgentError {
    std::string code;  ///< "kvm_missing", "kvm_denied", "qemu_missing", "plan", "accelerator", "memory", "internal"
    std::string detail;
    friend bool operator==(const AgentError&, const AgentError&) = default;
};

/// An event of a type that this version does not know.
struct UnknownEvent {
    std::string type;
    friend bool operator==(const UnknownEvent&, const UnknownEvent&) = default;
};

using Payload = std::variant<Hello, Preflight, PlanAccepted, GuestsStarted, GuestsReady, GuestsFailed, Sample,
                             RunqLatency, Stage, Limit, Note, Stopping, Finished, AgentError, UnknownEvent>;

struct Event {
    std::uint64_t seq = 0;  ///< from 1, without gaps
    std::int64_t tMs = 0;   ///< monotonic, since the agent's start
    Payload payload;
    friend bool operator==(const Event&, const Event&) = default;
};

std::string_view typeId(const Payload& payload);  ///< "hello", "sample", …; an unknown event's own type

std::string_view idOf(RunqSource source);  ///< "none", "runqlat", "bpftrace", "schedstat"
std::string_view idOf(StopReason reason);  ///< "complete", "stop_pressed", "link_lost", …
std::string_view idOf(StagePhase phase);
std::optional<RunqSource> runqSourceOf(std::string_view id);
std::optional<StopReason> stopReasonOf(std::string_view id);
std::optional<StagePhase> stagePhaseOf(std::string_view id);

}  // namespace pb::density
