// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/runq_tracer.h"

#include "app/agent/host_files.h"
#include "app/agent/host_guard.h"
#include "app/agent/process.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>

namespace pb::agent {

using density::Histogram;
using density::RunqSource;

namespace {

constexpr std::int64_t kPatienceMs = 6000;    ///< a loaded host compiles a bpftrace program slowly
constexpr std::int64_t kSilenceMs = 150;      ///< a histogram is printed in one go
constexpr std::int64_t kRunqlatTasks = 8000;  ///< its map holds 10,240 tasks, the host's own included

/// Time from becoming runnable to running, for all tasks, printed once a second.
constexpr const char* kScript = R"(
tracepoint:sched:sched_wakeup, tracepoint:sched:sched_wakeup_new { @from[args->pid] = nsecs; }
tracepoint:sched:sched_switch {
  if (args->prev_state == 0) { @from[args->prev_pid] = nsecs; }
  $since = @from[args->next_pid];
  if ($since) { @us = hist((nsecs - $since) / 1000); }
  delete(@from[args->next_pid]);
}
interval:s:1 { print(@us); clear(@us); }
)";

/// A terminal makes any tool print line by line; a pipe would hold lines back. Its child end in `child`.
Fd openTerminal(Fd& child)
{
    Fd master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
    std::array<char, 64> name{};
    if (!master || ::grantpt(master.get()) != 0 || ::unlockpt(master.get()) != 0 ||
        ::ptsname_r(master.get(), name.data(), name.size()) != 0)
        return {};
    child = Fd(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    termios mode{};
    if (!child || ::tcgetattr(child.get(), &mode) != 0)
        return {};
    ::cfmakeraw(&mode);
    ::tcsetattr(child.get(), TCSANOW, &mode);
    ::fcntl(master.get(), F_SETFL, O_NONBLOCK);
    return master;
}

}  // namespace

bool hasTracefs() { return exists("/sys/kernel/tracing/events") || exists("/sys/kernel/debug/tracing/events"); }

RunqTracer::~RunqTracer() { stop(); }

void RunqTracer::start(std::int64_t tasks)
{
    std::vector<Tool> tools;
    for (const char* name : {"runqlat", "runqlat-bpfcc"})
        if (std::string path = findProgram(name); !path.empty())
            tools.push_back({RunqSource::Runqlat, std::move(path)});
    if (std::string path = findProgram("bpftrace"); !path.empty())
        tools.insert(tasks > kRunqlatTasks ? tools.begin() : tools.end(), {RunqSource::Bpftrace, std::move(path)});
    m_left.assign(tools.rbegin(), tools.rend());
    startNext();
}

void RunqTracer::startNext()
{
    stop();
    while (!m_left.empty() && m_pid < 0) {
        const Tool tool = std::move(m_left.back());
        m_left.pop_back();
        launch(tool);
    }
}

void RunqTracer::launch(const Tool& tool)
{
    ChildSetup setup;
    setup.aheadOfGuests = true;
    Fd child;
    m_output = openTerminal(child);
    setup.out = child.get();
    std::vector<std::string> command{tool.program, "1"};
    if (tool.source == RunqSource::Bpftrace) {
        command = {tool.program, "-f", "json", "-B", "line", "-e", kScript};
        setup.extraEnvironment = {"BPFTRACE_MAP_KEYS_MAX=131072"};
        if (!hasTracefs() && ::mount("nodev", "/sys/kernel/tracing", "tracefs", 0, nullptr) == 0) {
            m_guard.rememberMount("/sys/kernel/tracing");
            m_mounted = true;
        }
    }
    const pid_t pid = m_output ? spawnProgram(command, setup) : -1;
    if (pid < 0)
        return;
    m_pid = pid;
    m_tool = tool.source;
    m_startedMs = m_heardMs = m_clock.ms();
}

bool RunqTracer::isDecided()
{
    if (m_pid < 0 || m_proven)
        return true;
    const bool ended = ::waitpid(m_pid, nullptr, WNOHANG) == m_pid;
    if (ended)
        m_pid = -1;
    if (ended || m_clock.ms() - m_startedMs > kPatienceMs)
        startNext();
    return m_pid < 0;
}

std::vector<Histogram> RunqTracer::histograms()
{
    std::vector<Histogram> out;
    readOutput(out);
    if (m_clock.ms() - m_heardMs > kSilenceMs)
        if (auto done = m_text.flush())
            out.push_back(*done);
    std::erase_if(out, [](const Histogram& h) { return h.empty(); });
    m_proven = m_proven || !out.empty();
    return out;
}

void RunqTracer::readOutput(std::vector<Histogram>& out)
{
    std::array<char, 8192> piece{};
    for (ssize_t got = 0; m_output && (got = ::read(m_output.get(), piece.data(), piece.size())) > 0;) {
        m_heardMs = m_clock.ms();
        m_partial.append(piece.data(), static_cast<std::size_t>(got));
        for (std::size_t end = 0; (end = m_partial.find('\n')) != std::string::npos;) {
            takeLine(std::string_view(m_partial).substr(0, end), out);
            m_partial.erase(0, end + 1);
        }
        if (m_partial.size() > density::kMaxLineBytes)
            m_partial.clear();
    }
}

void RunqTracer::takeLine(std::string_view line, std::vector<Histogram>& out)
{
    const bool json = m_tool == RunqSource::Bpftrace;
    if (auto histogram = json ? exchange::bpftraceHistogram(line) : m_text.takeLine(line))
        out.push_back(*histogram);
}

void RunqTracer::stop()
{
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    m_pid = -1;
    m_output.reset();
    m_partial.clear();
    m_text = {};
}

}  // namespace pb::agent
