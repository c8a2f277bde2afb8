// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/host_spec.h"

#include <algorithm>

namespace pb::remote {

using namespace Qt::StringLiterals;

Status check(const HostSpec& host)
{
    const auto isOdd = [](QChar c) { return c.isSpace() || !c.isPrint(); };
    // A destination that starts with '-' would be read as an option.
    const bool malformed = host.destination.isEmpty() || host.destination.startsWith(u'-') ||
                           host.destination.size() > 255 || std::ranges::any_of(host.destination, isOdd);
    if (malformed)
        return fail(Error::Code::Parse, "remote.host.form", host.destination.toStdString(), "not a host name");
    if (host.port < 0 || host.port > 65535)
        return fail(Error::Code::Range, "remote.host.port", std::to_string(host.port), "not a port");
    return {};
}

QStringList sshArguments(const HostSpec& host, const QString& command)
{
    QStringList arguments;
    if (!host.configFile.isEmpty())
        arguments << u"-F"_s << host.configFile;
    if (host.port > 0)
        arguments << u"-p"_s << QString::number(host.port);
    if (!host.identityFile.isEmpty())
        arguments << u"-i"_s << host.identityFile;
    // The command line wins over the configuration file. DEBUG1 is what makes ssh name the key that it was shown.
    for (const char* option :
         {"BatchMode=yes", "StrictHostKeyChecking=yes", "ConnectTimeout=10", "ServerAliveInterval=2",
          "ServerAliveCountMax=3", "ClearAllForwardings=yes", "ForwardAgent=no", "ForwardX11=no", "ControlMaster=no",
          "PermitLocalCommand=no", "RemoteCommand=none", "RequestTTY=no", "LogLevel=DEBUG1"})
        arguments << u"-o"_s << QString::fromLatin1(option);
    return arguments << u"-e"_s << u"none"_s << u"--"_s << host.destination << command;
}

}  // namespace pb::remote
