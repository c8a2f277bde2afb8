// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/workspace/evidence.h"
#include "ui/settings/theme.h"
#include "ui/text/language.h"

#include <QMainWindow>

class QDockWidget;
class QUndoView;

namespace pb::ui {

class Banner;
class CommandPalette;
class DensityPage;
class Document;
class HomePage;
class NetworkPage;
class Pages;
class Rail;
class ReviewPage;
class RunGuard;
class Settings;
class StatusRow;
class WindowActions;
class WorkspaceFiles;

/// What the window needs and does not own; all of it outlives the window.
struct Services {
    Document& document;
    Settings& settings;
    text::LanguageSwitch& languages;
    ThemeSwitch& theme;
};

/// The one window: rail at the left, a page, history dock, status bar.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Services& services);
    ~MainWindow() override;

    /// Opens a workspace file; what goes wrong is shown in the window.
    void openFile(const QString& path);
    void openSample();
    /// @param id "home", "review", "plan", "network", "density", "report", "timeline"
    void showPage(const QString& id);
    QString page() const;

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    void connectActions();
    void connectTimelineActions();
    void connectDocument();
    void connectPages();
    void connectHome(HomePage& home);
    void connectReview(ReviewPage& review);
    void connectNetwork(NetworkPage& network);
    void connectDensity(DensityPage& density);
    void restoreLayout();
    void retranslate();
    void updateTitle();
    void onReloaded();
    void chooseWorkload(WorkloadId workload);
    void showQuestion(const QString& question, const QString& lens);
    void showEvidenced(const QString& code);
    void showEvidence(const workspace::Evidence& evidence);
    void askAttach(const review::EvidenceLink& evidence, const QString& words);
    void onThemeChosen(Theme theme);

    Services m_services;
    WindowActions* m_actions;
    Rail* m_rail;
    Pages* m_pages;
    RunGuard* m_guard;
    WorkspaceFiles* m_files;
    Banner* m_banner;
    StatusRow* m_status;
    CommandPalette* m_palette;
    QDockWidget* m_historyDock;
    QUndoView* m_history;
};

}  // namespace pb::ui
