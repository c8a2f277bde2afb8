// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/canvas/network_page.h"
#include "ui/density/density_page.h"
#include "ui/document/document.h"
#include "ui/history/history_page.h"
#include "ui/home/home_page.h"
#include "ui/report/report_page.h"
#include "ui/review/attach_dialog.h"
#include "ui/review/plan_page.h"
#include "ui/review/review_page.h"
#include "ui/settings/settings.h"
#include "ui/shell/banner.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_dialogs.h"
#include "ui/shell/pages.h"
#include "ui/shell/rail.h"
#include "ui/shell/run_guard.h"
#include "ui/shell/status_row.h"
#include "ui/shell/undo_keys.h"
#include "ui/shell/window_actions.h"
#include "ui/shell/workspace_files.h"
#include "ui/text/error_text.h"
#include "ui/text/finding_text.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStatusBar>
#include <QUndoView>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {
constexpr QSize kFirstSize{1360, 860};
constexpr int kFrameHeight = 40;  // what a window manager's title bar takes, about
}  // namespace

MainWindow::MainWindow(const Services& services)
    : m_services(services), m_actions(new WindowActions(services.document.undoStack(), *menuBar(), this)),
      m_rail(new Rail(this)), m_pages(new Pages(services.document, this)), m_guard(new RunGuard(*m_pages, this)),
      m_files(new WorkspaceFiles(
          services.document, services.settings,
          [this](std::function<void()> then) { m_guard->whenNoRun(std::move(then)); }, this)),
      m_banner(new Banner(this)), m_status(new StatusRow(services.document, services.languages, this)),
      m_palette(new CommandPalette(this)), m_historyDock(new QDockWidget(this)),
      m_history(new QUndoView(&services.document.undoStack(), this))
{
    setObjectName(u"mainWindow"_s);
    qApp->installEventFilter(new UndoKeys(this));
    setAcceptDrops(true);
    buildLayout();
    connectActions();
    connectDocument();
    connectPages();
    retranslate();
    restoreLayout();
    onReloaded();
}

MainWindow::~MainWindow() = default;

void MainWindow::openFile(const QString& path) { m_files->open(path); }

void MainWindow::openSample() { m_files->openSample(); }

void MainWindow::showPage(const QString& id) { m_pages->showPage(id); }

QString MainWindow::page() const { return m_pages->page(); }

void MainWindow::buildLayout()
{
    auto* center = new QWidget(this);
    auto* row = new QHBoxLayout(center);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    setCentralWidget(center);
    for (const QString& id : Pages::ids())
        m_rail->addPage(id);

    m_historyDock->setObjectName(u"historyDock"_s);
    m_historyDock->setWidget(m_history);
    addDockWidget(Qt::RightDockWidgetArea, m_historyDock);
    m_historyDock->hide();
    statusBar()->addPermanentWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectActions()
{
    const auto on = [this](const char* id, auto&& slot) {
        connect(m_actions->action(QString::fromLatin1(id)), &QAction::triggered, this, slot);
    };
    on("new", [this] { m_files->askNew(); });
    on("open", [this] { m_files->askOpen(); });
    on("sample", [this] { openSample(); });
    on("copy", [this] { m_files->askCopy(); });
    on("export", [this] {
        showPage(u"report"_s);
        m_pages->report().askExport();
    });
    on("quit", [this] { close(); });
    on("workload", [this] {
        showPage(u"home"_s);
        m_pages->home().startNewWorkload();
    });
    connectTimelineActions();
    on("language", [this] {
        const bool korean = m_services.languages.language() == text::Language::Korean;
        m_services.languages.setLanguage(korean ? text::Language::English : text::Language::Korean);
    });
    on("theme_system", [this] { onThemeChosen(Theme::System); });
    on("theme_light", [this] { onThemeChosen(Theme::Light); });
    on("theme_dark", [this] { onThemeChosen(Theme::Dark); });
    on("fullscreen", [this](bool full) { full ? showFullScreen() : showNormal(); });
    on("palette", [this] { m_palette->open(m_actions->all() + m_pages->currentWidget()->actions()); });
    on("shortcuts", [this] { showShortcuts(m_actions->all() + m_pages->currentWidget()->actions(), this); });
    on("about", [this] { showAbout(this); });
    on("history", [this](bool shown) { m_historyDock->setVisible(shown); });
    connect(m_historyDock, &QDockWidget::visibilityChanged, m_actions->action(u"history"_s), &QAction::setChecked);
    for (const QString& id : Pages::ids())
        connect(m_actions->action(id), &QAction::triggered, this, [this, id] { showPage(id); });
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_actions->recentMenu(), &QMenu::aboutToShow, this,
            [this] { m_files->fillRecent(*m_actions->recentMenu()); });
    m_actions->action(u"theme_"_s + code(m_services.theme.theme()))->setChecked(true);
}

