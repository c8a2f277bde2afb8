// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/host_guard.h"

#include "app/agent/cgroup.h"
#include "app/agent/host_files.h"
#include "app/agent/process.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <array>
#include <cstring>

namespace pb::agent {

namespace {

template <std::size_t N>
bool store(std::array<char, N>& slot, const std::string& text)
{
    if (text.size() >= N)
        return false;
    std::memcpy(slot.data(), text.c_str(), text.size() + 1);
    return true;
}

}  // namespace

struct HostGuard::State {
    struct Setting {
        std::array<char, 128> path;
        std::array<char, 64> before;
    };
    std::array<char, 256> cgroup;
    std::array<char, 128> mount;
    std::array<Setting, 8> settings;
    int settingCount;
};

HostGuard::HostGuard()
{
    void* memory = ::mmap(nullptr, sizeof(State), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory != MAP_FAILED)
        m_state = new (memory) State{};
}

HostGuard::~HostGuard()
{
    m_alive.reset();
    if (m_watchdog > 0)
        ::waitpid(m_watchdog, nullptr, 0);
    if (m_state)
        ::munmap(m_state, sizeof(State));
}

void HostGuard::startWatchdog()
{
    if (!m_state)
        return;
    Pipe pipe = makePipe();
    const pid_t pid = forkInto(-1);
    if (pid == 0) {
        // Not a child of the session: neither its signals nor its end may stop the watchdog before its work is done.
        ::setsid();
        for (const int signal : {SIGHUP, SIGINT, SIGTERM, SIGPIPE})
            ::signal(signal, SIG_IGN);
        ChildSetup files;
        files.keep = {pipe.read.get()};
        arrangeFiles(files);
        ::prctl(PR_SET_NAME, "pillarbench-wd");
        char byte = 0;
        while (::read(3, &byte, 1) < 0) {
        }
        restore(*m_state);
        ::_exit(0);
    }
    m_watchdog = pid;
    m_alive = std::move(pipe.write);
}

void HostGuard::rememberCgroup(const std::string& path)
{
    if (m_state)
        store(m_state->cgroup, path);
}

bool HostGuard::changeSetting(const std::string& path, const std::string& value)
{
    const std::string before = readLine(path);
    if (before == value)
        return true;
    const auto next = static_cast<std::size_t>(m_state ? m_state->settingCount : 0);
    if (!m_state || next == m_state->settings.size() || before.empty())
        return false;
    State::Setting& slot = m_state->settings[next];
    if (!store(slot.path, path) || !store(slot.before, before))
        return false;
    ++m_state->settingCount;
    return writeText(path, value);
}

void HostGuard::rememberMount(const std::string& path)
{
    if (m_state)
        store(m_state->mount, path);
}

int HostGuard::restore() { return m_state ? restore(*m_state) : 0; }

int HostGuard::restore(State& state)
{
    int left = 0;
    if (state.cgroup[0] != 0) {
        left += removeCgroup(state.cgroup.data());
        state.cgroup[0] = 0;
    }
    while (state.settingCount > 0) {
        const State::Setting& setting = state.settings[static_cast<std::size_t>(--state.settingCount)];
        if (!writeText(setting.path.data(), setting.before.data()))
            ++left;
    }
    if (state.mount[0] != 0 && ::umount2(state.mount.data(), MNT_DETACH) != 0)
        ++left;
    state.mount[0] = 0;
    return left;
}

}  // namespace pb::agent
