// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/plan_words.h"

#include "ui/review/tr.h"

#include <QDate>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

QDate toQDate(Date day)
{
    return {static_cast<int>(day.ymd().year()), static_cast<int>(static_cast<unsigned>(day.ymd().month())),
            static_cast<int>(static_cast<unsigned>(day.ymd().day()))};
}

}  // namespace

QString effortShortName(Effort effort)
{
    switch (effort) {
    case Effort::Low:
        //: Effort, in a narrow column
        return ReviewTr::tr("Low", "effort");
    case Effort::High:
        //: Effort, in a narrow column
        return ReviewTr::tr("High", "effort");
    case Effort::Medium:
        break;
    }
    //: Effort, in a narrow column
    return ReviewTr::tr("Medium", "effort");
}

QString planStatusName(PlanStatus status)
{
    switch (status) {
    case PlanStatus::InProgress:
        return ReviewTr::tr("In progress");
    case PlanStatus::Complete:
        return ReviewTr::tr("Complete");
    case PlanStatus::RiskAcknowledged:
        return ReviewTr::tr("Risk acknowledged");
    case PlanStatus::NotApplicable:
        return ReviewTr::tr("Nothing to do");
    case PlanStatus::NotStarted:
        break;
    }
    return ReviewTr::tr("Not started");
}

QString likelihoodName(std::int64_t rating)
{
    switch (rating) {
    case 1:
        return ReviewTr::tr("1 · rare");
    case 2:
        return ReviewTr::tr("2 · unlikely");
    case 3:
        return ReviewTr::tr("3 · possible");
    case 4:
        return ReviewTr::tr("4 · likely");
    case 5:
        return ReviewTr::tr("5 · almost certain");
    default:
        return {};
    }
}

QString impactName(std::int64_t rating)
{
    switch (rating) {
    case 1:
        return ReviewTr::tr("1 · negligible");
    case 2:
        return ReviewTr::tr("2 · minor");
    case 3:
        return ReviewTr::tr("3 · moderate");
    case 4:
        return ReviewTr::tr("4 · major");
    case 5:
        return ReviewTr::tr("5 · severe");
    default:
        return {};
    }
}

QString acceptanceText(const PlanItem& item, AcceptanceState state)
{
    if (!item.acceptance || state == AcceptanceState::None)
        return {};
    const QString by = QString::fromStdString(item.acceptance->approver);
    const QString until = QString::fromStdString(item.acceptance->expires.text());
    if (state == AcceptanceState::Expired)
        return ReviewTr::tr("Expired on %1 (%2)").arg(until, by);
    return until.isEmpty() ? ReviewTr::tr("%1, without end").arg(by) : ReviewTr::tr("%1, until %2").arg(by, until);
}

std::optional<Date> dayFrom(const QString& typed, Date today)
{
    const QString text = typed.trimmed();
    if (text.isEmpty() || text == u"-"_s)
        return Date{};
    static const QRegularExpression kAhead(u"^\\+\\s*(\\d{1,4})\\s*([dwm]?)$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (const auto match = kAhead.match(text); match.hasMatch()) {
        const int count = match.captured(1).toInt();
        const QString unit = match.captured(2).toLower();
        const QDate from = toQDate(today);
        const QDate day = unit == u"m"_s ? from.addMonths(count) : from.addDays(unit == u"w"_s ? count * 7 : count);
        const auto ahead = Date::parse(day.toString(Qt::ISODate).toStdString());
        return ahead ? std::optional(*ahead) : std::nullopt;
    }
    const auto day = Date::parse(text.toStdString());
    return day ? std::optional(*day) : std::nullopt;
}

}  // namespace pb::ui
