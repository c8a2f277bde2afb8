// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/session_path.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace pb::ui {

/// How a facilitated session begins: which pillars, which questions, how many. Tab and Space choose, Enter begins.
class SessionStart final : public QWidget {
    Q_OBJECT
public:
    explicit SessionStart(QWidget* parent);

    void setReview(const review::Lens& lens, const review::Workload& workload);
    SessionPlan plan() const;
    void setLetters(int pixels);
    void focusBegin();

signals:
    void begun(const pb::ui::SessionPlan& plan);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void count();
    void retranslate();

    const review::Lens* m_lens = nullptr;
    review::Workload m_workload;
    QLabel* m_title;
    QLabel* m_pillarHead;
    QLabel* m_whichHead;
    QLabel* m_mostHead;
    QLabel* m_count;
    QVBoxLayout* m_pillarLayout;
    std::vector<std::pair<std::string, QCheckBox*>> m_pillars;
    QButtonGroup* m_which;  ///< ids: SessionPlan::Which
    QButtonGroup* m_most;   ///< ids: SessionPlan::most
    QPushButton* m_begin;
};

}  // namespace pb::ui
