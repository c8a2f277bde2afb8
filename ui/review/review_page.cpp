// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_page.h"

#include "core/base/date.h"
#include "ui/document/document.h"
#include "ui/review/keys_overview.h"
#include "ui/review/lens_switch.h"
#include "ui/review/pillar_strip.h"
#include "ui/review/question_list.h"
#include "ui/review/question_view.h"
#include "ui/review/reading_switch.h"
#include "ui/review/search_panel.h"
#include "ui/review/session_view.h"
#include "ui/review/text_pair.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

qlonglong valueOf(WorkloadId id) { return static_cast<qlonglong>(id.value); }

/// Widths of the list in average characters: at least; and where the page has room for it.
constexpr int kListLeast = 26;
constexpr int kListUsual = 56;
constexpr int kListShare = 4;  ///< the list takes no more than a fourth of the page

QToolButton* makeToolButton(const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setAutoRaise(true);
    return button;
}

}  // namespace

ReviewPage::ReviewPage(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_stack(new QStackedWidget(this)), m_pillars(new PillarStrip(this)),
      m_splitter(new QSplitter(Qt::Horizontal, this)), m_list(new QuestionList(this)), m_view(new QuestionView(this)),
      m_search(new SearchPanel(this)), m_keys(new KeysOverview(this)), m_session(new SessionView(this))
{
    auto* questions = new QWidget(m_stack);
    auto* rows = new QVBoxLayout(questions);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(buildBar());
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(12, 0, 12, 10);
    strip->addWidget(m_pillars);
    rows->addLayout(strip);
    m_splitter->addWidget(buildList());
    m_splitter->addWidget(m_view);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_ownSplit = true; });
    rows->addWidget(m_splitter, 1);
    m_stack->addWidget(questions);
    m_stack->addWidget(buildEmpty());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connectView();
    connectSession();
    connectExtras();
    connectLenses();
    makeActions();
    retranslate();
    reload();
}

ReviewPage::~ReviewPage()
{
    flush();
    // What the children say while they are taken apart is for nobody.
    m_list->disconnect(this);
    m_view->disconnect(this);
    m_session->disconnect(this);
}

QWidget* ReviewPage::buildBar()
{
    auto* bar = new QWidget(this);
    m_workloads = new QComboBox(bar);
    m_workloads->setObjectName(u"review_workload"_s);
    m_workloads->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_progress = makeLabel(1.0, false, QPalette::PlaceholderText, bar);
    m_progress->setObjectName(u"review_progress"_s);
    m_progress->setWordWrap(false);
    m_help = makeToolButton(u"review_help"_s, bar);
    m_reading = new ReadingSwitch(bar);
    m_present = makeToolButton(u"review_present"_s, bar);
    m_back = makeToolButton(u"review_back"_s, bar);
    m_forward = makeToolButton(u"review_forward"_s, bar);
    m_unanswered = makeToolButton(u"review_unanswered"_s, bar);
    m_help->setCheckable(true);
    m_help->setChecked(true);
    m_back->setArrowType(Qt::LeftArrow);
    m_forward->setArrowType(Qt::RightArrow);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_workloads);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_reading);
    for (QToolButton* button : {m_help, m_present, m_back, m_forward, m_unanswered})
        layout->addWidget(button);
    connect(m_workloads, &QComboBox::activated, this,
            [this](int row) { setWorkload({m_workloads->itemData(row).toLongLong()}); });
    connect(m_reading, &ReadingSwitch::readingChanged, m_view, &QuestionView::setReading);
    connect(m_present, &QToolButton::clicked, this, &ReviewPage::openSession);
    connect(m_help, &QToolButton::toggled, m_view, &QuestionView::setHelpShown);
    connect(m_back, &QToolButton::clicked, this, &ReviewPage::previous);
    connect(m_forward, &QToolButton::clicked, this, &ReviewPage::next);
    connect(m_unanswered, &QToolButton::clicked, this, &ReviewPage::nextUnanswered);
    return bar;
}

/// The questions beneath the lens that asks them.
QWidget* ReviewPage::buildList()
{
    auto* side = new QWidget(this);
    m_lenses = new LensSwitch(side);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 4, 0);
    head->addWidget(m_lenses);
    head->addStretch(1);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    side->setMinimumWidth(fontMetrics().averageCharWidth() * kListLeast);
    return side;
}

