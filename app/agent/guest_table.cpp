// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/guest_table.h"

#include "app/agent/emitter.h"
#include "app/agent/process.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstring>

namespace pb::agent {

GuestTable::GuestTable(std::unique_ptr<Launcher> launcher, const density::Plan& plan, const Clock& clock)
    : m_launcher(std::move(launcher)), m_plan(plan), m_clock(clock)
{
    m_guests.reserve(static_cast<std::size_t>(plan.ceiling));
}

Status GuestTable::startOne()
{
    const std::size_t guest = m_guests.size();
    const std::int64_t now = m_clock.us();
    const Result<pid_t> pid = m_launcher->launch(guest);
    if (!pid)
        return tl::unexpected(pid.error());
    m_guests.push_back({*pid, State::Starting, 0, 0, now});
    m_byPid.emplace(*pid, guest);
    m_queue.push_back(guest);
    ++m_starting;
    ++m_newStarted;
    return {};
}

void GuestTable::update()
{
    takeArrivals();
    takeExits();
    takeTimeouts();
    // A guest that has a core to itself counts to 2^32 in some seconds; samples may be further apart than that.
    constexpr std::int64_t kWrapsLaterUs = 1'000'000;
    if (m_clock.us() - m_countersUs > kWrapsLaterUs)
        readCounters();
}

void GuestTable::takeArrivals()
{
    for (const Arrival& arrival : m_launcher->arrivals()) {
        if (arrival.guest >= m_guests.size() || m_guests[arrival.guest].state != State::Starting)
            continue;
        if (arrival.ready)
            becomeReady(arrival.guest);
        else
            becomeFailed(arrival.guest, "start", arrival.problem);
    }
}

void GuestTable::takeExits()
{
    int status = 0;
    for (pid_t pid = 0; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;)
        exited(pid, status);
}

void GuestTable::exited(pid_t pid, int status)
{
    const auto it = m_byPid.find(pid);
    if (it == m_byPid.end()) {
        if (onOtherChild)
            onOtherChild(pid);
        return;
    }
    const std::size_t guest = it->second;
    m_byPid.erase(it);
    m_guests[guest].pid = -1;
    if (m_ending || m_guests[guest].state == State::Failed)
        return;
    std::string detail = m_launcher->lastWords(guest);
    if (detail.empty() && WIFSIGNALED(status))
        detail = std::string("ended by signal ") + ::strsignal(WTERMSIG(status));
    else if (detail.empty())
        detail = "ended with code " + std::to_string(WEXITSTATUS(status));
    becomeFailed(guest, m_guests[guest].state == State::Ready ? "died" : "exit", detail);
}

void GuestTable::takeTimeouts()
{
    const std::int64_t oldest = m_clock.us() - m_plan.bootTimeoutMs * 1000;
    while (!m_queue.empty()) {
        const std::size_t guest = m_queue.front();
        const bool starting = m_guests[guest].state == State::Starting;
        if (starting && m_guests[guest].startedUs > oldest)
            return;
        m_queue.pop_front();
        if (!starting)
            continue;
        ::kill(m_guests[guest].pid, SIGKILL);
        becomeFailed(guest, "boot_timeout", m_launcher->lastWords(guest));
    }
}

void GuestTable::becomeReady(std::size_t guest)
{
    Guest& it = m_guests[guest];
    it.state = State::Ready;
    --m_starting;
    ++m_ready;
    ++m_readyEver;
    m_newBootMs.push_back(rounded(static_cast<double>(m_clock.us() - it.startedUs) / 1000));
    if (m_frozen && it.pid > 0)
        ::kill(it.pid, SIGSTOP);
}

void GuestTable::becomeFailed(std::size_t guest, const char* reason, const std::string& detail)
{
    Guest& it = m_guests[guest];
    if (it.state == State::Ready)
        --m_ready;
    else
        --m_starting;
    it.state = State::Failed;
    ++m_failed;
    Failure& failure = m_newFailures[reason];
    ++failure.count;
    failure.detail = detail;
    m_launcher->forget(guest);
}

std::vector<density::Payload> GuestTable::news()
{
    std::vector<density::Payload> out;
    if (m_newStarted > 0)
        out.emplace_back(density::GuestsStarted{std::exchange(m_newStarted, 0), started()});
    std::int64_t told = m_readyEver - static_cast<std::int64_t>(m_newBootMs.size());
    for (std::size_t at = 0; at < m_newBootMs.size(); at += density::kMaxBootsPerEvent) {
        const std::size_t end = std::min(at + density::kMaxBootsPerEvent, m_newBootMs.size());
        density::GuestsReady ready;
        ready.bootMs.assign(m_newBootMs.begin() + static_cast<std::ptrdiff_t>(at),
                            m_newBootMs.begin() + static_cast<std::ptrdiff_t>(end));
        ready.count = static_cast<std::int64_t>(end - at);
        ready.total = told += ready.count;
        out.emplace_back(std::move(ready));
    }
    m_newBootMs.clear();
    for (const auto& [reason, failure] : m_newFailures) {
        m_toldFailed += failure.count;
        out.emplace_back(density::GuestsFailed{failure.count, m_toldFailed, reason, failure.detail});
    }
    m_newFailures.clear();
    return out;
}

void GuestTable::setFrozen(bool frozen)
{
    m_frozen = frozen;
    for (const Guest& guest : m_guests)
        if (guest.state == State::Ready && guest.pid > 0)
            ::kill(guest.pid, frozen ? SIGSTOP : SIGCONT);
}

void GuestTable::readCounters()
{
    m_countersUs = m_clock.us();
    const bool settled = m_settled == m_ready && m_starting == 0;
    m_settled = m_ready;
    m_counting = 0;
    for (std::size_t i = 0; i < m_guests.size(); ++i) {
        Guest& guest = m_guests[i];
        const auto counter = guest.state == State::Ready ? m_launcher->progress(i) : std::nullopt;
        if (!counter)
            continue;
        const std::uint32_t turns = *counter - std::exchange(guest.counter, *counter);
        guest.progress = settled ? guest.progress + turns : 0;
        m_progress += turns;
        ++m_counting;
    }
}

void GuestTable::measureProgress(density::Sample& sample)
{
    readCounters();
    const double seconds = static_cast<double>(m_countersUs - std::exchange(m_progressUs, m_countersUs)) / 1e6;
    const double progress = std::exchange(m_progress, 0);
    if (m_counting == 0 || seconds <= 0)
        return;
    sample.progressPerGuest = rounded(progress / m_counting / seconds);
    double sum = 0;
    double squares = 0;
    for (const Guest& guest : m_guests) {
        const auto turns = guest.state == State::Ready ? static_cast<double>(guest.progress) : 0.0;
        sum += turns;
        squares += turns * turns;
    }
    if (squares > 0)
        sample.fairness = rounded(sum * sum / (m_counting * squares));
}

std::vector<pid_t> GuestTable::someReady(std::size_t most)
{
    std::vector<pid_t> out;
    for (std::size_t visited = 0; visited < m_guests.size() && out.size() < most; ++visited) {
        m_nextToVisit = (m_nextToVisit + 1) % m_guests.size();
        const Guest& guest = m_guests[m_nextToVisit];
        if (guest.state == State::Ready && guest.pid > 0)
            out.push_back(guest.pid);
    }
    return out;
}

void GuestTable::killAll()
{
    m_ending = true;
    for (const auto& [pid, guest] : m_byPid)
        killFirst(pid);
}

std::int64_t GuestTable::reapAll(int timeoutMs)
{
    const std::int64_t end = m_clock.ms() + timeoutMs;
    for (takeExits(); !m_byPid.empty() && m_clock.ms() < end; takeExits())
        ::poll(nullptr, 0, 5);
    return static_cast<std::int64_t>(m_byPid.size());
}

}  // namespace pb::agent
