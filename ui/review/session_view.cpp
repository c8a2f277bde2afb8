// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/session_view.h"

#include "ui/review/keys_overview.h"
#include "ui/review/notes_edit.h"
#include "ui/review/reason_menu.h"
#include "ui/review/risk_pill.h"
#include "ui/review/risk_style.h"
#include "ui/review/session_choice.h"
#include "ui/review/session_start.h"
#include "ui/review/text_pair.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

constexpr int kMostParked = 15;                 ///< are listed at the end
constexpr int kMostPerQuestionMs = 5 * 60'000;  ///< then the clock turns to the colour of a medium risk

QString bullets(const std::vector<Text>& texts, text::Language language)
{
    QStringList lines;
    for (const Text& text : texts)
        lines << u"• "_s + lensText(text, language);
    return lines.join(u'\n');
}

}  // namespace

SessionView::SessionView(QWidget* parent)
    : QWidget(parent, Qt::Window), m_pages(new QStackedWidget(this)), m_start(new SessionStart(m_pages)),
      m_keys(new KeysOverview(this))
{
    setObjectName(u"session_view"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    m_pages->addWidget(m_start);
    m_pages->addWidget(buildQuestion());
    m_pages->addWidget(buildEnd());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    // The letters follow the window, not the window the letters: it must fit the screen before they are set.
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    connect(m_start, &SessionStart::begun, this, &SessionView::begin);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &SessionView::showClock);
    m_time.start();
    makeKeys();
    retranslate();
}

QWidget* SessionView::buildQuestion()
{
    auto* page = new QWidget(m_pages);
    m_code = makeLabel(1.0, true, QPalette::PlaceholderText, page);
    m_count = makeLabel(1.0, false, QPalette::PlaceholderText, page);
    m_timer = makeLabel(1.0, false, QPalette::PlaceholderText, page);
    m_timer->setObjectName(u"session_clock"_s);
    m_risk = new RiskPill(page);
    m_parkedMark = makeLabel(1.0, true, QPalette::Text, page);
    m_parkedMark->setObjectName(u"session_parked_mark"_s);
    m_progress = new QProgressBar(page);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);
    m_first = makeLabel(1.0, true, QPalette::Text, page);
    m_second = makeLabel(1.0, true, QPalette::PlaceholderText, page);
    m_banner = makeLabel(1.0, true, QPalette::Text, page);
    m_list = new QWidget(page);
    m_listLayout = new QVBoxLayout(m_list);
    m_listLayout->setContentsMargins(0, 0, 0, 0);
    m_notes = new NotesEdit(page);
    m_foot = makeLabel(1.0, false, QPalette::PlaceholderText, page);
    for (QLabel* label : {m_code, m_count, m_timer, m_parkedMark})
        label->setWordWrap(false);
    m_code->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // names of lenses may be long
    auto* head = new QHBoxLayout;
    head->setSpacing(24);
    head->addWidget(m_code, 1);
    head->addWidget(m_parkedMark);
    head->addWidget(m_risk);
    head->addWidget(m_count);
    head->addWidget(m_timer);
    auto* question = new QHBoxLayout;
    question->setSpacing(32);
    question->addWidget(m_first, 1);
    question->addWidget(m_second, 1);
    auto* main = new QVBoxLayout;
    main->addWidget(m_banner);
    main->addWidget(m_list);
    main->addWidget(m_notes);
    main->addStretch(1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(32);
    middle->addLayout(main, 7);
    m_side = new QWidget(page);
    m_side->setLayout(buildSide(m_side));
    middle->addWidget(m_side, 3);
    auto* layout = new QVBoxLayout(page);
    layout->addLayout(head);
    layout->addWidget(m_progress);
    layout->addLayout(question);
    layout->addLayout(middle, 1);
    layout->addWidget(m_foot);
    connect(m_notes, &NotesEdit::committed, this, &SessionView::notesCommitted);
    return page;
}

QVBoxLayout* SessionView::buildSide(QWidget* parent)
{
    m_askHead = makeLabel(1.0, true, QPalette::Text, parent);
    m_ask = makeLabel(1.0, false, QPalette::Text, parent);
    m_ask->setObjectName(u"session_ask"_s);
    m_helpHead = makeLabel(1.0, true, QPalette::Text, parent);
    m_help = makeLabel(1.0, false, QPalette::Text, parent);
    m_help->setObjectName(u"session_help"_s);
    m_parkedText = makeLabel(1.0, false, QPalette::PlaceholderText, parent);
    m_parkedText->setObjectName(u"session_parked"_s);
    auto* layout = new QVBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    for (QLabel* label : {m_helpHead, m_help})
        layout->addWidget(label);
    layout->addSpacing(16);
    for (QLabel* label : {m_askHead, m_ask})
        layout->addWidget(label);
    layout->addStretch(1);
    layout->addWidget(m_parkedText);
    return layout;
}

