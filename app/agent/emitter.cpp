// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/emitter.h"

#include "core/exchange/density/event_codec.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>

namespace pb::agent {

void Emitter::emit(density::Payload payload)
{
    if (m_lost)
        return;
    m_waiting += exchange::writeEvent({++m_seq, m_clock.ms(), std::move(payload)});
    m_waiting += '\n';
    flush();
    if (m_waiting.size() - m_sent > kMaxBacklog)
        m_lost = true;
}

void Emitter::flush()
{
    // A pipe or socket that polls writable takes a page without blocking.
    constexpr std::size_t kPiece = 4096;
    while (!m_lost && m_sent < m_waiting.size()) {
        pollfd ready{m_fd, POLLOUT, 0};
        if (::poll(&ready, 1, 0) <= 0)
            return;
        const ssize_t wrote = ::write(m_fd, m_waiting.data() + m_sent, std::min(kPiece, m_waiting.size() - m_sent));
        if (wrote < 0 && errno != EINTR && errno != EAGAIN)
            m_lost = true;
        m_sent += wrote > 0 ? static_cast<std::size_t>(wrote) : 0;
    }
    m_waiting.clear();
    m_sent = 0;
}

void Emitter::drain(int timeoutMs)
{
    const std::int64_t end = m_clock.ms() + timeoutMs;
    for (flush(); !m_lost && hasBacklog() && m_clock.ms() < end; flush()) {
        pollfd ready{m_fd, POLLOUT, 0};
        ::poll(&ready, 1, 50);
    }
}

double rounded(double value) { return std::round(value * 1000) / 1000; }

}  // namespace pb::agent
