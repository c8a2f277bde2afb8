// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/density_page.h"

#include "core/base/date.h"
#include "ui/charts/chart_export.h"
#include "ui/density/message_strip.h"
#include "ui/density/replay_source.h"
#include "ui/density/run_list.h"
#include "ui/density/run_texts.h"
#include "ui/density/run_view.h"
#include "ui/density/setup_panel.h"
#include "ui/density/ssh_hosts.h"
#include "ui/density/ssh_run_source.h"
#include "ui/document/document.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr double kReplaySeconds = 20;       ///< a replay of any run takes about this long
constexpr std::size_t kImportPiece = 5000;  ///< events in one transaction

bool isRecording(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return false;
    const QString path = urls.first().toLocalFile();
    return path.endsWith(u".ndjson"_s, Qt::CaseInsensitive) || path.endsWith(u".jsonl"_s, Qt::CaseInsensitive);
}

}  // namespace

DensityPage::DensityPage(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_heading(new QLabel(this)), m_new(new QPushButton(this)),
      m_import(new QPushButton(this)), m_list(new RunList(this)), m_message(new MessageStrip(this)),
      m_sheets(new QStackedWidget(this)), m_setup(new SetupPanel(this)), m_view(new RunView(this)),
      m_emptyTitle(new QLabel(this)), m_emptyText(new QLabel(this)), m_emptyNew(new QPushButton(this)),
      m_emptyImport(new QPushButton(this))
{
    setAcceptDrops(true);
    m_makeSource = [](const RunRequest& request) { return std::make_unique<SshRunSource>(request); };
    m_sheets->addWidget(buildEmpty());
    m_sheets->addWidget(m_setup);
    m_sheets->addWidget(m_view);
    auto* main = new QWidget(this);
    auto* column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    column->addWidget(m_sheets, 1);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(buildSide());
    splitter->addWidget(main);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({230, 900});
    splitter->setChildrenCollapsible(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(splitter);
    connectParts();
    retranslate();
    onReloaded();
}

/// The sessions go first: what they have not written yet still finds its document.
DensityPage::~DensityPage()
{
    m_preflightSession.reset();
    m_session.reset();
}

QWidget* DensityPage::buildSide()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(10, 12, 6, 10);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_heading->setFont(bold);
    m_new->setObjectName(u"newRun"_s);
    m_import->setObjectName(u"importRun"_s);
    m_list->setObjectName(u"runs"_s);
    column->addWidget(m_heading);
    column->addWidget(m_new);
    column->addWidget(m_list, 1);
    column->addWidget(m_import);
    side->setMinimumWidth(190);
    return side;
}

QWidget* DensityPage::buildEmpty()
{
    auto* sheet = new QWidget(this);
    auto* column = new QVBoxLayout(sheet);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setWeight(QFont::DemiBold);
    m_emptyTitle->setFont(large);
    m_emptyText->setWordWrap(true);
    m_emptyText->setFixedWidth(500);  // how high it is follows from that
    m_emptyText->setObjectName(u"emptyText"_s);
    m_emptyTitle->setAlignment(Qt::AlignCenter);
    m_emptyText->setAlignment(Qt::AlignCenter);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_emptyNew);
    buttons->addWidget(m_emptyImport);
    buttons->addStretch();
    m_emptyNew->setObjectName(u"firstRun"_s);
    column->addStretch(2);
    column->addWidget(m_emptyTitle);
    column->addSpacing(6);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_emptyText);
    row->addStretch();
    column->addLayout(row);
    column->addSpacing(12);
    column->addLayout(buttons);
    column->addStretch(3);
    return sheet;
}

