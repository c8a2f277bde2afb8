// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/session.h"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <utility>

namespace pb::agent {

Session::Session(const Clock& clock) : m_clock(clock), m_out(STDOUT_FILENO, clock), m_control(STDIN_FILENO)
{
    ::signal(SIGPIPE, SIG_IGN);
    sigset_t signals;
    ::sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGCHLD})
        ::sigaddset(&signals, signal);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    m_signals = Fd(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
}

void Session::note(std::string id, std::string detail, std::vector<std::string> args)
{
    emit(density::Note{std::move(id), std::move(detail), std::move(args)});
}

void Session::wait(int timeoutMs, const std::vector<int>& fds)
{
    std::vector<pollfd> polled{{m_control.fd(), POLLIN, 0}, {m_signals.get(), POLLIN, 0}};
    if (m_stop)
        polled[0].fd = -1;  // an ended input would be readable for ever
    for (const int fd : fds)
        polled.push_back({fd, POLLIN, 0});
    if (m_out.hasBacklog())
        polled.push_back({m_out.fd(), POLLOUT, 0});
    ::poll(polled.data(), polled.size(), timeoutMs);
    if (polled[0].revents != 0)
        readControl();
    if (polled[1].revents != 0)
        readSignals();
    m_out.flush();
    const bool silent = m_pinged && m_clock.ms() - m_heardMs > kLinkTimeoutMs;
    if (!m_stop && (silent || m_out.lost()))
        m_stop = density::StopReason::LinkLost;
}

void Session::readControl()
{
    m_control.read();
    m_heardMs = m_clock.ms();
    for (Control::Word word = m_control.next(); word != Control::Word::None && !m_stop; word = m_control.next()) {
        if (word == Control::Word::Plan)
            m_plan = m_control.planText();
        else if (word == Control::Word::Ping)
            m_pinged = true;
        else
            m_stop = word == Control::Word::Stop ? density::StopReason::StopPressed : density::StopReason::LinkLost;
    }
}

void Session::readSignals()
{
    signalfd_siginfo info{};
    while (::read(m_signals.get(), &info, sizeof info) == sizeof info)
        if (info.ssi_signo != SIGCHLD && !m_stop)
            m_stop = density::StopReason::Signal;
}

std::optional<std::string> Session::takePlan() { return std::exchange(m_plan, std::nullopt); }

}  // namespace pb::agent
