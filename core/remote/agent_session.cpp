// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/agent_session.h"

#include "core/exchange/density/event_codec.h"

#include <QCryptographicHash>
#include <QFile>

#include <unistd.h>

namespace pb::remote {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPingMs = 2000;         ///< the agent ends a run after 10 s without one
constexpr int kBootstrapMs = 60'000;  ///< without any progress
constexpr int kStopMs = 30'000;       ///< thousands of guests take seconds to end
constexpr int kEndMs = 5000;          ///< from `finished` to the end of ssh
constexpr qsizetype kMaxAgentBytes = 64 << 20;
constexpr qsizetype kMaxLogLine = 4096;
constexpr int kMaxLogLines = 200;  ///< handed on at a time
constexpr qsizetype kMaxLoginTalk = qsizetype{64} * 1024;

}  // namespace

AgentRun::Session::Session(AgentRun& run, Order order) : m_run(run), m_order(std::move(order))
{
    connect(&m_output, &StreamReader::arrived, this, &Session::takeOutput);
    connect(&m_errors, &StreamReader::arrived, this, &Session::takeErrors);
    connect(&m_ssh, &QProcess::finished, this, &Session::conclude);
    connect(&m_ssh, &QProcess::errorOccurred, this, [this](QProcess::ProcessError problem) {
        if (problem != QProcess::FailedToStart)
            return;
        m_error = error("remote.ssh.missing", "ssh could not be started");
        conclude();
    });
    connect(&m_ssh, &QProcess::bytesWritten, &m_patience, qOverload<>(&QTimer::start));
    m_ping.setInterval(kPingMs);
    connect(&m_ping, &QTimer::timeout, this, &Session::sayPing);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_patienceError && !m_error)
            m_error = error(m_patienceError, "no answer in time");
        m_ssh.kill();
    });
}

AgentRun::Session::~Session()
{
    m_concluded = true;
    disconnect(&m_ssh, nullptr, nullptr, nullptr);
    m_ssh.kill();
    m_ssh.waitForFinished(1000);
}

void AgentRun::Session::begin()
{
    Status ready = check(m_order.host);
    if (ready && m_order.plan)
        ready = density::check(*m_order.plan);
    if (ready)
        ready = loadAgent();
    if (!ready) {
        m_error = ready.error();
        conclude();
        return;
    }
    startSsh();
}

Status AgentRun::Session::loadAgent()
{
    QFile file(m_order.agentFile);
    if (file.open(QIODevice::ReadOnly) && file.size() <= kMaxAgentBytes)
        m_agent = file.readAll();
    if (!m_agent.isEmpty())
        return {};
    return fail(Error::Code::NotFound, "remote.agent.missing", m_order.agentFile.toStdString(),
                "the agent's file cannot be read");
}

void AgentRun::Session::startSsh()
{
    Bootstrap bootstrap;
    bootstrap.size = m_agent.size();
    bootstrap.sha256 = QCryptographicHash::hash(m_agent, QCryptographicHash::Sha256).toHex();
    bootstrap.arguments = m_order.plan ? "--self-delete" : "--self-delete --preflight";

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s);  // SshDiagnosis reads English
    m_ssh.setProcessEnvironment(environment);
    m_ssh.setStandardOutputFile(QProcess::nullDevice());
    m_ssh.setStandardErrorFile(QProcess::nullDevice());
    m_ssh.setChildProcessModifier([out = m_output.childFd(), err = m_errors.childFd()] {
        ::dup2(out, STDOUT_FILENO);
        ::dup2(err, STDERR_FILENO);
    });
    expectWithin(kBootstrapMs, "remote.agent.no_answer");
    m_run.emit stateChanged(m_state);
    m_ssh.start(m_order.sshProgram, sshArguments(m_order.host, bootstrap.command()));
    m_output.closeChildFd();
    m_errors.closeChildFd();
}

void AgentRun::Session::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    m_run.emit stateChanged(state);
}

void AgentRun::Session::expectWithin(int ms, const char* errorId)
{
    m_patienceError = errorId;
    m_patience.start(ms);
}

