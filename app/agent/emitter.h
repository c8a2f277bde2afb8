// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/clock.h"
#include "core/density/event.h"

#include <cstdint>
#include <string>

namespace pb::agent {

/// Writes events to standard output, one a line, without ever blocking the run: what the link cannot take yet waits
/// here.
class Emitter {
public:
    /// A receiver that lets this much wait has stopped reading.
    static constexpr std::size_t kMaxBacklog = 8 << 20;

    Emitter(int fd, const Clock& clock) : m_fd(fd), m_clock(clock) {}

    void emit(density::Payload payload);
    /// Writes what the receiver takes now.
    void flush();
    /// Writes all, waiting for the receiver up to timeoutMs.
    void drain(int timeoutMs);
    /// The receiver is gone or does not read.
    bool lost() const noexcept { return m_lost; }
    bool hasBacklog() const noexcept { return m_sent < m_waiting.size(); }
    int fd() const noexcept { return m_fd; }

private:
    int m_fd;
    const Clock& m_clock;
    std::uint64_t m_seq = 0;
    std::string m_waiting;
    std::size_t m_sent = 0;
    bool m_lost = false;
};

/// `value` to three digits behind the point: short lines.
double rounded(double value);

}  // namespace pb::agent
