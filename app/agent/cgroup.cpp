// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/cgroup.h"

#include "app/agent/clock.h"
#include "app/agent/host_files.h"
#include "app/agent/process.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace pb::agent {

std::string cgroupRoot()
{
    // "42 32 0:27 / /sys/fs/cgroup rw,... - cgroup2 cgroup2 rw": the fifth word is the place.
    const std::string mounts = readText("/proc/self/mountinfo");
    for (const std::string_view line : splitLines(mounts)) {
        const std::vector<std::string_view> words = splitWords(line);
        const auto dash = std::ranges::find(words, "-");
        if (words.size() > 5 && words.end() - dash > 1 && *(dash + 1) == "cgroup2")
            return std::string(words[4]);
    }
    return {};
}

std::string ownCgroup()
{
    const std::string groups = readText("/proc/self/cgroup");
    for (const std::string_view line : splitLines(groups))
        if (line.starts_with("0::"))
            return cgroupRoot() + std::string(line.substr(3));
    return {};
}

namespace {

/// Empty cgroups of agents that were killed together with their watchdogs. One that still holds a process stays.
void sweepOrphans(const std::string& parent)
{
    constexpr std::string_view kPrefix = "pillarbench-";
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(parent.c_str()), ::closedir);
    while (const dirent* entry = folder ? ::readdir(folder.get()) : nullptr) {
        const std::string_view name = entry->d_name;
        const auto pid = name.starts_with(kPrefix) ? toNumber(name.substr(kPrefix.size())) : std::nullopt;
        if (pid && !exists("/proc/" + std::to_string(*pid)))
            ::rmdir((parent + '/' + std::string(name)).c_str());
    }
}

}  // namespace

void GuestCgroup::create()
{
    const std::string root = cgroupRoot();
    if (!root.empty())
        sweepOrphans(root);
    if (!root.empty() && !tryAt(root))
        tryAt(ownCgroup());
}

bool GuestCgroup::tryAt(const std::string& parent)
{
    const std::string path = parent + "/pillarbench-" + std::to_string(::getpid());
    if (parent.empty() || ::mkdir(path.c_str(), 0755) != 0)
        return false;
    Fd directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const pid_t child = directory ? forkInto(directory.get()) : -1;
    if (child == 0)
        ::_exit(0);
    if (child < 0) {
        ::rmdir(path.c_str());
        return false;
    }
    ::waitpid(child, nullptr, 0);
    m_path = path;
    m_directory = std::move(directory);
    return true;
}

namespace {

std::vector<pid_t> membersOf(const std::string& cgroup)
{
    std::vector<pid_t> pids;
    const std::string text = readText(cgroup + "/cgroup.procs");
    for (const std::string_view line : splitLines(text))
        if (const auto pid = toNumber(line); pid && *pid > 0)
            pids.push_back(static_cast<pid_t>(*pid));
    return pids;
}

}  // namespace

int removeCgroup(const std::string& path)
{
    constexpr int kPatienceMs = 10'000;
    const Clock clock;
    std::vector<pid_t> left = membersOf(path);
    while (!left.empty() && clock.ms() < kPatienceMs) {
        // Since Linux 5.14 the kernel kills all at once, also those that are just being forked.
        writeText(path + "/cgroup.kill", "1");
        for (const pid_t pid : left)
            killFirst(pid);
        ::poll(nullptr, 0, 10);
        left = membersOf(path);
    }
    // A dead guest that is not reaped yet still keeps the directory busy.
    while (::rmdir(path.c_str()) != 0 && errno == EBUSY && clock.ms() < kPatienceMs)
        ::poll(nullptr, 0, 10);
    return static_cast<int>(left.size());
}

}  // namespace pb::agent
