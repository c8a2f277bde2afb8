// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/edit.h"
#include "core/workspace/evidence.h"

#include <QStringList>
#include <QWidget>

#include <map>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace pb::ui {

class CardGrid;
class Document;
class PortfolioModel;
class PortfolioProxy;
class PortfolioTable;
class RecentFiles;
class SearchField;
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
    /// @param from its answers are offered as a start; none: a blank review
    void startNewWorkload(WorkloadId from = {});
    /// The workloads as a table or as cards.
    void showTable(bool table);
    /// Writes the table, as it is filtered and sorted, as CSV.
    Status exportTable(const QString& path) const;

signals:
    void newWorkspaceAsked();
    void openAsked();
    void sampleAsked();
    void fileChosen(const QString& path);
    /// The user wants to see this workload's review.
    void workloadOpened(pb::WorkloadId workload);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum Page { kWelcome, kWorkloads };

    QWidget* buildWorkloads();
    QHBoxLayout* buildFilters(QWidget* parent);
    QHBoxLayout* buildOthers(QWidget* parent);
    void connectTable();
    void refreshTable();
    void askExport();
    bool isMany() const;
    void reload();
    void onChanged(const workspace::Change& change);
    void rebuildCards();
    void refreshCard(WorkloadId workload);
    void editWorkload(WorkloadId workload);
    void askTemplate(WorkloadId workload);
    void openDialog(WorkloadId workload, WorkloadId from);
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
    QWidget* m_filters = nullptr;
    SearchField* m_search = nullptr;
    QComboBox* m_filter = nullptr;
    QToolButton* m_asCards = nullptr;
    QToolButton* m_asTable = nullptr;
    QToolButton* m_export = nullptr;
    PortfolioModel* m_portfolio;
    PortfolioProxy* m_proxy;
    PortfolioTable* m_table = nullptr;
    QWidget* m_others = nullptr;
    QLabel* m_status = nullptr;
    bool m_tableShown = false;
    bool m_chosen = false;     ///< the user has said which view to show
    bool m_tableStale = true;  ///< to be read again when it is shown
    RecentFiles* m_recent;
    WelcomeButton* m_sample;
    QStringList m_recentPaths;
    WelcomeButton* m_first;  ///< invites to make the first workload; null once there is one
    std::map<WorkloadId, WorkloadCard*> m_cards;
};

}  // namespace pb::ui
