// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/run_session.h"

#include <algorithm>

namespace pb::ui {

namespace {

/// A stage has come to its end: a good moment to store what the run has come to so far.
bool endsStage(const density::Event& event)
{
    const auto* stage = std::get_if<density::Stage>(&event.payload);
    return stage && stage->phase == density::StagePhase::Complete;
}

}  // namespace

RunSession::RunSession(std::unique_ptr<RunSource> source, workspace::RunRecord record, QObject* parent)
    : QObject(parent), m_source(std::move(source)), m_record(std::move(record))
{
    connectSource();
}

RunSession::RunSession(std::unique_ptr<RunSource> source, workspace::RunRecord record, Document& document,
                       QObject* parent)
    : QObject(parent), m_source(std::move(source)), m_record(std::move(record)),
      m_recorder(std::make_unique<RunRecorder>(document)), m_isRecorded(true)
{
    connectSource();
}

RunSession::~RunSession()
{
    m_source->disconnect(this);
    if (m_active && m_recorder && m_recorder->run())
        m_recorder->store(m_run->summary());
}

void RunSession::connectSource()
{
    connect(m_source.get(), &RunSource::received, this, &RunSession::onReceived);
    connect(m_source.get(), &RunSource::logLine, this, &RunSession::onLogLine);
    connect(m_source.get(), &RunSource::stateChanged, this, &RunSession::changed);
    connect(m_source.get(), &RunSource::finished, this, &RunSession::onFinished);
    if (m_recorder)  // a run that cannot be kept is not worth the host's time
        connect(m_recorder.get(), &RunRecorder::lost, this, [this] { m_source->stop(); });
    connect(m_source.get(), &RunSource::failed, this, [this](const Error& error) {
        m_error = error;
        emit changed();
    });
}

void RunSession::start()
{
    m_active = true;
    m_source->start();
}

void RunSession::stop() { m_source->stop(); }

const workspace::RunRecord& RunSession::record() const
{
    return m_recorder && m_recorder->run() ? m_recorder->record() : m_record;
}

void RunSession::onReceived(const exchange::LineFeed::Batch& batch)
{
    batch.applyTo(*m_run);
    if (m_recorder)
        record(batch);
    emit changed();
}

void RunSession::record(const exchange::LineFeed::Batch& batch)
{
    if (!m_recorder->run()) {
        if (batch.events.empty())
            return;  // a host that talks nonsense leaves no run behind
        m_record.summary = m_run->summary();
        if (!m_recorder->begin(m_record)) {
            m_recorder.reset();
            m_source->stop();
            return;
        }
        emit recordingStarted(m_recorder->run());
    }
    m_recorder->add(batch.events);
    if (std::ranges::any_of(batch.events, endsStage))
        m_recorder->store(m_run->summary());
}

void RunSession::onLogLine(const QString& line)
{
    m_log << line;
    if (m_log.size() > kMaxLogLines) {
        m_log.removeFirst();
        ++m_droppedLog;
    }
    emit changed();
}

void RunSession::onFinished()
{
    m_active = false;
    if (m_recorder && m_recorder->run())
        m_recorder->store(m_run->summary());
    emit changed();
    emit ended();
}

}  // namespace pb::ui
