// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"
#include "ui/document/document.h"
#include "ui/document/edit_command.h"

namespace pb::ui {

Result<std::vector<store::ChangeRow>> Document::mergedBy(std::int64_t merge) const
{
    if (!m_store)
        return {};
    return m_store->mergedBy(merge);
}

Result<workspace::Workspace> Document::stateAfter(std::int64_t seq) const
{
    if (!m_store)
        return fail(Error::Code::NotFound, "document.closed", {}, "no workspace is open");
    return store::stateAfter(*m_store, m_workspace, seq);
}

Result<store::MergeSource> Document::prepareMerge(const QString& path) const
{
    if (!m_store)
        return fail(Error::Code::NotFound, "document.closed", {}, "no workspace is open");
    return store::prepareMerge(*m_store, m_workspace, path);
}

Status Document::applyMerge(const store::MergeSource& source, const workspace::MergeDecisions& decisions,
                            const QString& undoText)
{
    if (auto writable = checkWritable(); !writable)
        return refused(std::move(writable).error());
    const workspace::Workspace before = m_workspace;
    const workspace::Edit edit = workspace::mergeEdit(m_workspace, source.merge, decisions, utcNow());
    auto inverse = workspace::applyEdit(m_workspace, edit);
    if (!inverse)
        return refused(std::move(inverse).error());
    // Events first: those of a run that does not come about are dropped when the file is opened again.
    Status stored = store::copyRunEvents(*source.theirs, *m_store, store::runsToCopy(source, before, m_workspace));
    if (stored)
        if (auto row =
                m_store->commitMerge(m_workspace, edit, *inverse, m_author.toStdString(), source.base.unknownRows);
            !row)
            stored = forward(std::move(row));
    if (!stored) {
        (void)workspace::applyEdit(m_workspace, *inverse);  // what is not on disk is not shown
        return refused(std::move(stored).error());
    }
    m_undo.push(new EditCommand(*this, *std::move(inverse), undoText, kNoMerge, true));
    m_mergeEnded = true;
    announce(edit);
    return {};
}

}  // namespace pb::ui
