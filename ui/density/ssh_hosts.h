// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace pb::ui {

/// The Host names of an OpenSSH client configuration, in their order and without patterns, following Include.
/// @param path usually ~/.ssh/config; a file that is not there has no names
QStringList sshHostAliases(const QString& path);

/// Hosts that runs were started on, newest first, ten at most. Only names: no password or key is ever kept.
QStringList recentHosts();
void rememberHost(const QString& host);

}  // namespace pb::ui
