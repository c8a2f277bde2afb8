// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/aws_lens.h"
#include "core/exchange/review/lens_reader.h"
#include "core/review/prove.h"
#include "core/review/risk.h"
#include "tests/core/exchange/review/aws_format.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <random>

using namespace pb;
using namespace pb::review;
using namespace Qt::StringLiterals;
using exchange::LensLanguage;
using exchange::readAwsLens;
using exchange::writeAwsLens;
using nlohmann::ordered_json;

namespace {

using Rng = std::mt19937;

std::string randomText(Rng& rng, std::size_t most, bool plain)
{
    static const std::vector<std::string> kPlain{"a", "Z", "9", " ", "가", "é",  "-",      "_",
                                                 ".", ",", ":", "/", "(",  ")",  "@",      "!",
                                                 "&", "#", "+", "'", "?",  "\n", "\u2019", "데이터"};
    static const std::vector<std::string> kAny{"%", ";", "<b>", "=", "*", "\"", "[x]", "$",
                                               "|", "~", "{}",  "…", "→", "😀",  "\t",  "—"};
    std::string out = "T";
    std::size_t length = 1;
    for (auto n = rng() % 30; n > 0 && length + 3 <= most; --n) {
        const bool odd = !plain && rng() % 4 == 0;
        out += odd ? kAny[rng() % kAny.size()] : kPlain[rng() % kPlain.size()];
        length += 3;
    }
    return out;
}

ordered_json randomResource(Rng& rng)
{
    ordered_json out{{"displayText", randomText(rng, 2048, false)}};
    if (rng() % 2 == 0)
        out["url"] = "https://example.com/" + std::to_string(rng() % 100);
    if (rng() % 8 == 0)
        out["note~/x"] = {1, "two", nullptr};
    return out;
}

std::string randomCondition(Rng& rng, const std::vector<std::string>& ids, int depth)
{
    const auto pick = depth == 0 ? 0 : rng() % 4;
    if (pick == 0)
        return ids[rng() % ids.size()];
    if (pick == 1)
        return "!(" + randomCondition(rng, ids, depth - 1) + ")";
    return "(" + randomCondition(rng, ids, depth - 1) + (pick == 2 ? " && " : "||") +
           randomCondition(rng, ids, depth - 1) + ")";
}

ordered_json randomChoice(Rng& rng, const std::string& id, bool plain)
{
    ordered_json out{{"id", id}, {"title", randomText(rng, 128, plain)}};
    if (rng() % 2 == 0)
        out["helpfulResource"] = randomResource(rng);
    out["improvementPlan"] = randomResource(rng);
    if (rng() % 3 == 0) {
        ordered_json content = ordered_json::array();
        for (auto n = 1 + rng() % 5; n > 0; --n)
            content.push_back(ordered_json{{"displayText", randomText(rng, 2048, false)}});
        out["additionalResources"] = {
            {{"type", rng() % 2 == 0 ? "HELPFUL_RESOURCE" : "IMPROVEMENT_PLAN"}, {"content", content}}};
    }
    if (rng() % 6 == 0)
        out["number"] = rng() % 10;
    return out;
}

ordered_json randomQuestion(Rng& rng, const std::string& id, bool plain)
{
    ordered_json choices = ordered_json::array();
    std::vector<std::string> ids;
    for (auto n = 1 + rng() % 6; n > 0; --n) {
        ids.push_back(id + "_c" + std::to_string(n));
        choices.push_back(randomChoice(rng, ids.back(), plain));
    }
    if (rng() % 2 == 0) {
        ids.push_back(id + "_no");
        choices.push_back({{"id", ids.back()}, {"title", "None of these"}});
    }
    ordered_json rules = ordered_json::array();
    const std::array levels{"NO_RISK", "MEDIUM_RISK", "HIGH_RISK"};
    const std::size_t count = rng() % 3;
    if (!plain && rng() % 4 == 0)
        ids.push_back("no_such_choice");
    for (std::size_t i = 0; i < (plain ? count : rng() % 5); ++i)
        rules.push_back({{"condition", randomCondition(rng, ids, 3)}, {"risk", plain ? levels[i] : levels[rng() % 3]}});
    if (plain || rng() % 4 != 0)
        rules.push_back({{"condition", "default"}, {"risk", plain ? levels[count] : levels[rng() % 3]}});
    ordered_json out{{"id", id}, {"title", randomText(rng, 128, plain)}};
    if (rng() % 4 != 0)
        out["description"] = randomText(rng, 2048, plain);
    if (rng() % 4 == 0)
        out["helpfulResource"] = randomResource(rng);
    out["choices"] = choices;
    out["riskRules"] = rules;
    return out;
}

/// @param plain within all limits of the format
ordered_json randomLens(Rng& rng, bool plain)
{
    ordered_json out{{"schemaVersion", "2021-11-01"},
                     {"name", randomText(rng, 128, plain)},
                     {"description", randomText(rng, 2048, plain)}};
    ordered_json pillars = ordered_json::array();
    for (auto n = 1 + rng() % 3; n > 0; --n) {
        const std::string id = "pillar_" + std::to_string(n);
        ordered_json questions = ordered_json::array();
        for (auto q = 1 + rng() % (plain ? 4 : 25); q > 0; --q)
            questions.push_back(randomQuestion(rng, id + "q" + std::to_string(q), plain));
        pillars.push_back({{"id", id}, {"name", randomText(rng, 128, plain)}, {"questions", questions}});
    }
    out["pillars"] = pillars;
    if (rng() % 3 == 0)
        out["_version"] = "1.0";
    return out;
}

/// What each question makes of each selection; what meets no rule is High in the format.
QByteArray lettersOf(const Lens& lens)
{
    std::string out;
    for (const Question* question : allQuestions(lens))
        out += question->id + ' ' + TruthTable(*question).letters() + '\n';
    return QByteArray::fromStdString(out).replace('-', 'H');
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Writes, checks the format, reads again, and compares the risks; the second time nothing is left to change.
void roundTrip(const Lens& lens, LensLanguage language)
{
    const auto written = writeAwsLens(lens, language);
    QVERIFY2(written, written ? "" : written.error().id.c_str());
    const QString faults = faultsOfAwsLens(QByteArray::fromStdString(written->json));
    QVERIFY2(faults.isEmpty(), qPrintable(faults.left(2000)));
    const auto read = readAwsLens(written->json, lens.source, language);
    QVERIFY(read);
    for (const exchange::Repair& repair : read->repairs)
        QVERIFY2(repair.id == "lens.repair.unknown_key" || repair.id == "lens.repair.none_by_title" ||
                     repair.id == "lens.repair.no_choices",
                 repair.id.c_str());
    QCOMPARE(lettersOf(read->lens), lettersOf(lens));
    const auto again = writeAwsLens(read->lens, language);
    QVERIFY(again);
    QVERIFY2(again->changes.empty(), again->changes.empty() ? "" : again->changes.front().id.c_str());
    QCOMPARE(QByteArray::fromStdString(again->json), QByteArray::fromStdString(written->json));
    const auto readAgain = readAwsLens(again->json, lens.source, language);
    QVERIFY(readAgain && readAgain->lens == read->lens);
}

Lens builtin()
{
    const QDir folder(u":/lenses/well-architected-2018"_s);
    std::vector<exchange::LensFile> files;
    for (const QString& name : folder.entryList({u"*.json"_s}, QDir::Files))
        files.push_back({name.toStdString(), bytesOf(folder.filePath(name)).toStdString()});
    const auto lens = exchange::readLens(files);
    return lens ? *lens : Lens{};
}

}  // namespace

class TestAwsExport : public QObject {
    Q_OBJECT
private slots:
    void withinTheLimitsItIsTheIdentity()
    {
        Rng rng(21);
        for (int round = 0; round < 60; ++round) {
            const ordered_json json = randomLens(rng, true);
            const LensLanguage language = round % 2 == 0 ? LensLanguage::English : LensLanguage::Korean;
            const auto read = readAwsLens(json.dump(), "x.json", language);
            QVERIFY(read);
            const auto written = writeAwsLens(read->lens, language);
            QVERIFY(written);
            QVERIFY2(written->changes.empty(), written->changes.empty() ? "" : written->changes.front().id.c_str());
            const auto again = readAwsLens(written->json, "x.json", language);
            QVERIFY(again);
            QVERIFY(again->lens == read->lens);
            // Beside the order of members the file is what was read.
            QVERIFY(nlohmann::json::parse(written->json) == nlohmann::json::parse(json.dump()));
        }
    }

