// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/table_style.h"

#include <QHeaderView>
#include <QTableView>

namespace pb::ui {

void setUpTable(QTableView& table, int above)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + above);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.horizontalHeader()->setHighlightSections(false);
    table.setSortingEnabled(true);
}

}  // namespace pb::ui
