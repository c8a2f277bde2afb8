// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows beside the answer: evidence, what it denies and shows, what was attached, what is planned.
#include "core/base/date.h"
#include "core/workspace/evidence_claims.h"
#include "ui/document/document.h"
#include "ui/review/link_list.h"
#include "ui/review/plan_words.h"
#include "ui/review/question_view.h"
#include "ui/review/review_page.h"
#include "ui/review/search_panel.h"
#include "ui/text/finding_text.h"
#include "ui/text/sentence.h"

#include <QDesktopServices>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

void ReviewPage::connectExtras()
{
    connect(m_view, &QuestionView::linkAttached, this, [this](const EvidenceLink& link) {
        if (const Question* question = questionNow())
            apply({SetLink{keyOf(*question), nextLink(answerOf(*workloadNow(), m_lens->id, question->id)), link,
                           utcNow()}});
    });
    connect(m_view, &QuestionView::choiceNoteCommitted, this, [this](const std::string& choice, const QString& note) {
        const Question* question = questionNow();
        if (!question)
            return;
        const auto& choices = answerOf(*workloadNow(), m_lens->id, question->id).choices;
        const auto it = choices.find(choice);
        ChoiceAnswer value = it == choices.end() ? ChoiceAnswer{} : it->second;
        value.note = note.toStdString();
        apply({SetChoice{keyOf(*question), choice, std::move(value), utcNow()}});
    });
    connect(m_view, &QuestionView::linkRemoved, this, [this](std::int64_t number) {
        if (const Question* question = questionNow())
            apply({SetLink{keyOf(*question), number, std::nullopt, utcNow()}});
    });
    connect(m_view, &QuestionView::linkActivated, this, &ReviewPage::openLink);
    connect(m_view, &QuestionView::planAsked, this, [this] {
        if (const Question* question = questionNow())
            emit planActivated(keyOf(*question));
    });
    connect(m_search, &SearchPanel::chosen, this, &ReviewPage::goTo);
    connect(m_search, &SearchPanel::closed, m_view, &QuestionView::focusFirstChoice);
}

void ReviewPage::refreshEvidence()
{
    const Question* question = questionNow();
    if (question)
        m_view->setEvidence(
            m_document.workspace(),
            workspace::knowsEvidence(*m_lens)
                ? workspace::evidenceFor(m_document.workspace(), m_document.findings(), m_workload, question->code)
                : std::vector<workspace::Evidence>{});
    refreshCandidates();
    refreshClaims();
    refreshPlan();
}

/// Every finding of the workload's drawings and every run of it, whatever question they speak to.
void ReviewPage::refreshCandidates()
{
    std::vector<LinkCandidate> out;
    const workspace::Workspace& workspace = m_document.workspace();
    for (const auto& [id, findings] : m_document.findings()) {
        const auto network = workspace.networks.find(id);
        if (network == workspace.networks.end() || network->second.workload != m_workload)
            continue;
        for (const Finding& finding : findings)
            out.push_back({EvidenceLink{LinkKind::Finding, id, {}, finding.key(), {}},
                           text::findingText(finding).title + u" · "_s + text::findingText(finding).sentence});
    }
    for (const auto& [id, run] : workspace.runs)
        if (run.workload == m_workload)
            out.push_back({EvidenceLink{LinkKind::Run, {}, id, {}, {}}, QString::fromStdString(run.name)});
    m_view->setCandidates(std::move(out));
}

void ReviewPage::refreshClaims()
{
    const Question* question = questionNow();
    if (!question)
        return;
    std::map<std::string, QString> denied;
    std::map<std::string, QString> shown;
    const workspace::Workspace& workspace = m_document.workspace();
    for (const auto& each : workspace::contradictions(workspace, m_document.findings(), *m_lens, m_workload)) {
        if (each.question != question->code)
            continue;
        QStringList words;
        for (const workspace::FindingEvidence& evidence : each.findings)
            words << text::findingText(evidence.finding).title;
        words.removeDuplicates();
        denied[each.choice] = words.join(u" · "_s);
    }
    for (const auto& offer : workspace::offers(workspace, m_document.findings(), *m_lens, m_workload, question->code))
        shown[offer.choice] = text::sentence(offer.reason);
    m_view->setClaims(denied, shown);
}

void ReviewPage::openLink(const EvidenceLink& link)
{
    const QString target = QString::fromStdString(link.target);
    if (link.kind == LinkKind::Address)
        QDesktopServices::openUrl(QUrl(target));
    else if (link.kind == LinkKind::File)
        QDesktopServices::openUrl(QUrl::fromLocalFile(target));
    else if (link.kind == LinkKind::Run && m_document.workspace().runs.contains(link.run))
        emit evidenceActivated({{}, workspace::RunEvidence{link.run}});
    else if (const auto found = m_document.findings().find(link.network);
             link.kind == LinkKind::Finding && found != m_document.findings().end())
        for (const Finding& finding : found->second)
            if (finding.key() == link.target)
                emit evidenceActivated({{}, workspace::FindingEvidence{link.network, finding, false}});
}

void ReviewPage::refreshPlan()
{
    const Question* question = questionNow();
    if (!question)
        return;
    const PlanItem& item = planOf(*workloadNow(), m_lens->id, question->id);
    QStringList parts;
    if (item != PlanItem{})
        parts << planStatusName(item.status);
    if (!item.owner.empty())
        parts << QString::fromStdString(item.owner);
    if (item.due.isSet())
        parts << QString::fromStdString(item.due.text());
    if (item.acceptance)
        parts << tr("accepted: %1").arg(acceptanceText(item, acceptanceOn(item, Date::today())));
    m_view->setPlan(parts.isEmpty() ? QString() : tr("Plan: %1").arg(parts.join(u" · "_s)));
}

void ReviewPage::tickShown()
{
    const Question* question = questionNow();
    if (!question)
        return;
    // One after the other, so that each knows what the one before it changed.
    Workloads scratch{{m_workload, *workloadNow()}};
    Batch batch;
    for (const auto& offer :
         workspace::offers(m_document.workspace(), m_document.findings(), *m_lens, m_workload, question->code)) {
        Edit edit = selectChoice(scratch.at(m_workload), keyOf(*question), offer.choice, true, utcNow());
        if (applyEdit(scratch, edit))
            batch.edits.push_back(std::move(edit));
    }
    if (!batch.edits.empty())
        apply({std::move(batch)});
}

}  // namespace pb::ui
