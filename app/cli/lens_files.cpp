// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lens_files.h"

#include "app/cli/inputs.h"
#include "core/exchange/review/any_lens.h"

using namespace Qt::StringLiterals;

namespace pb::cli {

Result<LensInput> readLensFiles(const QStringList& paths)
{
    std::vector<exchange::LensFile> files;
    for (const QString& path : paths) {
        auto bytes = readInput(path);
        if (!bytes)
            return forward(std::move(bytes));
        files.push_back({path.toStdString(), bytes->toStdString()});
    }
    auto read = exchange::readAnyLens(files);
    if (!read)
        return forward(std::move(read));
    return LensInput{paths.first(), std::move(read->lens), std::move(read->repairs)};
}

QString sentenceOf(const Console& console, const exchange::Repair& repair)
{
    QStringList args;
    for (const std::string& arg : repair.args)
        args << QString::fromStdString(arg);
    return console.say(repair.id, args);
}

void printRepairs(const Console& console, const QString& file, const std::vector<exchange::Repair>& repairs)
{
    for (const exchange::Repair& repair : repairs) {
        QString where = repair.file.empty() ? file : QString::fromStdString(repair.file);
        if (repair.line > 0)
            where += u':' + QString::number(repair.line);
        if (repair.column > 0)
            where += u':' + QString::number(repair.column);
        console.print(console.tinted(where + u": "_s, Tint::Quiet) + sentenceOf(console, repair));
    }
}

Json repairsJson(const Console& console, const QString& file, const std::vector<exchange::Repair>& repairs)
{
    Json list = Json::array();
    for (const exchange::Repair& repair : repairs)
        list.push_back(Json{{"code", repair.id},
                            {"file", repair.file.empty() ? file.toStdString() : repair.file},
                            {"line", repair.line},
                            {"column", repair.column},
                            {"pointer", repair.pointer},
                            {"text", sentenceOf(console, repair).toStdString()}});
    return list;
}

std::string review::Text::*sideOf(const Console& console)
{
    return console.language() == text::Language::Korean ? &review::Text::ko : &review::Text::en;
}

QString lensText(const Console& console, const review::Text& text)
{
    const std::string& own = text.*sideOf(console);
    return QString::fromStdString(own.empty() ? (text.en.empty() ? text.ko : text.en) : own);
}

}  // namespace pb::cli