QWidget* ReviewPage::buildEmpty()
{
    auto* page = new QWidget(m_stack);
    m_emptyText = makeLabel(1.15, false, QPalette::PlaceholderText, page);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyButton = new QToolButton(page);
    m_emptyButton->setObjectName(u"review_new_workload"_s);
    connect(m_emptyButton, &QToolButton::clicked, this, &ReviewPage::newWorkloadAsked);
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(16);
    layout->addStretch(2);
    layout->addWidget(m_emptyText);
    layout->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    return page;
}

void ReviewPage::connectView()
{
    connect(m_list, &QuestionList::questionChosen, this, &ReviewPage::showQuestion);
    connect(m_list, &QuestionList::entered, m_view, &QuestionView::focusFirstChoice);
    connect(m_pillars, &PillarStrip::pillarChosen, this, [this](const QString& id) {
        const Pillar* pillar = m_lens ? findPillar(*m_lens, id.toStdString()) : nullptr;
        const auto questions = pillar ? allQuestions(*pillar) : std::vector<const Question*>{};
        if (!questions.empty())
            showQuestion(QString::fromStdString(questions.front()->id));
    });
    connect(m_view, &QuestionView::selectionAsked, this, &ReviewPage::askSelection);
    connect(m_view, &QuestionView::exclusionAsked, this, &ReviewPage::askExclusion);
    connect(m_view, &QuestionView::applicabilityAsked, this, &ReviewPage::askApplicability);
    connect(m_view, &QuestionView::parkAsked, this, &ReviewPage::askParked);
    connect(m_view, &QuestionView::notesCommitted, this, &ReviewPage::askNotes);
    connect(m_view, &QuestionView::ownerCommitted, this, [this](const QString& owner) {
        const std::string name = owner.trimmed().toStdString();
        if (const Question* question = questionNow())
            apply({SetAnswerField{keyOf(*question), "owner", name, utcNow()}});
    });
    connect(m_view, &QuestionView::evidenceActivated, this, &ReviewPage::evidenceActivated);
    connect(&m_document, &Document::changed, this, &ReviewPage::onChanged);
    connect(&m_document, &Document::findingsChanged, this, &ReviewPage::refreshEvidence);
    connect(&m_document, &Document::reloaded, this, &ReviewPage::reload);
}

void ReviewPage::connectSession()
{
    connect(m_session, &SessionView::questionShown, this, &ReviewPage::showQuestionOf);
    connect(m_session, &SessionView::parkAsked, this, &ReviewPage::askParked);
    connect(m_session, &SessionView::selectionAsked, this, &ReviewPage::askSelection);
    connect(m_session, &SessionView::exclusionAsked, this, &ReviewPage::askExclusion);
    connect(m_session, &SessionView::applicabilityAsked, this, &ReviewPage::askApplicability);
    connect(m_session, &SessionView::notesCommitted, this, &ReviewPage::askNotes);
    connect(m_session, &SessionView::undoAsked, &m_document.undoStack(), &QUndoStack::undo);
    connect(m_session, &SessionView::redoAsked, &m_document.undoStack(), &QUndoStack::redo);
    connect(m_session, &SessionView::left, this, [this] { m_view->focusFirstChoice(); });
}

void ReviewPage::askSelection(const std::string& choice, bool selected)
{
    if (const Question* question = questionNow())
        apply(selectChoice(*workloadNow(), keyOf(*question), choice, selected, utcNow()));
}

void ReviewPage::askExclusion(const std::string& choice, Reason reason)
{
    const Question* question = questionNow();
    if (!question)
        return;
    apply(reason == Reason::None ? selectChoice(*workloadNow(), keyOf(*question), choice, false, utcNow())
                                 : excludeChoice(*workloadNow(), keyOf(*question), choice, reason, utcNow()));
}

void ReviewPage::askApplicability(Reason reason)
{
    if (const Question* question = questionNow())
        apply(setApplicability(keyOf(*question), reason, utcNow()));
}

void ReviewPage::askParked(bool parked)
{
    const Question* question = questionNow();
    if (!question)
        return;
    const QString code = QString::fromStdString(question->code);
    if (!m_document.apply(review::Edit{SetAnswerField{keyOf(*question), "check_again", parked, utcNow()}},
                          (parked ? tr("Park %1") : tr("Take up %1 again")).arg(code)))
        refreshAnswer();
}

