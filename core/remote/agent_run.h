// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/density/plan.h"
#include "core/exchange/density/line_feed.h"
#include "core/remote/host_spec.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace pb::remote {

/// One density run on one host: carries pillarbench-agent there over the user's ssh, checks its SHA-256 there, runs it,
/// and hands on what it says. Nothing stays on the host. One object does one run after the other.
///
/// Every start() or preflight() ends with exactly one finished(); when it did not go well, failed() comes before it.
/// A hostile agent cannot make this grow: lines are bounded, and reading waits when more comes than the GUI can take.
/// Destroying the object cuts the link, and the agent then ends itself and all guests.
class AgentRun final : public QObject {
    Q_OBJECT

public:
    enum class State {
        Idle,
        Connecting,  ///< ssh is on its way
        Sending,     ///< the host asked for the agent
        Preparing,   ///< the agent looks at the host
        Running,     ///< guests are started and held
        Stopping,    ///< stop() was called, or the agent is ending the run
    };
    Q_ENUM(State)

    explicit AgentRun(QObject* parent = nullptr);
    ~AgentRun() override;

    /// The agent to carry; "" (as at first): the file pillarbench-agent beside this program.
    void setAgentFile(const QString& path);
    void setSshProgram(const QString& program);  ///< "ssh" at first: searched in PATH

    State state() const noexcept;
    bool isActive() const noexcept { return state() != State::Idle; }

    /// Starts a run. Only when Idle. Errors come through failed(), also those of the arguments.
    void start(const HostSpec& host, const density::Plan& plan);
    /// Sends the agent to look at the host only: `hello` and `preflight`, then the end.
    void preflight(const HostSpec& host);
    /// Asks the agent to end all guests; finished() comes when it has. Link and agent get 30 s, then the link is cut.
    void stop();
    /// Cuts the link at once; the agent ends everything by itself. No failed() comes.
    void abort();

signals:
    void stateChanged(pb::remote::AgentRun::State state);
    void received(const pb::exchange::LineFeed::Batch& batch);  ///< some ten a second at most, 256 KiB of stream each
    void logLine(const QString& line);                          ///< stderr of ssh and agent: plain text, at most 4 KiB
    void failed(const pb::Error& error);
    void finished();

private:
    class Session;
    void begin(const HostSpec& host, const std::optional<density::Plan>& plan);

    std::unique_ptr<Session> m_session;
    QString m_agentFile;
    QString m_sshProgram;
};

}  // namespace pb::remote
