// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace pb::ui {

/// How tables of rows look and are walked here: whole rows, no grid, sorted by their headings, Tab leads out.
/// @param above pixels of a row beyond its text
void setUpTable(QTableView& table, int above);

}  // namespace pb::ui