QWidget* SessionView::buildEnd()
{
    auto* page = new QWidget(m_pages);
    m_end = makeLabel(1.0, true, QPalette::Text, page);
    m_endText = makeLabel(1.0, false, QPalette::Text, page);
    m_endText->setObjectName(u"session_end"_s);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(80, 40, 80, 40);
    layout->setSpacing(20);
    layout->addStretch(2);
    layout->addWidget(m_end);
    layout->addWidget(m_endText);
    layout->addStretch(3);
    return page;
}

void SessionView::makeKeys()
{
    const auto on = [this](const char* keys, auto slot) {
        auto* shortcut = new QShortcut(QKeySequence(QString::fromLatin1(keys)), this);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    on("Ctrl+Z", &SessionView::undoAsked);
    on("Ctrl+Shift+Z", &SessionView::redoAsked);
    on("Ctrl+Y", &SessionView::redoAsked);
    on("PgDown", &SessionView::next);
    on("PgUp", &SessionView::previous);
    on("Escape", &SessionView::goBack);
}

void SessionView::open(std::vector<const Lens*> lenses, const Workload& workload, Reading reading)
{
    m_lenses = std::move(lenses);
    m_workload = workload;
    m_reading = reading;
    m_path.clear();
    m_at = -1;
    m_start->setReview(m_lenses, workload);
    m_pages->setCurrentIndex(kStart);
    showFullScreen();
    activateWindow();
    setLetters();
    m_start->focusBegin();
    retranslate();
}

void SessionView::refresh(const Workload& workload)
{
    m_workload = workload;
    if (now())
        showAnswer();
    else if (m_pages->currentIndex() == kEnd)
        showEnd();
}

void SessionView::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_notes->setReadOnly(readOnly);
}

void SessionView::flush() { m_notes->flush(); }

void SessionView::discard()
{
    m_notes->discard();
    m_path.clear();
    m_at = -1;
    m_lenses.clear();
    m_start->setReview({}, {});
    m_pages->setCurrentIndex(kStart);
    m_tick.stop();
    hide();
}

const SessionStop* SessionView::now() const
{
    return m_at >= 0 && m_at < static_cast<int>(m_path.size()) ? &m_path[static_cast<std::size_t>(m_at)] : nullptr;
}

const Answer& SessionView::answerNow() const { return answerOf(m_workload, now()->lens->id, now()->question->id); }

QString SessionView::question() const { return now() ? QString::fromStdString(now()->question->id) : QString(); }

std::string SessionView::lens() const { return now() ? now()->lens->id : std::string(); }

void SessionView::begin(const SessionPlan& plan)
{
    m_clock.start(m_time.elapsed());
    m_tick.start();
    walk(sessionPath(m_lenses, m_workload, plan));
}

void SessionView::walk(std::vector<SessionStop> path)
{
    m_path = std::move(path);
    m_progress->setRange(0, static_cast<int>(m_path.size()));
    m_pages->setCurrentIndex(kQuestion);
    showAt(0);
}

void SessionView::showAt(int at)
{
    flush();
    m_at = std::clamp(at, 0, static_cast<int>(m_path.size()));
    m_clock.lap(m_time.elapsed());
    if (!now()) {
        showEnd();
        return;
    }
    emit questionShown(lens(), question());
    m_pages->setCurrentIndex(kQuestion);
    m_progress->setValue(m_at + 1);
    m_notes->setNotes(question(), QString::fromStdString(answerNow().notes));
    m_writing = false;
    makeChoices();
    showTexts();
    showAnswer();
    setLetters();
    if (!m_choices.empty())
        m_choices.front()->setFocus(Qt::OtherFocusReason);
    showClock();
}

