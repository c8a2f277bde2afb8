// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/merge_base.h"

#include "core/exchange/workspace/snapshot_codec.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace pb::store {

namespace {

constexpr int kPage = 500;

/// One change, in whichever file it stands.
QByteArray fingerprint(const TrailRow& row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](const std::string& text) {
        const auto size = static_cast<qint64>(text.size());
        hash.addData(QByteArrayView(reinterpret_cast<const char*>(&size), sizeof size));
        hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    };
    add(std::to_string(row.seq));
    for (const std::string* text : {&row.at_utc, &row.who, &row.edit, &row.inverse})
        add(*text);
    return hash.result();
}

std::set<QByteArray> fingerprints(const std::vector<TrailRow>& trail)
{
    std::set<QByteArray> out;
    for (const TrailRow& row : trail)
        out.insert(fingerprint(row));
    return out;
}

/// The last of a file's own changes that the other file knows.
const TrailRow* lastKnown(const std::vector<TrailRow>& trail, const std::set<QByteArray>& known)
{
    const TrailRow* out = nullptr;
    for (const TrailRow& row : trail)
        if (row.merge == 0 && known.contains(fingerprint(row)))
            out = &row;
    return out;
}

/// A milestone that both workloads have: its content is what both started from.
const workspace::Milestone* commonMilestone(const workspace::Workspace& ours, WorkloadId ourId,
                                            const workspace::Workspace& theirs, WorkloadId theirId)
{
    const workspace::Milestone* out = nullptr;
    for (const auto& [id, mine] : ours.milestones)
        for (const auto& [otherId, other] : theirs.milestones)
            if (mine.workload == ourId && other.workload == theirId && mine.name == other.name &&
                mine.at_utc == other.at_utc && mine.content == other.content && (!out || out->at_utc < mine.at_utc))
                out = &mine;
    return out;
}

void addMilestones(MergeBase& out, const workspace::Workspace& ours, const workspace::Workspace& theirs)
{
    for (const auto& [id, mine] : ours.workloads)
        for (const auto& [otherId, other] : theirs.workloads) {
            if (review::nameKey(mine.name) != review::nameKey(other.name))
                continue;
            const workspace::Milestone* milestone = commonMilestone(ours, id, theirs, otherId);
            if (!milestone)
                continue;
            if (auto snapshot = exchange::readSnapshot(*milestone->content)) {
                snapshot->workload.id = id;
                out.milestones.insert_or_assign(id, std::move(snapshot->workload));
                out.from = BaseFrom::Milestones;
            }
        }
}

/// Takes the later of the two points from which both files may have gone on.
void addHistory(MergeBase& out, const WorkspaceStore& store, const workspace::Workspace& state, const TrailRow* last)
{
    if (!last)
        return;
    if (auto before = stateAfter(store, state, last->seq)) {
        out.workspace = *std::move(before);
        out.from = BaseFrom::History;
    }
}

Result<std::string> eventsOf(const WorkspaceStore& store, RunId run)
{
    std::string out;
    if (auto read = store.readRunEvents(run, [&](std::string_view piece) { out += piece; }); !read)
        return forward(std::move(read));
    return out;
}

/// A workspace file as it is, or a copy of it that was upgraded.
Result<std::unique_ptr<WorkspaceStore>> openForMerge(const QString& path, std::shared_ptr<QTemporaryDir>& copy)
{
    auto store = WorkspaceStore::open(path, Access::ReadOnly);
    if (store || store.error().id != "store.upgrade.read_only")
        return store;
    copy = std::make_shared<QTemporaryDir>();
    const QString name = copy->filePath(QFileInfo(path).fileName());
    // What SQLite has not yet moved into the file lies beside it.
    bool good = copy->isValid() && QFile::copy(path, name);
    if (good && QFile::exists(path + u"-wal"_s))
        good = QFile::copy(path + u"-wal"_s, name + u"-wal"_s);
    if (!good)
        return store;
    QFile::setPermissions(name, QFile::ReadOwner | QFile::WriteOwner);
    auto upgraded = WorkspaceStore::open(name, Access::ReadWrite);
    if (!upgraded)
        upgraded.error().where = path.toStdString();
    return upgraded;
}

}  // namespace