void MainWindow::connectTimelineActions()
{
    const auto on = [this](const char* id, void (HistoryPage::*start)()) {
        connect(m_actions->action(QString::fromLatin1(id)), &QAction::triggered, this, [this, start] {
            showPage(u"timeline"_s);
            (m_pages->history().*start)();
        });
    };
    on("milestone", &HistoryPage::startMilestone);
    on("merge", &HistoryPage::startMerge);
    on("upgrade", &HistoryPage::startUpgrade);
}

void MainWindow::connectDocument()
{
    connect(&m_services.document, &Document::reloaded, this, &MainWindow::onReloaded);
    connect(&m_services.document, &Document::failed, this, [this](const Error& error) {
        const QString sentence = text::errorText(error);
        m_banner->showProblem(sentence);
        m_status->showProblem(sentence);
    });
    connect(&m_services.document, &Document::changed, m_banner, &QWidget::hide);
    connect(m_files, &WorkspaceFiles::failed, this,
            [this](const Error& error) { m_banner->showProblem(text::errorText(error)); });
    connect(&m_services.languages, &text::LanguageSwitch::changed, this,
            [this](text::Language language) { m_services.settings.setValue(kLanguage, text::code(language)); });
}

void MainWindow::connectPages()
{
    connect(m_pages, &Pages::pageChanged, this, [this](const QString& id) { m_rail->setCurrent(id); });
    connect(m_status, &StatusRow::findingsClicked, this, [this] { showPage(u"network"_s); });
    connect(m_pages, &Pages::pageMade, this, [this](const QString& id) {
        if (id == "home"_L1)
            connectHome(m_pages->home());
        else if (id == "review"_L1)
            connectReview(m_pages->review());
        else if (id == "plan"_L1)
            connect(&m_pages->plan(), &PlanPage::questionActivated, this, &MainWindow::showQuestion);
        else if (id == "network"_L1)
            connectNetwork(m_pages->network());
        else if (id == "timeline"_L1)
            connect(&m_pages->history(), &HistoryPage::questionActivated, this, &MainWindow::showQuestion);
        else if (id == "density"_L1)
            connectDensity(m_pages->density());
    });
}

void MainWindow::connectHome(HomePage& home)
{
    connect(&home, &HomePage::workloadOpened, this, [this](WorkloadId workload) {
        chooseWorkload(workload);
        showPage(u"review"_s);
    });
    connect(&home, &HomePage::sampleAsked, this, &MainWindow::openSample);
    connect(&home, &HomePage::fileChosen, this, &MainWindow::openFile);
    connect(&home, &HomePage::openAsked, this, [this] { m_files->askOpen(); });
    connect(&home, &HomePage::newWorkspaceAsked, this, [this] { m_files->askNew(); });
    home.setRecentFiles(m_files->recent());
}

void MainWindow::connectReview(ReviewPage& review)
{
    connect(&review, &ReviewPage::evidenceActivated, this, &MainWindow::showEvidence);
    connect(&review, &ReviewPage::workloadChanged, this, &MainWindow::chooseWorkload);
    connect(&review, &ReviewPage::lensesAsked, this, [this] { showPage(u"lens"_s); });
    connect(&review, &ReviewPage::newWorkloadAsked, m_actions->action(u"workload"_s), &QAction::trigger);
    connect(&review, &ReviewPage::planActivated, this, [this](const pb::review::QuestionKey& question) {
        showPage(u"plan"_s);
        m_pages->plan().showQuestion(question);
    });
}

void MainWindow::connectNetwork(NetworkPage& network)
{
    connect(&network, &NetworkPage::questionActivated, this, &MainWindow::showEvidenced);
    connect(&network, &NetworkPage::attachAsked, this, [this](NetworkId id, const Finding& finding) {
        const text::FindingText says = text::findingText(finding);
        askAttach({review::LinkKind::Finding, id, {}, finding.key(), {}}, says.title + u" · "_s + says.sentence);
    });
    network.restoreLayout(m_services.settings.value(kNetworkLayout));
}

void MainWindow::connectDensity(DensityPage& density)
{
    connect(&density, &DensityPage::questionActivated, this, &MainWindow::showEvidenced);
    connect(&density, &DensityPage::attachAsked, this, [this](RunId id) {
        const auto run = m_services.document.workspace().runs.find(id);
        if (run != m_services.document.workspace().runs.end())
            askAttach({review::LinkKind::Run, {}, id, {}, {}}, QString::fromStdString(run->second.name));
    });
}

