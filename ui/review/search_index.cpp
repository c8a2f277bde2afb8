// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/search_index.h"

#include "core/network/rules.h"
#include "core/workspace/evidence_claims.h"
#include "ui/review/review_text.h"
#include "ui/text/finding_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

QStringList both(const Text& text, text::Language language)
{
    QStringList out{TextNeedle::composed(lensText(text, language)),
                    TextNeedle::composed(lensText(text, otherLanguage(language)))};
    out.removeDuplicates();
    out.removeAll(QString());
    return out;
}

QString composed(const std::string& text) { return TextNeedle::composed(QString::fromStdString(text)); }

/// The part of a long text around its first match, on one line.
SearchHit around(const SearchEntry& entry, const QString& text, std::vector<TextRange> ranges)
{
    constexpr qsizetype kBefore = 40;
    constexpr qsizetype kMost = 240;
    SearchHit hit{&entry, text, std::move(ranges)};
    const qsizetype first = hit.ranges.empty() ? 0 : hit.ranges.front().at;
    qsizetype cut = first > kBefore + 20 ? first - kBefore : 0;
    while (cut > 0 && cut < first && !text[cut - 1].isSpace())
        ++cut;
    hit.text = hit.text.mid(cut, kMost);
    const qsizetype lead = cut > 0 ? 1 : 0;
    if (lead)
        hit.text.prepend(u'…');
    for (TextRange& range : hit.ranges)
        range.at += lead - cut;
    std::erase_if(hit.ranges, [&](const TextRange& range) { return range.at + range.length > hit.text.size(); });
    for (QChar& c : hit.text)
        if (c.isSpace())
            c = u' ';
    return hit;
}

}  // namespace

SearchIndex::SearchIndex(const workspace::Workspace& workspace, const workspace::Findings& findings,
                         WorkloadId workload, const std::vector<const Lens*>& lenses, text::Language language)
{
    const auto it = workspace.workloads.find(workload);
    for (const Lens* lens : lenses) {
        m_lens = lens->id;
        m_lensName = lenses.size() > 1 ? lensText(lens->name, language).simplified() : QString();
        for (const Question* question : allQuestions(*lens)) {
            addQuestion(*question, language);
            if (it != workspace.workloads.end())
                addNotes(answerOf(it->second, lens->id, question->id), *question);
        }
    }
    addFindings(workspace, findings, workload, lenses);
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const SearchEntry& a, const SearchEntry& b) { return a.kind < b.kind; });
    for (SearchEntry& entry : m_entries)
        for (const QString& text : entry.texts)
            entry.folded << TextNeedle::folded(text);
}

SearchEntry& SearchIndex::add(SearchKind kind, const Question& question, QStringList texts)
{
    m_entries.push_back({kind,
                         m_lens,
                         m_lensName,
                         QString::fromStdString(question.code),
                         QString::fromStdString(question.id),
                         {},
                         std::move(texts),
                         {},
                         std::nullopt});
    return m_entries.back();
}

void SearchIndex::addQuestion(const Question& question, text::Language language)
{
    const QStringList titles = both(question.title, language);
    const QStringList questions = both(question.question, language);
    QStringList texts;
    for (qsizetype i = 0; i < std::max(titles.size(), questions.size()); ++i)
        texts << u"%1 · %2"_s.arg(titles.value(i, titles.value(0)), questions.value(i, questions.value(0)));
    add(SearchKind::Question, question, texts);
    const auto explain = [&](const Text& text, const std::string& choice) {
        if (!text.empty())
            add(SearchKind::Explanation, question, both(text, language)).choice = choice;
    };
    explain(question.about, {});
    for (const Text& thing : question.evidence)
        explain(thing, {});
    explain(question.out_of_scope, {});
    for (const Choice& choice : question.choices) {
        if (choice.none)
            continue;
        add(SearchKind::Practice, question, both(choice.title, language)).choice = choice.id;
        explain(choice.help, choice.id);
        explain(choice.improve, choice.id);
    }
}

void SearchIndex::addNotes(const Answer& answer, const Question& question)
{
    if (!answer.notes.empty())
        add(SearchKind::Note, question, {composed(answer.notes)});
    if (!answer.owner.empty())
        add(SearchKind::Note, question, {composed(answer.owner)});
    for (const auto& [choice, decided] : answer.choices)
        if (!decided.note.empty())
            add(SearchKind::Note, question, {composed(decided.note)}).choice = choice;
}

void SearchIndex::addFindings(const workspace::Workspace& workspace, const workspace::Findings& findings,
                              WorkloadId workload, const std::vector<const Lens*>& lenses)
{
    const auto known =
        std::find_if(lenses.begin(), lenses.end(), [](const Lens* one) { return workspace::knowsEvidence(*one); });
    const Lens* lens = known == lenses.end() ? nullptr : *known;
    for (const auto& [id, list] : findings) {
        const auto network = workspace.networks.find(id);
        if (network == workspace.networks.end() || network->second.workload != workload)
            continue;
        for (const Finding& finding : list) {
            const auto codes = net::questionsFor(finding.rule);
            const std::string code = codes.empty() ? std::string() : std::string(codes.front());
            const Question* question = lens && !code.empty() ? findQuestion(*lens, code) : nullptr;
            const text::FindingText words = text::findingText(finding);
            m_entries.push_back(
                {SearchKind::Finding,
                 question ? lens->id : std::string(),
                 {},
                 QString::fromStdString(code),
                 question ? QString::fromStdString(question->id) : QString(),
                 {},
                 {TextNeedle::composed(words.title + u" · "_s + words.sentence), TextNeedle::composed(words.advice)},
                 {},
                 workspace::Evidence{code, workspace::FindingEvidence{id, finding, false}}});
        }
    }
}

std::vector<SearchHit> SearchIndex::find(const TextNeedle& needle) const
{
    std::vector<SearchHit> hits;
    if (needle.isEmpty())
        return hits;
    for (const SearchEntry& entry : m_entries)
        for (qsizetype i = 0; i < entry.texts.size(); ++i) {
            if (auto ranges = needle.inFolded(entry.folded[i])) {
                hits.push_back(around(entry, entry.texts[i], std::move(*ranges)));
                break;
            }
            // A code is found as it is spoken ("rel 2"), but is no part of the text that is marked.
            const QString code = TextNeedle::folded(entry.code);
            if (entry.kind == SearchKind::Question &&
                needle.inAny({code, QString(code).remove(u' '), entry.folded[i]})) {
                hits.push_back(around(entry, entry.texts[i], {}));
                break;
            }
        }
    return hits;
}

}  // namespace pb::ui
