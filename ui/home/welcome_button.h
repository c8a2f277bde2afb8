// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/row_button.h"

class QLabel;

namespace pb::ui {

/// A way to go on: a name and what it does.
class WelcomeButton final : public RowButton {
    Q_OBJECT
public:
    /// @param flat without a border of its own, for lists
    explicit WelcomeButton(bool flat, QWidget* parent = nullptr);

    void setTexts(const QString& name, const QString& about);

private:
    QLabel* m_name;
    QLabel* m_about;
};

}  // namespace pb::ui
