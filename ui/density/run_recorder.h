// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/event.h"
#include "core/workspace/workspace.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <span>
#include <vector>

namespace pb::ui {

class Document;

/// Writes a run into the workspace while it goes on: events at most kFlushMs after they came, so that whatever happens
/// to the program, less than a second of a run is lost.
class RunRecorder final : public QObject {
    Q_OBJECT
public:
    static constexpr int kFlushMs = 500;
    static constexpr std::size_t kFlushEvents = 2000;

    explicit RunRecorder(Document& document, QObject* parent = nullptr);
    ~RunRecorder() override;

    /// Makes the record of the run.
    /// @return false where the document refused (it has said why); then nothing is recorded
    bool begin(workspace::RunRecord record);
    RunId run() const noexcept { return m_record.id; }
    const workspace::RunRecord& record() const noexcept { return m_record; }

    void add(std::span<const density::Event> events);
    /// What is not written yet is written now.
    void flush();
    /// Flushes, and stores what the run has come to so far.
    void store(const density::RunSummary& summary);

signals:
    /// The document refused; recording has ended. What was written stays.
    void lost();

private:
    bool recordingHere();

    Document& m_document;
    QString m_path;  ///< of the file that the run belongs to
    workspace::RunRecord m_record;
    std::vector<density::Event> m_waiting;
    QTimer m_timer;
    bool m_recording = false;
};

}  // namespace pb::ui