void ReviewPage::togglePark()
{
    if (const Question* question = questionNow(); question && !m_document.readOnly())
        askParked(!answerOf(*workloadNow(), m_lens->id, question->id).check_again);
}

void ReviewPage::askNotes(const QString& question, const QString& notes, int session)
{
    if (session != m_notesSession)
        m_notesMergeId = m_document.newMergeId();
    m_notesSession = session;
    if (m_lens)
        apply(setNotes({m_workload, m_lens->id, question.toStdString()}, notes.toStdString(), utcNow()),
              m_notesMergeId);
}

QAction* ReviewPage::addKey(const QString& name, const QList<QKeySequence>& keys, void (ReviewPage::*slot)())
{
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    return action;
}

void ReviewPage::makeActions()
{
    const auto key = [](const char* text) { return QKeySequence(QString::fromLatin1(text)); };
    m_named = {
        {addKey(u"review_next"_s, {key("J"), key("Alt+Down")}, &ReviewPage::next), QT_TR_NOOP("Next Question")},
        {addKey(u"review_previous"_s, {key("K"), key("Alt+Up")}, &ReviewPage::previous),
         QT_TR_NOOP("Previous Question")},
        {addKey(u"review_next_unanswered"_s, {key("Ctrl+Down")}, &ReviewPage::nextUnanswered),
         QT_TR_NOOP("Next Unanswered Question")},
        {addKey(u"review_none"_s, {key("N")}, &ReviewPage::toggleNone), QT_TR_NOOP("Toggle None of These")},
        {addKey(u"review_applicable"_s, {key("A")}, &ReviewPage::toggleApplicable),
         QT_TR_NOOP("Question Not Applicable")},
        {addKey(u"review_park"_s, {key("P")}, &ReviewPage::togglePark), QT_TR_NOOP("Park the Question")},
        {addKey(u"review_tick_shown"_s, {key("Y")}, &ReviewPage::tickShown),
         QT_TR_NOOP("Tick What the Evidence Shows")},
        {addKey(u"review_notes"_s, {key("M")}, &ReviewPage::focusNotes), QT_TR_NOOP("Write Notes")},
        {addKey(u"review_filter"_s, {key("/")}, &ReviewPage::focusSearch), QT_TR_NOOP("Filter the List of Questions")},
        {addKey(u"review_find"_s, {key("Ctrl+F")}, &ReviewPage::openSearch), QT_TR_NOOP("Search the Review")},
        {addKey(u"review_lens_menu_shown"_s, {key("G")}, &ReviewPage::openLenses),
         QT_TR_NOOP("Lenses of the Workload")},
        {addKey(u"review_next_lens"_s, {key("Ctrl+G")}, &ReviewPage::nextLens), QT_TR_NOOP("Next Lens")},
        {addKey(u"review_reading"_s, {key("L")}, &ReviewPage::cycleReading),
         QT_TR_NOOP("Read in English, Korean or Both")},
        {addKey(u"review_explanations"_s, {key("E")}, &ReviewPage::toggleHelp), QT_TR_NOOP("Show Explanations")},
        {addKey(u"review_session"_s, {key("F5")}, &ReviewPage::openSession), QT_TR_NOOP("Facilitator Mode")},
        {addKey(u"review_keys_shown"_s, {key("?")}, &ReviewPage::openKeys), QT_TR_NOOP("Keys of the Review")},
    };
    for (int number = 0; number <= 9; ++number) {
        auto* shortcut = new QShortcut(QKeySequence(QString::number(number)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, m_view, [this, number] { m_view->toggleNumber(number); });
    }
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, m_view, &QuestionView::focusFirstChoice);
}

const Workload* ReviewPage::workloadNow() const
{
    const auto& workloads = m_document.workspace().workloads;
    const auto it = workloads.find(m_workload);
    return it == workloads.end() ? nullptr : &it->second;
}

const Question* ReviewPage::questionNow() const
{
    return m_lens && workloadNow() ? findQuestion(*m_lens, m_question.toStdString()) : nullptr;
}

QuestionKey ReviewPage::keyOf(const Question& question) const { return {m_workload, m_lens->id, question.id}; }

void ReviewPage::reload()
{
    m_view->discard();  // it belongs to what is gone
    m_session->discard();
    setWorkload(m_workload);
}

