// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"
#include "ui/review/row_button.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace pb::ui {

/// One pillar in the summary: name, bar of risks, counts in words.
class PillarTile final : public RowButton {
    Q_OBJECT
public:
    PillarTile(const review::Pillar& pillar, QWidget* parent);

    void setCounts(const review::RiskCounts& counts);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void nextCheckState() override {}
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    review::Text m_name;
    review::RiskCounts m_counts;
};

/// The pillars of a lens side by side; the one that is being read is marked.
class PillarStrip final : public QWidget {
    Q_OBJECT
public:
    explicit PillarStrip(QWidget* parent = nullptr);

    void setLens(const review::Lens* lens);
    /// @param rows in the order of the lens
    void setSummary(const std::vector<review::PillarSummary>& rows);
    void setCurrent(const QString& pillarId);

signals:
    void pillarChosen(const QString& pillarId);

private:
    struct Entry {
        QString id;
        PillarTile* tile;
    };

    QHBoxLayout* m_layout;
    std::vector<Entry> m_entries;
};

}  // namespace pb::ui
