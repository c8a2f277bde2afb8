// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reason_menu.h"

#include "ui/review/review_text.h"

namespace pb::ui {

using review::Reason;

ReasonMenu::ReasonMenu(bool applies, Reason current, QWidget* parent) : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    addSection(tr("Does not apply, because"));
    for (const Reason reason :
         {Reason::OutOfScope, Reason::BusinessPriorities, Reason::ArchitectureConstraints, Reason::Other}) {
        QAction* action = addAction(reasonName(reason), this, [this, reason] { emit chosen(reason); });
        action->setCheckable(true);
        action->setChecked(!applies && reason == current);
    }
    if (applies)
        return;
    addSeparator();
    addAction(tr("Applies again"), this, [this] { emit chosen(Reason::None); });
}

}  // namespace pb::ui
