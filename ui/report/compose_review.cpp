// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/compose.h"
#include "ui/text/finding_text.h"
#include "ui/text/format.h"
#include "ui/text/sentence.h"
#include "ui/text/utf8.h"

using namespace Qt::StringLiterals;

namespace pb::ui::report {

namespace {

constexpr double kIndent = points(4);
constexpr double kLensChartHeight = points(170);

Mark markOf(review::ChoiceState state)
{
    switch (state) {
    case review::ChoiceState::Selected:
        return Mark::Selected;
    case review::ChoiceState::NotApplicable:
        return Mark::NotApplicable;
    case review::ChoiceState::NotSelected:
        break;
    }
    return Mark::NotSelected;
}

/// Beneath a ticked practice: the open findings that speak against it.
void composeContradiction(Composer& composer, const pb::report::QuestionEntry& entry, const review::Choice& choice)
{
    for (const workspace::Contradiction& one : entry.contradictions) {
        if (one.choice != choice.id)
            continue;
        for (const workspace::FindingEvidence& found : one.findings) {
            composer.blocks.back()->keepWithNext = true;
            TextStyle look = style::kSmall;
            look.color = severityColor(Severity::Error).rgb();
            const auto add = [&](text::Language language) {
                const QString sentence = text::findingText(found.finding, language).sentence;
                TextBlock& row =
                    composer.text(text::sentence(language, "report.contradiction.on_choice", {sentence}), look);
                row.indent = kIndent + points(15);
                row.link = findingAnchor(found.network, found.finding);
            };
            add(composer.speaker.main());
            if (composer.speaker.both()) {
                composer.blocks.back()->keepWithNext = true;
                look.color = ink::kMuted;
                add(text::Language::English);
            }
        }
    }
}

void composeChoices(Composer& composer, const pb::report::QuestionEntry& entry)
{
    const Speaker& speaker = composer.speaker;
    for (const review::Choice& choice : entry.question->choices) {
        const review::ChoiceState state = review::stateOf(*entry.answer, choice.id);
        if (choice.none && state == review::ChoiceState::NotSelected)
            continue;
        const QString title = choice.none ? speaker.main(choice.title).isEmpty() ? speaker.say("report.none_of_these")
                                                                                 : speaker.main(choice.title)
                                          : speaker.main(choice.title);
        TextStyle look = style::kBody;
        look.size = 9;
        if (state != review::ChoiceState::Selected)
            look.color = ink::kMuted;
        TextBlock& row = composer.pair(title, speaker.second(choice.title), look, kIndent);
        row.mark = markOf(state);
        if (!speaker.second(choice.title).isEmpty())
            static_cast<TextBlock&>(*composer.blocks.back()).indent = kIndent + points(15);
        const auto answered = entry.answer->choices.find(choice.id);
        if (answered != entry.answer->choices.end() && !answered->second.note.empty())
            composer.text(fromUtf8(answered->second.note), style::kSmall).indent = kIndent + points(15);
        composeContradiction(composer, entry, choice);
        if (&choice == &entry.question->choices.front())
            composer.blocks.back()->keepWithNext = true;  // one alone says little
    }
    composer.blocks.back()->keepWithNext = false;
}

void label(Composer& composer, const QString& words, const QColor& bar)
{
    TextBlock& head = composer.text(words, style::kLabel);
    head.spaceBefore = points(6);
    head.keepWithNext = true;
    head.bar = bar;
}

/// @param second beneath it in small letters; may be empty
void labelled(Composer& composer, const QString& head, const QString& words, const QColor& bar,
              const QString& second = {})
{
    label(composer, head, bar);
    composer.text(words, style::kBody).bar = bar;
    if (!second.isEmpty() && second != words) {
        composer.blocks.back()->keepWithNext = true;
        composer.text(second, style::kSecond).bar = bar;
    }
}

void notes(Composer& composer, const QString& head, const std::string& markdown)
{
    label(composer, head, QColor(ink::kRule));
    composer.markdown(fromUtf8(markdown), QColor(ink::kRule));
}

/// Which practices are missing, in words; empty where nothing would lower the risk.
QString whyText(const Composer& composer, const pb::report::QuestionEntry& entry)
{
    if (!entry.way_down)
        return {};
    QStringList lines;
    const auto add = [&](const char* id, const std::vector<std::string>& choices) {
        for (const std::string& choiceId : choices)
            if (const review::Choice* choice = review::findChoice(*entry.question, choiceId))
                lines << composer.speaker.sayMain(id, {composer.speaker.main(choice->title)});
    };
    add("report.way.select", entry.way_down->select);
    add("report.way.clear", entry.way_down->clear);
    return lines.join(u'\n');
}

QString evidenceText(const Composer& composer, const workspace::Evidence& evidence, text::Language language)
{
    if (const auto* found = std::get_if<workspace::FindingEvidence>(&evidence.what)) {
        const QString words = u"["_s + text::severityName(found->finding.severity, language) + u"] "_s +
                              text::findingText(found->finding, language).sentence;
        return found->waived ? words + u" ("_s + text::sentence(language, "report.waived") + u')' : words;
    }
    const workspace::RunRecord& run =
        composer.input.workspace->runs.at(std::get<workspace::RunEvidence>(evidence.what).run);
    return text::sentence(language, "report.summary.run",
                          {fromUtf8(run.name), text::count(run.summary.maxReady, language)});
}

void composeEvidence(Composer& composer, const pb::report::QuestionEntry& entry)
{
    if (entry.evidence.empty())
        return;
    const Speaker& speaker = composer.speaker;
    TextBlock& head = composer.text(speaker.say("report.evidence"), style::kLabel);
    head.spaceBefore = points(6);
    head.keepWithNext = true;
    for (const workspace::Evidence& evidence : entry.evidence) {
        QString link;
        QColor bar(ink::kAccent);
        if (const auto* found = std::get_if<workspace::FindingEvidence>(&evidence.what)) {
            bar = severityColor(found->finding.severity);
            link = findingAnchor(found->network, found->finding);
        } else {
            link = runAnchor(std::get<workspace::RunEvidence>(evidence.what).run);
        }
        TextStyle look = style::kBody;
        look.size = 9;
        TextBlock& row = composer.text(evidenceText(composer, evidence, speaker.main()), look);
        row.bar = bar;
        row.link = link;
        row.spaceBefore = points(2);
        if (!speaker.both())
            continue;
        row.keepWithNext = true;
        TextBlock& second = composer.text(evidenceText(composer, evidence, text::Language::English), style::kSecond);
        second.bar = bar;
        second.link = link;
    }
}

/// The sentence of a finding that was attached; where the drawing has been mended, its rule.
QString attachedFinding(const Composer& composer, const review::EvidenceLink& link)
{
    const workspace::Findings& all = *composer.input.findings;
    if (const auto found = all.find(link.network); found != all.end())
        for (const Finding& finding : found->second)
            if (finding.key() == link.target)
                return text::findingText(finding, composer.speaker.main()).sentence;
    return composer.speaker.sayMain("report.link.gone", {fromUtf8(link.target).section(u':', 0, 0)});
}

/// One piece of evidence that a reviewer attached: its kind, what it is, and the reviewer's words.
QString linkText(const Composer& composer, const review::EvidenceLink& link)
{
    const Speaker& speaker = composer.speaker;
    QString what = fromUtf8(link.target);
    if (link.kind == review::LinkKind::Finding) {
        what = attachedFinding(composer, link);
    } else if (link.kind == review::LinkKind::Run) {
        const auto run = composer.input.workspace->runs.find(link.run);
        what = run != composer.input.workspace->runs.end()
                   ? fromUtf8(run->second.name)
                   : speaker.sayMain("report.link.gone", {QString::number(link.run.value)});
    }
    QStringList parts;
    for (const QString& part : {what, fromUtf8(link.note)})
        if (!part.isEmpty())
            parts << part;
    return speaker.sayMain("report.link." + std::string(enumName(link.kind)), {parts.join(u" · "_s)});
}

/// Where in the report it is; empty where it is not in it.
QString attachedAnchor(const review::EvidenceLink& link)
{
    if (link.kind == review::LinkKind::Run)
        return runAnchor(link.run);
    return link.kind == review::LinkKind::Finding ? findingAnchor(link.network, fromUtf8(link.target)) : QString();
}

/// What was promised about the question, in one language; an acceptance stands on a line of its own.
QStringList planLines(const Composer& composer, const review::PlanItem& plan, text::Language language)
{
    const auto say = [language](std::string_view id, const QStringList& args = {}) {
        return text::sentence(language, id, args);
    };
    const Date day = composer.report.date;
    QStringList first{say("report.plan.status." + std::string(enumName(plan.status)))};
    if (!plan.owner.empty())
        first << say("report.owner", {fromUtf8(plan.owner)});
    if (plan.due.isSet())
        first << say(review::isOverdue(plan, day) ? "report.plan.overdue" : "report.plan.due",
                     {fromUtf8(plan.due.text())});
    if (plan.likelihood > 0 && plan.impact > 0)
        first << say("report.plan.exposure", {QString::number(plan.likelihood), QString::number(plan.impact)});
    QStringList out{first.join(u" · "_s)};
    if (plan.acceptance) {
        const review::Acceptance& given = *plan.acceptance;
        const bool holds = review::acceptanceOn(plan, day) == review::AcceptanceState::Accepted;
        out << say(holds ? "report.plan.accepted" : "report.plan.expired",
                   {fromUtf8(given.approver),
                    given.expires.isSet() ? fromUtf8(given.expires.text()) : say("report.accepted.no_end"),
                    fromUtf8(given.reason)});
    }
    return out;
}

void composeFollowUp(Composer& composer, const pb::report::QuestionEntry& entry)
{
    const Speaker& speaker = composer.speaker;
    if (*entry.plan != review::PlanItem{}) {
        const auto lines = [&](text::Language language) {
            return planLines(composer, *entry.plan, language).join(u'\n');
        };
        labelled(composer, speaker.say("report.plan.title"), lines(speaker.main()), QColor(ink::kRule),
                 speaker.both() ? lines(text::Language::English) : QString());
        composer.markdown(fromUtf8(entry.plan->note), QColor(ink::kRule));
    }
    if (entry.answer->links.empty())
        return;
    label(composer, speaker.say("report.links"), QColor(ink::kRule));
    for (const auto& [number, link] : entry.answer->links) {
        TextBlock& row = composer.text(linkText(composer, link), style::kBody);
        row.bar = QColor(ink::kRule);
        row.link = attachedAnchor(link);
    }
}

void composeQuestion(Composer& composer, const pb::report::QuestionEntry& entry)
{
    const Speaker& speaker = composer.speaker;
    const review::Question& question = *entry.question;
    TextBlock& head =
        composer.heading(fromUtf8(question.code) + u"  "_s + speaker.main(question.title), 2, questionAnchor(entry));
    head.ruleAbove = true;
    head.spaceBefore = points(14);
    head.right = riskName(entry.verdict.risk, speaker);
    head.rightColor = riskColor(entry.verdict.risk);
    composer.pair(speaker.main(question.question), speaker.second(question.question), style::kBody);
    composer.blocks.back()->keepWithNext = true;
    if (!entry.answer->applicable) {
        labelled(composer, speaker.say("report.not_applicable"),
                 speaker.say("report.reason." + std::string(enumName(entry.answer->reason))), QColor(ink::kRule));
    } else {
        composeChoices(composer, entry);
        if (const QString why = whyText(composer, entry); !why.isEmpty())
            labelled(composer, speaker.say("report.way.title"), why, riskColor(entry.verdict.risk));
    }
    if (!entry.answer->notes.empty())
        notes(composer, speaker.say("report.notes"), entry.answer->notes);
    if (!entry.answer->owner.empty())
        composer.text(speaker.say("report.owner", {fromUtf8(entry.answer->owner)}), style::kSmall).spaceBefore =
            points(3);
    composeFollowUp(composer, entry);
    composeEvidence(composer, entry);
}

/// The page before the questions of a lens, where there are several: what it is, and its risks.
void composeLens(Composer& composer, const review::Lens& lens)
{
    const Speaker& speaker = composer.speaker;
    composer.heading(speaker.name(lens.name).simplified(), 0, u"l:"_s + fromUtf8(lens.id));
    if (!lens.description.empty())
        composer.pair(speaker.main(lens.description), speaker.second(lens.description), style::kBody);
    const pb::report::Report& report = composer.report;
    composer.figure(kLensChartHeight, [&report, &lens, speaker](QPainter& painter, const QRectF& area) {
        drawRisks(painter, area, report, speaker, &lens);
    });
}

}  // namespace

void composeReview(Composer& composer)
{
    const Speaker& speaker = composer.speaker;
    std::string_view before;
    for (const pb::report::PillarPart& part : composer.report.pillars) {
        const review::Lens& lens = *part.lens;
        const bool opens = composer.report.severalLenses() && lens.id != before;
        if (opens)
            composeLens(composer, lens);
        before = lens.id;
        TextBlock& head =
            composer.heading(speaker.name(part.pillar->name), 0, u"p:"_s + fromUtf8(lens.id + ':' + part.pillar->id));
        if (opens) {  // beneath what the lens is
            head.pageBefore = false;
            head.spaceBefore = points(24);
        }
        composer.pair(speaker.main(part.pillar->definition), speaker.second(part.pillar->definition), style::kBody)
            .keepWithNext = true;
        composer.blocks.back()->keepWithNext = true;
        std::size_t at = 0;
        for (const review::Area& area : part.pillar->areas) {
            composer.heading(speaker.name(area.name), 1, {});
            if (!area.guidance.empty())
                composer.pair(speaker.main(area.guidance), speaker.second(area.guidance), style::kSmall).keepWithNext =
                    true;
            composer.blocks.back()->keepWithNext = true;
            for (std::size_t i = 0; i < area.questions.size(); ++i)
                composeQuestion(composer, part.entries[at++]);
        }
    }
}

}  // namespace pb::ui::report
