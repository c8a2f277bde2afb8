// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/session_path.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QStyle;
class QVBoxLayout;

namespace pb::ui {

/// How a facilitated session begins: which pillars, which questions, how many. Tab and Space choose, Enter begins.
class SessionStart final : public QWidget {
    Q_OBJECT
public:
    explicit SessionStart(QWidget* parent);

    /// @param lenses of the workload, at least one; the session begins with the first, the others are offered. They
    /// must
    ///        live as long as this is shown.
    void setReview(const std::vector<const review::Lens*>& lenses, const review::Workload& workload);
    SessionPlan plan() const;
    void setLetters(int pixels);
    void focusBegin();

signals:
    void begun(const pb::ui::SessionPlan& plan);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct LensBox {
        const review::Lens* lens;
        QCheckBox* box;    ///< null where there is no other lens
        QWidget* pillars;  ///< holds the boxes of its pillars
    };
    struct PillarBox {
        const review::Lens* lens;
        const review::Pillar* pillar;
        QCheckBox* box;
    };

    void addLens(const review::Lens& lens, bool several);
    QCheckBox* makeBox(const QString& name, bool checked, QWidget* parent);
    void showPillars();
    bool isChosen(const review::Lens* lens) const;
    void count();
    void retranslate();

    review::Workload m_workload;
    QLabel* m_title;
    QLabel* m_pillarHead;
    QLabel* m_whichHead;
    QLabel* m_mostHead;
    QLabel* m_count;
    QVBoxLayout* m_pillarLayout;
    std::vector<LensBox> m_lenses;
    std::vector<PillarBox> m_pillars;
    QButtonGroup* m_which;  ///< ids: SessionPlan::Which
    QButtonGroup* m_most;   ///< ids: SessionPlan::most
    QPushButton* m_begin;
    QStyle* m_marks;
};

}  // namespace pb::ui
