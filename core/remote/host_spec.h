// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace pb::remote {

/// Where a run is to happen, in the words of the user's own OpenSSH: everything not set here comes from ~/.ssh/config
/// (user, port, keys, ProxyJump, ...). No password and no key is ever held by the program.
struct HostSpec {
    QString destination;   ///< "host", "user@host" or an alias of ~/.ssh/config
    int port = 0;          ///< 1..65535; 0: as ssh decides
    QString identityFile;  ///< "": as ssh decides
    QString configFile;    ///< instead of ~/.ssh/config; "": the user's
    friend bool operator==(const HostSpec&, const HostSpec&) = default;
};

/// @return Parse "remote.host.form" where = destination: empty, starts with '-', or holds spaces or control characters.
///         Range "remote.host.port" where = port.
Status check(const HostSpec& host);

/// The arguments of ssh that run `command` there: no password prompts, host keys checked strictly whatever the user's
/// configuration says, a silent link noticed within about 6 s.
QStringList sshArguments(const HostSpec& host, const QString& command);

}  // namespace pb::remote
