// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/stream_reader.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

namespace pb::remote {

StreamReader::StreamReader(QObject* parent) : QObject(parent)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return;
    m_fd = ends[0];
    m_childFd = ends[1];
    ::fcntl(m_fd, F_SETFL, O_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StreamReader::read);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kIntervalMs);
    connect(&m_timer, &QTimer::timeout, this, &StreamReader::handOn);
}

StreamReader::~StreamReader()
{
    closeChildFd();
    m_notifier.reset();
    if (m_fd >= 0)
        ::close(m_fd);
}

void StreamReader::closeChildFd()
{
    if (m_childFd >= 0)
        ::close(std::exchange(m_childFd, -1));
}

void StreamReader::read()
{
    std::array<char, 64 * 1024> piece{};
    const auto room = static_cast<std::size_t>(kMostWaiting - m_waiting.size());
    const ssize_t got = ::read(m_fd, piece.data(), std::min(piece.size(), room));
    if (got > 0)
        m_waiting.append(piece.data(), static_cast<qsizetype>(got));
    if (got == 0 || m_waiting.size() >= kMostWaiting)
        m_notifier->setEnabled(false);
    if (!m_waiting.isEmpty() && !m_timer.isActive())
        m_timer.start();
}

void StreamReader::handOn()
{
    const bool wasFull = m_waiting.size() >= kMostWaiting;
    const QByteArray bytes = std::exchange(m_waiting, {});
    if (wasFull)
        m_notifier->setEnabled(true);
    if (!bytes.isEmpty())
        emit arrived(bytes);
}

void StreamReader::drain()
{
    if (m_fd < 0)
        return;
    m_timer.stop();
    for (qsizetype before = -1; before != m_waiting.size() && m_waiting.size() < kMostWaiting;) {
        before = m_waiting.size();
        read();
    }
    m_timer.stop();
    handOn();
}

}  // namespace pb::remote