void ReviewPage::setWorkload(WorkloadId wanted)
{
    flush();
    const auto& workloads = m_document.workspace().workloads;
    m_workload = workloads.contains(wanted) ? wanted : workloads.empty() ? WorkloadId{} : workloads.begin()->first;
    m_lens = lensNow();
    m_question.clear();
    m_pillars->setLens(m_lens);
    m_list->setLens(m_lens, workloadNow());
    m_view->setReadOnly(m_document.readOnly());
    refreshWorkloads();
    refreshLenses();
    refreshSummary();
    m_stack->setCurrentIndex(m_lens ? kQuestions : kEmpty);
    retranslate();
    if (!m_lens) {
        emit workloadChanged(m_workload);
        return;
    }
    const auto questions = allQuestions(*m_lens);
    const auto open = std::find_if(questions.begin(), questions.end(), [&](const Question* question) {
        return assess(*m_lens, *question, *workloadNow()).risk == Risk::Unanswered;
    });
    showQuestion(QString::fromStdString((open == questions.end() ? questions.front() : *open)->id));
    emit workloadChanged(m_workload);
}

bool ReviewPage::showQuestion(const QString& idOrCode)
{
    const Question* question = m_lens && workloadNow() ? findQuestion(*m_lens, idOrCode.toStdString()) : nullptr;
    if (!question)
        return false;
    const QString id = QString::fromStdString(question->id);
    if (id == m_question)
        return true;
    m_view->flush();
    m_question = id;
    const Pillar& pillar = *pillarOf(*m_lens, question->id);
    m_view->setSemantics(workloadNow()->not_applicable);
    m_view->setQuestion(pillar, *question, answerOf(*workloadNow(), m_lens->id, question->id));
    m_list->setCurrent(id);
    m_pillars->setCurrent(QString::fromStdString(pillar.id));
    m_reading->setCoverage(coverageOf(*question));
    refreshEvidence();
    emit questionChanged(id);
    return true;
}

void ReviewPage::flush()
{
    m_view->flush();
    m_session->flush();
}

void ReviewPage::onChanged(const workspace::Change& change)
{
    if (!workloadNow() || lensNow() != m_lens) {
        reload();
        return;
    }
    if (!change.lenses.empty()) {
        m_session->discard();  // it may be reading what has gone
        refreshLenses();
    }
    bool ours = false;
    for (const Touched& touched : change.review) {
        if (touched.question.empty())
            refreshWorkloads();
        if (touched.workload != m_workload)
            continue;
        ours = true;
        m_session->refresh(*workloadNow());
        if (touched.question.empty())
            refreshLenses();
        else if (!touched.lens.empty() && touched.lens != m_lens->id)
            continue;
        const QString id = QString::fromStdString(touched.question);
        m_list->refresh(*workloadNow(), id);
        if (id == m_question || id.isEmpty())
            refreshAnswer();
    }
    if (ours)
        refreshSummary();
    if (!change.networks.empty() || !change.runs.empty())
        refreshEvidence();
}

void ReviewPage::refreshWorkloads()
{
    const QSignalBlocker quiet(m_workloads);
    m_workloads->clear();
    for (const auto& [id, workload] : m_document.workspace().workloads)
        m_workloads->addItem(QString::fromStdString(workload.name), valueOf(id));
    m_workloads->setCurrentIndex(m_workloads->findData(valueOf(m_workload)));
}

void ReviewPage::refreshSummary()
{
    const Workload* workload = workloadNow();
    if (!workload || !m_lens)
        return;
    const auto rows = pillarSummary(*m_lens, *workload);
    m_pillars->setSummary(rows);
    RiskCounts sum;
    for (const PillarSummary& row : rows)
        sum += row.counts;
    m_progress->setText(tr("%1 of %2 answered").arg(sum.answered()).arg(sum.total()));
    m_unanswered->setEnabled(sum.unanswered > 0);
}

void ReviewPage::refreshAnswer()
{
    if (const Workload* workload = workloadNow(); workload && m_lens) {
        m_view->setSemantics(workload->not_applicable);
        m_view->setAnswer(answerOf(*workload, m_lens->id, m_question.toStdString()));
    }
    refreshClaims();
    refreshPlan();
}

void ReviewPage::move(int step)
{
    // What is filtered is walked: all high risks, one after the other.
    showQuestion(m_list->beside(m_question, step));
}

void ReviewPage::next() { move(1); }
void ReviewPage::previous() { move(-1); }

