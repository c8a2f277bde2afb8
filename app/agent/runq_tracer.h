// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/clock.h"
#include "app/agent/fd.h"
#include "core/density/event.h"
#include "core/exchange/density/runq_text.h"

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace pb::agent {

class HostGuard;

/// Run-queue latency from the first eBPF tool of the host that works: libbpf-tools or BCC `runqlat`, then `bpftrace`.
/// A tool works when it has printed a histogram. The tool runs ahead of the guests.
class RunqTracer {
public:
    RunqTracer(const Clock& clock, HostGuard& guard) : m_clock(clock), m_guard(guard) {}
    ~RunqTracer();
    RunqTracer(const RunqTracer&) = delete;
    RunqTracer& operator=(const RunqTracer&) = delete;

    /// Starts to try the tools, those first that can follow `tasks` tasks.
    void start(std::int64_t tasks);
    /// False while tools are still being tried. Cheap; call it regularly.
    bool isDecided();
    /// Once decided: what measures; None when no tool does.
    density::RunqSource source() const noexcept { return m_proven ? m_tool : density::RunqSource::None; }
    int fd() const noexcept { return m_output.get(); }  ///< poll for reading; -1 without a tool
    /// The histograms that have come since the last call, and one that is complete because the tool fell silent.
    std::vector<density::Histogram> histograms();
    void stop();
    bool mountedTracefs() const noexcept { return m_mounted; }  ///< bpftrace needed it; the guard unmounts it

private:
    struct Tool {
        density::RunqSource source;
        std::string program;
    };
    void startNext();
    void launch(const Tool& tool);
    void readOutput(std::vector<density::Histogram>& out);
    void takeLine(std::string_view line, std::vector<density::Histogram>& out);

    const Clock& m_clock;
    HostGuard& m_guard;
    std::vector<Tool> m_left;  ///< still to try, the next one last
    density::RunqSource m_tool = density::RunqSource::None;
    bool m_proven = false;
    bool m_mounted = false;
    pid_t m_pid = -1;
    Fd m_output;
    std::int64_t m_startedMs = 0;
    std::int64_t m_heardMs = 0;
    std::string m_partial;
    exchange::RunqlatText m_text;
};

/// tracefs is mounted somewhere.
bool hasTracefs();

}  // namespace pb::agent
