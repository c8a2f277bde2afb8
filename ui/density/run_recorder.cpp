// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/run_recorder.h"

#include "ui/document/document.h"

namespace pb::ui {

RunRecorder::RunRecorder(Document& document, QObject* parent) : QObject(parent), m_document(document)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kFlushMs);
    connect(&m_timer, &QTimer::timeout, this, &RunRecorder::flush);
}

RunRecorder::~RunRecorder() { flush(); }

bool RunRecorder::begin(workspace::RunRecord record)
{
    const Result<RunId> id = m_document.beginRun(record);
    if (!id)
        return false;
    m_path = m_document.path();
    m_record = std::move(record);
    m_record.id = *id;
    m_recording = true;
    return true;
}

/// Another file is no place for the rest of this run.
bool RunRecorder::recordingHere()
{
    m_recording = m_recording && m_document.path() == m_path;
    return m_recording;
}

void RunRecorder::add(std::span<const density::Event> events)
{
    if (!recordingHere() || events.empty())
        return;
    m_waiting.insert(m_waiting.end(), events.begin(), events.end());
    if (m_waiting.size() >= kFlushEvents)
        flush();
    else if (!m_timer.isActive())
        m_timer.start();
}

void RunRecorder::flush()
{
    m_timer.stop();
    if (!recordingHere() || m_waiting.empty())
        return;
    const Status written = m_document.appendRunEvents(m_record.id, std::span<const density::Event>(m_waiting));
    m_waiting.clear();
    if (written)
        return;
    m_recording = false;
    emit lost();
}

void RunRecorder::store(const density::RunSummary& summary)
{
    flush();
    if (!recordingHere())
        return;
    m_record.summary = summary;
    m_document.updateRun(m_record);  // a refusal is announced by the document
}

}  // namespace pb::ui
