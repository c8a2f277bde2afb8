// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/evidence.h"
#include "core/workspace/snapshot.h"
#include "ui/home/workload_card.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QStringList>

#include <optional>
#include <vector>

namespace pb::ui {

/// One workload among many.
struct PortfolioRow {
    WorkloadId id;
    QString name, environment, owner, industry, regions;
    QString lens;                             ///< names of its lenses, with commas
    std::vector<review::RiskCounts> pillars;  ///< in the columns of the table; all zero where no lens of it has such
    review::RiskCounts sum;
    std::optional<review::RiskCounts> before;  ///< at its newest milestone
    QString milestone;                         ///< the name of that
    QStringList priorities;                    ///< pillar names, most important first
    CardFigures figures;
    QString changed_utc;   ///< last answer; "" before the first
    QStringList searched;  ///< folded texts
};

/// The workloads of a workspace as a table: what they are, their risks by pillar, where they are going.
class PortfolioModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { kName, kEnvironment, kOwner, kFirstPillar };
    /// The columns behind the pillars, from kFirstPillar + pillars() on.
    enum Tail { kHigh, kMedium, kAnswered, kTrend, kFindings, kChanged, kTails };
    enum Role {
        SortRole = Qt::UserRole,  ///< a number or a text
        IdRole,                   ///< qlonglong of the workload
        CountsRole,               ///< const RiskCounts* as void*; pillars only
        BetterRole,               ///< trend only: -1 more risks than before, 0, 1 fewer
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Reads everything again. About 1 ms for every ten workloads.
    void setWorkspace(const workspace::Workspace& workspace, const workspace::Findings& findings,
                      const workspace::FindLens& findLens);
    void retranslate();

    int pillars() const noexcept { return static_cast<int>(m_pillars.size()); }
    const std::vector<PortfolioRow>& rows() const noexcept { return m_rows; }
    int tail(Tail column) const noexcept { return kFirstPillar + pillars() + column; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    PortfolioRow rowOf(const workspace::Workspace& workspace, const workspace::Findings& findings,
                       const review::Workload& workload, const workspace::FindLens& findLens) const;
    QString text(const PortfolioRow& row, int column) const;
    QVariant sortKey(const PortfolioRow& row, int column) const;
    QString tip(const PortfolioRow& row, int column) const;

    struct PillarColumn {
        std::string id;
        review::Text name;
        QString prefix;
    };
    std::vector<PillarColumn> m_pillars;
    std::vector<PortfolioRow> m_rows;
};

enum class PortfolioFilter { All, HighRisk, Unfinished, NoHighRisk };

/// Searched, filtered and sorted.
class PortfolioProxy final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit PortfolioProxy(QObject* parent = nullptr);

    void setWords(const QString& words);
    void setFilter(PortfolioFilter filter);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& a, const QModelIndex& b) const override;

private:
    QString m_words;
    PortfolioFilter m_filter = PortfolioFilter::All;
};

/// What the table shows, in its order, as CSV (RFC 4180, UTF-8 with a byte order mark, so that Excel reads Korean).
/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
QByteArray portfolioCsv(const PortfolioModel& model, const QSortFilterProxyModel& shown);

}  // namespace pb::ui
