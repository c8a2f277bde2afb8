// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/density_events.h"

#include <algorithm>
#include <cmath>

namespace pb::test {

using namespace density;

namespace {

constexpr std::int64_t kHostMemoryKiB = 24LL * 1024 * 1024;
constexpr std::int64_t kPerGuestKiB = 530;

class Teller {
public:
    explicit Teller(const MadeUpRun& run) : m_run(run) {}

    std::vector<Event> tell()
    {
        prologue();
        const std::int64_t stages = (m_run.guests + m_run.step - 1) / m_run.step;
        for (std::int64_t stage = 1; stage <= stages; ++stage)
            tellStage(stage, stages);
        if (!m_run.finished)
            return std::move(m_events);
        add(Stopping{m_run.end});
        m_now += 900;
        add(Finished{m_run.end, 0.9, 0});
        return std::move(m_events);
    }

private:
    void add(Payload payload) { m_events.push_back({++m_seq, m_now, std::move(payload)}); }

    void prologue()
    {
        const HostFacts host{"metal-1", "6.1.0-18-amd64", "x86_64", "Example CPU 3.0 GHz", 1, 2, 2, 1, kHostMemoryKiB};
        add(Hello{"0.1.0", "2026-01-15T09:30:00Z", host});
        Preflight found;
        found.host = host;
        found.root = true;
        found.virtualization = "vmx";
        found.kvmDevice = found.kvmUsable = true;
        found.modules = {{"kvm", "loaded"}, {"kvm_intel", "loaded"}, {"irqbypass", "loaded"}};
        found.kernelOptions = {{"CONFIG_KSM", "y"}, {"CONFIG_VIRTIO_BLK", "m"}};
        found.memoryAvailableKiB = kHostMemoryKiB - 2'000'000;
        found.ksm = found.psi = found.btf = found.tracefs = true;
        found.cgroup = "v2";
        found.runqSource = m_run.source;
        found.limits = {
            {"pid_max", 32768, 32000}, {"nofile", 1048576, 349500}, {"memory", found.memoryAvailableKiB, 40000}};
        add(found);
        Plan plan;
        plan.name = "Made up";
        plan.ceiling = m_run.guests;
        plan.stageStep = m_run.step;
        plan.sampleMs = m_run.sampleMs;
        add(PlanAccepted{plan});
        m_now = 600;
    }

    void tellStage(std::int64_t stage, std::int64_t stages)
    {
        const std::int64_t target = std::min(stage * m_run.step, m_run.guests);
        add(Stage{stage, stages, target, StagePhase::Starting, 0});
        const double perSample = m_run.guestsPerSecond * static_cast<double>(m_run.sampleMs) / 1000;
        while (m_ready < target) {
            const std::int64_t more = std::clamp<std::int64_t>(std::llround(perSample), 1, target - m_ready);
            m_ready += more;
            add(GuestsStarted{more, m_ready});
            const double boot = 1.2 + 2.5e-3 * static_cast<double>(m_ready) + noise();
            add(GuestsReady{more, m_ready,
                            std::vector<double>(static_cast<std::size_t>(std::min<std::int64_t>(more, 50)), boot)});
            sample();
        }
        add(Stage{stage, stages, target, StagePhase::Holding, 1});
        for (int i = 0; i < 3; ++i)
            sample();
        add(Stage{stage, stages, target, StagePhase::Complete, 1});
    }

    void sample()
    {
        m_now += m_run.sampleMs;
        Sample s;
        s.ready = m_ready;
        s.load1 = static_cast<double>(m_ready) * 0.8;
        const double busy = std::min(0.97, 0.2 + static_cast<double>(m_ready) / 300);
        s.cpu = {busy * 0.7, busy * 0.3, 1 - busy, 0, 0, 0.01, busy * 0.65};
        s.memoryUsedKiB = m_ready * kPerGuestKiB;
        s.memoryAvailableKiB = kHostMemoryKiB - 2'000'000 - s.memoryUsedKiB;
        s.pageTablesKiB = m_ready * 90;
        s.kernelStackKiB = m_ready * 32;
        s.slabKiB = 180'000 + m_ready * 60;
        s.psiCpu = 100 * busy * 0.9;
        s.psiMemory = 0.0;
        s.psiIo = std::abs(noise());
        s.progressPerGuest = 1e9 / static_cast<double>(std::max<std::int64_t>(m_ready, 1));
        s.fairness = 0.98;
        s.agentCpu = 0.02;
        s.agentMemoryKiB = 6200;
        add(s);
        latency();
    }

    void latency()
    {
        RunqLatency latency{m_run.source, m_run.sampleMs, m_ready, {}, {}};
        if (m_run.source == RunqSource::Schedstat) {
            latency.meanUs = 40 + static_cast<double>(m_ready);
        } else if (m_run.source != RunqSource::None) {
            const double peak = 3 + std::log2(1 + static_cast<double>(m_ready) / 8);
            for (std::size_t bin = 0; bin < 26; ++bin) {
                const double distance = (static_cast<double>(bin) - peak) / 2.2;
                const double count = 4000 * std::exp(-distance * distance) + 60 * std::exp(-std::abs(distance)) - 2;
                latency.histogram.addToBin(bin, static_cast<std::uint64_t>(std::max(0.0, count + noise() * 3)));
            }
        }
        if (m_run.source != RunqSource::None)
            add(latency);
    }

    /// -1..1, the same in every run of the program.
    double noise()
    {
        m_random = m_random * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(m_random >> 33) / static_cast<double>(1ULL << 30) - 1;
    }

    const MadeUpRun m_run;
    std::vector<Event> m_events;
    std::uint64_t m_seq = 0;
    std::int64_t m_now = 0;
    std::int64_t m_ready = 0;
    std::uint64_t m_random = 42;
};

}  // namespace

std::vector<Event> MadeUpRun::events() const { return Teller(*this).tell(); }

}  // namespace pb::test
