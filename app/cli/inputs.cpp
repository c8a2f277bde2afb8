// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"

#include "core/exchange/network/network_codec.h"
#include "ui/document/built_in_lenses.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

bool isStandard(const QString& path) { return path == u"-"; }

}  // namespace

Result<QByteArray> readInput(const QString& path)
{
    const std::string where = path.toStdString();
    QFile file(path);
    if (isStandard(path)) {
        if (!file.open(stdin, QIODevice::ReadOnly))
            return fail(Error::Code::Io, "cli.input.unreadable", where, file.errorString().toStdString(),
                        {file.errorString().toStdString()});
    } else {
        if (!QFileInfo::exists(path))
            return fail(Error::Code::NotFound, "cli.input.missing", where, "no such file");
        if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
            return fail(Error::Code::Io, "cli.input.unreadable", where, file.errorString().toStdString(),
                        {file.errorString().toStdString()});
    }
    QByteArray bytes = file.read(kMaxInputBytes + 1);
    if (bytes.size() > kMaxInputBytes)
        return fail(Error::Code::Limit, "cli.input.size", where, "larger than 256 MiB",
                    {std::to_string(kMaxInputBytes >> 20)});
    return bytes;
}

Status writeOutput(const QString& path, const QByteArray& bytes)
{
    if (isStandard(path)) {
        std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
        return {};
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Error::Code::Io, "cli.output.failed", path.toStdString(), file.errorString().toStdString(),
                    {file.errorString().toStdString()});
    return {};
}

bool isWorkspaceFile(const QString& path)
{
    QFile file(path);
    return !isStandard(path) && file.open(QIODevice::ReadOnly) && file.peek(16) == QByteArray("SQLite format 3", 16);
}

Result<std::unique_ptr<store::WorkspaceStore>> openWorkspace(const QString& path, store::Access access)
{
    auto opened = store::WorkspaceStore::open(path, access);
    const QFileInfo file(path);
    if (!opened && (opened.error().where == file.absoluteFilePath().toStdString() ||
                    opened.error().where == file.canonicalFilePath().toStdString()))
        opened.error().where = path.toStdString();
    return opened;
}

Result<workspace::Workspace> readWorkspace(const QString& path)
{
    auto opened = openWorkspace(path, store::Access::ReadOnly);
    if (!opened)
        return forward(std::move(opened));
    return (*opened)->load();
}

Result<NetworkInput> readNetworkInput(const QString& path)
{
    NetworkInput out{path, {}, {}};
    if (isWorkspaceFile(path)) {
        auto workspace = readWorkspace(path);
        if (!workspace)
            return forward(std::move(workspace));
        for (auto& [id, network] : workspace->networks)
            out.networks.push_back(std::move(network));
        return out;
    }
    auto bytes = readInput(path);
    if (!bytes)
        return forward(std::move(bytes));
    out.text = *std::move(bytes);
    auto network =
        exchange::readNetwork(std::string_view(out.text.constData(), static_cast<std::size_t>(out.text.size())),
                              QFileInfo(path).fileName().toStdString());
    if (!network)
        return forward(std::move(network));
    out.networks.push_back(*std::move(network));
    return out;
}

Result<std::vector<net::Network>> readNetworks(const QString& path)
{
    auto input = readNetworkInput(path);
    if (!input)
        return forward(std::move(input));
    return std::move(input->networks);
}

Result<WorkloadId> workloadCalled(const workspace::Workspace& workspace, const QString& name)
{
    if (name.isEmpty() && workspace.workloads.size() == 1)
        return workspace.workloads.begin()->first;
    std::string names;
    for (const auto& [id, workload] : workspace.workloads) {
        if (!name.isEmpty() && review::nameKey(workload.name) == review::nameKey(name.toStdString()))
            return id;
        names += (names.empty() ? "" : ", ") + workload.name;
    }
    if (names.empty())
        return fail(Error::Code::NotFound, "cli.report.no_workload", {}, "the workspace holds no workload");
    return fail(Error::Code::NotFound, name.isEmpty() ? "cli.report.which_workload" : "cli.report.unknown_workload",
                name.toStdString(), "name one of the workloads", {names});
}

Result<review::Lens> lensCalled(const workspace::Workspace& workspace, const std::string& id)
{
    if (const auto own = workspace.lenses.find(id); own != workspace.lenses.end())
        return *own->second;
    auto lenses = ui::builtInLenses();
    if (!lenses)
        return forward(std::move(lenses));
    const auto it = std::find_if(lenses->begin(), lenses->end(), [&](const auto& lens) { return lens.id == id; });
    if (it == lenses->end())
        return fail(Error::Code::NotFound, "cli.report.no_lens", id, "no such lens in this program");
    return std::move(*it);
}

Result<std::vector<review::Lens>> lensesCalled(const Console& console, const workspace::Workspace& workspace,
                                               const review::Workload& workload, const std::string& id)
{
    std::vector<review::Lens> out;
    std::vector<Error> missing;
    for (const std::string& wanted : id.empty() ? review::lensesOf(workload) : std::vector<std::string>{id}) {
        auto lens = lensCalled(workspace, wanted);
        if (lens)
            out.push_back(*std::move(lens));
        else
            missing.push_back(std::move(lens).error());
    }
    if (out.empty() && !missing.empty())
        return tl::unexpected(std::move(missing.front()));
    for (const Error& error : missing)
        console.complain(console.say("cli.lens.left_out", {QString::fromStdString(error.where)}));
    return out;
}

}  // namespace pb::cli
