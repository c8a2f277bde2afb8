// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"
#include "core/workspace/evidence.h"

#include <QStringList>
#include <QWidget>

#include <map>

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace pb::ui {

class CardGrid;
class Document;
class RecentFiles;
class Welcome;
class WelcomeButton;
class WorkloadCard;

/// The first page: how to start while nothing is open, otherwise the workloads of the workspace as cards.
/// What has to do with files is asked for by signals.
class HomePage final : public QWidget {
    Q_OBJECT
public:
    explicit HomePage(Document& document, QWidget* parent = nullptr);

    void setRecentFiles(const QStringList& paths);
    /// Opens the dialog for a new workload; does nothing while no workspace can be changed.
    void startNewWorkload();

signals:
    void newWorkspaceAsked();
    void openAsked();
    void sampleAsked();
    void fileChosen(const QString& path);
    /// The user wants to see this workload's review.
    void workloadOpened(pb::WorkloadId workload);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Page { kWelcome, kWorkloads };

    QWidget* buildWorkloads();
    QHBoxLayout* buildOthers(QWidget* parent);
    void reload();
    void onChanged(const workspace::Change& change);
    void rebuildCards();
    void refreshCard(WorkloadId workload);
    void editWorkload(WorkloadId workload);
    /// Asks first, and says what goes with it.
    void askToRemove(WorkloadId workload);
    void removeWorkload(WorkloadId workload);
    void retranslate();

    Document& m_document;
    QStackedWidget* m_stack;
    Welcome* m_welcome;
    QLabel* m_title;
    QLabel* m_path;
    QToolButton* m_new;
    CardGrid* m_grid;
    RecentFiles* m_recent;
    WelcomeButton* m_sample;
    QStringList m_recentPaths;
    WelcomeButton* m_first;  ///< invites to make the first workload; null once there is one
    std::map<WorkloadId, WorkloadCard*> m_cards;
};

}  // namespace pb::ui