Result<workspace::Workspace> stateAfter(const WorkspaceStore& store, workspace::Workspace now, std::int64_t seq)
{
    for (std::int64_t before = 0;;) {
        auto page = store.history(kPage, before);
        if (!page)
            return forward(std::move(page));
        for (const ChangeRow& row : *page) {
            if (row.seq <= seq)
                return now;
            if (auto back = workspace::applyEdit(now, row.inverse); !back)
                return forward(std::move(back));
        }
        if (page->size() < kPage)
            return now;
        before = page->back().seq;
    }
}

Result<MergeBase> findMergeBase(const WorkspaceStore& ours, const workspace::Workspace& ourState,
                                const WorkspaceStore& theirs, const workspace::Workspace& theirState)
{
    auto ourTrail = ours.trail();
    if (!ourTrail)
        return forward(std::move(ourTrail));
    auto theirTrail = theirs.trail();
    if (!theirTrail)
        return forward(std::move(theirTrail));
    const std::set<QByteArray> weKnow = fingerprints(*ourTrail);
    const std::set<QByteArray> theyKnow = fingerprints(*theirTrail);
    const TrailRow* lastOfTheirs = lastKnown(*theirTrail, weKnow);
    const TrailRow* lastOfOurs = lastKnown(*ourTrail, theyKnow);

    MergeBase out;
    const bool oursIsLater = lastOfOurs && (!lastOfTheirs || lastOfTheirs->at_utc < lastOfOurs->at_utc);
    addHistory(out, theirs, theirState, oursIsLater ? nullptr : lastOfTheirs);
    addHistory(out, ours, ourState, oursIsLater ? lastOfOurs : nullptr);
    if (out.from == BaseFrom::Nothing)
        addMilestones(out, ourState, theirState);
    for (TrailRow& row : *theirTrail)
        if (!weKnow.contains(fingerprint(row)))
            out.unknownRows.push_back(std::move(row));
    return out;
}

Result<MergeSource> prepareMerge(const WorkspaceStore& ours, const workspace::Workspace& ourState, const QString& path,
                                 const QString& baseFile)
{
    if (QFileInfo(path).canonicalFilePath() == QFileInfo(ours.path()).canonicalFilePath())
        return fail(Error::Code::Conflict, "store.merge.same", path.toStdString(), "both are one file");
    MergeSource out;
    auto theirs = openForMerge(path, out.copy);
    if (!theirs)
        return forward(std::move(theirs));
    auto theirState = (*theirs)->load();
    if (!theirState)
        return forward(std::move(theirState));
    auto base = findMergeBase(ours, ourState, **theirs, *theirState);
    if (!base)
        return forward(std::move(base));
    if (!baseFile.isEmpty()) {
        std::shared_ptr<QTemporaryDir> copy;
        const auto given = openForMerge(baseFile, copy);
        auto state = given ? (*given)->load() : Result<workspace::Workspace>(tl::unexpected(given.error()));
        if (!state)
            return forward(std::move(state));
        base->workspace = *std::move(state);
        base->milestones.clear();
        base->from = BaseFrom::File;
    }
    out.merge = workspace::mergeWorkspaces(base->workspace, ourState, *theirState, base->milestones);
    out.theirs = *std::move(theirs);
    out.base = *std::move(base);
    return out;
}

std::map<RunId, RunId> runsToCopy(const MergeSource& source, const workspace::Workspace& before,
                                  const workspace::Workspace& merged)
{
    std::map<RunId, RunId> out = source.merge.runs;
    std::erase_if(out, [&](const auto& entry) {
        const auto was = before.runs.find(entry.second);
        const auto is = merged.runs.find(entry.second);
        return is == merged.runs.end() || (was != before.runs.end() && was->second == is->second);
    });
    return out;
}

Status copyRunEvents(const WorkspaceStore& theirs, WorkspaceStore& ours, const std::map<RunId, RunId>& runs)
{
    for (const auto& [from, to] : runs) {
        auto given = eventsOf(theirs, from);
        if (!given)
            return forward(std::move(given));
        auto had = eventsOf(ours, to);
        if (!had)
            return forward(std::move(had));
        if (given->size() > had->size() && given->starts_with(*had))
            if (auto copied = ours.appendRunEvents(to, std::string_view(*given).substr(had->size())); !copied)
                return copied;
    }
    return {};
}

}  // namespace pb::store
