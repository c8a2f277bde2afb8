// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"

#include "ui/document/account_name.h"

#include "core/network/rules.h"
#include "ui/document/built_in_lenses.h"
#include "ui/document/edit_command.h"
#include "ui/document/edit_shape.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <set>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logDocument, "pillarbench.document")

bool sameFile(const QString& a, const QString& b)
{
    const QString canonical = QFileInfo(a).canonicalFilePath();
    return !canonical.isEmpty() && canonical == QFileInfo(b).canonicalFilePath();
}

}  // namespace

Document::Document(QObject* parent) : QObject(parent), m_author(accountName())
{
    if (auto lenses = builtInLenses())
        m_lenses = *std::move(lenses);
    else
        qCCritical(logDocument, "built-in lens: %s: %s", lenses.error().where.c_str(), lenses.error().detail.c_str());
}

Document::~Document() = default;

Status Document::open(const QString& path)
{
    if (isOpen() && sameFile(path, this->path())) {
        if (!readOnly())
            return {};
        close();  // its lock would be in the way of opening it for writing
    }
    auto store = store::WorkspaceStore::open(path);
    if (!store)
        return forward(std::move(store));
    auto workspace = (*store)->load();
    if (!workspace)
        return forward(std::move(workspace));
    adopt(*std::move(store), *std::move(workspace));
    return {};
}

Status Document::create(const QString& path)
{
    auto store = store::WorkspaceStore::create(path);
    if (!store)
        return forward(std::move(store));
    adopt(*std::move(store), {});
    return {};
}

void Document::close() { adopt(nullptr, {}); }

void Document::adopt(std::unique_ptr<store::WorkspaceStore> store, workspace::Workspace workspace)
{
    m_validations.clear();
    m_runLoads.clear();
    m_findings.clear();
    m_undo.clear();
    m_undoMisaligned = false;
    m_store = std::move(store);
    m_workspace = std::move(workspace);
    m_highestRun = {};
    for (const auto& [id, network] : m_workspace.networks)
        validate(id);
    emit reloaded();
}

QString Document::path() const { return m_store ? m_store->path() : QString(); }

bool Document::readOnly() const { return !m_store || m_store->readOnly(); }

store::ReadOnlyReason Document::readOnlyReason() const
{
    return m_store ? m_store->readOnlyReason() : store::ReadOnlyReason::None;
}

Status Document::saveCopy(const QString& path)
{
    if (!m_store)
        return fail(Error::Code::NotFound, "document.closed", {}, "no workspace is open");
    return m_store->copyTo(path);
}

bool Document::findingsCurrent(NetworkId network) const
{
    const auto job = m_validations.find(network);
    return m_findings.contains(network) && (job == m_validations.end() || !job->second.running());
}

const review::Lens* Document::findLens(std::string_view id) const
{
    if (const auto own = m_workspace.lenses.find(id); own != m_workspace.lenses.end())
        return own->second.get();
    const auto it = std::find_if(m_lenses.begin(), m_lenses.end(), [&](const review::Lens& l) { return l.id == id; });
    return it == m_lenses.end() ? nullptr : &*it;
}

const review::Lens* Document::lensOf(WorkloadId workload) const
{
    const auto it = m_workspace.workloads.find(workload);
    return it == m_workspace.workloads.end() ? nullptr : findLens(it->second.lens);
}

std::vector<const review::Lens*> Document::lensesOf(WorkloadId workload) const
{
    std::vector<const review::Lens*> out;
    if (const auto it = m_workspace.workloads.find(workload); it != m_workspace.workloads.end())
        for (const std::string& id : review::lensesOf(it->second))
            if (const review::Lens* lens = findLens(id))
                out.push_back(lens);
    return out;
}

Result<std::vector<store::ChangeRow>> Document::history(int limit, std::int64_t beforeSeq) const
{
    if (!m_store)
        return {};
    return m_store->history(limit, beforeSeq);
}

Status Document::refused(Error error)
{
    emit failed(error);
    return tl::unexpected(std::move(error));
}

Status Document::checkWritable() const
{
    if (!m_store)
        return fail(Error::Code::NotFound, "document.closed", {}, "no workspace is open");
    if (m_store->readOnly())
        return fail(Error::Code::Locked, "document.read_only", path().toStdString(), "opened for reading only");
    return {};
}