void DensityPage::connectParts()
{
    connect(&m_document, &Document::reloaded, this, &DensityPage::onReloaded);
    connect(&m_document, &Document::changed, this, &DensityPage::onChanged);
    connect(m_new, &QPushButton::clicked, this, &DensityPage::showSetup);
    connect(m_emptyNew, &QPushButton::clicked, this, &DensityPage::showSetup);
    connect(m_import, &QPushButton::clicked, this, &DensityPage::askImport);
    connect(m_emptyImport, &QPushButton::clicked, this, &DensityPage::askImport);
    connect(m_list, &RunList::runActivated, this, &DensityPage::showRun);
    connect(m_list, &RunList::renamed, this, &DensityPage::rename);
    connect(m_list, &RunList::removeAsked, this, &DensityPage::remove);
    connect(m_setup, &SetupPanel::startAsked, this, &DensityPage::startRun);
    connect(m_setup, &SetupPanel::preflightAsked, this, &DensityPage::startPreflight);
    connect(m_setup, &SetupPanel::cancelAsked, this, &DensityPage::cancelSetup);
    connect(m_view, &RunView::stopAsked, this, &DensityPage::stopRun);
    connect(m_view, &RunView::replayAsked, this, &DensityPage::replay);
    connect(m_view, &RunView::csvAsked, this, [this] { askExport(true); });
    connect(m_view, &RunView::ndjsonAsked, this, [this] { askExport(false); });
    connect(m_view, &RunView::attachAsked, this, [this] { emit attachAsked(m_shown); });
    connect(m_view, &RunView::questionActivated, this, &DensityPage::questionActivated);
}

void DensityPage::setWorkload(WorkloadId workload)
{
    if (workload == m_workload)
        return;
    m_workload = workload;
    refreshList();
    chooseFirst();
}

/// The newest run, the live one before all, or the invitation to make one.
void DensityPage::chooseFirst()
{
    m_message->clear();
    refreshList();
    m_shown = {};
    const bool live = isRunning() && m_session->record().workload == m_workload;
    if (const RunId run = live && m_session->record().id ? m_session->record().id : m_list->first())
        showRun(run);
    else
        showSheet(kEmpty);
}

void DensityPage::showSheet(Sheet sheet)
{
    m_sheets->setCurrentIndex(sheet);
    if (sheet != kRun) {
        m_shown = {};
        m_list->select({});
    }
}

void DensityPage::showSetup()
{
    m_message->clear();
    m_setup->refreshHosts();
    showSheet(kSetup);
}

const workspace::RunRecord* DensityPage::recordOf(RunId run) const
{
    const auto& runs = m_document.workspace().runs;
    const auto found = runs.find(run);
    return found == runs.end() ? nullptr : &found->second;
}

void DensityPage::showRun(RunId run)
{
    const workspace::RunRecord* record = recordOf(run);
    if (!record)
        return;
    m_message->clear();
    m_list->select(run);
    const bool again = run == m_shown && m_sheets->currentIndex() == kRun;
    m_shown = run;
    showSheet(kRun);
    if (m_session && m_session->record().id == run) {
        m_view->showLive(m_session.get());
    } else if (!again) {
        m_view->showLoading(*record);
        m_document.loadRun(run, this, [this, run](Result<density::Run> loaded) { onLoaded(run, std::move(loaded)); });
    }
}

void DensityPage::onLoaded(RunId run, Result<density::Run> loaded)
{
    const workspace::RunRecord* record = recordOf(run);
    if (run != m_shown || !record)
        return;
    if (!loaded) {
        m_view->showError(loaded.error());
        return;
    }
    // Lines that could not be read were counted when they came and are not among the stored events.
    const density::StreamFaults& then = record->summary.faults;
    loaded->countMalformed(then.malformed - std::min(then.malformed, loaded->faults().malformed));
    loaded->countOversized(then.oversized - std::min(then.oversized, loaded->faults().oversized));
    workspace::RunRecord stored = *record;
    m_view->showStored(stored, std::make_shared<density::Run>(*std::move(loaded)));
    // After a crash the record is older than the events.
    if (stored.summary != m_view->run()->summary() && !m_document.readOnly()) {
        stored.summary = m_view->run()->summary();
        m_document.updateRun(stored);
    }
}

void DensityPage::refreshList()
{
    const bool any = bool(m_workload);
    m_new->setEnabled(any);
    m_import->setEnabled(any && !m_document.readOnly());
    m_view->setReadOnly(m_document.readOnly());
    m_emptyNew->setEnabled(any);
    m_emptyImport->setEnabled(any && !m_document.readOnly());
    m_setup->setBlocked(m_document.readOnly() ? tr("This workspace is read-only; a run could not be kept.")
                                              : QString());
    m_list->setRuns(m_document.workspace(), m_workload, isRunning() ? m_session->record().id : RunId{});
}

