// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/clock.h"
#include "app/agent/launcher.h"
#include "core/density/event.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace pb::agent {

/// All guests of a run and what has become of each. Tells of changes in batches, so that thousands of guests make
/// tens of lines.
class GuestTable {
public:
    GuestTable(std::unique_ptr<Launcher> launcher, const density::Plan& plan, const Clock& clock);

    /// @return the launcher's error when the host refuses one more guest
    Status startOne();
    /// Takes in arrivals, exits and boot timeouts.
    void update();
    void pollFiles(std::vector<int>& fds) const { m_launcher->pollFiles(fds); }

    std::int64_t started() const noexcept { return static_cast<std::int64_t>(m_guests.size()); }
    std::int64_t starting() const noexcept { return m_starting; }
    std::int64_t ready() const noexcept { return m_ready; }
    std::int64_t failed() const noexcept { return m_failed; }

    /// What happened since the last call.
    std::vector<density::Payload> news();
    /// With Plan::freezeReady: lets all ready guests run, or stops them while others start.
    void setFrozen(bool frozen);

    /// Mean progress a second since the last call, and Jain's fairness of the progress since guests last came or went:
    /// with thousands of guests a turn of all of them takes longer than one sample.
    void measureProgress(density::Sample& sample);
    /// The pids of up to `most` ready guests, others each time.
    std::vector<pid_t> someReady(std::size_t most);

    /// SIGKILL to every guest that is left. Cheap.
    void killAll();
    /// Waits until all guests are reaped, timeoutMs at most.
    /// @return guests that are left
    std::int64_t reapAll(int timeoutMs);

    /// Called with the pid of a child that ended and is not a guest.
    std::function<void(pid_t)> onOtherChild;

private:
    enum class State : std::uint8_t { Starting, Ready, Failed };
    struct Guest {
        pid_t pid = -1;
        State state = State::Starting;
        std::uint32_t counter = 0;   ///< as last read
        std::uint64_t progress = 0;  ///< since guests last came or went
        std::int64_t startedUs = 0;
    };
    struct Failure {
        std::int64_t count = 0;
        std::string detail;
    };

    void takeArrivals();
    void takeExits();
    void takeTimeouts();
    void readCounters();
    void becomeReady(std::size_t guest);
    void becomeFailed(std::size_t guest, const char* reason, const std::string& detail);
    void exited(pid_t pid, int status);

    std::unique_ptr<Launcher> m_launcher;
    density::Plan m_plan;
    const Clock& m_clock;
    std::vector<Guest> m_guests;
    std::unordered_map<pid_t, std::size_t> m_byPid;  ///< of those not reaped
    std::deque<std::size_t> m_queue;                 ///< starting, oldest first; may hold some that are not any more
    std::int64_t m_starting = 0;
    std::int64_t m_ready = 0;
    std::int64_t m_failed = 0;
    bool m_frozen = false;
    bool m_ending = false;
    std::size_t m_nextToVisit = 0;
    std::int64_t m_countersUs = 0;  ///< when they were last read
    std::int64_t m_progressUs = 0;  ///< when measureProgress() was last called
    double m_progress = 0;          ///< of all guests since then
    double m_counting = 0;          ///< guests that counted
    std::int64_t m_settled = -1;    ///< ready guests, while none comes or goes

    std::int64_t m_newStarted = 0;
    std::vector<double> m_newBootMs;
    std::unordered_map<std::string, Failure> m_newFailures;  ///< by reason
    std::int64_t m_toldFailed = 0;
    std::int64_t m_readyEver = 0;
};

}  // namespace pb::agent
