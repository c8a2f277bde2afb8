// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/keys_overview.h"

#include "ui/review/text_pair.h"
#include "ui/review/tr.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

KeyGroup movingKeys()
{
    return {ReviewTr::tr("Going from question to question"),
            {{u"J, Alt+↓"_s, ReviewTr::tr("Next question")},
             {u"K, Alt+↑"_s, ReviewTr::tr("Previous question")},
             {u"Ctrl+↓"_s, ReviewTr::tr("Next unanswered question")},
             {u"/"_s, ReviewTr::tr("Filter the list of questions")},
             {u"Ctrl+F"_s, ReviewTr::tr("Search the whole review")},
             {u"Enter"_s, ReviewTr::tr("From the list to the practices")},
             {u"Esc"_s, ReviewTr::tr("Back to the practices")}}};
}

KeyGroup answeringKeys()
{
    return {ReviewTr::tr("Answering"),
            {{u"1 … 9, 0"_s, ReviewTr::tr("Tick practice 1 to 9, and 10")},
             {u"↑, ↓"_s, ReviewTr::tr("From practice to practice")},
             {ReviewTr::tr("Space"), ReviewTr::tr("Tick the practice")},
             {u"→, ←"_s, ReviewTr::tr("Show and hide the first steps")},
             {u"N"_s, ReviewTr::tr("None of these")},
             {u"X"_s, ReviewTr::tr("The practice does not apply, with the reason")},
             {u"C"_s, ReviewTr::tr("A note on the practice; Enter goes back to it")},
             {u"A"_s, ReviewTr::tr("The question does not apply, with the reason")},
             {u"P"_s, ReviewTr::tr("Park the question, or take it up again")},
             {u"Y"_s, ReviewTr::tr("Tick what the evidence shows")},
             {u"M"_s, ReviewTr::tr("Write notes")},
             {u"Ctrl+Z"_s, ReviewTr::tr("Undo")},
             {u"Ctrl+Shift+Z"_s, ReviewTr::tr("Redo")}}};
}

KeyGroup readingKeys()
{
    return {ReviewTr::tr("Reading"),
            {{u"G"_s, ReviewTr::tr("Lenses of the workload: another one, add, take off")},
             {u"Ctrl+G"_s, ReviewTr::tr("Next lens of the workload")},
             {u"L"_s, ReviewTr::tr("English, Korean, both side by side")},
             {u"E"_s, ReviewTr::tr("Explanations on and off")},
             {u"F5"_s, ReviewTr::tr("Facilitator mode, for a projector")},
             {u"?"_s, ReviewTr::tr("These keys")}}};
}

KeyGroup sessionKeys()
{
    return {ReviewTr::tr("In facilitator mode"),
            {{u"J, PgDn"_s, ReviewTr::tr("Next question")},
             {u"K, PgUp"_s, ReviewTr::tr("Previous question")},
             {u"P"_s, ReviewTr::tr("Park the question and go on; again: take it up")},
             {u"T"_s, ReviewTr::tr("Stop and start the clock")},
             {u"L"_s, ReviewTr::tr("English, Korean, both side by side")},
             {u"M"_s, ReviewTr::tr("Write notes; Esc goes back to the practices")},
             {u"Esc"_s, ReviewTr::tr("Leave facilitator mode; everything is saved")}}};
}

KeyGroup planKeys()
{
    return {ReviewTr::tr("In the improvement plan"),
            {{u"Shift+↑, ↓"_s, ReviewTr::tr("Select several rows; ← and → choose the column")},
             {u"F2"_s, ReviewTr::tr("Edit the cell, in all selected rows; or just type")},
             {u"Enter"_s, ReviewTr::tr("What the cell leads to: editor, acceptance, question")},
             {ReviewTr::tr("Delete"), ReviewTr::tr("Empty the cell")},
             {u"Ctrl+R"_s, ReviewTr::tr("Accept the risk")},
             {u"Ctrl+Enter"_s, ReviewTr::tr("Show the question")}}};
}

void addGroup(QGridLayout& grid, int& row, const KeyGroup& group, QWidget* parent)
{
    auto* head = makeLabel(1.05, true, QPalette::Text, parent);
    head->setText(group.name);
    head->setWordWrap(false);
    head->setContentsMargins(0, row > 0 ? 14 : 0, 0, 2);
    grid.addWidget(head, row++, 0, 1, 2);
    for (const KeyLine& line : group.lines) {
        auto* keys = makeLabel(1.0, true, QPalette::Link, parent);
        auto* does = makeLabel(1.0, false, QPalette::Text, parent);
        keys->setWordWrap(false);
        keys->setText(line.keys);
        does->setText(line.does);
        grid.addWidget(keys, row, 0, Qt::AlignTop);
        grid.addWidget(does, row++, 1, Qt::AlignTop);
    }
}

}  // namespace

QList<KeyGroup> reviewKeys() { return {answeringKeys(), movingKeys(), readingKeys(), sessionKeys(), planKeys()}; }

KeysOverview::KeysOverview(QWidget* parent) : QFrame(parent)
{
    setObjectName(u"review_keys"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
    hide();
}

void KeysOverview::open()
{
    fill();
    m_before = QApplication::focusWidget();
    adjustSize();
    const QSize most = parentWidget()->size() - QSize(24, 24);
    resize(size().expandedTo({fontMetrics().averageCharWidth() * 110, 0}).boundedTo(most));
    move((parentWidget()->width() - width()) / 2, std::max(12, (parentWidget()->height() - height()) / 2));
    show();
    raise();
    setFocus(Qt::ShortcutFocusReason);
}

void KeysOverview::fill()
{
    delete layout();
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 18, 24, 16);
    auto* title = makeLabel(1.3, true, QPalette::Text, this);
    title->setText(tr("Keys of the review"));
    rows->addWidget(title);
    const QList<KeyGroup> groups = reviewKeys();
    setAccessibleName(title->text());
    // Each column has rows of its own, or the long lines of one tear gaps into the other.
    auto* columns = new QHBoxLayout;
    columns->setSpacing(42);
    for (const std::vector<qsizetype>& column : {std::vector<qsizetype>{0, 2}, {1, 3, 4}}) {
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(18);
        grid->setVerticalSpacing(5);
        grid->setColumnStretch(1, 1);
        int row = 0;
        for (const qsizetype group : column)
            addGroup(*grid, row, groups[group], this);
        grid->setRowStretch(row, 1);
        columns->addLayout(grid, 1);
    }
    rows->addLayout(columns);
    auto* foot = makeLabel(0.9, false, QPalette::PlaceholderText, this);
    foot->setText(tr("F1 lists the keys of the window. Any key closes this."));
    foot->setContentsMargins(0, 12, 0, 0);
    rows->addWidget(foot);
    rows->addStretch(1);
}

void KeysOverview::close()
{
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    m_before = nullptr;
}

bool KeysOverview::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();  // no key of the page works behind it
        return true;
    }
    if (event->type() == QEvent::LanguageChange && isVisible())
        fill();
    return QFrame::event(event);
}

void KeysOverview::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key != Qt::Key_Shift && key != Qt::Key_Control && key != Qt::Key_Alt && key != Qt::Key_Meta)
        close();
}

void KeysOverview::mousePressEvent(QMouseEvent*) { close(); }

void KeysOverview::focusOutEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::ActiveWindowFocusReason && isVisible()) {
        m_before = nullptr;
        hide();
    }
}

}  // namespace pb::ui
