// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reason_menu.h"

#include "ui/review/review_text.h"
#include "ui/review/text_pair.h"

#include <QActionGroup>
#include <QLabel>
#include <QWidgetAction>

namespace pb::ui {

using review::Reason;

ReasonMenu::ReasonMenu(bool applies, Reason current, QWidget* parent) : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto* head = makeLabel(0.92, false, QPalette::PlaceholderText, this);
    head->setWordWrap(false);
    head->setContentsMargins(10, 6, 14, 4);
    head->setText(tr("Does not apply, because"));
    auto* title = new QWidgetAction(this);
    title->setDefaultWidget(head);
    title->setEnabled(false);
    addAction(title);
    auto* group = new QActionGroup(this);  // one reason: round marks
    for (const Reason reason :
         {Reason::OutOfScope, Reason::BusinessPriorities, Reason::ArchitectureConstraints, Reason::Other}) {
        QAction* action = addAction(reasonName(reason), this, [this, reason] { emit chosen(reason); });
        action->setCheckable(true);
        group->addAction(action);
        action->setChecked(!applies && reason == current);
    }
    if (applies)
        return;
    addSeparator();
    addAction(tr("Applies again"), this, [this] { emit chosen(Reason::None); });
}

}  // namespace pb::ui