Status Document::apply(const review::Edit& edit, const QString& undoText, int mergeId)
{
    return apply(workspace::Edit{edit}, undoText, mergeId);
}

Status Document::apply(NetworkId network, const net::Edit& edit, const QString& undoText, int mergeId)
{
    return apply(workspace::Edit{workspace::EditNetwork{network, edit}}, undoText, mergeId);
}

Status Document::apply(const workspace::Edit& wanted, const QString& undoText, int mergeId)
{
    if (m_undoMisaligned)
        alignUndoStack();
    if (auto writable = checkWritable(); !writable)
        return refused(std::move(writable).error());
    const workspace::Edit edit = withMeasured(wanted);
    auto inverse = workspace::applyEdit(m_workspace, edit);
    if (!inverse)
        return refused(std::move(inverse).error());
    if (changedNothing(edit, *inverse)) {
        (void)workspace::applyEdit(m_workspace, *inverse);
        return {};
    }
    if (auto stored = write(edit, *inverse); !stored)
        return refused(std::move(stored).error());
    const bool startsStep = std::exchange(m_mergeEnded, false);
    m_undo.push(new EditCommand(*this, *std::move(inverse), undoText, mergeId, startsStep));
    announce(edit);
    return {};
}

Status Document::check(const workspace::Edit& wanted)
{
    if (auto writable = checkWritable(); !writable)
        return writable;
    auto inverse = workspace::applyEdit(m_workspace, wanted);
    if (!inverse)
        return forward(std::move(inverse));
    (void)workspace::applyEdit(m_workspace, *inverse);
    return {};
}

Status Document::write(const workspace::Edit& edit, const workspace::Edit& inverse)
{
    auto stored = m_store->commit(m_workspace, edit, inverse, m_author.toStdString());
    if (stored)
        return {};
    (void)workspace::applyEdit(m_workspace, inverse);  // what is not on disk is not shown
    return forward(std::move(stored));
}

Result<workspace::Edit> Document::perform(const workspace::Edit& edit)
{
    if (auto writable = checkWritable(); !writable)
        return forward(std::move(writable));
    auto inverse = workspace::applyEdit(m_workspace, edit);
    if (!inverse)
        return inverse;
    if (auto stored = write(edit, *inverse); !stored)
        return forward(std::move(stored));
    return inverse;
}

Result<workspace::Edit> Document::step(const workspace::Edit& wanted)
{
    m_mergeEnded = true;
    if (m_undoMisaligned)  // the step before failed: this one would be applied to a state that it was not made for
        return fail(Error::Code::Cancelled, "document.undo.skipped", {}, "an earlier step failed");
    const workspace::Edit edit = withMeasured(wanted);
    auto inverse = perform(edit);
    if (inverse) {
        announce(edit);
        return inverse;
    }
    m_undoMisaligned = true;
    QMetaObject::invokeMethod(this, &Document::alignUndoStack, Qt::QueuedConnection);
    emit failed(inverse.error());
    return inverse;
}

void Document::alignUndoStack()
{
    if (!m_undoMisaligned)
        return;
    int applied = 0;
    while (applied < m_undo.count()) {
        const auto* command = dynamic_cast<const EditCommand*>(m_undo.command(applied));
        if (!command || !command->applied())
            break;
        ++applied;
    }
    m_undo.setIndex(applied);  // the commands on the way are on the right side already and do nothing
    m_undoMisaligned = false;
}

void Document::announce(const workspace::Edit& edit)
{
    const workspace::Change change = workspace::changeOf(edit);
    for (const RunId run : change.runs)
        m_highestRun = std::max(m_highestRun, run);
    emit changed(change);
    std::set<NetworkId> networks;
    for (const auto& inNetwork : change.networks)
        if (inNetwork.whole || inNetwork.touched.header || !inNetwork.touched.elements.empty())
            networks.insert(inNetwork.network);
    for (const NetworkId network : networks)
        validate(network);
}

void Document::validate(NetworkId id)
{
    const auto network = m_workspace.networks.find(id);
    if (network == m_workspace.networks.end()) {
        m_validations.erase(id);
        m_findings.erase(id);
        emit findingsChanged(id);
        return;
    }
    m_validations[id].start(
        [copy = network->second](std::stop_token stop) { return net::validate(copy, std::move(stop)); },
        [this, id](std::vector<Finding> findings) {
            m_findings[id] = std::move(findings);
            emit findingsChanged(id);
        });
}

}  // namespace pb::ui
