// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/plan.h"
#include "core/review/risk.h"
#include "core/review/workload.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <set>
#include <vector>

namespace pb::ui {

/// One risk of a workload and what is planned about it.
struct PlanLine {
    review::QuestionKey key;
    const review::Lens* lens = nullptr;
    const review::Question* question = nullptr;
    review::Risk risk = review::Risk::Unanswered;
    review::PlanItem item;
    review::AcceptanceState acceptance = review::AcceptanceState::None;
    review::Effort effort = review::Effort::Medium;  ///< as planned, else that of the practices that are missing
    bool open = false;
    bool overdue = false;
    bool denied = false;   ///< evidence speaks against the answer
    QStringList searched;  ///< folded texts
};

/// The high and medium risks of a workload under these lenses, and every question that something is planned for or
/// whose answer the evidence denies.
/// @param denied those questions
/// In the order of the lenses. About 10 ms for the built-in lens.
std::vector<PlanLine> planLines(const std::vector<const review::Lens*>& lenses, const review::Workload& workload,
                                Date today, const std::set<review::QuestionKey>& denied = {});

enum class PlanFilter { All, Open, High, Medium, Overdue, Unassigned, Accepted, Expired, Denied, Done };
enum class PlanGroup { None, Pillar, Owner, Status, Risk, Lens };

bool passes(const PlanLine& line, PlanFilter filter);

/// The plan as a table: searched, filtered, sorted and in groups, each with a heading of its own.
/// It changes nothing: what is entered is asked for by edited().
class PlanModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        kRisk,
        kQuestion,
        kOwner,
        kDue,
        kEffort,
        kStatus,
        kLikelihood,
        kImpact,
        kExposure,
        kAcceptance,
        kNote
    };
    static constexpr int kColumns = 11;
    enum Role { LineRole = Qt::UserRole };  ///< whether the row is a line and no heading

    using QAbstractTableModel::QAbstractTableModel;

    /// @param lines the lenses they point into must live until the next call
    /// @param first id of the lens whose lines need no name beside those of others
    void setLines(std::vector<PlanLine> lines, const std::string& first = {});
    void setWords(const QString& words);
    void setFilter(PlanFilter filter);
    void setGroup(PlanGroup group);
    void setReadOnly(bool readOnly);
    void retranslate();

    const std::vector<PlanLine>& lines() const noexcept { return m_lines; }
    /// Null for a heading.
    const PlanLine* lineAt(int row) const;
    int rowOf(const review::QuestionKey& key) const;  ///< -1: not shown
    QStringList owners() const;
    /// Whether the lines are of more than one lens; then those of another than the first name theirs.
    bool severalLenses() const noexcept { return m_several; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    /// The user has entered this in a cell.
    void edited(int row, int column, const QVariant& value);

private:
    struct Shown {
        int line = -1;  ///< -1: a heading
        QString head;
        friend bool operator==(const Shown&, const Shown&) = default;
    };

    void arrange();
    std::vector<Shown> arranged() const;
    bool before(const PlanLine& a, const PlanLine& b) const;
    QString groupOf(const PlanLine& line) const;
    QString text(const PlanLine& line, int column) const;
    QVariant edit(const PlanLine& line, int column) const;
    QString tip(const PlanLine& line, int column) const;

    std::vector<PlanLine> m_lines;
    std::vector<Shown> m_shown;
    QString m_words;
    PlanFilter m_filter = PlanFilter::All;
    PlanGroup m_group = PlanGroup::None;
    int m_sort = kRisk;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    bool m_readOnly = false;
    bool m_several = false;
    std::string m_firstLens;
};

}  // namespace pb::ui
