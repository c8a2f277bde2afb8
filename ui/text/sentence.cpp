// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/sentence.h"

#include <QDir>
#include <QFile>
#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace pb::text {

namespace {

struct Row {
    std::array<QString, 2> text;  ///< by Language
};
using Table = QHash<QString, Row>;

QString unescaped(QString cell) { return cell.replace(u"\\n"_s, u"\n"_s); }

void readFile(const QString& path, Table& table)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const QStringList cells = line.split(u'\t');
        if (cells.size() >= 3 && !line.startsWith(u'#') && cells[0] != u"id")
            table.insert(cells[0], {{unescaped(cells[1]), unescaped(cells[2])}});
    }
}

/// Read once; the resources of a program do not change while it runs.
const Table& table()
{
    static const Table rows = [] {
        Table read;
        const QDir folder(u":/texts"_s);
        for (const QString& name : folder.entryList({u"*.tsv"_s}, QDir::Files, QDir::Name))
            readFile(folder.filePath(name), read);
        return read;
    }();
    return rows;
}

/// Replaces %1 … %9 in one pass, so that an argument that holds "%2" is left alone.
QString filled(const QString& pattern, const QStringList& args)
{
    QString out;
    out.reserve(pattern.size() + 32);
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool place =
            pattern[i] == u'%' && i + 1 < pattern.size() && pattern[i + 1] >= u'1' && pattern[i + 1] <= u'9';
        if (!place) {
            out += pattern[i];
            continue;
        }
        const int index = pattern[++i].unicode() - u'1';
        out += index < args.size() ? args[index] : QString();
    }
    return out;
}

}  // namespace

QString sentence(Language language, std::string_view id, const QStringList& args)
{
    const QString key = QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
    const auto it = table().constFind(key);
    return it == table().constEnd() ? key : filled(it->text[static_cast<std::size_t>(language)], args);
}

QString sentence(std::string_view id, const QStringList& args) { return sentence(current(), id, args); }

bool hasSentence(std::string_view id)
{
    return table().contains(QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())));
}

std::vector<QString> sentenceIds()
{
    std::vector<QString> ids(table().keyBegin(), table().keyEnd());
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace pb::text
