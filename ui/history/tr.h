// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace pb::ui {

/// The sentences of this folder that no widget class holds.
struct HistoryTr {
    Q_DECLARE_TR_FUNCTIONS(History)
};

}  // namespace pb::ui
