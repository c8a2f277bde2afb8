// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/review/repair.h"

#include <QTableWidget>

#include <vector>

namespace pb::ui {

/// Repairs with their places, one a row.
class RepairList final : public QTableWidget {
    Q_OBJECT
public:
    explicit RepairList(QWidget* parent = nullptr);

    void setRepairs(const std::vector<exchange::Repair>& repairs, const QString& file);
};

}  // namespace pb::ui