void DensityPage::onReloaded()
{
    m_reading.cancel();
    m_preflightSession.reset();
    m_session.reset();
    m_setup->setBusy({});
    m_shown = {};
    chooseFirst();
}

void DensityPage::onChanged(const workspace::Change& change)
{
    if (change.runs.empty())
        return;
    refreshList();
    m_list->select(m_shown);
    if (m_shown && !recordOf(m_shown))
        chooseFirst();
}

void DensityPage::startRun(const RunRequest& request)
{
    if (isRunning()) {
        m_setup->showError(
            {Error::Code::Conflict, "density.run.active", m_session->record().host, "a run goes on", {}});
        return;
    }
    m_preflightSession.reset();
    rememberHost(request.host.destination);
    m_lastRequest = request;
    workspace::RunRecord record;
    record.workload = m_workload;
    record.name = request.plan.name.empty()
                      ? tr("%1 guests on %2").arg(request.plan.ceiling).arg(request.host.destination).toStdString()
                      : request.plan.name;
    record.host = request.host.destination.toStdString();
    record.started_utc = utcNow();
    m_session = std::make_unique<RunSession>(m_makeSource(request), std::move(record), m_document);
    connect(m_session.get(), &RunSession::ended, this, &DensityPage::onSessionEnded, Qt::QueuedConnection);
    connect(m_session.get(), &RunSession::recordingStarted, this, [this](RunId run) {
        m_shown = run;
        refreshList();
        m_list->select(run);
    });
    showSheet(kRun);
    m_session->start();
    m_view->showLive(m_session.get());
}

void DensityPage::onSessionEnded()
{
    refreshList();
    if (!m_session || m_session->isActive())
        return;
    if (!m_session->isRecorded()) {  // a replay: back to the run itself
        const RunId run = m_session->record().id;
        m_session.reset();
        if (m_shown == run && m_sheets->currentIndex() == kRun) {
            m_shown = {};
            showRun(run);
        }
        return;
    }
    m_list->select(m_shown);
    if (m_session->record().id) {
        emit runEnded();
        return;
    }
    // Nothing was measured: back to the form, with what went wrong.
    const std::optional<Error> error = m_session->error();
    m_setup->setRequest(m_lastRequest);
    showSheet(kSetup);
    if (error)
        m_setup->showError(*error);
    m_session.reset();
    emit runEnded();
}

void DensityPage::stopRun()
{
    if (m_session)
        m_session->stop();
}

void DensityPage::startPreflight(const RunRequest& request)
{
    m_lastRequest = request;
    m_preflightSession = std::make_unique<RunSession>(m_makeSource(request), workspace::RunRecord{});
    RunSession* session = m_preflightSession.get();
    connect(session, &RunSession::changed, this,
            [this, session] { m_setup->setBusy(stateText(session->sourceState())); });
    connect(session, &RunSession::ended, this, [this, session] {
        m_setup->setBusy({});
        if (session->error())
            m_setup->showError(*session->error());
        else if (session->run()->preflight()) {
            rememberHost(m_lastRequest.host.destination);
            m_setup->showPreflight(*session->run()->preflight());
        }
    });
    m_setup->setBusy(stateText(RunSource::State::Connecting));
    m_preflightSession->start();
}

void DensityPage::cancelSetup()
{
    m_preflightSession.reset();  // cuts the link
    m_setup->setBusy({});
}

QByteArray DensityPage::eventsOf(RunId run) const
{
    QByteArray all;
    m_document.readRunEvents(run, [&](std::string_view piece) {
        if (all.size() < kMaxRecordingBytes)
            all.append(piece.data(), static_cast<qsizetype>(piece.size()));
    });
    return all;
}

void DensityPage::replay()
{
    if (isRunning() || !m_shown)
        return;
    m_reading.start(
        [bytes = eventsOf(m_shown)](std::stop_token stop) { return readRecording(bytes, {}, std::move(stop)); },
        [this, run = m_shown](Result<Recording> recording) { startReplay(run, std::move(recording)); });
}

