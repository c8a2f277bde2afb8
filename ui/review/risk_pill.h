// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <QWidget>

namespace pb::ui {

/// A risk as mark and words in a rounded field.
class RiskPill final : public QWidget {
    Q_OBJECT
public:
    explicit RiskPill(QWidget* parent = nullptr);

    void setRisk(review::Risk risk);
    review::Risk risk() const noexcept { return m_risk; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    review::Risk m_risk = review::Risk::Unanswered;
};

}  // namespace pb::ui
