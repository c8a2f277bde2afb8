// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/agent_run.h"

#include "core/remote/agent_session.h"

#include <QCoreApplication>

namespace pb::remote {

using namespace Qt::StringLiterals;

AgentRun::AgentRun(QObject* parent) : QObject(parent), m_sshProgram(u"ssh"_s) {}

AgentRun::~AgentRun() = default;

void AgentRun::setAgentFile(const QString& path) { m_agentFile = path; }

void AgentRun::setSshProgram(const QString& program) { m_sshProgram = program; }

AgentRun::State AgentRun::state() const noexcept { return m_session ? m_session->state() : State::Idle; }

void AgentRun::start(const HostSpec& host, const density::Plan& plan) { begin(host, plan); }

void AgentRun::preflight(const HostSpec& host) { begin(host, std::nullopt); }

void AgentRun::begin(const HostSpec& host, const std::optional<density::Plan>& plan)
{
    Q_ASSERT(!m_session);
    const QString beside = QCoreApplication::applicationDirPath() + u"/pillarbench-agent"_s;
    m_session = std::make_unique<Session>(
        *this, Session::Order{host, plan, m_agentFile.isEmpty() ? beside : m_agentFile, m_sshProgram});
    // Not from within start(): the caller's connections and state are complete first.
    QMetaObject::invokeMethod(m_session.get(), &Session::begin, Qt::QueuedConnection);
}

void AgentRun::stop()
{
    if (m_session)
        m_session->stop();
}

void AgentRun::abort()
{
    if (m_session)
        m_session->abort();
}

}  // namespace pb::remote
