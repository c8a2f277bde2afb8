// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/azure_checklist.h"
#include "core/exchange/review/join_languages.h"
#include "core/exchange/review/review_codec.h"
#include "core/review/prove.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

using namespace pb;
using namespace pb::review;
using namespace Qt::StringLiterals;
using exchange::LensFile;
using exchange::readAzureChecklist;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

LensFile fileOf(const QString& path) { return {QFileInfo(path).fileName().toStdString(), bytesOf(path).toStdString()}; }

std::map<std::string, int> countsOf(const std::vector<exchange::Repair>& repairs)
{
    std::map<std::string, int> out;
    for (const exchange::Repair& repair : repairs)
        ++out[repair.id.substr(sizeof("lens.repair"))];
    return out;
}

QJsonObject item(const char* guid, const char* text, const char* severity, const char* category, const char* waf)
{
    return {{u"guid"_s, QLatin1String(guid)},
            {u"text"_s, QString::fromUtf8(text)},
            {u"severity"_s, QString::fromUtf8(severity)},
            {u"category"_s, QString::fromUtf8(category)},
            {u"subcategory"_s, u"Sub"_s},
            {u"waf"_s, QString::fromUtf8(waf)},
            {u"graph"_s, u"resources | take 1"_s},
            {u"link"_s, u"https://example.com"_s}};
}

LensFile list(const char* name, const QList<QJsonObject>& items)
{
    QJsonArray array;
    for (const QJsonObject& object : items)
        array << object;
    const QJsonArray severities{QJsonObject{{u"name"_s, u"높다"_s}}, QJsonObject{{u"name"_s, u"보통"_s}}};
    const QJsonObject root{{u"items"_s, array},
                           {u"metadata"_s, QJsonObject{{u"name"_s, u"Small Review"_s}}},
                           {u"severities"_s, severities}};
    return {name, QJsonDocument(root).toJson().toStdString()};
}

const char* const kGuidA = "00000000-0000-4000-8000-00000000000a";
const char* const kGuidB = "00000000-0000-4000-8000-00000000000b";
const char* const kGuidC = "00000000-0000-4000-8000-00000000000c";

}  // namespace

class TestAzureChecklist : public QObject {
    Q_OBJECT
private slots:
    void languagesAreJoinedByGuid()
    {
        const auto english = list("x.en.json", {item(kGuidA, "Encrypt it", "High", "Security", "security"),
                                                item(kGuidB, "Watch it", "Low", "Security", "Operations"),
                                                item(kGuidC, "Name it", "Medium", "Management", "Operations")});
        const auto korean =
            list("x.ko.json", {item(kGuidB, "감시합니다", "낮다", "안전", "작업"),
                               item(kGuidA, "암호화합니다", "보통", "안전", "안전"),
                               item("00000000-0000-4000-8000-00000000000d", "없는 항목", "보통", "안전", "안전")});
        for (const bool swapped : {false, true}) {
            const auto read = swapped ? readAzureChecklist(korean, english) : readAzureChecklist(english, korean);
            QVERIFY(read);
            QVERIFY(checkLens(read->lens));
            QCOMPARE(read->lens.pillars.size(), 2u);
            QCOMPARE(read->lens.pillars[0].name, (Text{"Security", "보안"}));  // not the file's 안전
            const Question& question = *allQuestions(read->lens).front();
            QCOMPARE(question.choices.size(), 3u);
            const Choice& first = question.choices[0];
            QCOMPARE(first.id, std::string("00000000_0000_4000_8000_00000000000a"));
            QCOMPARE(first.title, (Text{"Encrypt it", "암호화합니다"}));
            QVERIFY(first.weight.core);  // High of the English list, not the 보통 of the Korean one
            QCOMPARE(first.help_url, std::string("https://example.com"));
            QVERIFY(first.extras.contains("/graph"));
            QVERIFY(question.choices[1].weight.secondary && !question.choices[1].weight.core);
            QVERIFY(question.choices[2].none);
            QCOMPARE(
                countsOf(read->repairs),
                (std::map<std::string, int>{{"aim_spelling", 1}, {"extra_translation", 1}, {"no_translation", 1}}));
        }
    }

    void koreanAloneIsReadByPlace()
    {
        const auto read = readAzureChecklist(list("x.ko.json", {item(kGuidA, "암호화합니다", "높다", "안전", "안전"),
                                                                item(kGuidB, "감시합니다", "보통", "안전", "작업")}));
        QVERIFY(read);
        const Question& question = *allQuestions(read->lens).front();
        QVERIFY(question.choices[0].weight.core && question.choices[1].weight.secondary);
        QVERIFY(question.choices[0].title.en.empty());
    }

    void faultsAreListed()
    {
        QJsonObject bare = item(kGuidC, "Bare", "", "", "Wealth");
        const auto read = readAzureChecklist(list("x.json", {item(kGuidA, "One", "High", "A category", "Cost"),
                                                             item(kGuidA, "Again", "High", "A category", "Cost"), bare,
                                                             item(kGuidB, "", "High", "A category", "Cost"),
                                                             item("no guid", "Two", "High", "A category", "Cost")}));
        QVERIFY(read);
        QVERIFY(checkLens(read->lens));
        QCOMPARE(countsOf(read->repairs),
                 (std::map<std::string, int>{
                     {"guid_twice", 1}, {"no_aim", 1}, {"no_item_text", 1}, {"no_severity", 1}, {"id_form", 1}}));
        for (const exchange::Repair& repair : read->repairs)
            QVERIFY(repair.line > 0);
    }

