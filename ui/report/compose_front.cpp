// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/pillar_chart.h"
#include "ui/report/compose.h"
#include "ui/text/finding_text.h"
#include "ui/text/format.h"

#include <QFontMetricsF>

using namespace Qt::StringLiterals;

namespace pb::ui::report {

namespace {

constexpr double kPillarChartHeight = points(170);

QString printableText(const std::string& text) { return printable(QString::fromStdString(text)); }

/// The lower half of the cover: who, when, with what.
QStringList coverFacts(const Composer& composer)
{
    const review::Workload& workload = *composer.report.workload;
    const Speaker& speaker = composer.speaker;
    QStringList facts;
    const auto add = [&](const char* id, const QString& value) {
        if (!value.isEmpty())
            facts << speaker.say(id) + u": "_s + value;
    };
    const auto join = [](const std::vector<std::string>& list) {
        QStringList out;
        for (const std::string& item : list)
            out << printableText(item);
        return out.join(u", "_s);
    };
    add("report.cover.owner", printableText(workload.owner));
    add("report.cover.industry", printableText(workload.industry));
    add("report.cover.environment",
        speaker.say(workload.environment == review::Environment::Production ? "report.environment.production"
                                                                            : "report.environment.pre_production"));
    add("report.cover.regions", join(workload.regions));
    add("report.cover.accounts", join(workload.accounts));
    QStringList lenses;
    for (const review::Lens* lens : composer.report.lenses)
        lenses << printable(speaker.name(lens->name).simplified());
    add("report.cover.lens", lenses.join(u" · "_s));
    add("report.cover.date", QString::fromStdString(composer.report.date.text()));
    return facts;
}

struct CoverTexts {
    QString kind, name, about;
    QStringList facts;
};

void drawCover(QPainter& painter, const QRectF& area, const CoverTexts& texts)
{
    painter.fillRect(QRectF(area.left(), area.top(), points(36), points(5)), QColor(ink::kAccent));
    double y = area.top() + points(24);
    const auto put = [&](const QString& text, const QFont& face, QRgb color, double gap) {
        painter.setFont(face);
        painter.setPen(QColor(color));
        QRectF used;
        painter.drawText(QRectF(area.left(), y, area.width(), points(240)),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text, &used);
        y = used.bottom() + gap;
    };
    put(texts.kind, font(13, true), ink::kAccent, points(14));
    put(texts.name, font(30, true), ink::kText, points(12));
    put(texts.about, font(11), ink::kMuted, points(36));
    for (const QString& fact : texts.facts)
        put(fact, font(10), ink::kText, points(5));
}

/// Code and title; beneath them the lens, where it is not the workload's first.
QString questionText(const Composer& composer, const pb::report::QuestionEntry& entry)
{
    const Speaker& speaker = composer.speaker;
    const QString words = printableText(entry.question->code) + u"  "_s + speaker.main(entry.question->title);
    return entry.lens != composer.report.lenses.front() ? words + u'\n' + speaker.main(entry.lens->name).simplified()
                                                        : words;
}

Row riskRow(const Composer& composer, const pb::report::QuestionEntry& entry)
{
    const Speaker& speaker = composer.speaker;
    const QString evidence =
        entry.evidence.empty() ? QString() : text::count(std::ssize(entry.evidence), speaker.main());
    QStringList next;
    if (entry.way_down)
        for (const std::string& id : entry.way_down->select)
            if (const review::Choice* choice = review::findChoice(*entry.question, id))
                next << speaker.main(choice->title);
    return {{{riskName(entry.verdict.risk, speaker), true, riskColor(entry.verdict.risk).rgb(),
              riskColor(entry.verdict.risk)},
             {questionText(composer, entry), true, {}, {}},
             {next.join(u'\n'), false, ink::kText, {}},
             {evidence, false, ink::kText, {}}},
            questionAnchor(entry)};
}

void headline(Composer& composer)
{
    const pb::report::Report& report = composer.report;
    const auto number = [&](int value) { return text::count(value, composer.speaker.main()); };
    const QStringList args{number(report.counts.total()), number(report.counts.answered()),
                           number(report.counts.high),    number(report.counts.medium),
                           number(report.counts.none),    number(report.counts.not_applicable)};
    composer.pair(composer.speaker.sayMain("report.summary.counts", args),
                  composer.speaker.saySecond("report.summary.counts", args), style::kBody);
    int errors = 0, warnings = 0;
    for (const pb::report::NetworkPart& part : report.networks) {
        errors += part.open[static_cast<std::size_t>(Severity::Error)];
        warnings += part.open[static_cast<std::size_t>(Severity::Warning)];
    }
    if (!report.networks.empty()) {
        const QStringList found{number(errors), number(warnings)};
        composer.pair(composer.speaker.sayMain("report.summary.findings", found),
                      composer.speaker.saySecond("report.summary.findings", found), style::kBody);
    }
    for (const workspace::RunRecord* run : report.runs) {
        const QStringList told{printableText(run->name), text::count(run->summary.maxReady, composer.speaker.main())};
        composer.pair(composer.speaker.sayMain("report.summary.run", told),
                      composer.speaker.saySecond("report.summary.run", told), style::kBody);
    }
}

/// One row for each practice that is ticked and denied; a click leads to the question.
void composeContradictions(Composer& composer)
{
    const Speaker& speaker = composer.speaker;
    std::vector<Row> rows;
    for (const pb::report::QuestionEntry* entry : composer.report.contradicted)
        for (const workspace::Contradiction& one : entry->contradictions) {
            const review::Choice* choice = review::findChoice(*entry->question, one.choice);
            QStringList found;
            for (const workspace::FindingEvidence& evidence : one.findings)
                found << text::findingText(evidence.finding, speaker.main()).sentence;
            rows.push_back({{{printableText(entry->question->code), true, {}, {}},
                             {choice ? speaker.main(choice->title) : printableText(one.choice), false, ink::kText, {}},
                             {found.join(u'\n'), false, ink::kText, {}}},
                            questionAnchor(*entry)});
        }
    if (rows.empty())
        return;
    composer.heading(speaker.say("report.contradiction.title"), 1, u"contradictions"_s);
    const QStringList count{text::count(std::ssize(rows), speaker.main())};
    composer.pair(speaker.sayMain("report.contradiction.intro", count),
                  speaker.saySecond("report.contradiction.intro", count), style::kBody);
    composer.blocks.back()->keepWithNext = true;
    composer.table({0.7, 3, 4.2},
                   {speaker.sayMain("report.column.question"), speaker.sayMain("report.column.practice"),
                    speaker.sayMain("report.column.finding")},
                   std::move(rows));
}

/// Who does what until when; a click leads to the question.
void composePlan(Composer& composer)
{
    if (composer.report.planned.empty())
        return;
    const Speaker& speaker = composer.speaker;
    std::vector<Row> rows;
    for (const pb::report::QuestionEntry* entry : composer.report.planned) {
        const review::PlanItem& plan = *entry->plan;
        const bool late = review::isOverdue(plan, composer.report.date);
        const QString day = printableText(plan.due.text());
        rows.push_back(
            {{{riskName(entry->verdict.risk, speaker), true, riskColor(entry->verdict.risk).rgb(),
               riskColor(entry->verdict.risk)},
              {questionText(composer, *entry), true, {}, {}},
              {printableText(plan.owner), false, ink::kText, {}},
              {late ? speaker.sayMain("report.plan.late", {day}) : day,
               late,
               late ? riskColor(review::Risk::High).rgb() : QRgb(ink::kText),
               {}},
              {speaker.sayMain("report.plan.status." + std::string(enumName(plan.status))), false, ink::kText, {}}},
             questionAnchor(*entry)});
    }
    composer.heading(speaker.say("report.plan.title"), 1, u"plan"_s);
    composer.table({1.1, 3, 1.3, 1.5, 1.3},
                   {speaker.sayMain("report.column.risk"), speaker.sayMain("report.column.question"),
                    speaker.sayMain("report.column.owner"), speaker.sayMain("report.column.due"),
                    speaker.sayMain("report.column.status")},
                   std::move(rows));
}

/// Who lives with which risk, why, and until when.
void composeAccepted(Composer& composer)
{
    if (composer.report.accepted.empty())
        return;
    const Speaker& speaker = composer.speaker;
    std::vector<Row> rows;
    for (const pb::report::QuestionEntry* entry : composer.report.accepted) {
        const review::Acceptance& acceptance = *entry->plan->acceptance;
        rows.push_back(
            {{{riskName(entry->verdict.risk, speaker), true, riskColor(entry->verdict.risk).rgb(),
               riskColor(entry->verdict.risk)},
              {questionText(composer, *entry), true, {}, {}},
              {printableText(acceptance.approver) + u'\n' + printableText(acceptance.reason), false, ink::kText, {}},
              {acceptance.expires.isSet() ? printableText(acceptance.expires.text())
                                          : speaker.sayMain("report.accepted.no_end"),
               false,
               ink::kText,
               {}}},
             questionAnchor(*entry)});
    }
    composer.heading(speaker.say("report.accepted.title"), 1, u"accepted"_s);
    composer.table({1.1, 2.2, 3.7, 1.2},
                   {speaker.sayMain("report.column.risk"), speaker.sayMain("report.column.question"),
                    speaker.sayMain("report.column.approver"), speaker.sayMain("report.column.until")},
                   std::move(rows));
}

void composeTopRisks(Composer& composer)
{
    const pb::report::Report& report = composer.report;
    const Speaker& speaker = composer.speaker;
    composer.heading(speaker.say("report.summary.top"), 1, u"top"_s);
    if (report.top_risks.empty()) {
        composer.text(speaker.say("report.summary.no_risks"), style::kBody).spaceBefore = points(4);
        return;
    }
    std::vector<Row> rows;
    for (const pb::report::QuestionEntry* entry : report.top_risks)
        rows.push_back(riskRow(composer, *entry));
    composer.table({1.1, 2.2, 4, 0.9},
                   {speaker.sayMain("report.column.risk"), speaker.sayMain("report.column.question"),
                    speaker.sayMain("report.column.next"), speaker.sayMain("report.column.evidence")},
                   std::move(rows));
}

}  // namespace

void composeCover(Composer& composer)
{
    const review::Workload& workload = *composer.report.workload;
    const CoverTexts texts{composer.speaker.say("report.cover.kind"), printableText(workload.name),
                           printableText(workload.description), coverFacts(composer)};
    const QRectF content = pageShape(composer.input.paper, false).content();
    FigureBlock& cover = composer.figure(
        content.height() * 0.6, [texts](QPainter& painter, const QRectF& area) { drawCover(painter, area, texts); });
    cover.anchor = u"cover"_s;
    cover.outline = texts.name;
    const pb::report::Report& report = composer.report;
    const Speaker& speaker = composer.speaker;
    composer.figure(content.height() * 0.34, [&report, speaker](QPainter& painter, const QRectF& area) {
        drawRisks(painter, area, report, speaker);
    });
}

void composeSummary(Composer& composer)
{
    composer.heading(composer.speaker.say("report.summary.title"), 0, u"summary"_s);
    headline(composer);
    const pb::report::Report& report = composer.report;
    const Speaker& speaker = composer.speaker;
    composer.figure(kPillarChartHeight, [&report, speaker](QPainter& painter, const QRectF& area) {
        drawRisks(painter, area, report, speaker);
    });
    composeTopRisks(composer);
    composePlan(composer);
    composeAccepted(composer);
    composeContradictions(composer);
}

}  // namespace pb::ui::report
