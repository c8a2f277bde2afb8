// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/evidence.h"
#include "ui/charts/throttle.h"
#include "ui/density/run_session.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace pb::ui {

class ChartBoard;
class EventLog;
class FiguresRow;
class MessageStrip;

/// One run: while it goes on, or as it was. At most ten repaints a second, whatever comes.
class RunView final : public QWidget {
    Q_OBJECT
public:
    explicit RunView(QWidget* parent = nullptr);

    /// @param session followed until another run is shown or it is gone
    void showLive(RunSession* session);
    void showStored(const workspace::RunRecord& record, const SharedRun& run);
    /// The events of this run are being read.
    void showLoading(const workspace::RunRecord& record);
    void showError(const Error& error);
    void setReadOnly(bool readOnly);

    const SharedRun& run() const noexcept { return m_run; }
    bool isPaused() const;
    /// Repaints of the live view so far.
    int refreshCount() const noexcept { return m_refreshCount; }

signals:
    void stopAsked();
    void replayAsked();
    void csvAsked();
    void ndjsonAsked();
    /// "PERF 2", "COST 5"
    void questionActivated(const QString& question);
    /// The run is to be attached to a question as evidence.
    void attachAsked();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLayout* buildHead();
    QWidget* buildCharts();
    void retranslate();
    void refresh();
    void showFigures();
    void showProgress();
    void showEvidence();
    void showHeading();
    void setButtons();
    bool isLive() const { return m_session && m_session->isActive(); }

    QPointer<RunSession> m_session;
    workspace::RunRecord m_record;
    SharedRun m_run;
    bool m_loading = false;
    bool m_readOnly = false;
    int m_refreshCount = 0;
    Throttle m_throttle;

    QLabel* m_name;
    QLabel* m_where;
    QLabel* m_state;
    QPushButton* m_stop;
    QToolButton* m_pause;
    QToolButton* m_whole;
    QToolButton* m_replay;
    QToolButton* m_export;
    QToolButton* m_attach;
    QAction* m_csv;
    QAction* m_ndjson;
    MessageStrip* m_message;
    FiguresRow* m_figures;
    QProgressBar* m_progress;
    QLabel* m_evidence;
    QLabel* m_faults;
    QScrollArea* m_scroll;
    ChartBoard* m_board;
    EventLog* m_log;
};

}  // namespace pb::ui
