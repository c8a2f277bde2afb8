// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"
#include "ui/density/run_files.h"
#include "ui/density/run_session.h"
#include "ui/document/latest_job.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace pb::ui {

class Document;
class MessageStrip;
class RunList;
class RunView;
class SetupPanel;

/// The density runs of one workload: set one up, watch it, keep it, look at it again.
class DensityPage final : public QWidget {
    Q_OBJECT
public:
    explicit DensityPage(Document& document, QWidget* parent = nullptr);
    ~DensityPage() override;

    void setWorkload(WorkloadId workload);
    WorkloadId workload() const noexcept { return m_workload; }
    /// Opens a stored run, or the live view where it goes on.
    void showRun(RunId run);
    /// Takes a recorded NDJSON stream in as a run of this workload. It is read off the GUI thread.
    void importFile(const QString& path);

    /// A run goes on; closing the link now would end it.
    bool isRunning() const { return m_session && m_session->isActive() && m_session->isRecorded(); }
    void stopRun();

    /// What makes the source of a run in place of ssh, for tests.
    void setSourceFactory(RunSourceFactory factory) { m_makeSource = std::move(factory); }

signals:
    /// The reader wants to see a question that a run is evidence for: "PERF 2".
    void questionActivated(const QString& question);
    /// A stored run is to be attached to a question as evidence.
    void attachAsked(pb::RunId run);
    /// A run that was measured is over and kept; isRunning() is false.
    void runEnded();

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum Sheet { kEmpty, kSetup, kRun };

    QWidget* buildSide();
    QWidget* buildEmpty();
    void connectParts();
    void retranslate();
    void refreshList();
    void showSheet(Sheet sheet);
    void showSetup();
    void chooseFirst();

    void onReloaded();
    void onChanged(const workspace::Change& change);
    void onSessionChanged();
    void onSessionEnded();
    void onLoaded(RunId run, Result<density::Run> loaded);

    void startRun(const RunRequest& request);
    void startPreflight(const RunRequest& request);
    void cancelSetup();
    void replay();
    void startReplay(RunId run, Result<Recording> recording);
    void keep(const QString& path, Result<Recording> recording);
    void rename(RunId run, const QString& name);
    void remove(RunId run);
    void askImport();
    void askExport(bool csv);
    QByteArray eventsOf(RunId run) const;
    const workspace::RunRecord* recordOf(RunId run) const;

    Document& m_document;
    WorkloadId m_workload;
    RunId m_shown;  ///< the run that the view shows or is to show
    RunSourceFactory m_makeSource;
    std::unique_ptr<RunSession> m_session;
    std::unique_ptr<RunSession> m_preflightSession;
    RunRequest m_lastRequest;
    LatestJob m_reading;

    QLabel* m_heading;
    QPushButton* m_new;
    QPushButton* m_import;
    RunList* m_list;
    MessageStrip* m_message;
    QStackedWidget* m_sheets;
    SetupPanel* m_setup;
    RunView* m_view;
    QLabel* m_emptyTitle;
    QLabel* m_emptyText;
    QPushButton* m_emptyNew;
    QPushButton* m_emptyImport;
};

}  // namespace pb::ui
