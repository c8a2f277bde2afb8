// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/density/event.h"
#include "core/remote/bootstrap.h"

#include <QString>

namespace pb::remote {

/// Listens to what ssh says on standard error (LogLevel DEBUG1, LC_ALL=C) and tells in the end why it failed.
class SshDiagnosis {
public:
    /// @return whether the line is for the user's eyes; ssh's debugging talk is not
    bool takeLine(const QString& line);
    /// Why ssh ended with code 255 before the agent ran. where = the destination.
    /// remote.ssh.host_key_unknown, .host_key_changed: args = {fingerprint, "" when ssh did not name it};
    /// remote.ssh.auth, .name, .timeout, .refused, .unreachable, .config; else remote.ssh.failed, args = {last line}.
    Error error(const QString& destination) const;
    /// "ssh-ed25519 SHA256:...": the key that the host showed; "" when it came to none.
    const QString& hostKey() const noexcept { return m_hostKey; }
    /// The link held, and the program there was killed by a signal: ssh then ends with 255 as well.
    bool remoteWasKilled() const noexcept { return m_remoteWasKilled; }

private:
    QString m_hostKey;
    QString m_lastLine;
    bool m_remoteWasKilled = false;
    const char* m_id = nullptr;  ///< the first cause that was recognised
};

/// A refusal of the bootstrap script: remote.agent.platform (args = {platform}), .tools (args = {tool}), .folder,
/// .checksum.
Error bootstrapError(const BootstrapLine& said, const QString& destination);

/// An agent's `error` event: "density.agent.<code>" for the codes of this version, else density.agent.internal;
/// args = {detail}.
Error agentError(const density::AgentError& event, const QString& destination);

}  // namespace pb::remote
