// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/base/fields.h"
#include "core/review/lens.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace pb::review {

/// How far an improvement is; the values of the AWS API (Workload, ImprovementStatus), here for each question.
enum class PlanStatus {
    NotStarted,
    InProgress,
    Complete,          ///< the work is done; the risk goes when the answer says so
    RiskAcknowledged,  ///< known and left as it is; only a PlanItem::acceptance takes it off the open risks
    NotApplicable,     ///< nothing is to be done
};
constexpr std::array<std::string_view, 5> enumNames(PlanStatus)
{
    return {"not_started", "in_progress", "complete", "risk_acknowledged", "not_applicable"};
}

/// Somebody answers for living with a risk.
struct Acceptance {
    std::string approver;  ///< name or role; not empty
    std::string reason;    ///< not empty
    Date expires;          ///< the last day on which it holds; not set: it does not expire

    static constexpr auto fields()
    {
        return std::tuple{
            field(FieldInfo{"approver", FieldType::Text}.per("code points").in(1, 255), &Acceptance::approver),
            field(FieldInfo{"reason", FieldType::Multiline}.per("code points").in(1, 2084), &Acceptance::reason),
            field(FieldInfo{"expires", FieldType::Date}, &Acceptance::expires),
        };
    }
    friend bool operator==(const Acceptance&, const Acceptance&) = default;
};

/// What is to be done about one question. A question that is not in LensReview::plan has the default value.
struct PlanItem {
    std::string owner;             ///< who sees to it
    Date due;                      ///< not set: no date was agreed
    std::optional<Effort> effort;  ///< empty: as the lens says of the practices that are missing
    PlanStatus status = PlanStatus::NotStarted;
    std::int64_t likelihood = 0;  ///< 1 rare … 5 almost certain; 0: not rated
    std::int64_t impact = 0;      ///< 1 negligible … 5 severe; 0: not rated
    std::string note;             ///< Markdown
    std::optional<Acceptance> acceptance;
    std::string updated_utc;  ///< last change, ISO 8601; "" before the first

    /// The fields that one edit can set. The acceptance is set as a whole.
    static constexpr auto fields()
    {
        return std::tuple{
            field(FieldInfo{"owner", FieldType::Text}.per("code points").in(0, 255), &PlanItem::owner),
            field(FieldInfo{"due", FieldType::Date}, &PlanItem::due),
            field(FieldInfo{"effort", FieldType::Choice}, &PlanItem::effort),
            field(FieldInfo{"status", FieldType::Choice}, &PlanItem::status),
            field(FieldInfo{"likelihood", FieldType::Integer}.in(0, 5), &PlanItem::likelihood),
            field(FieldInfo{"impact", FieldType::Integer}.in(0, 5), &PlanItem::impact),
            field(FieldInfo{"note", FieldType::Multiline}.per("code points").in(0, 2084), &PlanItem::note),
        };
    }
    friend bool operator==(const PlanItem&, const PlanItem&) = default;
};

/// Where an acceptance stands on a day.
enum class AcceptanceState {
    None,      ///< nobody accepted the risk
    Accepted,  ///< it holds: the risk is known, signed for, and not among the open ones
    Expired,   ///< it has run out: the risk is open again
};
constexpr std::array<std::string_view, 3> enumNames(AcceptanceState) { return {"none", "accepted", "expired"}; }

/// @param today the day to judge on; an acceptance still holds on its last day
AcceptanceState acceptanceOn(const PlanItem& item, Date today);

/// Whether a risk waits for somebody on that day: High or Medium, and not accepted.
bool isOpenRisk(Risk risk, const PlanItem& item, Date today);

/// Whether work was promised for a day that has passed: a due date before `today`, and the status NotStarted or
/// InProgress.
bool isOverdue(const PlanItem& item, Date today);

/// Likelihood times impact, 1 … 25; 0 where one of them is not rated.
int exposure(const PlanItem& item);

}  // namespace pb::review
