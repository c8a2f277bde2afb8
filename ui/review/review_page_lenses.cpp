// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the workload's lenses the page shows, and the edits that put one on or take one off.
#include "core/workspace/evidence_claims.h"
#include "ui/document/document.h"
#include "ui/review/lens_switch.h"
#include "ui/review/review_page.h"
#include "ui/review/review_text.h"

#include <algorithm>

namespace pb::ui {

using namespace review;

void ReviewPage::connectLenses()
{
    connect(m_lenses, &LensSwitch::chosen, this, [this](const std::string& id) { showLens(id); });
    connect(m_lenses, &LensSwitch::lensesAsked, this, &ReviewPage::lensesAsked);
    connect(m_lenses, &LensSwitch::addAsked, this, [this](const std::string& id) {
        const Lens* lens = m_document.findLens(id);
        if (lens && m_document.apply(review::Edit{AddReview{m_workload, id, {}}},
                                     tr("Use lens %1").arg(lensText(lens->name, text::current()))))
            showLens(id);
    });
    connect(m_lenses, &LensSwitch::removeAsked, this, [this](const std::string& id) {
        if (const Lens* lens = m_document.findLens(id))
            (void)m_document.apply(review::Edit{RemoveReview{m_workload, id}},
                                   tr("Take off lens %1").arg(lensText(lens->name, text::current())));
    });
    connect(m_lenses, &LensSwitch::firstAsked, this, [this](const std::string& id) {
        if (const Lens* lens = m_document.findLens(id))
            (void)m_document.apply(review::Edit{SetFirstLens{m_workload, id}},
                                   tr("First lens %1").arg(lensText(lens->name, text::current())));
    });
}

const Lens* ReviewPage::lensNow() const
{
    const auto lenses = m_document.lensesOf(m_workload);
    const auto chosen = m_chosenLens.find(m_workload);
    if (chosen != m_chosenLens.end())
        for (const Lens* lens : lenses)
            if (lens->id == chosen->second)
                return lens;
    return lenses.empty() ? nullptr : lenses.front();
}

bool ReviewPage::showLens(const std::string& id)
{
    const auto lenses = m_document.lensesOf(m_workload);
    if (std::none_of(lenses.begin(), lenses.end(), [&](const Lens* lens) { return lens->id == id; }))
        return false;
    m_chosenLens[m_workload] = id;
    if (lensNow() != m_lens)
        setWorkload(m_workload);
    return true;
}

bool ReviewPage::showQuestionOf(const std::string& lens, const QString& idOrCode)
{
    // Edits of old files do not say of which lens they speak: it is the first.
    const Lens* wanted = lens.empty() ? m_document.lensOf(m_workload) : m_document.findLens(lens);
    return wanted && findQuestion(*wanted, idOrCode.toStdString()) && showLens(wanted->id) && showQuestion(idOrCode);
}

bool ReviewPage::showEvidenced(const QString& code)
{
    for (const Lens* lens : m_document.lensesOf(m_workload))
        if (workspace::knowsEvidence(*lens))
            return showQuestionOf(lens->id, code);
    return false;
}

void ReviewPage::refreshLenses()
{
    LensSwitch::Content content;
    const Workload* workload = workloadNow();
    content.lenses = m_document.lensesOf(m_workload);
    content.shown = m_lens;
    content.first = workload ? workload->lens : std::string();
    content.readOnly = m_document.readOnly();
    const auto offer = [&](const Lens& lens) {
        const auto same = [&](const Lens* other) { return other->id == lens.id; };
        if (workload && !workload->reviews.contains(lens.id) && workload->lens != lens.id &&
            std::none_of(content.others.begin(), content.others.end(), same))
            content.others.push_back(&lens);
    };
    for (const auto& [id, lens] : m_document.workspace().lenses)
        offer(*lens);
    for (const Lens& lens : m_document.lenses())
        offer(lens);
    m_lenses->setContent(std::move(content));
}

/// The lenses of the workload, the one that is shown in front.
std::vector<const Lens*> ReviewPage::lensesShownFirst() const
{
    auto lenses = m_document.lensesOf(m_workload);
    std::stable_partition(lenses.begin(), lenses.end(), [this](const Lens* lens) { return lens == m_lens; });
    return lenses;
}

void ReviewPage::openLenses()
{
    if (m_lenses->isVisible())
        m_lenses->open();
}

void ReviewPage::nextLens()
{
    const auto lenses = m_document.lensesOf(m_workload);
    const auto at = std::find(lenses.begin(), lenses.end(), m_lens);
    if (lenses.size() > 1 && at != lenses.end())
        showLens((at + 1 == lenses.end() ? lenses.front() : *(at + 1))->id);
}

}  // namespace pb::ui
