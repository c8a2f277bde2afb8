// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"
#include "ui/review/review_text.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace pb::ui {

/// Why a question has its risk, and the shortest way down: the rule that decided in words, and the practices to add.
class WhyPanel final : public QWidget {
    Q_OBJECT
public:
    explicit WhyPanel(QWidget* parent = nullptr);

    /// @param question null: nothing is shown. It is not kept.
    void show(const review::Question* question, const review::Answer& answer, review::NotApplicableChoice semantics,
              Reading reading);

signals:
    void choiceActivated(const std::string& choiceId);

private:
    void clear();
    void addText(const QString& text);
    /// Every smallest set of practices, the least effort first.
    void addWays(const QString& head, const review::Question& question, const std::vector<review::WayDown>& ways,
                 Reading reading);
    void addWay(const QString& head, const review::Question& question, const std::vector<std::string>& choices,
                Reading reading);

    QVBoxLayout* m_layout;
};

}  // namespace pb::ui