void AgentRun::Session::takeOutput(const QByteArray& bytes)
{
    if (m_running) {
        takeEvents({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        return;
    }
    m_bootstrapText += bytes;
    takeBootstrapLines();
}

void AgentRun::Session::takeBootstrapLines()
{
    for (qsizetype end = 0; !m_running && (end = m_bootstrapText.indexOf('\n')) >= 0;) {
        const QByteArray line = m_bootstrapText.left(end);
        m_bootstrapText.remove(0, end + 1);
        takeBootstrapLine(readBootstrapLine(line));
    }
    if (m_running) {
        const QByteArray rest = std::exchange(m_bootstrapText, {});
        takeEvents({rest.constData(), static_cast<std::size_t>(rest.size())});
    } else if (m_bootstrapText.size() > kMaxLoginTalk) {
        m_bootstrapText.clear();
    }
}

void AgentRun::Session::takeBootstrapLine(const BootstrapLine& said)
{
    using Word = BootstrapLine::Word;
    switch (said.word) {
    case Word::Other:
        return;
    case Word::Send:
        setState(State::Sending);
        m_ssh.write(std::exchange(m_agent, {}));
        return;
    case Word::Run:
        m_running = true;
        setState(State::Preparing);
        if (m_order.plan)
            say(exchange::writePlan(*m_order.plan).c_str());
        sayPing();  // from the first moment on, so that silence tells even in the first two seconds
        m_ping.start();
        return;
    default:
        if (!m_error)
            m_error = bootstrapError(said, m_order.host.destination);
    }
}

void AgentRun::Session::takeEvents(std::string_view bytes)
{
    const exchange::LineFeed::Batch batch = m_feed.feed(bytes);
    for (const density::Event& event : batch.events)
        follow(event);
    if (!batch.events.empty() || batch.malformed > 0 || batch.oversized > 0)
        m_run.emit received(batch);
}

void AgentRun::Session::follow(const density::Event& event)
{
    if (m_patienceError && m_state == State::Preparing)
        m_patience.stop();
    if (const auto* stage = std::get_if<density::Stage>(&event.payload); stage && m_state == State::Preparing) {
        setState(State::Running);
    } else if (std::holds_alternative<density::Stopping>(event.payload)) {
        setState(State::Stopping);
    } else if (const auto* failure = std::get_if<density::AgentError>(&event.payload); failure && !m_error) {
        m_error = agentError(*failure, m_order.host.destination);
    } else if (const auto* finished = std::get_if<density::Finished>(&event.payload)) {
        m_finished = *finished;
        m_ping.stop();
        expectWithin(kEndMs, nullptr);
    }
}

void AgentRun::Session::takeErrors(const QByteArray& bytes)
{
    m_logLines = 0;
    m_errorText += bytes;
    for (qsizetype end = 0; (end = m_errorText.indexOf('\n')) >= 0; m_errorText.remove(0, end + 1))
        takeErrorLine(m_errorText.left(end));
    if (m_errorText.size() > kMaxLogLine)
        takeErrorLine(std::exchange(m_errorText, {}));
}

void AgentRun::Session::takeErrorLine(const QByteArray& line)
{
    const QString text = QString::fromUtf8(line.left(kMaxLogLine)).remove(u'\r');
    if (m_diagnosis.takeLine(text) && ++m_logLines <= kMaxLogLines)
        m_run.emit logLine(text);
}

void AgentRun::Session::say(const char* line)
{
    if (m_ssh.state() != QProcess::Running)
        return;
    m_ssh.write(line);
    m_ssh.write("\n");
}

void AgentRun::Session::stop()
{
    if (!m_running) {
        abort();
        return;
    }
    setState(State::Stopping);
    say(R"({"type":"stop"})");
    expectWithin(kStopMs, "remote.stop.timeout");
}

void AgentRun::Session::abort()
{
    m_aborted = true;
    m_ssh.kill();
}

std::optional<Error> AgentRun::Session::verdict() const
{
    if (m_aborted)
        return std::nullopt;
    if (m_error)
        return m_error;
    if (m_finished && m_finished->leftovers == 0)
        return std::nullopt;
    if (m_finished) {
        Error left = error("remote.run.leftovers", "the agent could not undo everything");
        left.args = {std::to_string(m_finished->leftovers)};
        return left;
    }
    constexpr int kSshFailed = 255;
    const int code = m_ssh.exitStatus() == QProcess::NormalExit ? m_ssh.exitCode() : kSshFailed;
    if (!m_running)
        return code == kSshFailed ? m_diagnosis.error(m_order.host.destination)
                                  : error("remote.agent.no_answer", "the host's shell ended");
    if (code == kSshFailed && !m_diagnosis.remoteWasKilled())
        return error("remote.link.lost", "the connection ended before the run did");
    const bool refused = code == 126 || code == 127;
    return refused ? error("remote.agent.start", "the host did not execute the agent")
                   : error("remote.agent.died", "the agent ended before the run did");
}

Error AgentRun::Session::error(const char* id, const char* detail) const
{
    return {Error::Code::Remote, id, m_order.host.destination.toStdString(), detail, {}};
}

void AgentRun::Session::conclude()
{
    if (std::exchange(m_concluded, true))
        return;
    m_ping.stop();
    m_patience.stop();
    m_errors.drain();
    m_output.drain();
    const exchange::LineFeed::Batch last = m_feed.finish();
    if (!last.events.empty() || last.malformed > 0)
        m_run.emit received(last);
    const std::optional<Error> problem = verdict();

    AgentRun& run = m_run;
    run.m_session.release()->deleteLater();
    run.emit stateChanged(State::Idle);
    if (problem)
        run.emit failed(*problem);
    run.emit finished();
}

}  // namespace pb::remote
