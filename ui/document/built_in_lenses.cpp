// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/built_in_lenses.h"

#include "core/exchange/review/lens_reader.h"

#include <QDir>
#include <QFile>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

std::vector<exchange::LensFile> filesIn(const QDir& folder)
{
    std::vector<exchange::LensFile> files;
    for (const QString& name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            files.push_back({name.toStdString(), file.readAll().toStdString()});
    }
    return files;
}

}  // namespace

Result<std::vector<review::Lens>> builtInLenses()
{
    std::vector<review::Lens> lenses;
    const QDir root(u":/lenses"_s);
    for (const QString& name : root.entryList(QDir::Dirs, QDir::Name)) {
        auto lens = exchange::readLens(filesIn(QDir(root.filePath(name))));
        if (!lens) {
            Error error = std::move(lens).error();
            error.where = name.toStdString() + ": " + error.where;
            return tl::unexpected(std::move(error));
        }
        lenses.push_back(*std::move(lens));
    }
    return lenses;
}

}  // namespace pb::ui
