// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/review_words.h"

#include "core/exchange/review/review_json.h"
#include "ui/text/sentence.h"
#include "ui/text/utf8.h"

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

constexpr int kTextColumns = 100;

Tint tintOf(review::Risk risk)
{
    switch (risk) {
    case review::Risk::High:
        return Tint::Bad;
    case review::Risk::Medium:
        return Tint::Warning;
    case review::Risk::None:
        return Tint::Good;
    default:
        return Tint::Quiet;
    }
}

template <class E>
std::string name(E value)
{
    return std::string(enumName(value));
}

const review::Lens& lensOf(const Reviewed& reviewed, const review::NextAction& action)
{
    for (const review::Lens& lens : reviewed.lenses)
        if (lens.id == action.lens)
            return lens;
    return reviewed.lenses.front();
}

}  // namespace

std::vector<const review::Lens*> Reviewed::pointers() const
{
    std::vector<const review::Lens*> out;
    for (const review::Lens& lens : lenses)
        out.push_back(&lens);
    return out;
}

QString ReviewWords::text(const review::Text& text) const
{
    const bool korean = m_console.language() == text::Language::Korean;
    const std::string& first = korean ? text.ko : text.en;
    return fromUtf8(first.empty() ? korean ? text.en : text.ko : first);
}

QString ReviewWords::risk(review::Risk risk) const
{
    return m_console.tinted(m_console.say("review.risk." + name(risk)), tintOf(risk));
}

exchange::Wording ReviewWords::wording() const
{
    return {[this](std::string_view id) { return m_console.say(id).toStdString(); },
            [this](const review::Text& of) { return text(of).toStdString(); }};
}

QString ReviewWords::titles(const review::Question& question, const std::vector<std::string>& ids) const
{
    QStringList out;
    for (const std::string& id : ids) {
        const review::Choice* choice = review::findChoice(question, id);
        out << (choice ? text(choice->title) : fromUtf8(id));
    }
    return out.join(u"; "_s);
}

QStringList ReviewWords::why(const review::Question& question, const review::Why& why) const
{
    QStringList out;
    if (why.none)
        out << m_console.say("cli.review.why_none");
    if (question.own_rules && why.verdict.rule >= 0)
        out << m_console.say("cli.review.why_rule", {fromUtf8(why.condition)});
    if (!why.core.empty())
        out << m_console.say("cli.review.why_core", {titles(question, why.core)});
    for (const auto& group : why.alternatives)
        out << m_console.say("cli.review.why_group", {titles(question, group)});
    if (!why.secondary.empty())
        out << m_console.say("cli.review.why_secondary", {titles(question, why.secondary)});
    if (!why.anti.empty())
        out << m_console.say("cli.review.why_anti", {titles(question, why.anti)});
    return out;
}

QStringList ReviewWords::planned(const review::PlanRow& row) const
{
    const review::PlanItem& item = *row.item;
    QStringList out{m_console.say("review.status." + name(item.status))};
    if (!item.owner.empty())
        out << m_console.say("cli.review.owner", {fromUtf8(item.owner)});
    if (item.due.isSet())
        out << m_console.say(row.overdue ? "cli.review.overdue" : "cli.review.due", {fromUtf8(item.due.text())});
    out << m_console.say("cli.review.effort", {m_console.say("review.effort." + name(row.effort))});
    if (row.exposure > 0)
        out << m_console.say("cli.review.exposure", {QString::number(row.exposure)});
    if (item.acceptance)
        out << m_console.say(
            "cli.review." + name(row.acceptance) +
                (row.acceptance == review::AcceptanceState::Accepted && item.acceptance->expires.isSet() ? "_until"
                                                                                                         : ""),
            {fromUtf8(item.acceptance->approver), fromUtf8(item.acceptance->expires.text())});
    if (row.contradicted)
        out << m_console.say("review.column.contradicted");
    return out;
}

