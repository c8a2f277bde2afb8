// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/shell/action_names.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {
constexpr int kWidth = 560, kHeight = 360, kFromTop = 90, kRowAir = 8;
constexpr int kActionRole = Qt::UserRole + 1;
}  // namespace

int fuzzyScore(const QString& needle, const QString& name)
{
    int score = 0, run = 0;
    qsizetype at = 0;
    for (const QChar c : needle.toCaseFolded()) {
        if (c.isSpace())
            continue;
        const qsizetype found = name.indexOf(c, at, Qt::CaseInsensitive);
        if (found < 0)
            return 0;
        const bool wordStart = found == 0 || !name[found - 1].isLetterOrNumber();
        run = found == at && at > 0 ? run + 1 : 0;
        score += 1 + (wordStart ? 4 : 0) + 2 * run;
        at = found + 1;
    }
    return score;
}

CommandPalette::CommandPalette(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_input(new QLineEdit(this)), m_list(new QTreeWidget(this))
{
    setObjectName(u"commandPalette"_s);
    setFrameShape(QFrame::StyledPanel);
    resize(kWidth, kHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_input);
    column->addWidget(m_list);
    m_input->setObjectName(u"commandPaletteInput"_s);
    m_input->setClearButtonEnabled(true);
    m_input->installEventFilter(this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandPalette::run);
    retranslate();
}

void CommandPalette::open(const QList<QAction*>& actions)
{
    m_commands.clear();
    for (QAction* action : actions)
        if (action->isEnabled() && !action->isSeparator() && !action->text().isEmpty())
            m_commands.push_back({action, plainName(*action), otherName(*action)});
    m_input->clear();
    filter({});
    const QPoint corner(qMax(0, (parentWidget()->width() - width()) / 2), kFromTop);
    move(parentWidget()->mapToGlobal(corner));
    show();
    m_input->setFocus();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (const int count = m_list->topLevelItemCount(); step != 0 && count > 0) {
            const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
            m_list->setCurrentItem(m_list->topLevelItem((row + step + count) % count));
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CommandPalette::filter(const QString& needle)
{
    struct Hit {
        int score;
        const Command* command;
    };
    std::vector<Hit> hits;
    for (const Command& command : m_commands) {
        const int score =
            needle.isEmpty() ? 1 : std::max(fuzzyScore(needle, command.name), fuzzyScore(needle, command.other));
        if (score > 0)
            hits.push_back({score, &command});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
    m_list->clear();
    for (const Hit& hit : hits) {
        const QString keys = hit.command->action->shortcut().toString(QKeySequence::NativeText);
        auto* item = new QTreeWidgetItem(m_list, {hit.command->name, keys});
        item->setSizeHint(0, QSize(0, fontMetrics().height() + kRowAir));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setForeground(1, palette().placeholderText());
        item->setToolTip(0, hit.command->other);
        item->setData(0, kActionRole, QVariant::fromValue<QObject*>(hit.command->action));
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void CommandPalette::run()
{
    const QTreeWidgetItem* item = m_list->currentItem();
    const QPointer<QAction> action =
        item ? qobject_cast<QAction*>(item->data(0, kActionRole).value<QObject*>()) : nullptr;
    hide();
    if (action)
        action->trigger();
}

void CommandPalette::retranslate() { m_input->setPlaceholderText(tr("Type a command, in English or Korean")); }

}  // namespace pb::ui
