// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/base/result.h"
#include "core/network/topology.h"
#include "core/store/workspace_store.h"
#include "core/workspace/workspace.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace pb::cli {

/// The largest file that a subcommand reads whole.
inline constexpr qint64 kMaxInputBytes = 256ll << 20;

/// Reads a file, or standard input for "-".
/// @return NotFound "cli.input.missing", Io "cli.input.unreadable", Limit "cli.input.size"
Result<QByteArray> readInput(const QString& path);

/// Writes a file by way of a temporary one beside it, or to standard output for "-".
/// @return Io "cli.output.failed"
Status writeOutput(const QString& path, const QByteArray& bytes);

/// Whether a file begins as an SQLite database does.
bool isWorkspaceFile(const QString& path);

/// Opens a workspace. Errors name it as the user did.
Result<std::unique_ptr<store::WorkspaceStore>> openWorkspace(const QString& path, store::Access access);

/// Reads a workspace without changing it.
Result<workspace::Workspace> readWorkspace(const QString& path);

/// What a subcommand reads to look at networks.
struct NetworkInput {
    QString path;  ///< as it was named; "-" for standard input
    std::vector<net::Network> networks;
    QByteArray text;  ///< of a network file; empty for a workspace
};

/// The networks of a workspace file, or the one of a network file, with that file's text.
Result<NetworkInput> readNetworkInput(const QString& path);
/// Only the networks of it.
Result<std::vector<net::Network>> readNetworks(const QString& path);

/// The workload of that name, or the only one where `name` is empty.
/// @return NotFound "cli.report.no_workload", "cli.report.which_workload", "cli.report.unknown_workload" (args: names)
Result<WorkloadId> workloadCalled(const workspace::Workspace& workspace, const QString& name);

/// A lens of the workspace, or one that comes with the program.
/// @return NotFound "cli.report.no_lens" where = the id
Result<review::Lens> lensCalled(const workspace::Workspace& workspace, const std::string& id);

/// The lenses of a workload, its first one in front; with `id`, only that one. Those that are not to be found are left
/// out, and standard error says so.
/// @return NotFound "cli.report.no_lens" where = the id of the first: there is none
Result<std::vector<review::Lens>> lensesCalled(const Console& console, const workspace::Workspace& workspace,
                                               const review::Workload& workload, const std::string& id = {});

}  // namespace pb::cli
