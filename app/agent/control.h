// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace pb::agent {

/// Standard input: first the plan, then {"type":"stop"} and {"type":"ping"} lines; its end means that the link is cut.
class Control {
public:
    enum class Word { None, Plan, Stop, Ping, End };

    explicit Control(int fd) : m_fd(fd) {}

    int fd() const noexcept { return m_fd; }
    /// Reads what has arrived; call when fd() polls readable.
    void read();
    /// The next line's meaning; None when there is none yet. An unreadable line counts as Ping: something lives there.
    Word next();
    /// The line that next() called Plan.
    const std::string& planText() const noexcept { return m_plan; }

private:
    static constexpr std::size_t kLongest = 64 * 1024;

    int m_fd;
    bool m_ended = false;
    std::string m_buffer;
    std::string m_plan;
};

}  // namespace pb::agent
