// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lens_files.h"

#include "app/cli/inputs.h"
#include "core/exchange/review/aws_lens.h"
#include "core/exchange/review/azure_checklist.h"
#include "core/exchange/review/join_languages.h"
#include "core/exchange/review/lens_reader.h"
#include "core/exchange/review/review_codec.h"

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

QString nameOf(const QString& path) { return path == u"-" ? u"-"_s : path; }

LensInput inputOf(const QString& path, exchange::ReadLens read)
{
    return {path, std::move(read.lens), std::move(read.repairs), false};
}

Result<LensInput> readOne(const QString& path, const QByteArray& bytes)
{
    const std::string name = nameOf(path).toStdString();
    const std::string text = bytes.toStdString();
    if (bytes.contains("\"areas\"")) {
        auto own = exchange::readLens(text);
        if (own)
            return LensInput{path, *std::move(own), {}, true};
        if (!exchange::looksLikeAwsLens(text))
            return forward(std::move(own));
    }
    auto read = exchange::looksLikeAzureChecklist(text) ? exchange::readAzureChecklist({name, text})
                                                        : exchange::readAwsLens(text, name);
    if (!read)
        return forward(std::move(read));
    return inputOf(path, *std::move(read));
}

}  // namespace

Result<LensInput> readLensFile(const QString& path)
{
    auto bytes = readInput(path);
    if (!bytes)
        return forward(std::move(bytes));
    return readOne(path, *bytes);
}

Result<LensInput> readLensFiles(const QStringList& paths)
{
    if (paths.size() == 1)
        return readLensFile(paths.first());
    std::vector<exchange::LensFile> texts;
    for (const QString& path : paths) {
        auto bytes = readInput(path);
        if (!bytes)
            return forward(std::move(bytes));
        texts.push_back({nameOf(path).toStdString(), bytes->toStdString()});
    }
    const auto conflict = [&] {
        return fail(Error::Code::Conflict, "cli.lens.two_languages", paths.join(u", "_s).toStdString(),
                    "not two languages of one lens");
    };
    if (texts.size() != 2)
        return conflict();
    if (exchange::looksLikeAzureChecklist(texts[0].bytes) && exchange::looksLikeAzureChecklist(texts[1].bytes)) {
        auto read = exchange::readAzureChecklist(texts[0], texts[1]);
        if (!read)
            return forward(std::move(read));
        return inputOf(paths.first(), *std::move(read));
    }
    auto first = readOne(paths[0], QByteArray::fromStdString(texts[0].bytes));
    auto second = first ? readOne(paths[1], QByteArray::fromStdString(texts[1].bytes)) : std::move(first);
    if (!second)
        return second;
    for (exchange::Repair& repair : second->repairs)
        repair.file = texts[1].name;
    auto joined = exchange::joinLanguages(first->lens, second->lens);
    if (!joined)
        return conflict();
    first->lens = std::move(joined->lens);
    for (auto* repairs : {&second->repairs, &joined->repairs})
        first->repairs.insert(first->repairs.end(), repairs->begin(), repairs->end());
    return first;
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
