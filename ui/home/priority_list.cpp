// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/priority_list.h"

#include "ui/review/review_text.h"

#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

PriorityList::PriorityList(QWidget* parent) : QListWidget(parent)
{
    setObjectName(u"workload_priorities"_s);
    setDragDropMode(QAbstractItemView::InternalMove);
    setUniformItemSizes(true);
}

void PriorityList::setPillars(const review::Lens* lens, const std::vector<std::string>& priorities)
{
    m_lens = lens;
    clear();
    if (!lens)
        return;
    std::vector<const review::Pillar*> pillars;
    for (const review::Pillar& pillar : lens->pillars)
        pillars.push_back(&pillar);
    const auto rank = [&](const review::Pillar* pillar) {
        return std::find(priorities.begin(), priorities.end(), pillar->id) - priorities.begin();
    };
    std::stable_sort(pillars.begin(), pillars.end(), [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    for (const review::Pillar* pillar : pillars) {
        auto* item = new QListWidgetItem(this);
        item->setData(Qt::UserRole, QString::fromStdString(pillar->id));
    }
    setCurrentRow(0);
    setFixedHeight(fontMetrics().lineSpacing() * (static_cast<int>(pillars.size()) + 1) + 2 * frameWidth());
    retranslate();
}

std::vector<std::string> PriorityList::priorities() const
{
    std::vector<std::string> ids;
    bool own = true;
    for (int row = 0; row < count(); ++row) {
        ids.push_back(item(row)->data(Qt::UserRole).toString().toStdString());
        own = own && m_lens->pillars[static_cast<std::size_t>(row)].id == ids.back();
    }
    return own ? std::vector<std::string>{} : ids;
}

void PriorityList::retranslate()
{
    for (int row = 0; row < count(); ++row)
        if (const review::Pillar* pillar =
                review::findPillar(*m_lens, item(row)->data(Qt::UserRole).toString().toStdString()))
            item(row)->setText(u"%1. %2"_s.arg(row + 1).arg(lensText(pillar->name, text::current())));
}

void PriorityList::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    const int row = currentRow();
    if (step == 0 || event->modifiers() != Qt::AltModifier) {
        QListWidget::keyPressEvent(event);
        return;
    }
    if (row + step < 0 || row + step >= count())
        return;
    insertItem(row + step, takeItem(row));
    setCurrentRow(row + step);
    retranslate();
    emit moved();
}

void PriorityList::dropEvent(QDropEvent* event)
{
    QListWidget::dropEvent(event);
    retranslate();
    emit moved();
}

}  // namespace pb::ui
