// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"

#include <QWidget>

namespace pb::ui {

/// A bar that is divided among the risks of a set of questions: high, medium, none, not applicable, unanswered.
/// Segments differ in height too, so that they can be told apart without colour. The words are in the tool tip.
class RiskBar final : public QWidget {
    Q_OBJECT
public:
    explicit RiskBar(QWidget* parent = nullptr);

    void setCounts(const review::RiskCounts& counts);
    const review::RiskCounts& counts() const noexcept { return m_counts; }
    QSize sizeHint() const override;

    static void paint(QPainter& painter, const QRectF& rect, const review::RiskCounts& counts, const QPalette& palette);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    review::RiskCounts m_counts;
};

}  // namespace pb::ui
