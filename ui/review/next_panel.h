// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/next.h"
#include "core/review/workload.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace pb::ui {

/// The five best things to do next, each with what it brings and why it comes first. Pressing one leads to its line;
/// its button puts it into the plan.
class NextPanel final : public QScrollArea {
    Q_OBJECT
public:
    explicit NextPanel(QWidget* parent = nullptr);

    /// Over all these lenses, which must live until the next call.
    void show(const std::vector<const review::Lens*>& lenses, const review::Workload& workload, Date today);
    void setReadOnly(bool readOnly);

signals:
    void activated(const std::string& lens, const std::string& question);
    void planAsked(const pb::review::NextAction& action);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    QWidget* makeRow(int number, const review::NextAction& action);

    std::vector<const review::Lens*> m_lenses;
    bool m_readOnly = false;
    std::vector<review::NextAction> m_actions;
    QWidget* m_content;
    QLabel* m_head;
    QLabel* m_empty;
    QVBoxLayout* m_rows;
};

/// Why an action is among the next ones, in words: "High risk becomes medium · low effort · …".
QStringList reasonsOf(const review::Lens& lens, const review::NextAction& action);

}  // namespace pb::ui