QStringList ReviewWords::reasons(const Reviewed& reviewed, const review::NextAction& action) const
{
    QStringList out;
    const review::Lens& lens = lensOf(reviewed, action);
    if (reviewed.several())
        out << text(lens.name);
    if (const review::Pillar* pillar = review::findPillar(lens, action.pillar)) {
        const QString called = text(pillar->name);
        out << (action.priority > 0 ? m_console.say("cli.review.priority", {called, QString::number(action.priority)})
                                    : called);
    }
    const review::Question* question = review::findQuestion(lens, action.question);
    if (question) {
        const auto own = review::planOf(reviewed.workload, lens.id, action.question).effort;
        const review::Effort effort = review::effortWord(*question, action.way, own);
        out << m_console.say("cli.review.effort", {m_console.say("review.effort." + name(effort))});
    }
    if (action.exposure > 0)
        out << m_console.say("cli.review.exposure", {QString::number(action.exposure)});
    if (action.overdue)
        out << m_console.say("cli.review.is_overdue");
    QStringList codes;
    for (const std::string& id : action.shared)
        if (const review::Question* other = review::findQuestion(lens, id))
            codes << fromUtf8(other->code.empty() ? other->id : other->code);
    if (!codes.isEmpty())
        out << m_console.say("cli.review.shared", {codes.join(u", "_s)});
    return out;
}

void ReviewWords::indented(const QString& head, const QString& of) const
{
    QString before = head;
    for (const QString& line : wrapped(of, kTextColumns - columns(head))) {
        m_console.print(before + line);
        before = QString(columns(head), u' ');
    }
}

void ReviewWords::printWay(const review::Question& question, const review::WayDown& way) const
{
    for (const std::string& id : way.select)
        indented(u"    + "_s, titles(question, {id}));
    for (const std::string& id : way.clear)
        indented(u"    - "_s, titles(question, {id}));
}

void ReviewWords::print(const review::PlanRow& row, bool nameLens) const
{
    const review::Question& question = *row.question;
    m_console.print(padded(fromUtf8(question.code.empty() ? question.id : question.code), 8) + risk(row.verdict.risk) +
                    u"  "_s + text(question.title) + (nameLens ? u" · "_s + text(row.lens->name) : QString()));
    printWay(question, row.missing);
    indented(u"    "_s, planned(row).join(u" · "_s));
}

void ReviewWords::print(const Reviewed& reviewed, const review::NextAction& action, int number) const
{
    const review::Question* question = review::findQuestion(lensOf(reviewed, action), action.question);
    if (!question)
        return;
    m_console.print(QString::number(number) + u". "_s +
                    fromUtf8(question->code.empty() ? question->id : question->code) + u"  "_s + risk(action.from) +
                    u" → "_s + risk(action.to) + u"  "_s + text(question->title));
    printWay(*question, action.way);
    indented(u"    "_s, reasons(reviewed, action).join(u" · "_s));
}

Json wayJson(const review::WayDown& way) { return Json{{"select", way.select}, {"clear", way.clear}}; }

Json whyJson(const review::Why& why)
{
    return Json{{"rule", why.verdict.rule},
                {"condition", why.condition},
                {"none", why.none},
                {"core", why.core},
                {"secondary", why.secondary},
                {"anti", why.anti},
                {"alternatives", why.alternatives}};
}

Json planRowJson(const review::PlanRow& row)
{
    return Json{{"lens", row.lens->id},
                {"question", row.question->id},
                {"code", row.question->code},
                {"pillar", row.pillar->id},
                {"risk", name(row.verdict.risk)},
                {"missing", wayJson(row.missing)},
                {"effort", name(row.effort)},
                {"open", row.open},
                {"overdue", row.overdue},
                {"exposure", row.exposure},
                {"acceptance", name(row.acceptance)},
                {"contradicted", row.contradicted},
                {"plan", exchange::planItemJson(*row.item)}};
}

Json actionJson(const review::NextAction& action)
{
    return Json{{"lens", action.lens},       {"question", action.question}, {"pillar", action.pillar},
                {"from", name(action.from)}, {"to", name(action.to)},       {"way", wayJson(action.way)},
                {"effort", action.effort},   {"priority", action.priority}, {"exposure", action.exposure},
                {"overdue", action.overdue}, {"shared", action.shared},     {"score", action.score}};
}

}  // namespace pb::cli