void SessionView::makeChoices()
{
    for (SessionChoice* choice : m_choices) {
        choice->hide();
        choice->deleteLater();
    }
    m_choices.clear();
    int number = 0;
    for (const Choice& choice : now()->question->choices) {
        ++number;
        const QString key = choice.none ? u"N"_s : number > 10 ? QString() : QString::number(number % 10);
        auto* row = new SessionChoice(choice, key, m_list);
        connect(row, &SessionChoice::selectionAsked, this, &SessionView::selectionAsked);
        connect(row, &SessionChoice::exclusionAsked, this, &SessionView::exclusionAsked);
        connect(row, &SessionChoice::focused, this, &SessionView::showHelp);
        m_listLayout->addWidget(row);
        row->show();
        m_choices.push_back(row);
    }
    for (std::size_t i = 1; i < m_choices.size(); ++i)
        setTabOrder(m_choices[i - 1], m_choices[i]);
}

void SessionView::showTexts()
{
    const Question& question = *now()->question;
    const Pillar* pillar = pillarOf(*now()->lens, question.id);
    QStringList place{QString::fromStdString(question.code), lensText(pillar->name, m_reading.language)};
    if (m_lenses.size() > 1)
        place << lensText(now()->lens->name, m_reading.language).simplified();
    m_code->setText(place.join(u"  ·  "_s));
    m_first->setText(lensText(question.question, m_reading.language));
    m_second->setText(lensText(question.question, otherLanguage(m_reading.language)));
    m_second->setVisible(m_reading.both && m_second->text() != m_first->text());
    m_ask->setText(bullets(question.evidence, m_reading.language));
    for (SessionChoice* choice : m_choices)
        choice->setReading(m_reading);
    m_count->setText(tr("%1 of %2").arg(m_at + 1).arg(m_path.size()));
    showHelp();
}

void SessionView::showAnswer()
{
    const Answer& answer = answerNow();
    // The keys need a focus: it must not vanish with the practices.
    if (!answer.applicable && !m_writing)
        setFocus();
    for (SessionChoice* choice : m_choices) {
        choice->setState(stateOf(answer, choice->choiceId()));
        choice->setEnabled(answer.applicable && !m_readOnly);
    }
    if (answer.applicable && hasFocus() && !m_choices.empty())
        m_choices.front()->setFocus(Qt::OtherFocusReason);
    m_banner->setVisible(!answer.applicable);
    m_banner->setText(tr("Not applicable: %1").arg(reasonName(answer.reason)));
    m_risk->setRisk(assess(*now()->lens, *now()->question, m_workload).risk);
    m_parkedMark->setVisible(answer.check_again);
    m_notes->follow(QString::fromStdString(answer.notes));
    m_notes->setVisible(m_writing || !answer.notes.empty());
    QStringList codes;
    for (const SessionStop& stop : parked())
        codes << QString::fromStdString(stop.question->code);
    m_parkedText->setText(codes.isEmpty() ? QString() : tr("Parked: %1").arg(codes.join(u", "_s)));
}

void SessionView::showHelp()
{
    const auto focused =
        std::find_if(m_choices.begin(), m_choices.end(), [](SessionChoice* choice) { return choice->hasFocus(); });
    const Text* help = focused == m_choices.end() ? &now()->question->about : &(*focused)->choice().help;
    m_help->setText(lensText(*help, m_reading.language));
    m_helpHead->setVisible(!help->empty());
    m_helpHead->setText(focused == m_choices.end() ? tr("What it is about") : tr("What good looks like"));
}

void SessionView::showClock()
{
    const qint64 at = m_time.elapsed();
    const bool over = m_clock.onQuestion(at) > kMostPerQuestionMs;
    m_timer->setText(tr("%1 on this question  ·  %2 in all")
                         .arg(SessionClock::shown(m_clock.onQuestion(at)), SessionClock::shown(m_clock.elapsed(at))) +
                     (m_clock.isRunning() ? QString() : u"  ❚❚"_s));
    QPalette colors = palette();
    colors.setColor(QPalette::PlaceholderText,
                    over ? riskColor(Risk::Medium, palette()) : palette().color(QPalette::PlaceholderText));
    m_timer->setPalette(colors);
}

void SessionView::showEnd()
{
    m_pages->setCurrentIndex(kEnd);
    setFocus();
    RiskCounts counts;
    for (const SessionStop& stop : m_path)
        counts.add(assess(*stop.lens, *stop.question, m_workload).risk);
    QStringList lines{countsText(counts)};
    QStringList titles;
    for (const SessionStop& stop : parked())
        titles << u"%1  %2"_s.arg(QString::fromStdString(stop.question->code),
                                  lensText(stop.question->title, m_reading.language));
    if (titles.size() > kMostParked)
        titles = titles.first(kMostParked) << tr("and %1 more").arg(titles.size() - kMostParked);
    if (!titles.isEmpty())
        lines << QString() << tr("Parked:") << titles << QString() << tr("Enter: go through the parked questions");
    lines << tr("Page up: back to the last question  ·  Esc: leave");
    m_end->setText(tr("The path is walked. Time: %1").arg(SessionClock::shown(m_clock.elapsed(m_time.elapsed()))));
    m_endText->setText(lines.join(u'\n'));
}

