// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/fd.h"

#include <sys/types.h>

#include <string>

namespace pb::agent {

/// Remembers what the run changed on the host, in memory shared with a watchdog process. Whoever outlives the other
/// puts it all back: the agent at the end of a run, the watchdog when the agent has gone in any other way.
class HostGuard {
public:
    HostGuard();
    ~HostGuard();
    HostGuard(const HostGuard&) = delete;
    HostGuard& operator=(const HostGuard&) = delete;

    /// Starts the watchdog; again when it was killed. Not before the agent's own files are at rest.
    void startWatchdog();
    pid_t watchdog() const noexcept { return m_watchdog; }

    /// The cgroup that holds the guests; "" takes it back.
    void rememberCgroup(const std::string& path);
    /// Writes `value` to a setting, after remembering what was there. False when it could not be written.
    bool changeSetting(const std::string& path, const std::string& value);
    void rememberMount(const std::string& path);

    /// Kills everything in the cgroup, puts settings back, unmounts. May be called more than once.
    /// @return what could not be undone: guests still there, settings not restored; 0 is clean
    int restore();

private:
    struct State;  ///< plain memory, shared
    static int restore(State& state);

    State* m_state = nullptr;
    Fd m_alive;  ///< the watchdog reads the other end: it ends when the agent does
    pid_t m_watchdog = -1;
};

}  // namespace pb::agent
