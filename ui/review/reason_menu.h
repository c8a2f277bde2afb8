// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/workload.h"

#include <QMenu>

namespace pb::ui {

/// Why a question or a choice does not apply; the reason that holds now is marked. Deletes itself when it closes.
class ReasonMenu final : public QMenu {
    Q_OBJECT
public:
    /// @param current Reason::None while it applies; otherwise "Applies again" is offered too
    ReasonMenu(bool applies, review::Reason current, QWidget* parent);

signals:
    /// Reason::None: it applies again.
    void chosen(pb::review::Reason reason);
};

}  // namespace pb::ui