    void beyondTheLimitsItIsMadeToFit()
    {
        Rng rng(22);
        int changed = 0;
        for (int round = 0; round < 25; ++round) {
            const auto read = readAwsLens(randomLens(rng, false).dump(), "x.json", LensLanguage::English);
            QVERIFY(read);
            const auto written = writeAwsLens(read->lens, LensLanguage::English);
            QVERIFY(written);
            changed += !written->changes.empty();
            for (const exchange::Repair& change : written->changes)
                QVERIFY(change.line > 0);
            roundTrip(read->lens, LensLanguage::English);
        }
        QVERIFY(changed > 20);
    }

    void builtinLens()
    {
        const Lens lens = builtin();
        QCOMPARE(allQuestions(lens).size(), 46u);
        for (const LensLanguage language : {LensLanguage::English, LensLanguage::Korean}) {
            const auto side = language == LensLanguage::English ? &Text::en : &Text::ko;
            roundTrip(lens, language);
            const auto written = writeAwsLens(lens, language);
            for (const exchange::Repair& change : written->changes)
                QVERIFY2(change.id != "lens.export.cut" && change.id != "lens.export.text_added" &&
                             change.id != "lens.export.size",
                         (change.id + " " + change.pointer).c_str());
            const auto read = readAwsLens(written->json, "x.json", language);
            QVERIFY(read && read->repairs.empty());
            QCOMPARE(read->lens.pillars.size(), lens.pillars.size());
            const auto before = allQuestions(lens);
            const auto after = allQuestions(read->lens);
            QCOMPARE(after.size(), before.size());
            for (std::size_t i = 0; i < before.size(); ++i) {
                QCOMPARE(after[i]->id, before[i]->id);
                QCOMPARE(after[i]->code, before[i]->code);
                QCOMPARE(after[i]->question.*side, exchange::awsPlainText(before[i]->question.*side));
                QVERIFY(after[i]->rules == before[i]->rules);
                QVERIFY(!after[i]->own_rules);
                for (std::size_t c = 0; c < before[i]->choices.size(); ++c) {
                    const Choice& was = before[i]->choices[c];
                    const Choice& is = after[i]->choices[c];
                    QCOMPARE(is.id, was.id);
                    QCOMPARE(is.help.*side, was.help.*side);
                    QCOMPARE(is.improve.*side, was.improve.*side);
                    QCOMPARE(is.none, was.none);
                    QCOMPARE(is.weight.anti, was.weight.anti);
                }
            }
        }
    }

