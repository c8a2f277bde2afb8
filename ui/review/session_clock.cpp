// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/session_clock.h"

using namespace Qt::StringLiterals;

namespace pb::ui {

void SessionClock::start(qint64 nowMs)
{
    m_counted = 0;
    m_lapStart = 0;
    m_since = nowMs;
    m_running = true;
}

void SessionClock::setRunning(bool running, qint64 nowMs)
{
    m_counted = elapsed(nowMs);
    m_since = nowMs;
    m_running = running;
}

QString SessionClock::shown(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, QChar(u'0'))
                             .arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds >= 3600 ? u"%1:%2"_s.arg(seconds / 3600).arg(tail) : tail;
}

}  // namespace pb::ui
