// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/run.h"
#include "ui/charts/density_charts.h"
#include "ui/density/run_recorder.h"
#include "ui/density/run_source.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace pb::ui {

/// A run under way: takes what its source tells, keeps the run's picture up to date, records it where asked.
class RunSession final : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMaxLogLines = 1000;

    /// A run that is watched and not kept: a preflight, a replay.
    RunSession(std::unique_ptr<RunSource> source, workspace::RunRecord record, QObject* parent = nullptr);
    /// A run that is recorded into the document from its first event on.
    RunSession(std::unique_ptr<RunSource> source, workspace::RunRecord record, Document& document,
               QObject* parent = nullptr);
    ~RunSession() override;

    void start();
    void stop();

    bool isActive() const noexcept { return m_active; }
    RunSource::State sourceState() const { return m_source->state(); }
    /// It was asked for; see record().id for whether it has begun.
    bool isRecorded() const noexcept { return m_isRecorded; }
    SharedRun run() const noexcept { return m_run; }
    /// Its id is 0 until the first event was recorded.
    const workspace::RunRecord& record() const;
    const std::optional<Error>& error() const noexcept { return m_error; }
    /// What ssh and agent said on their error streams, the newest kMaxLogLines.
    const QStringList& log() const noexcept { return m_log; }
    /// Lines that were dropped from the front of log().
    qsizetype droppedLog() const noexcept { return m_droppedLog; }

signals:
    /// Anything above has changed. Comes with every batch: callers keep their rate.
    void changed();
    void recordingStarted(pb::RunId run);
    void ended();

private:
    void connectSource();
    void onReceived(const exchange::LineFeed::Batch& batch);
    void onLogLine(const QString& line);
    void onFinished();
    void record(const exchange::LineFeed::Batch& batch);

    std::unique_ptr<RunSource> m_source;
    workspace::RunRecord m_record;
    std::unique_ptr<RunRecorder> m_recorder;
    std::shared_ptr<density::Run> m_run = std::make_shared<density::Run>();
    std::optional<Error> m_error;
    QStringList m_log;
    qsizetype m_droppedLog = 0;
    bool m_isRecorded = false;
    bool m_active = false;
};

}  // namespace pb::ui
