// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/repair_list.h"

#include "ui/lens/lens_words.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace pb::ui {

RepairList::RepairList(QWidget* parent) : QTableWidget(0, 2, parent)
{
    setObjectName(u"lens_repairs"_s);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(true);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

void RepairList::setRepairs(const std::vector<exchange::Repair>& repairs, const QString& file)
{
    setHorizontalHeaderLabels({tr("Place"), tr("What was done")});
    setRowCount(static_cast<int>(repairs.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const exchange::Repair& repair = repairs[static_cast<std::size_t>(row)];
        auto* place = new QTableWidgetItem(repairPlace(repair, file));
        place->setToolTip(QString::fromStdString(repair.pointer));
        setItem(row, 0, place);
        setItem(row, 1, new QTableWidgetItem(repairSentence(repair)));
    }
    resizeColumnToContents(0);
}

}  // namespace pb::ui
