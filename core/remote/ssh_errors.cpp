// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/ssh_errors.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace pb::remote {

using namespace Qt::StringLiterals;

namespace {

struct Cause {
    QLatin1StringView says;
    const char* id;
};

/// In the order in which they are looked for: a changed key also says "Host key verification failed".
constexpr std::array kCauses{
    Cause{QLatin1StringView("REMOTE HOST IDENTIFICATION HAS CHANGED"), "remote.ssh.host_key_changed"},
    Cause{QLatin1StringView("REVOKED HOST KEY"), "remote.ssh.host_key_changed"},
    Cause{QLatin1StringView("host key is known for"), "remote.ssh.host_key_unknown"},
    Cause{QLatin1StringView("Host key verification failed"), "remote.ssh.host_key_unknown"},
    Cause{QLatin1StringView("Permission denied ("), "remote.ssh.auth"},
    Cause{QLatin1StringView("Too many authentication failures"), "remote.ssh.auth"},
    Cause{QLatin1StringView("Could not resolve hostname"), "remote.ssh.name"},
    Cause{QLatin1StringView("timed out"), "remote.ssh.timeout"},
    Cause{QLatin1StringView("Connection refused"), "remote.ssh.refused"},
    Cause{QLatin1StringView("No route to host"), "remote.ssh.unreachable"},
    Cause{QLatin1StringView("Network is unreachable"), "remote.ssh.unreachable"},
    Cause{QLatin1StringView("Bad configuration option"), "remote.ssh.config"},
    Cause{QLatin1StringView("Bad owner or permissions"), "remote.ssh.config"},
    Cause{QLatin1StringView("Can't open user config file"), "remote.ssh.config"},
};

constexpr std::array kDebugTalk{
    QLatin1StringView("debug1: "),      QLatin1StringView("OpenSSH_"),           QLatin1StringView("Authenticated to "),
    QLatin1StringView("Transferred: "), QLatin1StringView("Bytes per second: "),
};

}  // namespace

bool SshDiagnosis::takeLine(const QString& line)
{
    // "debug1: Server host key: ssh-ed25519 SHA256:..."
    constexpr QLatin1StringView kKey("debug1: Server host key: ");
    if (line.startsWith(kKey))
        m_hostKey = line.mid(kKey.size()).trimmed();
    // "debug1: client_input_channel_req: channel 0 rtype exit-signal reply 0"
    if (line.startsWith("debug1: "_L1) && line.contains(" rtype exit-signal "_L1))
        m_remoteWasKilled = true;
    // "debug1: connect to address ... port 22: Connection refused" is a cause as well.
    for (const Cause& cause : kCauses) {
        if (!m_id && line.contains(cause.says))
            m_id = cause.id;
    }
    const auto startsLine = [&line](QLatin1StringView talk) { return line.startsWith(talk); };
    if (line.trimmed().isEmpty() || std::ranges::any_of(kDebugTalk, startsLine))
        return false;
    m_lastLine = line.trimmed();
    return true;
}

Error SshDiagnosis::error(const QString& destination) const
{
    const std::string_view id = m_id ? m_id : "remote.ssh.failed";
    std::vector<std::string> args;
    if (id.starts_with("remote.ssh.host_key"))
        args.push_back(m_hostKey.toStdString());
    else if (!m_id)
        args.push_back(m_lastLine.toStdString());
    return {Error::Code::Remote, std::string(id), destination.toStdString(), m_lastLine.toStdString(), std::move(args)};
}

Error bootstrapError(const BootstrapLine& said, const QString& destination)
{
    using Word = BootstrapLine::Word;
    std::string id = "remote.agent.folder";
    if (said.word == Word::Platform)
        id = "remote.agent.platform";
    else if (said.word == Word::Tools)
        id = "remote.agent.tools";
    else if (said.word == Word::Checksum)
        id = "remote.agent.checksum";
    std::vector<std::string> args;
    if (!said.detail.isEmpty())
        args.push_back(said.detail.toStdString());
    return {Error::Code::Remote, std::move(id), destination.toStdString(), "the host cannot run the agent",
            std::move(args)};
}

Error agentError(const density::AgentError& event, const QString& destination)
{
    constexpr std::array<std::string_view, 8> kCodes{"kvm_missing", "kvm_denied", "qemu_missing", "accelerator",
                                                     "memory",      "plan",       "fork",         "files"};
    const bool known = std::ranges::find(kCodes, event.code) != kCodes.end();
    return {Error::Code::Remote,
            "density.agent." + (known ? event.code : "internal"),
            destination.toStdString(),
            event.detail,
            {event.detail}};
}

}  // namespace pb::remote
