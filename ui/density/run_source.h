// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/density/plan.h"
#include "core/exchange/density/line_feed.h"
#include "core/remote/host_spec.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace pb::ui {

/// Where the events of a run come from: an agent on a host, or a recording.
/// Every start() ends with exactly one finished(); when it did not go well, failed() comes before it.
class RunSource : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Connecting, Sending, Preparing, Running, Stopping };
    Q_ENUM(State)

    using QObject::QObject;

    virtual void start() = 0;
    /// Asks for an orderly end; finished() follows.
    virtual void stop() = 0;
    State state() const noexcept { return m_state; }

signals:
    void stateChanged(pb::ui::RunSource::State state);
    void received(const pb::exchange::LineFeed::Batch& batch);
    void logLine(const QString& line);
    void failed(const pb::Error& error);
    void finished();

protected:
    void setState(State state)
    {
        if (state == m_state)
            return;
        m_state = state;
        emit stateChanged(state);
    }

private:
    State m_state = State::Idle;
};

/// What the user asked for.
struct RunRequest {
    remote::HostSpec host;
    density::Plan plan;
    bool preflightOnly = false;
};

/// Makes the source of a run; tests put a recording in place of a host.
using RunSourceFactory = std::function<std::unique_ptr<RunSource>(const RunRequest&)>;

}  // namespace pb::ui
