// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/choice_row.h"

#include "ui/review/choice_mark.h"
#include "ui/review/reason_menu.h"
#include "ui/review/risk_style.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using review::ChoiceState;
using review::Reason;

namespace {

constexpr int kMark = 18;  ///< side of the check mark
constexpr int kMarkLeft = 12;
constexpr int kMarkTop = 11;
constexpr int kNumberTop = kMarkTop + kMark + 2;  ///< of the key's number, beneath the mark
constexpr int kHeadGap = 10;
constexpr int kTextLeft = kMarkLeft + kMark + 12;

QFont numberFont(const QWidget& row)
{
    QFont font = row.font();
    font.setPointSizeF(font.pointSizeF() * 0.8);
    return font;
}

}  // namespace

ChoiceRow::ChoiceRow(const review::Choice& choice, int number, QWidget* parent)
    : RowButton(parent), m_choice(choice), m_number(number), m_title(new TextPair(1.05, false, QPalette::Text, this)),
      m_help(new TextPair(0.95, false, QPalette::PlaceholderText, this)), m_details(new QWidget(this)),
      m_stepsHead(makeLabel(0.9, true, QPalette::Text, m_details)),
      m_steps(new TextPair(0.95, false, QPalette::Text, m_details)),
      m_effort(makeLabel(0.9, false, QPalette::PlaceholderText, m_details)),
      m_weight(makeLabel(0.85, false, QPalette::PlaceholderText, this)), m_note(new QLineEdit(this)),
      m_excluded(makeLabel(0.95, true, QPalette::PlaceholderText, this)),
      m_denied(makeLabel(0.95, true, QPalette::Text, this)), m_shown(makeLabel(0.95, false, QPalette::Link, this)),
      m_toggle(new QToolButton(this)), m_exclude(new QToolButton(m_details)), m_noteButton(new QToolButton(m_details))
{
    setObjectName(u"choice_"_s + QString::fromStdString(choice.id));
    setCheckable(true);
    build();
    buildDetails();
    retranslate();
    refreshState();
}

void ChoiceRow::build()
{
    m_weight->setWordWrap(false);
    m_weight->setAlignment(Qt::AlignRight | Qt::AlignTop);
    m_weight->setContentsMargins(0, 3, 0, 0);  // down to the line of the title
    m_toggle->setObjectName(u"choice_open"_s);
    m_toggle->setAutoRaise(true);
    m_toggle->setArrowType(Qt::DownArrow);
    m_toggle->setFocusPolicy(Qt::NoFocus);
    m_toggle->setVisible(!m_choice.none);
    connect(m_toggle, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
    for (QWidget* shown :
         {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_help), static_cast<QWidget*>(m_weight),
          static_cast<QWidget*>(m_excluded), static_cast<QWidget*>(m_denied), static_cast<QWidget*>(m_shown)})
        letThrough(shown);
    auto* head = new QHBoxLayout;
    head->setSpacing(kHeadGap);
    head->addWidget(m_title, 1);
    head->addWidget(m_weight, 0, Qt::AlignTop);
    head->addWidget(m_toggle, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kTextLeft, 9, 8, 9);
    if (m_number >= 0)  // in sight also beside one line of text
        setMinimumHeight(kNumberTop + QFontMetrics(numberFont(*this)).height() + 4);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_excluded);
    layout->addWidget(m_denied);
    layout->addWidget(m_shown);
    layout->addWidget(m_note);
    m_note->setObjectName(u"choice_note"_s);
    m_note->setMaxLength(review::kMaxChoiceNote);
    m_note->installEventFilter(this);
    m_note->hide();
    connect(m_note, &QLineEdit::editingFinished, this, &ChoiceRow::flushNote);
    m_denied->setObjectName(u"choice_denied"_s);
    m_shown->setObjectName(u"choice_shown"_s);
    layout->addWidget(m_help);
    layout->addWidget(m_details);
}

