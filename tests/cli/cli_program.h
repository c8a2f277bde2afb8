// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace pb::test {

/// What one call of pillarbench-cli came to.
struct CliResult {
    int exit = -1;  ///< -1: it crashed or did not end
    QByteArray out, err;
};

/// Runs pillarbench-cli in `folder`, without colours and in the C locale, so that it speaks English unless `--lang`
/// says otherwise.
CliResult runCli(const QStringList& arguments, const QString& folder, const QByteArray& input = {});

/// Several calls at the same time, with nothing on standard input. Results in the order of the calls.
std::vector<CliResult> runCliTogether(const QList<QStringList>& calls, const QString& folder);

}  // namespace pb::test
