// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/plan.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QLineEdit;

namespace pb::ui {

/// A plan as a form: one row for each number that core/density describes, with its range, and the choices.
class PlanForm final : public QWidget {
    Q_OBJECT
public:
    explicit PlanForm(QWidget* parent = nullptr);

    density::Plan plan() const;
    void setPlan(const density::Plan& plan);
    /// The row of a field of density::planFields(), for a message that names it; null where there is none.
    QWidget* field(std::string_view id) const;

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct NumberRow {
        const density::PlanField* field;
        QLabel* label;
        QDoubleSpinBox* box;
    };

    void buildChoices();
    void buildNumbers();
    void addNumber(QFormLayout& form, const density::PlanField& field);
    void retranslate();
    void updateEnabled();

    QGroupBox* m_guests;
    QGroupBox* m_stages;
    QGroupBox* m_rules;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QLabel* m_kindLabel;
    QComboBox* m_kind;
    QLabel* m_loadLabel;
    QComboBox* m_load;
    QLabel* m_acceleratorLabel;
    QComboBox* m_accelerator;
    QCheckBox* m_merge;
    QCheckBox* m_freeze;
    QLabel* m_qemuLabel;
    QLineEdit* m_qemu;
    std::vector<NumberRow> m_numbers;
};

}  // namespace pb::ui
