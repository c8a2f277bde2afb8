// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/agent_run.h"
#include "ui/density/run_source.h"

namespace pb::ui {

/// A run on a host over the user's own OpenSSH.
class SshRunSource final : public RunSource {
    Q_OBJECT
public:
    explicit SshRunSource(RunRequest request, QObject* parent = nullptr);

    void start() override;
    void stop() override { m_agent.stop(); }
    /// Before start(); see remote::AgentRun.
    void setAgentFile(const QString& path) { m_agent.setAgentFile(path); }

private:
    void onStateChanged(remote::AgentRun::State state);

    RunRequest m_request;
    remote::AgentRun m_agent;
};

}  // namespace pb::ui