void ChoiceRow::buildDetails()
{
    m_exclude->setObjectName(u"choice_exclude"_s);
    m_exclude->setFocusPolicy(Qt::TabFocus);
    connect(m_exclude, &QToolButton::clicked, this,
            [this] { makeMenu()->popup(m_exclude->mapToGlobal(QPoint(0, m_exclude->height()))); });
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_effort, 1);
    m_noteButton->setObjectName(u"choice_note_button"_s);
    m_noteButton->setFocusPolicy(Qt::TabFocus);
    connect(m_noteButton, &QToolButton::clicked, this, &ChoiceRow::writeNote);
    foot->addWidget(m_noteButton);
    foot->addWidget(m_exclude);
    auto* layout = new QVBoxLayout(m_details);
    layout->setContentsMargins(0, 6, 0, 2);
    layout->setSpacing(4);
    layout->addWidget(m_stepsHead);
    layout->addWidget(m_steps);
    layout->addLayout(foot);
    m_details->hide();
}

void ChoiceRow::setAnswer(const review::ChoiceAnswer& answer)
{
    m_answer = answer;
    refreshState();
}

void ChoiceRow::setClaims(const QString& denied, const QString& shown)
{
    if (denied == m_deniedBy && shown == m_shownBy)
        return;
    m_deniedBy = denied;
    m_shownBy = shown;
    refreshState();
}

void ChoiceRow::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_note->setReadOnly(readOnly);
    m_noteButton->setVisible(!readOnly);
}

void ChoiceRow::writeNote()
{
    if (m_readOnly)
        return;
    m_note->show();
    m_note->setFocus(Qt::OtherFocusReason);
}

void ChoiceRow::flushNote()
{
    if (!m_note->isModified())
        return;
    m_note->setModified(false);
    const QString note = m_note->text().trimmed();
    if (note != QString::fromStdString(m_answer.note))
        emit noteCommitted(m_choice.id, note);
}

bool ChoiceRow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_note)
        return RowButton::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();  // keys of the page are letters here
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            if (key == Qt::Key_Escape) {
                m_note->setText(QString::fromStdString(m_answer.note));
                m_note->setModified(false);
            }
            setFocus(Qt::OtherFocusReason);  // which commits
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut)
        m_note->setVisible(!m_note->text().trimmed().isEmpty());
    return false;
}

void ChoiceRow::setReading(Reading reading)
{
    m_reading = reading;
    m_title->setText(m_choice.title, reading);
    m_help->setText(m_choice.help, reading);
    m_steps->setText(m_choice.improve, reading);
    setText(m_title->firstText());
    setAccessibleDescription(m_help->firstText());
    retranslate();
}

void ChoiceRow::setHelpShown(bool shown)
{
    m_helpShown = shown;
    refreshState();
}

void ChoiceRow::setOpen(bool open)
{
    if (m_choice.none)
        return;
    m_open = open;
    m_details->setVisible(open);
    m_toggle->setArrowType(open ? Qt::UpArrow : Qt::DownArrow);
    refreshState();
    retranslate();
}

void ChoiceRow::refreshState()
{
    const bool excluded = m_answer.state == ChoiceState::NotApplicable;
    const QString note = QString::fromStdString(m_answer.note);
    if (!m_note->isModified() && m_note->text() != note)
        m_note->setText(note);
    m_note->setVisible(!note.isEmpty() || m_note->hasFocus());
    setChecked(m_answer.state == ChoiceState::Selected);
    m_excluded->setVisible(excluded);
    m_denied->setVisible(!m_deniedBy.isEmpty());
    m_shown->setVisible(!m_shownBy.isEmpty());
    m_help->setVisible(!m_choice.help.empty() && (m_helpShown || m_open));
    retranslate();
    updateGeometry();
    update();
}

void ChoiceRow::nextCheckState()
{
    if (m_answer.state == ChoiceState::NotApplicable)
        emit exclusionAsked(m_choice.id, Reason::None);
    else
        emit selectionAsked(m_choice.id, m_answer.state != ChoiceState::Selected);
}

void ChoiceRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Left)
        setOpen(event->key() == Qt::Key_Right);
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        focusNextPrevChild(event->key() == Qt::Key_Down);
    else if (event->key() == Qt::Key_C && event->modifiers() == Qt::NoModifier)
        writeNote();
    else if (event->key() == Qt::Key_X && event->modifiers() == Qt::NoModifier && !m_choice.none)
        makeMenu()->popup(mapToGlobal(QPoint(kTextLeft, height())));
    else
        RowButton::keyPressEvent(event);
}

void ChoiceRow::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_choice.none)
        makeMenu()->popup(event->globalPos());
}

QMenu* ChoiceRow::makeMenu()
{
    auto* menu = new ReasonMenu(m_answer.state != ChoiceState::NotApplicable, m_answer.reason, this);
    connect(menu, &ReasonMenu::chosen, this, [this](Reason reason) { emit exclusionAsked(m_choice.id, reason); });
    return menu;
}

void ChoiceRow::paintEvent(QPaintEvent* event)
{
    RowButton::paintEvent(event);
    QPainter painter(this);
    paintChoiceMark(painter, QRectF(kMarkLeft, kMarkTop, kMark, kMark), m_answer.state, isEnabled(), palette());
    if (m_number < 0)
        return;
    painter.setFont(numberFont(*this));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRect(kMarkLeft, kNumberTop, kMark, painter.fontMetrics().height()), Qt::AlignHCenter,
                     QString::number(m_number));
}

void ChoiceRow::changeEvent(QEvent* event)
{
    RowButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

/// Room for the weight of any practice, so that the second columns of all rows stand one below the other.
int ChoiceRow::weightRoom() const
{
    int widest = m_weight->fontMetrics().horizontalAdvance(m_weight->text());
    for (const review::Weight& weight : {review::Weight{true, false, false, {}}, review::Weight{false, true, false, {}},
                                         review::Weight{false, false, false, {"a"}}})
        widest = std::max(widest, m_weight->fontMetrics().horizontalAdvance(weightName(weight)));
    return widest + 2;
}

void ChoiceRow::retranslate()
{
    m_weight->setText(m_choice.none ? QString() : weightName(m_choice.weight));
    m_excluded->setText(tr("Does not apply: %1").arg(reasonName(m_answer.reason)));
    m_denied->setText(tr("The evidence speaks against this: %1").arg(m_deniedBy));
    m_shown->setText(tr("Not ticked, but the evidence shows it: %1 (Y ticks it)").arg(m_shownBy));
    QPalette alarm = palette();
    alarm.setColor(QPalette::Text, riskColor(review::Risk::High, palette()));
    m_denied->setPalette(alarm);
    m_stepsHead->setText(tr("First steps"));
    // Two columns of help stand under the two columns of the title, which ends before weight and button.
    const int button = m_toggle->sizeHint().width() + kHeadGap;
    m_weight->setMinimumWidth(m_reading.both ? weightRoom() + (m_choice.none ? button : 0) : 0);
    const int ends = weightRoom() + button + kHeadGap;
    m_help->setContentsMargins(0, 0, m_reading.both && !m_choice.none ? ends : 0, 0);
    m_effort->setText(effortName(m_choice.effort));
    m_toggle->setToolTip(m_open ? tr("Hide the first steps (Left)") : tr("Show the first steps (Right)"));
    m_toggle->setAccessibleName(m_toggle->toolTip());
    m_exclude->setText(tr("Does not apply…"));
    m_noteButton->setText(m_answer.note.empty() ? tr("Add a note…") : tr("Edit the note…"));
    m_noteButton->setToolTip(tr("A note on this practice (C)"));
    m_note->setPlaceholderText(tr("Note on this practice"));
    m_note->setAccessibleName(tr("Note on %1").arg(m_title->firstText()));
}

}  // namespace pb::ui
