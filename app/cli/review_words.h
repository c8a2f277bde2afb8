// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/exchange/review/review_tables.h"
#include "core/review/next.h"
#include "core/review/plan_table.h"

#include <set>
#include <string>
#include <vector>

namespace pb::cli {

/// One workload under some of its lenses, as the actions of `review` look at it.
struct Reviewed {
    review::Workload workload;
    std::vector<review::Lens> lenses;            ///< at least one
    std::set<review::QuestionKey> contradicted;  ///< the questions whose answers the drawings deny

    std::vector<const review::Lens*> pointers() const;
    bool several() const { return lenses.size() > 1; }
};

/// What `review` says, in the language of a console.
class ReviewWords {
public:
    explicit ReviewWords(const Console& console) : m_console(console) {}

    QString text(const review::Text& text) const;
    /// "High", tinted.
    QString risk(review::Risk risk) const;
    exchange::Wording wording() const;

    /// Why a question has its risk, in sentences.
    QStringList why(const review::Question& question, const review::Why& why) const;
    /// Titles of choices, with "; " between them.
    QString titles(const review::Question& question, const std::vector<std::string>& ids) const;
    /// Owner, due date, status, acceptance: what is there.
    QStringList planned(const review::PlanRow& row) const;
    /// Why an action is among the next ones.
    QStringList reasons(const Reviewed& reviewed, const review::NextAction& action) const;

    /// @param nameLens where the rows are of several
    void print(const review::PlanRow& row, bool nameLens) const;
    void print(const Reviewed& reviewed, const review::NextAction& action, int number) const;

private:
    void indented(const QString& head, const QString& text) const;
    void printWay(const review::Question& question, const review::WayDown& way) const;

    const Console& m_console;
};

Json wayJson(const review::WayDown& way);
Json whyJson(const review::Why& why);
Json planRowJson(const review::PlanRow& row);
Json actionJson(const review::NextAction& action);

}  // namespace pb::cli
