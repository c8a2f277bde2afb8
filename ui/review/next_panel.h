// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/next.h"
#include "core/review/workload.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace pb::ui {

/// The five best things to do next, each with what it brings and why it comes first. Pressing one leads to its line.
class NextPanel final : public QScrollArea {
    Q_OBJECT
public:
    explicit NextPanel(QWidget* parent = nullptr);

    /// @param lens may be null; must live until the next call
    void show(const review::Lens* lens, const review::Workload& workload, Date today);

signals:
    void activated(const std::string& question);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    QWidget* makeRow(int number, const review::NextAction& action);

    const review::Lens* m_lens = nullptr;
    std::size_t m_priorities = 0;
    std::vector<review::NextAction> m_actions;
    QWidget* m_content;
    QLabel* m_head;
    QLabel* m_empty;
    QVBoxLayout* m_rows;
};

/// Why an action is among the next ones, in words: "High risk becomes medium · low effort · …".
QStringList reasonsOf(const review::Lens& lens, const review::NextAction& action);

}  // namespace pb::ui
