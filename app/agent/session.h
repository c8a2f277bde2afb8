// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/clock.h"
#include "app/agent/control.h"
#include "app/agent/emitter.h"
#include "app/agent/fd.h"
#include "core/density/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pb::agent {

/// The agent's ears and mouth: standard input and signals in, events out. Everything that may end the run from outside
/// comes together in stopReason().
class Session {
public:
    /// A workbench that sends pings and then falls silent for this long is gone, even when the link does not say so.
    static constexpr std::int64_t kLinkTimeoutMs = 10'000;

    explicit Session(const Clock& clock);

    Emitter& out() noexcept { return m_out; }
    void emit(density::Payload payload) { m_out.emit(std::move(payload)); }
    void note(std::string id, std::string detail, std::vector<std::string> args = {});

    /// Waits until one of `fds` is readable, something comes from outside, or timeoutMs have passed.
    void wait(int timeoutMs, const std::vector<int>& fds);
    std::optional<density::StopReason> stopReason() const noexcept { return m_stop; }
    /// The line that holds the plan, once.
    std::optional<std::string> takePlan();

private:
    void readControl();
    void readSignals();

    const Clock& m_clock;
    Emitter m_out;
    Control m_control;
    Fd m_signals;
    std::optional<density::StopReason> m_stop;
    std::optional<std::string> m_plan;
    bool m_pinged = false;
    std::int64_t m_heardMs = 0;
};

}  // namespace pb::agent