void MainWindow::showQuestion(const QString& question, const QString& lens)
{
    showPage(u"review"_s);
    m_pages->review().showQuestionOf(lens.toStdString(), question);
}

void MainWindow::showEvidenced(const QString& code)
{
    showPage(u"review"_s);
    m_pages->review().showEvidenced(code);
}

void MainWindow::restoreLayout()
{
    if (!restoreGeometry(m_services.settings.value(kWindowGeometry)))
        resize(kFirstSize.boundedTo(screen()->availableSize() - QSize(0, kFrameHeight)));
    restoreState(m_services.settings.value(kWindowState));
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        m_rail->restyle();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_pages->flush();
    if (m_pages->isMeasuring()) {
        event->ignore();
        m_guard->whenNoRun([this] { close(); });
        return;
    }
    Settings& settings = m_services.settings;
    settings.setValue(kWindowGeometry, saveGeometry());
    settings.setValue(kWindowState, saveState());
    if (const NetworkPage* network = m_pages->madeNetwork())
        settings.setValue(kNetworkLayout, network->saveLayout());
    settings.setValue(kLastPage, m_pages->page());
    settings.setValue(kLastWorkload, static_cast<qlonglong>(m_pages->workload().value));
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1)
        openFile(urls.first().toLocalFile());
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_historyDock->setWindowTitle(tr("History"));
    m_history->setEmptyLabel(tr("As it was opened"));
    for (const QString& id : Pages::ids()) {
        const QAction* action = m_actions->action(id);
        QString caption = action->text();
        caption = caption.remove(u'&').section(u'(', 0, 0).trimmed();
        m_rail->setCaption(id, caption, action->shortcut().toString(QKeySequence::NativeText));
    }
    updateTitle();
}

void MainWindow::updateTitle()
{
    const Document& document = m_services.document;
    const QString name = QFileInfo(document.path()).completeBaseName();
    setWindowTitle(document.isOpen() ? tr("%1 - Pillarbench").arg(name) : tr("Pillarbench"));
    setWindowFilePath(document.path());
}

void MainWindow::onReloaded()
{
    Document& document = m_services.document;
    updateTitle();
    m_banner->hide();
    if (HomePage* home = m_pages->madeHome())
        home->setRecentFiles(m_files->recent());
    for (const char* id : {"review", "plan", "network", "density", "report", "lens", "timeline", "copy", "export",
                           "workload", "milestone", "merge", "upgrade"})
        m_actions->action(QString::fromLatin1(id))->setEnabled(document.isOpen());
    m_rail->setOnlyFirst(!document.isOpen());
    m_pages->setWorkload({m_services.settings.value(kLastWorkload)});
    showPage(document.isOpen() ? m_services.settings.value(kLastPage) : u"home"_s);
    using enum store::ReadOnlyReason;
    if (document.isOpen() && document.readOnlyReason() == Locked)
        m_banner->showNotice(tr("Another Pillarbench has this workspace open. It is shown read-only; close the other "
                                "one and open the file again to change it."));
    else if (document.isOpen() && document.readOnlyReason() == Permission)
        m_banner->showNotice(tr("You may not write to this file or its folder. It is shown read-only; save a copy to "
                                "change it."));
}

void MainWindow::chooseWorkload(WorkloadId workload)
{
    if (workload != m_pages->workload())
        m_pages->setWorkload(workload);
}

void MainWindow::showEvidence(const workspace::Evidence& evidence)
{
    if (const auto* finding = std::get_if<workspace::FindingEvidence>(&evidence.what)) {
        showPage(u"network"_s);
        m_pages->network().showFinding(finding->network, finding->finding);
    } else {
        showPage(u"density"_s);
        m_pages->density().showRun(std::get<workspace::RunEvidence>(evidence.what).run);
    }
}

void MainWindow::askAttach(const review::EvidenceLink& evidence, const QString& words)
{
    if (!m_services.document.lensOf(m_pages->workload()))
        return;
    auto* dialog = new AttachDialog(m_services.document, m_pages->workload(), evidence, words, this);
    connect(dialog, &AttachDialog::attached, this,
            [this](const QString& code) { m_status->showDone(tr("Attached to %1").arg(code)); });
    dialog->open();
}

void MainWindow::onThemeChosen(Theme theme)
{
    m_services.theme.setTheme(theme);
    m_services.settings.setValue(kTheme, code(theme));
}

}  // namespace pb::ui
