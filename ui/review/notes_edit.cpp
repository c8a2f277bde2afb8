// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/notes_edit.h"

#include "core/review/workload.h"
#include "ui/document/markdown.h"
#include "ui/review/text_match.h"
#include "ui/review/text_pair.h"
#include "ui/text/format.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr int kIdleMs = 500;
constexpr int kFewestLines = 4;
constexpr int kMostLines = 14;  ///< then it scrolls

qsizetype codePoints(const QString& text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

}  // namespace

NotesEdit::NotesEdit(QWidget* parent)
    : QWidget(parent), m_head(makeLabel(1.0, true, QPalette::Text, this)), m_edit(new QPlainTextEdit(this)),
      m_preview(makeLabel(0.95, false, QPalette::Text, this)),
      m_counter(makeLabel(0.85, false, QPalette::PlaceholderText, this))
{
    m_edit->setObjectName(u"notes"_s);
    m_edit->setTabChangesFocus(true);
    // Undo is the document's: one history for everything that was done.
    m_edit->setUndoRedoEnabled(false);
    m_edit->installEventFilter(this);
    auto* head = new QHBoxLayout;
    head->addWidget(m_head, 1);
    head->addWidget(m_counter);
    m_counter->setWordWrap(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_edit);
    layout->addWidget(m_preview);
    m_preview->setObjectName(u"notes_preview"_s);
    m_preview->setTextFormat(Qt::RichText);
    m_preview->setContentsMargins(6, 0, 0, 0);
    m_preview->hide();
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdleMs);
    connect(&m_idle, &QTimer::timeout, this, &NotesEdit::flush);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &NotesEdit::onTextChanged);
    connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &NotesEdit::fitHeight);
    connect(m_edit, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (m_edit->hasFocus())
            emit writing();
    });
    retranslate();
    fitHeight();
}

void NotesEdit::fitHeight()
{
    const int lines = std::clamp(static_cast<int>(m_edit->document()->size().height()), kFewestLines, kMostLines);
    const int around = 2 * (m_edit->frameWidth() + static_cast<int>(m_edit->document()->documentMargin()));
    m_edit->setFixedHeight(lines * m_edit->fontMetrics().lineSpacing() + around);
}

bool NotesEdit::isWriting() const { return m_edit->hasFocus(); }

void NotesEdit::setNotes(const QString& key, const QString& text)
{
    flush();
    m_key = key;
    m_committed = text;
    m_typed = false;
    m_trimmed = false;
    ++m_session;
    const QSignalBlocker quiet(m_edit);
    m_edit->setPlainText(text);
    refreshCounter();
}

void NotesEdit::follow(const QString& text)
{
    if (m_typed || text == m_committed)
        return;
    m_committed = text;
    if (m_edit->toPlainText() == text)
        return;
    const QSignalBlocker quiet(m_edit);
    const int position = m_edit->textCursor().position();
    m_edit->setPlainText(text);
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(std::min(position, static_cast<int>(text.size())));
    m_edit->setTextCursor(cursor);
    refreshCounter();
}

void NotesEdit::flush()
{
    m_idle.stop();
    const QString text = m_edit->toPlainText();
    if (!std::exchange(m_typed, false) || m_key.isEmpty() || text == m_committed)
        return;
    m_committed = text;
    emit committed(m_key, text, m_session);
}

void NotesEdit::setReadOnly(bool readOnly) { m_edit->setReadOnly(readOnly); }

void NotesEdit::setLetters(int pixels)
{
    for (QWidget* widget :
         {static_cast<QWidget*>(m_head), static_cast<QWidget*>(m_edit), static_cast<QWidget*>(m_preview)}) {
        QFont font = widget->font();
        font.setPixelSize(pixels);
        widget->setFont(font);
    }
    fitHeight();
}

void NotesEdit::focusEditor() { m_edit->setFocus(Qt::ShortcutFocusReason); }

void NotesEdit::select(const QString& words)
{
    const auto ranges = TextNeedle(words).in(m_edit->toPlainText());
    if (!ranges || ranges->empty())
        return;
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(static_cast<int>(ranges->front().at));
    cursor.setPosition(static_cast<int>(ranges->front().at + ranges->front().length), QTextCursor::KeepAnchor);
    m_edit->setTextCursor(cursor);
}

void NotesEdit::onTextChanged()
{
    m_typed = true;
    m_trimmed = false;
    trimToLimit();
    refreshCounter();
    m_idle.start();
}

void NotesEdit::trimToLimit()
{
    const QString text = m_edit->toPlainText();
    qsizetype excess = codePoints(text) - review::kMaxNotes;
    if (excess <= 0)
        return;
    // What was put in last stands before the cursor.
    QTextCursor cursor = m_edit->textCursor();
    qsizetype from = cursor.position();
    while (excess > 0 && from > 0) {
        --from;
        if (!text[from].isLowSurrogate())
            --excess;
    }
    const QSignalBlocker quiet(m_edit);
    cursor.setPosition(static_cast<int>(from), QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    m_trimmed = true;
}

void NotesEdit::refreshPreview()
{
    const QString notes = m_edit->toPlainText();
    const bool marked = hasMarkup(notes);
    m_preview->setVisible(marked);
    m_preview->setText(marked ? markdownHtml(notes) : QString());
}

void NotesEdit::refreshCounter()
{
    refreshPreview();
    const qsizetype length = codePoints(m_edit->toPlainText());
    const QString count = u"%1 / %2"_s.arg(text::count(length), text::count(review::kMaxNotes));
    m_counter->setText(m_trimmed ? tr("Full, the rest was left out: %1").arg(count) : count);
    m_counter->setForegroundRole(m_trimmed ? QPalette::Link : QPalette::PlaceholderText);
}

bool NotesEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_edit)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn) {
        ++m_session;
    } else if (event->type() == QEvent::FocusOut) {
        flush();
    } else if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            flush();
            key->ignore();
            return true;  // the window's undo gets the key
        }
    }
    return QWidget::eventFilter(watched, event);
}

void NotesEdit::hideEvent(QHideEvent* event)
{
    flush();
    QWidget::hideEvent(event);
}

void NotesEdit::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NotesEdit::retranslate()
{
    m_head->setText(tr("Notes"));
    m_edit->setAccessibleName(tr("Notes"));
    m_edit->setPlaceholderText(
        tr("What was said, decided and promised. Markdown works: - lists, **bold**, [links](https://…)"));
    refreshCounter();
}

}  // namespace pb::ui
