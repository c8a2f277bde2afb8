// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/preflight.h"

#include "app/agent/cgroup.h"
#include "app/agent/host_files.h"
#include "app/agent/nano_launcher.h"
#include "app/agent/qemu_launcher.h"
#include "app/agent/runq_tracer.h"

#include <sys/utsname.h>

#include <algorithm>
#include <set>

namespace pb::agent {

using density::HostFacts;
using density::NamedState;
using density::Preflight;

namespace {

/// What follows "key<blanks>: " in a line of /proc/cpuinfo; nothing when the line is about something else.
std::optional<std::string_view> cpuField(std::string_view line, std::string_view key)
{
    const std::size_t colon = line.find(':');
    if (!line.starts_with(key) || colon == std::string_view::npos)
        return std::nullopt;
    if (line.substr(key.size(), colon - key.size()).find_first_not_of("\t ") != std::string_view::npos)
        return std::nullopt;
    return line.substr(std::min(colon + 2, line.size()));
}

void readCpus(HostFacts& host)
{
    std::set<std::string, std::less<>> sockets;
    std::set<std::string, std::less<>> cores;
    std::string socket;
    const std::string text = readText("/proc/cpuinfo", 8 << 20);
    for (const std::string_view line : splitLines(text)) {
        if (cpuField(line, "processor"))
            ++host.threads;
        else if (const auto model = cpuField(line, "model name"); model && host.cpuModel.empty())
            host.cpuModel = *model;
        else if (const auto id = cpuField(line, "physical id"))
            sockets.insert(socket = *id);
        else if (const auto core = cpuField(line, "core id"))
            cores.insert(socket + '.' + std::string(*core));
    }
    host.sockets = static_cast<std::int64_t>(sockets.size());
    host.cores = cores.empty() ? host.threads : static_cast<std::int64_t>(cores.size());
}

std::int64_t countNumaNodes()
{
    std::int64_t nodes = 0;
    while (exists("/sys/devices/system/node/node" + std::to_string(nodes)))
        ++nodes;
    return std::max<std::int64_t>(nodes, 1);
}

std::string virtualizationFlag()
{
    const std::string text = readText("/proc/cpuinfo", 64 << 10);
    for (const std::string_view line : splitLines(text))
        if (const auto flags = cpuField(line, "flags"))
            for (const std::string_view flag : splitWords(*flags))
                if (flag == "vmx" || flag == "svm")
                    return std::string(flag);
    return {};
}

std::vector<NamedState> readModules()
{
    std::vector<NamedState> out;
    const std::string loaded = '\n' + readText("/proc/modules");
    for (const char* name : {"kvm", "kvm_intel", "kvm_amd", "irqbypass", "vhost_net", "tun"}) {
        const bool listed = loaded.find('\n' + std::string(name) + ' ') != std::string::npos;
        const bool present = exists(std::string("/sys/module/") + name);
        out.push_back({name, listed ? "loaded" : present ? "built_in" : "absent"});
    }
    return out;
}

std::string readKernelConfig(const std::string& release)
{
    constexpr int kPatienceMs = 3000;
    std::string text = readText("/boot/config-" + release);
    if (text.empty() && exists("/proc/config.gz"))
        text = capture({"gzip", "-dc", "/proc/config.gz"}, kPatienceMs);
    return text;
}

std::vector<NamedState> readKernelOptions(const std::string& release)
{
    std::vector<NamedState> out;
    const std::string config = '\n' + readKernelConfig(release);
    for (const char* option : {"CONFIG_KVM", "CONFIG_KSM", "CONFIG_VIRTIO", "CONFIG_VIRTIO_PCI", "CONFIG_VIRTIO_NET",
                               "CONFIG_VIRTIO_BLK", "CONFIG_PSI", "CONFIG_SCHEDSTATS", "CONFIG_DEBUG_INFO_BTF"}) {
        const std::string key = '\n' + std::string(option) + '=';
        const std::size_t at = config.find(key);
        std::string state = config.size() == 1 ? "unknown" : "n";
        if (at != std::string::npos)
            state = config.substr(at + key.size(), 1);
        out.push_back({option, std::move(state)});
    }
    return out;
}

std::string qemuVersion(const std::string& path)
{
    // "QEMU emulator version 7.2.22 (Debian ...)"
    constexpr std::string_view kBefore = "version ";
    const std::string text = path.empty() ? std::string{} : capture({path, "--version"}, 3000, 4096);
    const std::size_t at = text.find(kBefore);
    if (at == std::string::npos)
        return {};
    const std::size_t start = at + kBefore.size();
    return text.substr(start, text.find_first_of(" \n", start) - start);
}

}  // namespace

HostFacts readHostFacts()
{
    HostFacts host;
    utsname names{};
    ::uname(&names);
    host.hostName = names.nodename;
    host.kernel = names.release;
    host.architecture = names.machine;
    host.numaNodes = countNumaNodes();
    host.memoryKiB = readMemInfo().total;
    readCpus(host);
    return host;
}

Preflight lookAtHost(const density::Plan& plan, density::RunqSource runq)
{
    Preflight found;
    found.host = readHostFacts();
    found.root = ::geteuid() == 0;
    found.virtualization = virtualizationFlag();
    found.kvmDevice = exists("/dev/kvm");
    found.kvmUsable = found.kvmDevice && canRunKvm();
    found.modules = readModules();
    found.kernelOptions = readKernelOptions(found.host.kernel);
    found.qemuPath = findQemu(plan.qemuPath);
    found.qemuVersion = qemuVersion(found.qemuPath);
    const MemInfo memory = readMemInfo();
    found.memoryAvailableKiB = memory.available;
    found.swapKiB = memory.swap;
    found.hugePagesTotal = memory.hugePagesTotal;
    found.hugePageKiB = memory.hugePage;
    found.transparentHugePages = bracketed(readLine("/sys/kernel/mm/transparent_hugepage/enabled"));
    found.ksm = exists("/sys/kernel/mm/ksm/run");
    found.psi = exists("/proc/pressure/cpu");
    found.btf = exists("/sys/kernel/btf/vmlinux");
    found.tracefs = hasTracefs();
    const std::string root = cgroupRoot();
    found.cgroup = root.empty() ? "none" : root == "/sys/fs/cgroup" ? "v2" : "hybrid";
    found.runqSource = runq;
    found.limits = readLimits(plan, !found.root);
    return found;
}

}  // namespace pb::agent
