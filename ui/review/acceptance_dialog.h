// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/plan.h"

#include <QDialog>

#include <optional>

class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace pb::ui {

/// Who accepts a risk, why, and until when. What is missing is said while it is typed.
class AcceptanceDialog final : public QDialog {
    Q_OBJECT
public:
    /// @param before what holds now; empty: nobody accepted it
    /// @param risks how many risks the acceptance is for, at least 1
    AcceptanceDialog(const std::optional<review::Acceptance>& before, int risks, Date today, QWidget* parent);

signals:
    void accepted(const pb::review::Acceptance& acceptance);
    void withdrawn();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void check();
    void save();
    void retranslate();

    std::optional<review::Acceptance> m_before;
    int m_risks;
    Date m_today;
    QLabel* m_head;
    QFormLayout* m_form;
    QLineEdit* m_approver;
    QPlainTextEdit* m_reason;
    QLineEdit* m_expires;
    QLabel* m_message;
    QDialogButtonBox* m_buttons;
    QPushButton* m_accept;
    QPushButton* m_withdraw;
};

}  // namespace pb::ui
