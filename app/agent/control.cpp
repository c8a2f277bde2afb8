// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/control.h"

#include "core/exchange/density/json_fields.h"

#include <unistd.h>

#include <array>
#include <cerrno>

namespace pb::agent {

void Control::read()
{
    std::array<char, 8192> piece{};
    const ssize_t got = ::read(m_fd, piece.data(), piece.size());
    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
        m_ended = true;
    if (got > 0)
        m_buffer.append(piece.data(), static_cast<std::size_t>(got));
    if (m_buffer.size() > kLongest && m_buffer.find('\n') == std::string::npos)
        m_ended = true;
}

Control::Word Control::next()
{
    const std::size_t end = m_buffer.find('\n');
    if (end == std::string::npos)
        return m_ended ? Word::End : Word::None;
    const std::string line = m_buffer.substr(0, end);
    m_buffer.erase(0, end + 1);
    const auto json = exchange::detail::parseObject(line);
    if (!json)
        return Word::Ping;
    const auto type = json->find("type");
    if (type == json->end()) {
        m_plan = line;
        return Word::Plan;
    }
    return *type == "stop" ? Word::Stop : Word::Ping;
}

}  // namespace pb::agent
