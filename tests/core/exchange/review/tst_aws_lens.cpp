// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/aws_lens.h"
#include "core/review/prove.h"
#include "core/review/risk.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <functional>
#include <set>

using namespace pb;
using namespace pb::review;
using namespace Qt::StringLiterals;
using exchange::readAwsLens;
using exchange::Repair;
using nlohmann::ordered_json;

namespace {

ordered_json choice(const std::string& id)
{
    return {{"id", id},
            {"title", "Title of " + id},
            {"helpfulResource", {{"displayText", "Help <b>here</b>"}, {"url", "https://example.com/" + id}}},
            {"improvementPlan", {{"displayText", "Plan"}}}};
}

/// A lens without fault, on which the tests break one thing each.
ordered_json sound()
{
    ordered_json none{{"id", "q1_no"}, {"title", "None of these"}};
    ordered_json question{{"id", "SEC1"},
                          {"title", "How do you do it?"},
                          {"description", "Why it matters."},
                          {"choices", {choice("q1_a"), choice("q1_b"), none}},
                          {"riskRules",
                           {{{"condition", "q1_a && q1_b && !q1_no"}, {"risk", "NO_RISK"}},
                            {{"condition", "q1_a && !q1_no"}, {"risk", "MEDIUM_RISK"}},
                            {{"condition", "default"}, {"risk", "HIGH_RISK"}}}}};
    return {{"schemaVersion", "2021-11-01"},
            {"name", "Small Lens 1.0"},
            {"description", "For tests"},
            {"pillars", {{{"id", "security"}, {"name", "Security"}, {"questions", {question}}}}}};
}

ordered_json& questionOf(ordered_json& lens) { return lens["pillars"][0]["questions"][0]; }
ordered_json& choiceOf(ordered_json& lens, int i) { return questionOf(lens)["choices"][i]; }
ordered_json& ruleOf(ordered_json& lens, int i) { return questionOf(lens)["riskRules"][i]; }

QByteArray idsOf(const std::vector<Repair>& repairs)
{
    QByteArrayList out;
    for (const Repair& repair : repairs)
        out << QByteArray::fromStdString(repair.id).mid(static_cast<int>(sizeof("lens.repair")));
    return out.join(' ');
}

QByteArray lettersOf(const Lens& lens)
{
    std::string out;
    for (const Question* question : allQuestions(lens))
        out += TruthTable(*question).letters() + ' ';
    return QByteArray::fromStdString(out).trimmed();
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

using Break = std::function<void(ordered_json&)>;
Q_DECLARE_METATYPE(Break)

namespace {

struct Fault {
    const char* name;
    Break mutate;
    const char* repairs;
    const char* letters = "MHNHHHH";
};

std::vector<Fault> brokenTexts()
{
    return {
        {"other schema", [](auto& l) { l["schemaVersion"] = "2022-11-01"; }, "schema_version"},
        {"no name", [](auto& l) { l.erase("name"); }, "no_lens_name"},
        {"unknown member", [](auto& l) { l["_version"] = "1.2"; }, "unknown_key"},
        {"key in another case", [](auto& l) { choiceOf(l, 0)["improvementPlan"]["Url"] = "https://a.example"; },
         "key_case"},
        {"snake case",
         [](auto& l) {
             questionOf(l)["risk_rules"] = questionOf(l)["riskRules"];
             questionOf(l).erase("riskRules");
         },
         "key_case"},
        {"title is a number", [](auto& l) { choiceOf(l, 0)["title"] = 2022; }, "not_text"},
        {"title is null", [](auto& l) { choiceOf(l, 0)["title"] = nullptr; }, "no_choice_title"},
        {"id is a number",
         [](auto& l) {
             choiceOf(l, 1)["id"] = 12;
             ruleOf(l, 0)["condition"] = "q1_a && 12 && !q1_no";
         },
         "not_text id_form condition"},
        {"id with dashes",
         [](auto& l) {
             choiceOf(l, 1)["id"] = "q1-b";
             ruleOf(l, 0)["condition"] = "q1_a && q1-b && !q1_no";
         },
         "id_form condition"},
        {"same id twice", [](auto& l) { choiceOf(l, 1)["id"] = "q1_a"; }, "id_twice unknown_choice", "MHMHHHH"},
        {"no id", [](auto& l) { choiceOf(l, 1).erase("id"); }, "id_missing unknown_choice", "MHMHHHH"},
        {"empty url", [](auto& l) { choiceOf(l, 0)["helpfulResource"]["url"] = ""; }, "empty_url"},
        {"blanks around a url", [](auto& l) { choiceOf(l, 0)["helpfulResource"]["url"] = " https://a.example\n"; },
         "url_blanks"},
    };
}

std::vector<Fault> brokenValues()
{
    return {
        {"url without scheme", [](auto& l) { choiceOf(l, 0)["helpfulResource"]["url"] = "www.example.com"; },
         "url_scheme"},
        {"script as url", [](auto& l) { choiceOf(l, 0)["helpfulResource"]["url"] = "javascript:alert(1)"; },
         "url_refused"},
        {"url without text", [](auto& l) { choiceOf(l, 0)["helpfulResource"].erase("displayText"); },
         "no_display_text"},
        {"help is a text", [](auto& l) { choiceOf(l, 0)["helpfulResource"] = "Read on"; }, ""},
        {"no plan", [](auto& l) { choiceOf(l, 0).erase("improvementPlan"); }, "no_plan"},
        {"none by title",
         [](auto& l) {
             choiceOf(l, 2)["id"] = "q1_c";
             ruleOf(l, 0)["condition"] = "q1_a&&q1_b&&!q1_c";
             ruleOf(l, 1)["condition"] = "q1_a&&!q1_c";
         },
         "none_by_title"},
        {"no default", [](auto& l) { questionOf(l)["riskRules"].erase(2); }, "no_default", "M-N----"},
        {"default first",
         [](auto& l) {
             std::swap(ruleOf(l, 0), ruleOf(l, 2));
             std::swap(ruleOf(l, 1), ruleOf(l, 2));
         },
         "default_not_last"},
        {"default in capitals", [](auto& l) { ruleOf(l, 2)["condition"] = "DEFAULT"; }, "default_spelling"},
        {"risk in lower case", [](auto& l) { ruleOf(l, 2)["risk"] = "high_risk"; }, "risk_spelling"},
        {"no such risk", [](auto& l) { ruleOf(l, 2)["risk"] = "SEVERE"; }, "risk_unknown"},
        {"words for operators", [](auto& l) { ruleOf(l, 0)["condition"] = "q1_a and q1_b AND not q1_no"; },
         "condition"},
        {"single ampersand", [](auto& l) { ruleOf(l, 0)["condition"] = "q1_a & q1_b & !q1_no"; }, "condition"},
    };
}

std::vector<Fault> brokenRules()
{
    return {
        {"parenthesis missing", [](auto& l) { ruleOf(l, 0)["condition"] = "((q1_a && q1_b) && !q1_no"; }, "condition"},
        {"parenthesis too many", [](auto& l) { ruleOf(l, 0)["condition"] = "(q1_a && q1_b)) && !q1_no"; }, "condition"},
        {"dangling operator", [](auto& l) { ruleOf(l, 0)["condition"] = "q1_a && q1_b && !q1_no &&"; }, "condition"},
        {"two ids without operator", [](auto& l) { ruleOf(l, 0)["condition"] = "q1_a q1_b"; }, "condition_lost",
         "MHMHHHH"},
        {"unknown choice", [](auto& l) { ruleOf(l, 0)["condition"] = "q1_a && q1_b && !q1_x"; }, "unknown_choice",
         "MHNHHHN"},
        {"rules are missing", [](auto& l) { questionOf(l).erase("riskRules"); }, "no_rules", "-------"},
        {"one rule, not in a list", [](auto& l) { questionOf(l)["riskRules"] = ordered_json(ruleOf(l, 2)); },
         "not_list", "HHHHHHH"},
        {"rule is a text",
         [](auto& l) { questionOf(l)["riskRules"].insert(questionOf(l)["riskRules"].begin(), "high"); },
         "many_rules not_object"},
        {"long title", [](auto& l) { choiceOf(l, 0)["title"] = std::string(129, 'x'); }, "long_text"},
        {"long text", [](auto& l) { questionOf(l)["description"] = std::string(2049, 'x'); }, "long_text"},
        {"four rules",
         [](auto& l) {
             questionOf(l)["riskRules"].insert(questionOf(l)["riskRules"].begin(), ordered_json(ruleOf(l, 1)));
         },
         "many_rules", "MHMHHHH"},
        {"unknown type of resource",
         [](auto& l) {
             choiceOf(l, 0)["additionalResources"] = {{{"type", "LINK"}, {"content", {{{"displayText", "x"}}}}}};
         },
         "resource_type"},
        {"pillar twice",
         [](auto& l) {
             l["pillars"].push_back({{"id", "security"}, {"name", "Again"}, {"questions", ordered_json::array()}});
         },
         "id_twice no_questions"},
    };
}

}  // namespace

class TestAwsLens : public QObject {
    Q_OBJECT
private slots:
    void readsWhatIsThere()
    {
        const auto read = readAwsLens(sound().dump(1), "small.json");
        QVERIFY(read);
        QCOMPARE(idsOf(read->repairs), QByteArray());
        const Lens& lens = read->lens;
        QVERIFY(checkLens(lens));
        QCOMPARE(lens.id, std::string("aws-small-lens-1-0"));
        QCOMPARE(lens.name, (Text{"Small Lens 1.0", ""}));
        QCOMPARE(lens.source, std::string("small.json"));
        QCOMPARE(lens.pillars.size(), 1u);
        QCOMPARE(lens.pillars[0].prefix, std::string("SEC"));
        const Question& question = *allQuestions(lens).front();
        QCOMPARE(question.code, std::string("SEC 1"));
        QCOMPARE(question.title.en, std::string("How do you do it?"));
        QCOMPARE(question.question, question.title);
        QCOMPARE(question.about.en, std::string("Why it matters."));
        QCOMPARE(question.choices[0].help.en, std::string("Help <b>here</b>"));
        QCOMPARE(question.choices[1].help_url, std::string("https://example.com/q1_b"));
        QCOMPARE(question.choices[1].improve.en, std::string("Plan"));
        QVERIFY(question.choices[2].none);
        QVERIFY(!question.own_rules);
        QVERIFY(question.choices[0].weight.core && question.choices[1].weight.secondary);
        QCOMPARE(lettersOf(lens), QByteArray("MHNHHHH"));
    }

    void broken_data()
    {
        QTest::addColumn<Break>("mutate");
        QTest::addColumn<QByteArray>("repairs");
        QTest::addColumn<QByteArray>("letters");
        for (const auto& faults : {brokenTexts(), brokenValues(), brokenRules()})
            for (const Fault& fault : faults)
                QTest::newRow(fault.name) << fault.mutate << QByteArray(fault.repairs) << QByteArray(fault.letters);
    }
    void broken()
    {
        QFETCH(Break, mutate);
        QFETCH(QByteArray, repairs);
        QFETCH(QByteArray, letters);
        ordered_json json = sound();
        mutate(json);
        const auto read = readAwsLens(json.dump(2), "small.json");
        QVERIFY2(read, read ? "" : read.error().id.c_str());
        QCOMPARE(idsOf(read->repairs), repairs);
        QVERIFY(checkLens(read->lens));
        QCOMPARE(lettersOf(read->lens), letters);
        for (const Repair& repair : read->repairs)
            QVERIFY(repair.line > 0 && repair.column > 0);
    }

    void placesAreThoseOfTheFile()
    {
        ordered_json json = sound();
        choiceOf(json, 1)["improvementPlan"]["url"] = "";
        const std::string text = json.dump(2);
        const auto read = readAwsLens(text, "small.json");
        QVERIFY(read);
        QCOMPARE(read->repairs.size(), 1u);
        const Repair& repair = read->repairs.front();
        QCOMPARE(repair.pointer, std::string("/pillars/0/questions/0/choices/1/improvementPlan/url"));
        const QList<QByteArray> lines = QByteArray::fromStdString(text).split('\n');
        QVERIFY(lines[repair.line - 1].mid(repair.column - 1).startsWith("\"\""));
    }

    void refused()
    {
        const auto idOf = [](std::string_view text) {
            const auto read = readAwsLens(text, "x.json");
            return read ? std::string() : read.error().id;
        };
        QCOMPARE(idOf("[1, 2]"), std::string("exchange.aws_lens.not_a_lens"));
        QCOMPARE(idOf("{\"items\": []}"), std::string("exchange.aws_lens.not_a_lens"));
        QCOMPARE(idOf("{\"pillars\": []}"), std::string("exchange.aws_lens.empty"));
        QCOMPARE(idOf("{\"pillars\": [{\"id\": \"sec\"}]}"), std::string("exchange.aws_lens.empty"));
        QCOMPARE(idOf(""), std::string("exchange.json.syntax"));
    }

    void answerOfTheCommandIsUnwrapped()
    {
        const ordered_json answer{{"LensArn", "arn"}, {"LensJSON", sound().dump()}};
        const auto read = readAwsLens(answer.dump(), "x.json");
        QVERIFY(read);
        QCOMPARE(idsOf(read->repairs), QByteArray("wrapped"));
        QCOMPARE(lettersOf(read->lens), QByteArray("MHNHHHH"));
    }

    void languageIsThatOfTheTitles()
    {
        ordered_json json = sound();
        questionOf(json)["title"] = "자격 증명을 어떻게 관리하고 있습니까?";
        json["name"] = "보안 렌즈";
        for (int i = 0; i < 3; ++i)
            choiceOf(json, i)["title"] = "IAM 역할을 사용합니다";
        const auto read = readAwsLens(json.dump(), "x.json");
        QVERIFY(read);
        QCOMPARE(read->lens.name, (Text{"", "보안 렌즈"}));
        QVERIFY(allQuestions(read->lens).front()->about.en.empty());
        const auto forced = readAwsLens(json.dump(), "x.json", exchange::LensLanguage::English);
        QVERIFY(forced);
        QCOMPARE(forced->lens.name, (Text{"보안 렌즈", ""}));
    }

    void everyPublicLensIsRead()
    {
        QDirIterator files(QStringLiteral(PB_SHARED_DATA "/lenses"), {u"*.json"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        if (!files.hasNext())
            QSKIP("no lenses beside the source");
        while (files.hasNext()) {
            const QString path = files.next();
            const QByteArray bytes = bytesOf(path);
            const auto read = readAwsLens(bytes.toStdString(), path.toStdString());
            QVERIFY2(read, qPrintable(path));
            QVERIFY2(checkLens(read->lens), qPrintable(path));
            const auto json = nlohmann::json::parse(bytes.toStdString());
            for (const Repair& repair : read->repairs) {
                QVERIFY2(!idsOf({repair}).contains("lost"), qPrintable(path));
                QVERIFY(repair.line > 0 && json.contains(nlohmann::json::json_pointer(repair.pointer)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestAwsLens)
#include "tst_aws_lens.moc"
