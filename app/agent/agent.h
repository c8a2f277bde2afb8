// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/cgroup.h"
#include "app/agent/clock.h"
#include "app/agent/host_guard.h"
#include "app/agent/launcher.h"
#include "app/agent/runq_tracer.h"
#include "app/agent/session.h"

#include <memory>
#include <optional>
#include <string>

namespace pb::agent {

struct Options {
    bool preflightOnly = false;
    bool selfDelete = false;
    std::string planFile;  ///< "": the plan comes on standard input
};

/// One run from hello to finished, or one look at the host.
class Agent {
public:
    explicit Agent(Options options);
    int run();  ///< the exit code: 0 when all went as asked, 1 after an `error` event

private:
    Result<density::Plan> awaitPlan();
    void chooseTracer();
    Status decideAccelerator(density::Plan& plan, const density::Preflight& found);
    void prepareHost(const density::Plan& plan);
    Result<std::unique_ptr<Launcher>> openLauncher(const density::Plan& plan, const density::Preflight& found);
    int runPlan(density::Plan plan, const density::Preflight& found);
    int giveUp(const Error& error);
    int end(density::StopReason reason, std::int64_t leftovers, double seconds);
    void otherChildEnded(pid_t pid);

    Options m_options;
    bool m_isAhead = false;  ///< runs at a higher priority than any guest
    Clock m_clock;
    Session m_session;
    HostGuard m_guard;
    GuestCgroup m_cgroup;
    RunqTracer m_tracer;
};

}  // namespace pb::agent