void DensityPage::startReplay(RunId run, Result<Recording> recording)
{
    const workspace::RunRecord* record = recordOf(run);
    if (run != m_shown || !record || isRunning())
        return;
    if (!recording) {
        m_view->showError(recording.error());
        return;
    }
    const double seconds = static_cast<double>(recording->run.lastMs()) / 1000;
    auto source = std::make_unique<ReplaySource>(std::move(recording->events), std::max(seconds / kReplaySeconds, 1.0));
    m_session = std::make_unique<RunSession>(std::move(source), *record);
    connect(m_session.get(), &RunSession::ended, this, &DensityPage::onSessionEnded, Qt::QueuedConnection);
    m_session->start();
    m_view->showLive(m_session.get());
}

void DensityPage::importFile(const QString& path)
{
    m_message->clear();
    m_reading.start([path](std::stop_token stop) { return readRecordingFile(path, std::move(stop)); },
                    [this, path](Result<Recording> recording) { keep(path, std::move(recording)); });
}

void DensityPage::keep(const QString& path, Result<Recording> recording)
{
    if (!recording) {
        m_message->showError(recording.error());
        return;
    }
    const density::RunSummary summary = recording->run.summary();
    workspace::RunRecord record;
    record.workload = m_workload;
    record.name = summary.plan.name.empty() ? QFileInfo(path).completeBaseName().toStdString() : summary.plan.name;
    record.host = summary.host.hostName;
    record.started_utc = summary.startedAt.empty() ? utcNow() : summary.startedAt;
    record.summary = summary;
    const Result<RunId> id = m_document.beginRun(record);
    if (!id)
        return;  // the document has said why
    std::span<const density::Event> rest(recording->events);
    while (!rest.empty()) {
        const auto piece = rest.first(std::min(kImportPiece, rest.size()));
        if (!m_document.appendRunEvents(*id, piece))
            return;
        rest = rest.subspan(piece.size());
    }
    showRun(*id);
}

void DensityPage::rename(RunId run, const QString& name)
{
    const workspace::RunRecord* record = recordOf(run);
    if (record && !name.isEmpty() && name != QString::fromStdString(record->name)) {
        workspace::RunRecord next = *record;
        next.name = name.toStdString();
        m_document.apply(workspace::Edit{workspace::SetRun{next}}, tr("Rename run"));
    }
    refreshList();
    m_list->select(run);
}

void DensityPage::remove(RunId run)
{
    if (!recordOf(run) || (isRunning() && m_session->record().id == run))
        return;
    m_document.apply(workspace::Edit{workspace::RemoveRun{run}}, tr("Delete run"));
}

void DensityPage::askImport()
{
    auto* dialog = new QFileDialog(this, tr("Import a recorded run"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Recorded runs (*.ndjson *.jsonl)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &DensityPage::importFile);
    dialog->open();
}

void DensityPage::askExport(bool csv)
{
    auto* dialog = new QFileDialog(this, csv ? tr("Save series") : tr("Save events"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(csv ? u"csv"_s : u"ndjson"_s);
    dialog->setNameFilters({csv ? tr("Series (*.csv)") : tr("Events (*.ndjson)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this, csv, run = m_shown](const QString& path) {
        const Status written = writeWhole(path, csv ? seriesCsv(*m_view->run()) : eventsOf(run));
        if (!written)
            m_message->showError(written.error());
    });
    dialog->open();
}

void DensityPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (isRecording(*event->mimeData()) && m_workload && !m_document.readOnly())
        event->acceptProposedAction();
}

void DensityPage::dropEvent(QDropEvent* event)
{
    if (isRecording(*event->mimeData()))
        importFile(event->mimeData()->urls().first().toLocalFile());
}

void DensityPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DensityPage::retranslate()
{
    m_heading->setText(tr("Density runs"));
    m_new->setText(tr("New run"));
    m_import->setText(tr("Import recorded run..."));
    m_emptyTitle->setText(tr("How many guests does a host carry?"));
    m_emptyText->setText(
        tr("A density run starts virtual machines on a Linux host that you reach with ssh, in stages, and shows live "
           "what they do to its memory and its run queue. The result becomes evidence for PERF 1, PERF 2 and COST 5."));
    m_emptyNew->setText(tr("Set up the first run"));
    m_emptyImport->setText(tr("Import a recorded run..."));
    refreshList();
    m_list->select(m_shown);
}

}  // namespace pb::ui
