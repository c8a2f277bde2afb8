// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/event.h"
#include "core/density/run.h"
#include "core/review/lens.h"
#include "core/store/merge_base.h"
#include "core/store/workspace_store.h"
#include "core/workspace/edit.h"
#include "core/workspace/evidence.h"
#include "ui/document/latest_job.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace pb::ui {

/// The workspace that is open: its state, its undo stack, its file and what the validator says about its networks.
/// One lives as long as the program's window; open() and create() put another file into it. Every change goes through
/// apply(); when apply() has returned, the change is on disk. All members are called on the GUI thread.
class Document final : public QObject {
    Q_OBJECT
public:
    static constexpr int kNoMerge = -1;

    explicit Document(QObject* parent = nullptr);
    ~Document() override;

    /// Opens a `.pillar` file in place of what is open. A file that another Pillarbench holds, or that may not be
    /// written, is opened read-only: see readOnlyReason().
    /// @return the errors of store::WorkspaceStore::open(); then what was open stays open. Emits reloaded().
    Status open(const QString& path);
    /// Makes a new, empty workspace file and opens it.
    /// @return the errors of store::WorkspaceStore::create(), Conflict "store.create.exists" among them.
    Status create(const QString& path);
    /// Closes the file; the workspace is empty until the next open(). Emits reloaded().
    void close();

    bool isOpen() const noexcept { return m_store != nullptr; }
    QString path() const;   ///< absolute; "" where nothing is open
    bool readOnly() const;  ///< also true where nothing is open
    store::ReadOnlyReason readOnlyReason() const;
    /// Writes a copy of the file as it is now.
    Status saveCopy(const QString& path);

    const workspace::Workspace& workspace() const noexcept { return m_workspace; }
    /// What the validator said last, by network. A network that was never validated is not in it.
    const workspace::Findings& findings() const noexcept { return m_findings; }
    /// Whether findings() speaks of the network as it is now; false while a check is under way.
    bool findingsCurrent(NetworkId network) const;
    /// The lenses that come with the program; not empty.
    const std::vector<review::Lens>& lenses() const noexcept { return m_lenses; }
    /// A lens of the workspace or of the program; null where neither has it. One of the workspace goes before one of
    /// the program with the same id. What it points at lives until the lens is replaced or removed and `changed` has
    /// been handled, at least.
    const review::Lens* findLens(std::string_view id) const;
    /// The first lens of a workload; null where it is not to be found, or there is no such workload.
    const review::Lens* lensOf(WorkloadId workload) const;
    /// All lenses of a workload that are to be found, its first one in front.
    std::vector<const review::Lens*> lensesOf(WorkloadId workload) const;
    QUndoStack& undoStack() noexcept { return m_undo; }

    /// Who stands in the audit trail; at first the name of the user's account.
    QString author() const { return m_author; }
    void setAuthor(const QString& author) { m_author = author; }

    /// Applies one change: state, file, undo stack, then changed(). An edit that changes nothing (but for the time of
    /// an answer) is accepted and leaves no trace. Make several changes one step with a Batch, not with QUndoStack
    /// macros. A SetRun keeps what was measured, see updateRun().
    /// @param undoText what was done, in the user's language: "Answer REL 2"
    /// @param mergeId  >= 0: successive calls with the same id are one undo step (a drag, typing), until another edit,
    /// an
    ///                 undo or endMerge() comes between
    /// @return the errors of workspace::applyEdit(); Locked "document.read_only"; NotFound "document.closed"; those of
    ///         store::WorkspaceStore::commit(). Then nothing has changed, and failed() was emitted.
    Status apply(const workspace::Edit& edit, const QString& undoText, int mergeId = kNoMerge);
    Status apply(const review::Edit& edit, const QString& undoText, int mergeId = kNoMerge);
    Status apply(NetworkId network, const net::Edit& edit, const QString& undoText, int mergeId = kNoMerge);
    /// What apply() would say about an edit, for messages beneath a field. Changes and emits nothing.
    Status check(const workspace::Edit& edit);
    /// The next edit starts an undo step of its own, whatever its merge id.
    void endMerge() { m_mergeEnded = true; }
    /// A merge id that no other gesture has.
    int newMergeId() { return ++m_lastMergeId; }