    void publicLenses()
    {
        QDirIterator files(QStringLiteral(PB_SHARED_DATA "/lenses"), {u"*.json"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        if (!files.hasNext())
            QSKIP("no lenses beside the source");
        while (files.hasNext()) {
            const QString path = files.next();
            const auto read = readAwsLens(bytesOf(path).toStdString(), path.toStdString());
            QVERIFY(read);
            roundTrip(read->lens, LensLanguage::English);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(path));
        }
    }

    void whatCannotBeDividedIsRefused()
    {
        Rng rng(23);
        Lens lens = readAwsLens(randomLens(rng, true).dump(), "x.json")->lens;
        Question& question = lens.pillars[0].areas[0].questions[0];
        for (int i = 0; i < 16; ++i)
            question.choices.emplace_back().id = "more_" + std::to_string(i);
        QCOMPARE(writeAwsLens(lens, LensLanguage::English).error().id, std::string("exchange.aws_lens.choices"));
        question.choices.resize(1);
        while (lens.pillars.size() < 11)
            lens.pillars.emplace_back().id = "pillar_x" + std::to_string(lens.pillars.size());
        QCOMPARE(writeAwsLens(lens, LensLanguage::English).error().id, std::string("exchange.aws_lens.pillars"));
    }
};

QTEST_GUILESS_MAIN(TestAwsExport)
#include "tst_aws_export.moc"
