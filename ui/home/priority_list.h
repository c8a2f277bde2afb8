// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <QListWidget>

namespace pb::ui {

/// The pillars of a lens in the order in which they matter to a workload. Moved by dragging, or by Alt with Up and
/// Down.
class PriorityList final : public QListWidget {
    Q_OBJECT
public:
    explicit PriorityList(QWidget* parent = nullptr);

    /// @param priorities pillar ids, most important first; those that are missing follow in the order of the lens
    void setPillars(const review::Lens* lens, const std::vector<std::string>& priorities);
    /// All pillar ids in their order; empty where that is the lens's own, which says nothing.
    std::vector<std::string> priorities() const;
    void retranslate();

signals:
    void moved();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    const review::Lens* m_lens = nullptr;
};

}  // namespace pb::ui
