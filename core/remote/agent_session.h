// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/density/line_feed.h"
#include "core/remote/agent_run.h"
#include "core/remote/bootstrap.h"
#include "core/remote/ssh_errors.h"
#include "core/remote/stream_reader.h"

#include <QProcess>
#include <QTimer>

#include <optional>

namespace pb::remote {

/// One ssh process from its start to its end, on behalf of an AgentRun.
class AgentRun::Session final : public QObject {
public:
    struct Order {
        HostSpec host;
        std::optional<density::Plan> plan;  ///< nothing: preflight only
        QString agentFile;
        QString sshProgram;
    };

    Session(AgentRun& run, Order order);
    ~Session() override;

    State state() const noexcept { return m_state; }
    void begin();
    void stop();
    void abort();

private:
    void setState(State state);
    Status loadAgent();
    void startSsh();
    void takeOutput(const QByteArray& bytes);
    void takeBootstrapLines();
    void takeBootstrapLine(const BootstrapLine& said);
    void takeEvents(std::string_view bytes);
    void follow(const density::Event& event);
    void takeErrors(const QByteArray& bytes);
    void takeErrorLine(const QByteArray& line);
    void say(const char* line);
    void sayPing() { say(R"({"type":"ping"})"); }
    void expectWithin(int ms, const char* errorId);
    void conclude();
    std::optional<Error> verdict() const;
    Error error(const char* id, const char* detail) const;

    AgentRun& m_run;
    Order m_order;
    State m_state = State::Connecting;
    QProcess m_ssh;
    StreamReader m_output;
    StreamReader m_errors;
    QTimer m_ping;
    QTimer m_patience;
    const char* m_patienceError = nullptr;
    QByteArray m_agent;
    QByteArray m_bootstrapText;
    QByteArray m_errorText;
    bool m_running = false;  ///< the script became the agent
    bool m_aborted = false;
    bool m_concluded = false;
    int m_logLines = 0;  ///< in this tenth of a second
    exchange::LineFeed m_feed;
    SshDiagnosis m_diagnosis;
    std::optional<Error> m_error;
    std::optional<density::Finished> m_finished;
};

}  // namespace pb::remote
