// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/run_view.h"

#include "ui/density/chart_board.h"
#include "ui/density/event_log.h"
#include "ui/density/figures_row.h"
#include "ui/density/message_strip.h"
#include "ui/density/run_figures.h"
#include "ui/density/run_texts.h"
#include "ui/text/format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

RunView::RunView(QWidget* parent)
    : QWidget(parent), m_run(std::make_shared<density::Run>()), m_name(new QLabel(this)), m_where(new QLabel(this)),
      m_state(new QLabel(this)), m_stop(new QPushButton(this)), m_pause(new QToolButton(this)),
      m_whole(new QToolButton(this)), m_replay(new QToolButton(this)), m_export(new QToolButton(this)),
      m_attach(new QToolButton(this)), m_csv(new QAction(this)), m_ndjson(new QAction(this)),
      m_message(new MessageStrip(this)), m_figures(new FiguresRow(this)), m_progress(new QProgressBar(this)),
      m_evidence(new QLabel(this)), m_faults(new QLabel(this)), m_scroll(new QScrollArea(this)),
      m_board(new ChartBoard(this)), m_log(new EventLog(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->addLayout(buildHead());
    column->addWidget(m_message);
    column->addWidget(m_figures);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(5);
    column->addWidget(m_progress);
    column->addWidget(m_evidence);
    m_faults->setWordWrap(true);
    column->addWidget(m_faults);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(buildCharts());
    splitter->addWidget(m_log);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({600, 110});
    column->addWidget(splitter, 1);
    connect(&m_throttle, &Throttle::due, this, &RunView::refresh);
    connect(m_board, &ChartBoard::exportFailed, this, &RunView::showError);
    connect(&m_board->group(), &TimeGroup::viewChanged, this,
            [this] { m_whole->setEnabled(m_board->group().isZoomed()); });
    retranslate();
}

QWidget* RunView::buildCharts()
{
    m_scroll->setObjectName(u"chartScroll"_s);
    m_scroll->setWidget(m_board);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->installEventFilter(this);
    return m_scroll;
}

bool RunView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize)
        m_board->fitRows(m_scroll->viewport()->height());
    return QWidget::eventFilter(watched, event);
}

QLayout* RunView::buildHead()
{
    auto* row = new QHBoxLayout;
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    m_name->setFont(large);
    m_name->setTextFormat(Qt::PlainText);
    m_where->setTextFormat(Qt::PlainText);
    m_where->setForegroundRole(QPalette::PlaceholderText);
    m_state->setTextFormat(Qt::PlainText);
    names->addWidget(m_name);
    names->addWidget(m_where);
    row->addLayout(names, 1);
    row->addWidget(m_state);
    m_stop->setObjectName(u"stop"_s);
    m_pause->setObjectName(u"pause"_s);
    m_replay->setObjectName(u"replay"_s);
    m_state->setObjectName(u"runState"_s);
    m_evidence->setObjectName(u"evidence"_s);
    m_pause->setCheckable(true);
    m_whole->setEnabled(false);
    m_export->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_export);
    menu->addAction(m_csv);
    menu->addAction(m_ndjson);
    m_export->setMenu(menu);
    m_attach->setObjectName(u"run_attach"_s);
    for (QWidget* button : std::initializer_list<QWidget*>{m_whole, m_pause, m_replay, m_attach, m_export, m_stop})
        row->addWidget(button);
    connect(m_stop, &QPushButton::clicked, this, &RunView::stopAsked);
    connect(m_pause, &QToolButton::toggled, this, [this](bool paused) {
        if (!paused)
            refresh();
    });
    connect(m_whole, &QToolButton::clicked, this, [this] { m_board->group().resetZoom(); });
    connect(m_replay, &QToolButton::clicked, this, &RunView::replayAsked);
    connect(m_attach, &QToolButton::clicked, this, &RunView::attachAsked);
    connect(m_csv, &QAction::triggered, this, &RunView::csvAsked);
    connect(m_ndjson, &QAction::triggered, this, &RunView::ndjsonAsked);
    connect(m_evidence, &QLabel::linkActivated, this, &RunView::questionActivated);
    return row;
}

bool RunView::isPaused() const { return m_pause->isChecked(); }

void RunView::showLive(RunSession* session)
{
    if (m_session)
        m_session->disconnect(&m_throttle);
    m_session = session;
    m_run = session->run();
    m_record = session->record();
    m_loading = false;
    m_pause->setChecked(false);
    m_message->clear();
    m_log->clearLog();
    connect(session, &RunSession::changed, &m_throttle, &Throttle::request);
    m_board->showRun(m_run, true);
    refresh();
}

