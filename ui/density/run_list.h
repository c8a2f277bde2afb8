// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/evidence.h"

#include <QListWidget>

namespace pb::ui {

/// The runs of one workload, the newest first: name, host, date, most guests, how it ended.
class RunList final : public QListWidget {
    Q_OBJECT
public:
    explicit RunList(QWidget* parent = nullptr);

    /// @param live the run that goes on now; 0: none
    void setRuns(const workspace::Workspace& workspace, WorkloadId workload, RunId live);
    RunId selected() const;
    RunId first() const;  ///< 0: there is none
    /// Selects without runActivated().
    void select(RunId run);

signals:
    void runActivated(pb::RunId run);
    void renamed(pb::RunId run, const QString& name);
    void removeAsked(pb::RunId run);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void onItemChanged(QListWidgetItem* item);

    bool m_filling = false;
};

}  // namespace pb::ui
