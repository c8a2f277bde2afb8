// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/event.h"

#include <QWidget>

#include <optional>

class QLabel;
class QTableWidget;

namespace pb::ui {

/// What a host offers, and the limits met on the way to thousands of guests, the nearest first.
class PreflightPanel final : public QWidget {
    Q_OBJECT
public:
    explicit PreflightPanel(QWidget* parent = nullptr);

    void show(const density::Preflight& found, std::int64_t guestsWanted);
    void clear();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fillLimits();
    QString factsText() const;

    std::optional<density::Preflight> m_found;
    std::int64_t m_wanted = 0;
    QLabel* m_title;
    QLabel* m_facts;
    QLabel* m_limitsTitle;
    QTableWidget* m_limits;
};

}  // namespace pb::ui