void SessionView::next()
{
    if (m_pages->currentIndex() == kQuestion)
        showAt(m_at + 1);
}

void SessionView::previous()
{
    if (m_pages->currentIndex() != kStart)
        showAt(m_at - 1);
}

void SessionView::park()
{
    if (!now() || m_readOnly)
        return;
    const bool parked = answerNow().check_again;
    flush();
    emit parkAsked(!parked);
    if (!parked)
        next();
}

void SessionView::press(int number)
{
    const std::size_t at = number == 0 ? 9 : static_cast<std::size_t>(number - 1);
    if (!now() || at >= m_choices.size() || m_choices[at]->choice().none || !m_choices[at]->isEnabled())
        return;
    m_choices[at]->setFocus(Qt::ShortcutFocusReason);
    m_choices[at]->click();
}

void SessionView::toggleNone()
{
    for (SessionChoice* choice : m_choices)
        if (choice->choice().none && choice->isEnabled()) {
            choice->setFocus(Qt::ShortcutFocusReason);
            choice->click();
        }
}

void SessionView::toggleApplicable()
{
    if (!now() || m_readOnly)
        return;
    const Answer& answer = answerNow();
    if (!answer.applicable) {
        emit applicabilityAsked(Reason::None);
        return;
    }
    auto* menu = new ReasonMenu(answer.applicable, answer.reason, this);
    connect(menu, &ReasonMenu::chosen, this, &SessionView::applicabilityAsked);
    menu->popup(m_list->mapToGlobal(QPoint(0, 0)));
}

void SessionView::cycleReading()
{
    if (m_reading.both)
        m_reading = {text::Language::English, false};
    else if (m_reading.language == text::Language::English)
        m_reading = {text::Language::Korean, false};
    else
        m_reading = {text::current(), true};
    if (now()) {
        showTexts();
        setLetters();
    }
}

void SessionView::toggleClock()
{
    m_clock.setRunning(!m_clock.isRunning(), m_time.elapsed());
    showClock();
}

void SessionView::goBack()
{
    if (m_notes->isWriting() && !m_choices.empty()) {
        m_choices.front()->setFocus(Qt::OtherFocusReason);
        m_writing = false;
        showAnswer();
        setLetters();
        return;
    }
    leave();
}

void SessionView::leave()
{
    flush();
    m_tick.stop();
    hide();
    emit left();
}

void SessionView::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Question) {
        m_keys->open();
    } else if (m_pages->currentIndex() == kEnd && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        if (auto stops = parked(); !stops.empty())
            walk(std::move(stops));
    } else if (key == Qt::Key_J || key == Qt::Key_Right) {
        next();
    } else if (key == Qt::Key_K || key == Qt::Key_Left) {
        previous();
    } else if (key == Qt::Key_L) {
        cycleReading();
    } else if (!now()) {
        QWidget::keyPressEvent(event);
    } else if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        press(key - Qt::Key_0);
    } else if (key == Qt::Key_N) {
        toggleNone();
    } else if (key == Qt::Key_A) {
        toggleApplicable();
    } else if (key == Qt::Key_P) {
        park();
    } else if (key == Qt::Key_T) {
        toggleClock();
    } else if (key == Qt::Key_M) {
        m_writing = true;
        m_notes->setVisible(true);
        m_notes->focusEditor();
        setLetters();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SessionView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setLetters();
}

void SessionView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SessionView::closeEvent(QCloseEvent* event)
{
    event->ignore();
    leave();
}

void SessionView::retranslate()
{
    setWindowTitle(tr("Facilitator mode"));
    m_askHead->setText(tr("Ask to see"));
    m_parkedMark->setText(tr("Parked"));
    m_foot->setText(tr("1–9 tick  ·  N none  ·  A not applicable  ·  M notes  ·  P park  ·  J, K next, back  ·  L "
                       "language  ·  T clock  ·  ? keys  ·  Esc leave"));
    if (now()) {
        showTexts();
        showAnswer();
        showClock();
    } else if (m_pages->currentIndex() == kEnd) {
        showEnd();
    }
}

}  // namespace pb::ui