void RunView::showStored(const workspace::RunRecord& record, const SharedRun& run)
{
    if (m_session)
        m_session->disconnect(&m_throttle);
    m_session = nullptr;
    m_record = record;
    m_run = run;
    m_loading = false;
    m_pause->setChecked(false);
    m_message->clear();
    m_log->clearLog();
    m_board->showRun(m_run, false);
    refresh();
}

void RunView::showLoading(const workspace::RunRecord& record)
{
    showStored(record, std::make_shared<density::Run>());
    m_loading = true;
    refresh();
}

void RunView::showError(const Error& error) { m_message->showError(error); }

void RunView::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    setButtons();
}

void RunView::refresh()
{
    const bool live = isLive();
    if (live && isPaused())
        return;
    ++m_refreshCount;
    if (m_session) {
        m_record = m_session->record();
        if (m_session->error())
            m_message->showError(*m_session->error());
        m_log->showRemote(m_session->log(), m_session->droppedLog());
    }
    m_board->showRun(m_run, live);
    m_log->showEvents(*m_run);
    showHeading();
    showFigures();
    showProgress();
    showEvidence();
    setButtons();
    const QString faults = faultsText(m_run->faults());
    m_faults->setText(faults);
    m_faults->setVisible(!faults.isEmpty());
}

void RunView::showHeading()
{
    m_name->setText(QString::fromStdString(m_record.name));
    m_where->setText(whereText(m_record));
    if (m_loading)
        m_state->setText(tr("Reading the run"));
    else if (m_session && m_session->isActive() && m_run->state() == density::RunState::Waiting)
        m_state->setText(stateText(m_session->sourceState()));
    else if (!isLive() && m_run->state() != density::RunState::Finished && m_run->state() != density::RunState::Failed)
        m_state->setText(m_record.id ? tr("Interrupted") : stateText(RunSource::State::Idle));
    else
        m_state->setText(stateText(*m_run));
}

void RunView::showFigures()
{
    m_figures->setFigures(isLive() ? liveFigures(*m_run) : summaryFigures(m_run->summary()));
}

void RunView::showProgress()
{
    m_progress->setVisible(isLive());
    if (!isLive())
        return;
    const std::int64_t ceiling = m_run->plan() ? m_run->plan()->ceiling : 0;
    m_progress->setRange(0, static_cast<int>(ceiling));  // 0..0 shows that something goes on
    m_progress->setValue(static_cast<int>(std::min(m_run->guestsReady(), ceiling)));
}

void RunView::showEvidence()
{
    const bool kept = m_record.id && !isLive() && m_run->summary().maxReady > 0;
    m_evidence->setVisible(kept);
    if (!kept)
        return;
    QStringList links;
    for (const std::string_view question : workspace::kRunQuestions) {
        const QString code = QString::fromLatin1(question.data(), static_cast<qsizetype>(question.size()));
        links << u"<a href=\"%1\">%1</a>"_s.arg(code);
    }
    m_evidence->setText(tr("This run is evidence for %1.").arg(links.join(u", "_s)));
}

void RunView::setButtons()
{
    const bool live = isLive();
    const bool stored = m_record.id && !live && !m_loading;
    m_stop->setVisible(live);
    m_stop->setEnabled(live && m_session->sourceState() != RunSource::State::Stopping);
    m_pause->setVisible(live);
    m_replay->setVisible(stored && m_run->lastMs() > 0);
    m_export->setVisible(!live && m_run->lastMs() > 0);
    m_ndjson->setEnabled(stored);
    m_attach->setVisible(stored);
    m_attach->setEnabled(!m_readOnly);
}

void RunView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunView::retranslate()
{
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("End all guests and the run. What was measured is kept."));
    m_pause->setText(tr("Pause view"));
    m_pause->setToolTip(tr("Hold the picture still. The run goes on and is recorded."));
    m_whole->setText(tr("Whole run"));
    m_whole->setToolTip(
        tr("Zoom: drag over a chart, or Ctrl and the wheel. Move: Shift and drag. Back: double click."));
    m_replay->setText(tr("Replay"));
    m_export->setText(tr("Export"));
    m_attach->setText(tr("Attach to question…"));
    m_attach->setToolTip(tr("Evidence for a question of the review"));
    m_csv->setText(tr("Series as CSV..."));
    m_ndjson->setText(tr("Events as NDJSON..."));
    m_log->rebuild(*m_run);
    if (m_session)
        m_log->showRemote(m_session->log(), m_session->droppedLog());
    refresh();
}

}  // namespace pb::ui
