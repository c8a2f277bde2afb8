// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QProcess>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace pb::test {

namespace {

void start(QProcess& process, const QStringList& arguments, const QString& folder, const QByteArray& input)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s);
    environment.remove(u"LANGUAGE"_s);
    environment.remove(u"QT_QPA_PLATFORM"_s);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral(PB_BIN_DIR) + u"/pillarbench-cli"_s, arguments);
    process.write(input);
    process.closeWriteChannel();
}

CliResult resultOf(QProcess& process)
{
    constexpr int kPatienceMs = 120'000;
    const bool ended = process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace

CliResult runCli(const QStringList& arguments, const QString& folder, const QByteArray& input)
{
    QProcess process;
    start(process, arguments, folder, input);
    return resultOf(process);
}

std::vector<CliResult> runCliTogether(const QList<QStringList>& calls, const QString& folder)
{
    std::vector<QProcess> processes(static_cast<std::size_t>(calls.size()));
    for (std::size_t i = 0; i < processes.size(); ++i)
        start(processes[i], calls[static_cast<qsizetype>(i)], folder, {});
    std::vector<CliResult> results;
    for (QProcess& process : processes)
        results.push_back(resultOf(process));
    return results;
}

}  // namespace pb::test
