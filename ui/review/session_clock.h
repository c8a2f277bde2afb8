// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pb::ui {

/// How long a session and its present question have taken, pauses left out. Times are milliseconds of any clock that
/// only goes forward; the caller reads it.
class SessionClock {
public:
    void start(qint64 nowMs);
    /// The next question begins.
    void lap(qint64 nowMs) { m_lapStart = elapsed(nowMs); }
    void setRunning(bool running, qint64 nowMs);
    bool isRunning() const noexcept { return m_running; }
    qint64 elapsed(qint64 nowMs) const { return m_counted + (m_running ? nowMs - m_since : 0); }
    qint64 onQuestion(qint64 nowMs) const { return elapsed(nowMs) - m_lapStart; }

    /// "4:05", "1:02:09"
    static QString shown(qint64 ms);

private:
    qint64 m_counted = 0;  ///< up to m_since
    qint64 m_since = 0;
    qint64 m_lapStart = 0;  ///< in elapsed time
    bool m_running = false;
};

}  // namespace pb::ui
