// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace pb::ui {

class TextFields;

/// What stands beneath a choice: what good looks like, the first steps, their addresses and the effort.
class ChoiceEditor final : public QWidget {
    Q_OBJECT
public:
    explicit ChoiceEditor(QWidget* parent = nullptr);

    void setChoice(const review::Choice& choice);

signals:
    /// With every key. @param field that was written in
    void edited(const pb::review::Choice& choice, const QString& field);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QLineEdit* addAddress(const char* name, std::string review::Choice::*address);

    review::Choice m_choice;
    QLabel* m_head;
    TextFields* m_texts;
    QLabel* m_helpAddressLabel;
    QLineEdit* m_helpAddress;
    QLabel* m_stepsAddressLabel;
    QLineEdit* m_stepsAddress;
    QLabel* m_effortLabel;
    QComboBox* m_effort;
};

}  // namespace pb::ui
