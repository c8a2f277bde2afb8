// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/sampler.h"

#include "app/agent/emitter.h"
#include "app/agent/host_files.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>

namespace pb::agent {

namespace {

/// "some avg10=1.50 avg60=..." of /proc/pressure/<what>.
std::optional<double> pressure(const char* what)
{
    constexpr std::string_view kKey = "some avg10=";
    const std::string line = readLine(std::string("/proc/pressure/") + what);
    if (!line.starts_with(kKey))
        return std::nullopt;
    return std::strtod(line.c_str() + kKey.size(), nullptr);
}

std::int64_t ksmPages(const char* what)
{
    return std::max<std::int64_t>(readNumber(std::string("/sys/kernel/mm/ksm/") + what).value_or(0), 0);
}

std::int64_t ownCpuUs()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1'000'000 + usage.ru_utime.tv_usec +
           usage.ru_stime.tv_usec;
}

}  // namespace

Sampler::Sampler(const Clock& clock) : m_clock(clock), m_takenUs(clock.us())
{
    density::CpuSplit ignored;
    takeCpu(ignored);
    m_ownBeforeUs = ownCpuUs();
    markBaseline();
}

void Sampler::markBaseline() { m_baselineKiB = readMemInfo().available; }

density::Sample Sampler::take()
{
    density::Sample sample;
    sample.load1 = std::strtod(readLine("/proc/loadavg").c_str(), nullptr);
    takeCpu(sample.cpu);
    const MemInfo memory = readMemInfo();
    sample.memoryUsedKiB = std::max<std::int64_t>(m_baselineKiB - memory.available, 0);
    sample.memoryAvailableKiB = memory.available;
    sample.pageTablesKiB = memory.pageTables;
    sample.kernelStackKiB = memory.kernelStack;
    sample.slabKiB = memory.slab;
    sample.ksmShared = ksmPages("pages_shared");
    sample.ksmSharing = ksmPages("pages_sharing");
    sample.ksmVolatile = ksmPages("pages_volatile");
    sample.psiCpu = pressure("cpu");
    sample.psiMemory = pressure("memory");
    sample.psiIo = pressure("io");
    takeOwn(sample);
    return sample;
}

void Sampler::takeCpu(density::CpuSplit& cpu)
{
    // "cpu user nice system idle iowait irq softirq steal guest guest_nice"; guest time is part of user and nice.
    const std::string line = readLine("/proc/stat");
    const std::vector<std::string_view> words = splitWords(line);
    std::array<std::int64_t, 10> now{};
    for (std::size_t i = 0; i < now.size() && i + 1 < words.size(); ++i)
        now[i] = toNumber(words[i + 1]).value_or(0);
    std::array<double, 10> spent{};
    for (std::size_t i = 0; i < now.size(); ++i)
        spent[i] = static_cast<double>(std::max<std::int64_t>(now[i] - m_cpuBefore[i], 0));
    m_cpuBefore = now;
    double all = 0;
    for (std::size_t i = 0; i < 8; ++i)
        all += spent[i];
    const auto share = [all](double part) { return all > 0 ? rounded(part / all) : 0.0; };
    cpu.user = share(spent[0] + spent[1]);
    cpu.system = share(spent[2]);
    cpu.idle = share(spent[3]);
    cpu.ioWait = share(spent[4]);
    cpu.irq = share(spent[5] + spent[6]);
    cpu.steal = share(spent[7]);
    cpu.guest = share(spent[8] + spent[9]);
}

void Sampler::takeOwn(density::Sample& sample)
{
    const std::int64_t now = m_clock.us();
    const std::int64_t own = ownCpuUs();
    if (now > m_takenUs)
        sample.agentCpu = rounded(static_cast<double>(own - m_ownBeforeUs) / static_cast<double>(now - m_takenUs));
    m_takenUs = now;
    m_ownBeforeUs = own;
    const std::string text = readLine("/proc/self/statm");
    const std::vector<std::string_view> words = splitWords(text);
    if (words.size() > 1)
        sample.agentMemoryKiB = toNumber(words[1]).value_or(0) * (::sysconf(_SC_PAGESIZE) / 1024);
}

std::optional<double> meanPss(std::span<const pid_t> pids)
{
    double sum = 0;
    double read = 0;
    for (const pid_t pid : pids) {
        const std::string text = readText("/proc/" + std::to_string(pid) + "/smaps_rollup");
        for (const std::string_view line : splitLines(text)) {
            const std::vector<std::string_view> words = splitWords(line);
            if (words.size() > 1 && words[0] == "Pss:") {
                sum += static_cast<double>(toNumber(words[1]).value_or(0));
                ++read;
            }
        }
    }
    return read > 0 ? std::optional(rounded(sum / read)) : std::nullopt;
}

namespace {

/// "time on CPU ns, waiting ns, slices"
std::array<std::int64_t, 3> schedstat(const std::string& process)
{
    const std::string text = readLine("/proc/" + process + "/schedstat");
    std::array<std::int64_t, 3> out{};
    const std::vector<std::string_view> words = splitWords(text);
    for (std::size_t i = 0; i < out.size() && i < words.size(); ++i)
        out[i] = toNumber(words[i]).value_or(0);
    return out;
}

}  // namespace

bool SchedstatMeter::works()
{
    const auto own = schedstat("self");
    return own[0] > 0 && own[2] > 0;
}

std::optional<double> SchedstatMeter::meanUs(std::span<const pid_t> pids)
{
    double delayNs = 0;
    double slices = 0;
    for (const Before& before : m_before) {
        const auto now = schedstat(std::to_string(before.pid));
        if (now[2] > before.slices) {
            delayNs += static_cast<double>(std::max<std::int64_t>(now[1] - before.delayNs, 0));
            slices += static_cast<double>(now[2] - before.slices);
        }
    }
    m_before.clear();
    for (const pid_t pid : pids) {
        const auto now = schedstat(std::to_string(pid));
        m_before.push_back({pid, now[1], now[2]});
    }
    return slices > 0 ? std::optional(rounded(delayNs / slices / 1000)) : std::nullopt;
}

}  // namespace pb::agent