    /// Starts the recording of a density run; `record.id` is set here. Recording is written to the file and the audit
    /// trail, but is no undo step: Ctrl+Z takes back what a person did. Remove a run by apply(RemoveRun).
    Result<RunId> beginRun(workspace::RunRecord record);
    /// Adds events to the end of a run in one transaction. Collect them for about a second.
    Status appendRunEvents(RunId run, std::span<const density::Event> events);
    /// Adds raw lines of a stream, each with its line end.
    Status appendRunEvents(RunId run, const QByteArray& ndjson);
    /// Stores what the run has come to so far: `summary` and `started_utc` of the record; name and note stay as they
    /// are.
    Status updateRun(const workspace::RunRecord& record);
    /// Reads the events of a run off the GUI thread and calls `done` on the GUI thread with the replayed run, unless
    /// `context` is gone or another file was opened. Lines that cannot be read are counted in Run::faults().
    void loadRun(RunId run, QObject* context, std::function<void(Result<density::Run>)> done);
    /// Hands the stored lines of a run to `visit` in order, in pieces that need not end with a line.
    Status readRunEvents(RunId run, const std::function<void(std::string_view)>& visit) const;

    /// The audit trail, newest first, of changes before `beforeSeq` (0: from the newest).
    Result<std::vector<store::ChangeRow>> history(int limit, std::int64_t beforeSeq = 0) const;

    /// What change `merge` took over from another file, oldest first.
    Result<std::vector<store::ChangeRow>> mergedBy(std::int64_t merge) const;
    /// The workspace as it was after change `seq`. Takes as long as reading the changes since.
    Result<workspace::Workspace> stateAfter(std::int64_t seq) const;

    /// Compares another file with this one, for merging it in. @return the errors of store::prepareMerge()
    Result<store::MergeSource> prepareMerge(const QString& path) const;
    /// Merges it in as one undo step; its changes are kept in the audit trail with who made them. Undo takes back the
    /// contents, not that record.
    Status applyMerge(const store::MergeSource& source, const workspace::MergeDecisions& decisions,
                      const QString& undoText);

signals:
    /// State and file have changed; `change` names what to repaint. Also after undo and redo.
    void changed(const pb::workspace::Change& change);
    /// findings() of this network were renewed or have gone with it.
    void findingsChanged(pb::NetworkId network);
    /// A change was refused or could not be written; the state is as it was before. Show it; do nothing else.
    void failed(const pb::Error& error);
    /// Another file, or none: read everything again.
    void reloaded();

private:
    friend class EditCommand;

    Status refused(Error error);
    Status checkWritable() const;
    /// State and file, or neither.
    /// @return the inverse
    Result<workspace::Edit> perform(const workspace::Edit& edit);
    /// Writes what the state has; takes it back from the state where that fails.
    Status write(const workspace::Edit& edit, const workspace::Edit& inverse);
    /// For the undo stack: applies `edit` and announces it. After a failure the stack's index is soon put right again.
    Result<workspace::Edit> step(const workspace::Edit& edit);
    void alignUndoStack();
    /// Changes without an undo step.
    Status record(const workspace::Edit& edit);
    Status appendLines(RunId run, std::string_view ndjson);
    workspace::Edit withMeasured(const workspace::Edit& edit) const;

    void announce(const workspace::Edit& edit);
    void validate(NetworkId network);
    void adopt(std::unique_ptr<store::WorkspaceStore> store, workspace::Workspace workspace);

    std::unique_ptr<store::WorkspaceStore> m_store;  ///< null: nothing is open
    workspace::Workspace m_workspace;
    workspace::Findings m_findings;
    std::vector<review::Lens> m_lenses;
    std::map<NetworkId, LatestJob> m_validations;
    std::map<int, LatestJob> m_runLoads;
    QUndoStack m_undo;
    QString m_author;
    RunId m_highestRun;  ///< seen since the file was opened; undo may bring any of them back
    int m_lastRunLoad = 0;
    int m_lastMergeId = 1 << 20;  ///< below: for callers' own constants
    bool m_mergeEnded = false;
    bool m_undoMisaligned = false;  ///< an undo or redo failed, and the stack believes otherwise
};

}  // namespace pb::ui
