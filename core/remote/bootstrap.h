// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace pb::remote {

/// How the agent gets onto a host that has nothing but a POSIX shell, mktemp, head and sha256sum. The script runs
/// there: it makes a private folder, says "send", takes exactly `size` bytes, compares their SHA-256, says "run", and
/// becomes the agent. When the link is cut before that, it removes the folder.
struct Bootstrap {
    qsizetype size = 0;
    QByteArray sha256;     ///< hexadecimal
    QByteArray arguments;  ///< of the agent, words of letters and dashes only

    /// One command line for any login shell.
    QString command() const;
};

/// What a line of the script says.
struct BootstrapLine {
    enum class Word {
        Other,  ///< not the script's: what a login prints
        Send,
        Run,
        Platform,  ///< `detail`: what the host is
        Tools,     ///< `detail`: the tool that is missing
        Folder,
        Checksum,
    };
    Word word = Word::Other;
    QString detail;
};
BootstrapLine readBootstrapLine(QByteArrayView line);

}  // namespace pb::remote
