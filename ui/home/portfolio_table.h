// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/home/portfolio_model.h"

#include <QTableView>

namespace pb::ui {

/// The workloads of a workspace as a table; Enter or a double click opens one.
class PortfolioTable final : public QTableView {
    Q_OBJECT
public:
    explicit PortfolioTable(QWidget* parent = nullptr);

    void setPortfolio(PortfolioModel* model, PortfolioProxy* proxy);
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }

signals:
    void opened(pb::WorkloadId workload);
    void editAsked(pb::WorkloadId workload);
    void templateAsked(pb::WorkloadId workload);
    void copyAsked(pb::WorkloadId workload);
    void removeAsked(pb::WorkloadId workload);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    WorkloadId at(const QModelIndex& index) const;
    void fitColumns();

    PortfolioModel* m_portfolio = nullptr;
    bool m_readOnly = false;
};

}  // namespace pb::ui
