// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/ssh_run_source.h"

namespace pb::ui {

SshRunSource::SshRunSource(RunRequest request, QObject* parent) : RunSource(parent), m_request(std::move(request))
{
    connect(&m_agent, &remote::AgentRun::stateChanged, this, &SshRunSource::onStateChanged);
    connect(&m_agent, &remote::AgentRun::received, this, &RunSource::received);
    connect(&m_agent, &remote::AgentRun::logLine, this, &RunSource::logLine);
    connect(&m_agent, &remote::AgentRun::failed, this, &RunSource::failed);
    connect(&m_agent, &remote::AgentRun::finished, this, &RunSource::finished);
}

void SshRunSource::start()
{
    if (m_request.preflightOnly)
        m_agent.preflight(m_request.host);
    else
        m_agent.start(m_request.host, m_request.plan);
}

void SshRunSource::onStateChanged(remote::AgentRun::State state)
{
    using Remote = remote::AgentRun::State;
    switch (state) {
    case Remote::Idle:
        setState(State::Idle);
        break;
    case Remote::Connecting:
        setState(State::Connecting);
        break;
    case Remote::Sending:
        setState(State::Sending);
        break;
    case Remote::Preparing:
        setState(State::Preparing);
        break;
    case Remote::Running:
        setState(State::Running);
        break;
    case Remote::Stopping:
        setState(State::Stopping);
        break;
    }
}

}  // namespace pb::ui