void ReviewPage::nextUnanswered()
{
    if (!m_lens || !workloadNow())
        return;
    auto questions = allQuestions(*m_lens);
    const auto at = std::find(questions.begin(), questions.end(), questionNow());
    if (at == questions.end())
        return;
    std::rotate(questions.begin(), at + 1, questions.end());  // after the present one, round to it
    for (const Question* question : questions) {
        if (assess(*m_lens, *question, *workloadNow()).risk != Risk::Unanswered)
            continue;
        showQuestion(QString::fromStdString(question->id));
        return;
    }
}

void ReviewPage::toggleNone() { m_view->toggleNone(); }
void ReviewPage::toggleApplicable() { m_view->toggleApplicable(); }
void ReviewPage::focusNotes() { m_view->focusNotes(); }
void ReviewPage::focusSearch() { m_list->focusSearch(); }
void ReviewPage::toggleHelp() { m_help->toggle(); }
void ReviewPage::cycleReading() { m_reading->cycle(); }
void ReviewPage::openKeys() { m_keys->open(); }

void ReviewPage::openSearch()
{
    flush();
    m_search->open(SearchIndex(m_document.workspace(), m_document.findings(), m_workload, lensesShownFirst(),
                               m_reading->reading().language));
}

void ReviewPage::openSession()
{
    if (!m_lens || !workloadNow())
        return;
    flush();
    m_session->setReadOnly(m_document.readOnly());
    m_session->open(lensesShownFirst(), *workloadNow(), m_reading->reading());
}

void ReviewPage::goTo(const SearchEntry& entry, const QString& words)
{
    if (entry.finding) {
        emit evidenceActivated(*entry.finding);
        return;
    }
    if (!showQuestionOf(entry.lens, entry.question))
        return;
    if (entry.kind == SearchKind::Explanation)
        m_help->setChecked(true);
    if (!entry.choice.empty())
        m_view->reveal(entry.choice);
    else if (entry.kind == SearchKind::Note)
        m_view->showInNotes(words);
    else
        m_view->focusFirstChoice();
}

void ReviewPage::apply(const review::Edit& edit, int mergeId)
{
    // A refusal is shown by whoever listens to Document::failed(); the view goes back to what holds.
    const auto touches = touched(edit);
    const Question* question = m_lens && !touches.empty() ? findQuestion(*m_lens, touches.front().question) : nullptr;
    const QString code = question ? QString::fromStdString(question->code) : QString();
    if (!m_document.apply(edit, tr("Answer %1").arg(code), mergeId))
        refreshAnswer();
}

void ReviewPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_ownSplit)
        return;
    const int character = fontMetrics().averageCharWidth();
    const int list = std::clamp(width() / kListShare, character * kListLeast, character * kListUsual);
    m_splitter->setSizes({list, width() - list});
}

void ReviewPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ReviewPage::retranslate()
{
    m_view->setReading(m_reading->reading());
    for (const auto& [action, name] : m_named)
        action->setText(tr(name));
    m_workloads->setToolTip(tr("The workload under review"));
    m_workloads->setAccessibleName(m_workloads->toolTip());
    m_help->setText(tr("Explanations"));
    m_help->setToolTip(tr("Show what good looks like under each practice (E)"));
    m_present->setText(tr("Facilitate"));
    m_present->setToolTip(tr("Facilitator mode: one question at a time in large letters (F5)"));
    m_back->setToolTip(tr("Previous question (K, Alt+Up)"));
    m_forward->setToolTip(tr("Next question (J, Alt+Down)"));
    m_back->setAccessibleName(m_back->toolTip());
    m_forward->setAccessibleName(m_forward->toolTip());
    m_unanswered->setText(tr("Next unanswered"));
    m_unanswered->setToolTip(tr("Next unanswered question (Ctrl+Down)"));
    const Workload* workload = workloadNow();
    m_emptyText->setText(workload ? tr("This workload was reviewed with the lens \"%1\", which this program does not "
                                       "have. Its answers are kept.")
                                        .arg(QString::fromStdString(workload->lens))
                                  : tr("There is no workload to review yet."));
    m_emptyButton->setText(tr("New workload…"));
    m_emptyButton->setVisible(!workload);
    m_emptyButton->setEnabled(!m_document.readOnly());
    refreshLenses();
    refreshClaims();
    refreshPlan();
    refreshSummary();
}

}  // namespace pb::ui
