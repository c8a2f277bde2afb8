// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/ssh_hosts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr int kDeepestInclude = 8;
constexpr qint64 kLargestFile = 1024 * 1024;
constexpr qsizetype kMostHosts = 500;
constexpr qsizetype kRecentHosts = 10;
constexpr QLatin1StringView kRecentKey{"density/recent_hosts"};

/// Files that an Include names; relative names are below ~/.ssh, as ssh_config(5) says.
QStringList included(QString pattern, const QDir& sshFolder)
{
    if (pattern.startsWith(u"~/"_s))
        pattern = QDir::homePath() + pattern.mid(1);
    const QFileInfo info(QDir::isAbsolutePath(pattern) ? pattern : sshFolder.filePath(pattern));
    QStringList out;
    const QFileInfoList found = info.dir().entryInfoList({info.fileName()}, QDir::Files, QDir::Name);
    for (const QFileInfo& file : found)
        out << file.filePath();
    return out;
}

void read(const QString& path, const QDir& sshFolder, int depth, QStringList& hosts)
{
    QFile file(path);
    if (depth > kDeepestInclude || file.size() > kLargestFile || !file.open(QIODevice::ReadOnly))
        return;
    static const QRegularExpression gap(u"[\\s=]+"_s);
    while (!file.atEnd() && hosts.size() < kMostHosts) {
        QStringList words = QString::fromUtf8(file.readLine()).trimmed().split(gap, Qt::SkipEmptyParts);
        if (words.isEmpty() || words.first().startsWith(u'#'))
            continue;
        const QString keyword = words.takeFirst().toLower();
        for (QString word : words) {
            word.remove(u'"');
            if (keyword == u"include")
                for (const QString& other : included(word, sshFolder))
                    read(other, sshFolder, depth + 1, hosts);
            const bool isName =
                !word.isEmpty() && !word.contains(u'*') && !word.contains(u'?') && !word.startsWith(u'!');
            if (keyword == u"host" && isName && !hosts.contains(word))
                hosts << word;
        }
    }
}

}  // namespace

QStringList sshHostAliases(const QString& path)
{
    QStringList hosts;
    read(path, QFileInfo(path).dir(), 0, hosts);
    return hosts;
}

QStringList recentHosts() { return QSettings().value(kRecentKey).toStringList(); }

void rememberHost(const QString& host)
{
    QStringList hosts = recentHosts();
    hosts.removeAll(host);
    hosts.prepend(host);
    QSettings().setValue(kRecentKey, QStringList(hosts.mid(0, kRecentHosts)));
}

}  // namespace pb::ui
