// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/replay_source.h"

#include <algorithm>

namespace pb::ui {

namespace {

constexpr int kTickMs = 50;
constexpr std::size_t kEventsPerTurn = 200;

}  // namespace

ReplaySource::ReplaySource(std::vector<density::Event> events, double speed, QObject* parent)
    : RunSource(parent), m_events(std::move(events)), m_speed(speed)
{
    m_timer.setInterval(m_speed == kAsFastAsPossible ? 0 : kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &ReplaySource::tell);
}

void ReplaySource::start()
{
    m_next = 0;
    m_clock.start();
    m_timer.start();
    setState(State::Running);
}

void ReplaySource::stop()
{
    if (state() == State::Idle)
        return;
    m_next = m_events.size();
    setState(State::Stopping);
}

std::size_t ReplaySource::dueNow() const
{
    if (m_speed == kAsFastAsPossible)
        return std::min(m_next + kEventsPerTurn, m_events.size());
    const double tMs = static_cast<double>(m_clock.elapsed()) * m_speed;
    std::size_t end = m_next;
    while (end < m_events.size() && static_cast<double>(m_events[end].tMs) <= tMs)
        ++end;
    return end;
}

void ReplaySource::tell()
{
    const std::size_t end = dueNow();
    if (end > m_next) {
        exchange::LineFeed::Batch batch;
        batch.events.assign(m_events.begin() + static_cast<std::ptrdiff_t>(m_next),
                            m_events.begin() + static_cast<std::ptrdiff_t>(end));
        m_next = end;
        emit received(batch);
    }
    if (m_next >= m_events.size())
        this->end();
}

void ReplaySource::end()
{
    m_timer.stop();
    setState(State::Idle);
    emit finished();
}

}  // namespace pb::ui
