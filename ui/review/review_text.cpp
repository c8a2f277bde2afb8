// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_text.h"

#include "ui/review/tr.h"

#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

QString lensText(const Text& text, text::Language language)
{
    const bool korean = language == text::Language::Korean;
    const std::string& wanted = korean ? text.ko : text.en;
    return QString::fromStdString(wanted.empty() ? (korean ? text.en : text.ko) : wanted);
}

text::Language otherLanguage(text::Language language)
{
    return language == text::Language::Korean ? text::Language::English : text::Language::Korean;
}

TextCoverage coverageOf(const Question& question)
{
    TextCoverage coverage;
    const auto add = [&](const Text& text) {
        coverage.english += !text.en.empty();
        coverage.korean += !text.ko.empty();
        coverage.of += !text.empty();
    };
    for (const Text* text : {&question.title, &question.question, &question.about, &question.out_of_scope})
        add(*text);
    for (const Text& text : question.evidence)
        add(text);
    for (const Choice& choice : question.choices)
        for (const Text* text : {&choice.title, &choice.help, &choice.improve})
            add(*text);
    return coverage;
}

QString riskName(Risk risk)
{
    switch (risk) {
    case Risk::High:
        return ReviewTr::tr("High risk");
    case Risk::Medium:
        return ReviewTr::tr("Medium risk");
    case Risk::None:
        return ReviewTr::tr("No risk");
    case Risk::NotApplicable:
        return ReviewTr::tr("Not applicable");
    case Risk::Unanswered:
        break;
    }
    return ReviewTr::tr("Unanswered");
}

QString riskShortName(Risk risk)
{
    switch (risk) {
    //: A level of risk, in a narrow column
    case Risk::High:
        return ReviewTr::tr("High");
    //: A level of risk, in a narrow column
    case Risk::Medium:
        return ReviewTr::tr("Medium");
    //: The level "no risk", in a narrow column
    case Risk::None:
        return ReviewTr::tr("None");
    //: "Not applicable", in a narrow column
    case Risk::NotApplicable:
        return ReviewTr::tr("N/A");
    case Risk::Unanswered:
        break;
    }
    //: "Unanswered", in a narrow column
    return ReviewTr::tr("Open");
}

QString reasonName(Reason reason)
{
    switch (reason) {
    case Reason::OutOfScope:
        return ReviewTr::tr("Out of scope");
    case Reason::BusinessPriorities:
        return ReviewTr::tr("Business priorities");
    case Reason::ArchitectureConstraints:
        return ReviewTr::tr("Architecture constraints");
    case Reason::Other:
        return ReviewTr::tr("Other reason");
    case Reason::None:
        break;
    }
    return ReviewTr::tr("No reason given");
}

QString environmentName(Environment environment)
{
    return environment == Environment::Production ? ReviewTr::tr("Production") : ReviewTr::tr("Pre-production");
}

QString effortName(Effort effort)
{
    switch (effort) {
    case Effort::Low:
        return ReviewTr::tr("Low effort");
    case Effort::High:
        return ReviewTr::tr("High effort");
    case Effort::Medium:
        break;
    }
    return ReviewTr::tr("Medium effort");
}

QString weightName(const Weight& weight)
{
    if (weight.core)
        //: Weight of a practice: without it the risk is high
        return ReviewTr::tr("Core");
    if (weight.anti)
        //: A way of working that is worse than the practices beside it
        return ReviewTr::tr("Worse way");
    if (!weight.alternatives.empty())
        //: Weight of a practice: it or one of its alternatives is needed
        return weight.secondary ? ReviewTr::tr("Better alternative") : ReviewTr::tr("Alternative");
    //: Weight of a practice: without it the risk is medium
    return weight.secondary ? ReviewTr::tr("Secondary") : QString();
}

QString countsText(const RiskCounts& counts)
{
    QStringList parts;
    const auto add = [&](int count, const QString& text) {
        if (count > 0)
            parts.append(text);
    };
    add(counts.high, ReviewTr::tr("%1 high").arg(counts.high));
    add(counts.medium, ReviewTr::tr("%1 medium").arg(counts.medium));
    add(counts.none, ReviewTr::tr("%1 without risk").arg(counts.none));
    add(counts.not_applicable, ReviewTr::tr("%1 not applicable").arg(counts.not_applicable));
    add(counts.unanswered, ReviewTr::tr("%1 unanswered").arg(counts.unanswered));
    return parts.join(u" · "_s);
}

}  // namespace pb::ui