    void refused()
    {
        QCOMPARE(readAzureChecklist({"x", "{\"a\": 1}"}).error().id,
                 std::string("exchange.azure_checklist.not_a_list"));
        QCOMPARE(readAzureChecklist({"x", "{\"items\": []}"}).error().id,
                 std::string("exchange.azure_checklist.empty"));
        const auto one = list("a", {item(kGuidA, "One", "High", "A category", "Cost")});
        const auto other = list("b", {item(kGuidB, "하나", "High", "범주", "비용")});
        QCOMPARE(countsOf(readAzureChecklist(one, other)->repairs),
                 (std::map<std::string, int>{{"extra_translation", 1}, {"no_guid_shared", 1}, {"no_translation", 1}}));
        QCOMPARE(readAzureChecklist(other, other).error().id, std::string("exchange.aws_lens.same_language"));
    }

    void everyPublicListIsRead()
    {
        const QDir folder(QStringLiteral(PB_SHARED_DATA "/azure-checklists"));
        const QStringList names = folder.entryList({u"*.en.json"_s}, QDir::Files);
        if (names.isEmpty())
            QSKIP("no checklists beside the source");
        for (const QString& name : names) {
            const QString english = folder.filePath(name);
            const QString korean = QString(english).replace(u".en."_s, u".ko."_s);
            const auto read = QFile::exists(korean) ? readAzureChecklist(fileOf(english), fileOf(korean))
                                                    : readAzureChecklist(fileOf(english));
            QVERIFY2(read, qPrintable(name));
            QVERIFY2(checkLens(read->lens), qPrintable(name));
            // Counted from the files themselves.
            QStringList guids;
            QStringList translated;
            for (const QJsonValue& value : QJsonDocument::fromJson(bytesOf(english))[u"items"].toArray())
                guids << value[u"guid"].toString();
            for (const QJsonValue& value : QJsonDocument::fromJson(bytesOf(korean))[u"items"].toArray())
                translated << value[u"guid"].toString();
            const QSet<QString> unique(guids.begin(), guids.end());
            qsizetype choices = 0;
            for (const Question* question : allQuestions(read->lens)) {
                choices += std::ssize(question->choices) - 1;
                QVERIFY(question->choices.size() <= exchange::kMaxChoices);
                QVERIFY(!question->title.en.empty());
            }
            QCOMPARE(choices, guids.size());
            const auto counts = countsOf(read->repairs);
            const auto of = [&](const char* id) { return counts.contains(id) ? counts.at(id) : 0; };
            QCOMPARE(of("guid_twice"), guids.size() - unique.size());
            if (!translated.isEmpty()) {
                qsizetype missing = 0;
                for (const QString& guid : guids)
                    missing += !translated.contains(guid);
                qsizetype extra = 0;
                for (const QString& guid : translated)
                    extra += !guids.contains(guid);
                QCOMPARE(of("no_translation"), missing);
                QCOMPARE(of("extra_translation"), extra);
            }
            const auto again = exchange::readLens(exchange::writeLens(read->lens));
            QVERIFY(again && *again == read->lens);
            for (const QuestionProof& proof : prove(read->lens))
                QVERIFY2(proof.findings.empty(), (name.toStdString() + " " + proof.question).c_str());
        }
    }

    void twoFilesOfOneAwsLensAreJoined()
    {
        const auto file = [](const char* title, const char* extra) {
            return QByteArray("{\"name\":\"L\",\"schemaVersion\":\"2021-11-01\",\"pillars\":[{\"id\":\"pil\",\"name\":"
                              "\"P\",\"questions\":[{\"id\":\"q_1\",\"title\":\"") +
                   title + "\",\"choices\":[{\"id\":\"c_1\",\"title\":\"" + title + "\"}" + extra +
                   "],\"riskRules\":[]}]}]}";
        };
        const auto english =
            exchange::readAwsLens(file("How?", ",{\"id\":\"c_2\",\"title\":\"More\"}").toStdString(), "en");
        const auto korean = exchange::readAwsLens(file("어떻게 합니까?", "").toStdString(), "ko");
        QVERIFY(english && korean);
        const auto joined = exchange::joinLanguages(english->lens, korean->lens);
        QVERIFY(joined);
        QCOMPARE(allQuestions(joined->lens).front()->title, (Text{"How?", "어떻게 합니까?"}));
        QCOMPARE(countsOf(joined->repairs), (std::map<std::string, int>{{"no_translation", 1}}));
        QCOMPARE(exchange::joinLanguages(english->lens, english->lens).error().id,
                 std::string("exchange.aws_lens.same_language"));
    }
};

QTEST_GUILESS_MAIN(TestAzureChecklist)
#include "tst_azure_checklist.moc"
