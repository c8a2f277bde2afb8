// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lens_prove.h"

#include "app/cli/lens_files.h"
#include "core/base/fields.h"
#include "core/review/proof_words.h"
#include "ui/document/built_in_lenses.h"
#include "ui/text/format.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

using namespace review;

constexpr int kTextColumns = 100;
/// Results of questions with more choices than this are given as their SHA-256.
constexpr int kMostPlainChoices = 6;

/// A question with its proof and its table.
struct Proved {
    const Pillar* pillar;
    const Question* question;
    QuestionProof proof;
    std::string results;  ///< as the JSON has them
};

std::string resultsOf(const TruthTable& table)
{
    if (table.choices() <= kMostPlainChoices)
        return table.letters();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    constexpr std::size_t kStep = 1 << 16;
    for (std::size_t at = 1; at <= table.everything(); at += kStep) {
        const std::string letters = table.letters(static_cast<Selection>(at), kStep);
        hash.addData(QByteArrayView(letters.data(), static_cast<qsizetype>(letters.size())));
    }
    return hash.result().toHex().toStdString();
}

std::vector<Proved> proveAll(const Lens& lens)
{
    std::vector<Proved> out;
    for (const Pillar& pillar : lens.pillars) {
        for (const Question* question : allQuestions(pillar)) {
            if (question->choices.size() > TruthTable::kMostChoices) {
                out.push_back({&pillar, question, prove(*question), {}});
                continue;
            }
            const TruthTable table(*question);
            out.push_back({&pillar, question, prove(*question, table), resultsOf(table)});
        }
    }
    return out;
}

QString wordOf(const Console& console, const WordArg& arg)
{
    return arg.sentence.empty() ? QString::fromStdString(arg.text) : console.say(arg.sentence);
}

QString sentenceOf(const Console& console, const Question& question, const ProofFinding& finding)
{
    const ProofWords words = proofWords(question, finding, sideOf(console));
    QStringList args;
    for (const WordArg& arg : words.args)
        args << wordOf(console, arg);
    return console.say(words.sentence, args);
}

Json letterJson(const std::optional<Outcome>& outcome)
{
    return outcome ? std::string(1, letterOf(*outcome)) : std::string();
}

Json findingJson(const Console& console, const Question& question, const ProofFinding& finding)
{
    Json out{{"flaw", std::string(enumName(finding.flaw))}};
    if (finding.rule >= 0)
        out["rule"] = finding.rule;
    if (finding.by >= 0)
        out["by"] = finding.by;
    if (!finding.choice.empty())
        out["choice"] = finding.choice;
    if (finding.level)
        out["level"] = std::string(enumName(*finding.level));
    for (const auto& [key, judged] : {std::pair("example", finding.example), std::pair("after", finding.after)})
        if (judged)
            out[key] = Json{{"selected", idsOf(question, judged->selection)}, {"risk", letterJson(judged->outcome)}};
    out["text"] = sentenceOf(console, question, finding).toStdString();
    return out;
}

Json questionJson(const Console& console, const Proved& item)
{
    const QuestionProof& proof = item.proof;
    Json out{{"pillar", item.pillar->id},
             {"id", proof.question},
             {"choices", proof.choices},
             {"rules", proof.rules},
             {"high", proof.high},
             {"medium", proof.medium},
             {"none", proof.none},
             {"unmatched", proof.unmatched},
             {"all", letterJson(proof.all)},
             {"none_only", letterJson(proof.none_only)},
             {"reachable", proof.reachable},
             {"non_monotone", proof.non_monotone},
             {"dead_rules", proof.dead_rules},
             {"without_effect", proof.without_effect},
             {"results", item.results},
             {"has_none", noneChoice(*item.question) != nullptr},
             {"judged", proof.judged}};
    Json& findings = out["findings"] = Json::array();
    for (const ProofFinding& finding : proof.findings)
        findings.push_back(findingJson(console, *item.question, finding));
    return out;
}

bool clean(const std::vector<Proved>& questions)
{
    return std::all_of(questions.begin(), questions.end(), [](const Proved& q) { return q.proof.findings.empty(); });
}

Json lensJson(const Console& console, const LensInput& input, const std::vector<Proved>& questions)
{
    Json list = Json::array();
    for (const Proved& question : questions)
        list.push_back(questionJson(console, question));
    return Json{{"file", input.file.toStdString()},
                {"name", lensText(console, input.lens.name).toStdString()},
                {"proved", clean(questions)},
                {"repairs", repairsJson(console, input.file, input.repairs)},
                {"questions", std::move(list)}};
}

void printQuestion(const Console& console, const Proved& item)
{
    console.print(u"  "_s + console.tinted(QString::fromStdString(item.question->code), Tint::Strong) + u"  "_s +
                  lensText(console, item.question->title).simplified());
    for (const ProofFinding& finding : item.proof.findings) {
        QString head = u"    "_s + console.tinted(u"•"_s, Tint::Warning) + u' ';
        for (const QString& line :
             wrapped(sentenceOf(console, *item.question, finding).simplified(), kTextColumns - 6)) {
            console.print(head + line);
            head = u"      "_s;
        }
    }
}

void printLens(const Console& console, const LensInput& input, const std::vector<Proved>& questions)
{
    const auto number = [&](std::ptrdiff_t value) { return text::count(value, console.language()); };
    const QString name = lensText(console, input.lens.name).simplified();
    console.print(console.tinted(input.file.isEmpty() ? name : u"%1 (%2)"_s.arg(name, input.file), Tint::Strong));
    printRepairs(console, input.file, input.repairs);
    for (const Proved& item : questions)
        if (!item.proof.findings.empty())
            printQuestion(console, item);
    std::uint64_t selections = 0;
    for (const Proved& item : questions)
        selections += item.proof.high + item.proof.medium + item.proof.none + item.proof.unmatched;
    const auto flawed = std::count_if(questions.begin(), questions.end(),
                                      [](const Proved& item) { return !item.proof.findings.empty(); });
    const QStringList sums{number(std::ssize(questions)), number(static_cast<std::ptrdiff_t>(selections)),
                           number(flawed)};
    console.print(flawed == 0 ? console.tinted(console.say("cli.lens.proved", sums.mid(0, 2)), Tint::Good)
                              : console.tinted(console.say("cli.lens.not_proved", sums), Tint::Warning));
    console.print(QString());
}

}  // namespace

Exit proveLenses(const Console& console, const QStringList& paths, bool json)
{
    std::vector<Result<LensInput>> inputs;
    for (const QString& path : paths)
        inputs.push_back(readLensFiles({path}));
    if (paths.isEmpty()) {
        auto lenses = ui::builtInLenses();
        if (!lenses)
            return console.fail(lenses.error());
        for (Lens& lens : *lenses)
            inputs.push_back(LensInput{QString(), std::move(lens), {}});
    }
    Exit exit = Exit::Clean;
    Json list = Json::array();
    for (const auto& input : inputs) {
        if (!input) {
            exit = console.fail(input.error());
            continue;
        }
        const std::vector<Proved> questions = proveAll(input->lens);
        if (json)
            list.push_back(lensJson(console, *input, questions));
        else
            printLens(console, *input, questions);
        if (!clean(questions) && exit == Exit::Clean)
            exit = Exit::Findings;
    }
    if (json)
        console.print(Json{{"lenses", std::move(list)}});
    return exit;
}

}  // namespace pb::cli
