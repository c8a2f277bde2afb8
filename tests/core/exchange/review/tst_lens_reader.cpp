// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/lens_reader.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <functional>

using namespace pb;
using nlohmann::json;

namespace {

json text(const std::string& en) { return {{"en", en}, {"ko", "한 " + en}}; }

json choice(const std::string& id, const json& tags)
{
    return {{"id", id},          {"tags", tags},        {"effort", "low"}, {"title", text("t " + id)},
            {"help", text("h")}, {"improve", text("i")}};
}

json questionOf(const std::string& id, const std::string& code)
{
    return {{"id", id},
            {"code", code},
            {"title", text("title")},
            {"question", text("question")},
            {"about", text("about")},
            {"evidence", {text("e1"), text("e2")}},
            {"out_of_scope", text("never")},
            {"choices",
             {choice(id + "_a", {"core"}), choice(id + "_b", {"alternative:g", "secondary"}),
              choice(id + "_c", {"alternative:g"}), choice(id + "_d", {"anti"})}},
            {"none", id + "_no"}};
}

/// A small lens that is in order; `break`s of the tests start from it.
struct Files {
    json manifest{{"id", "small"},
                  {"name", text("Small")},
                  {"description", text("d")},
                  {"none_of_these", text("None of these")},
                  {"pillars", {"reliability"}}};
    json pillar{
        {"id", "reliability"},
        {"prefix", "REL"},
        {"name", text("Reliability")},
        {"definition", text("d")},
        {"areas", json::array({{{"id", "foundations"},
                                {"name", text("Foundations")},
                                {"guidance", text("g")},
                                {"questions", {questionOf("rel_1", "REL 1"), questionOf("rel_2", "REL 2")}}}})}};

    Result<review::Lens> read() const
    {
        return exchange::readLens({{"lens.json", manifest.dump(2)}, {"reliability.json", pillar.dump(2)}});
    }
    json& question(std::size_t i) { return pillar["areas"][0]["questions"][i]; }
};

}  // namespace

using Break = std::function<void(Files&)>;
Q_DECLARE_METATYPE(Break)

class TestLensReader : public QObject {
    Q_OBJECT
private slots:
    void readsWhatIsThere()
    {
        const auto lens = Files{}.read();
        QVERIFY(lens);
        QCOMPARE(lens->id, std::string("small"));
        QCOMPARE(lens->pillars.size(), 1u);
        const review::Question* question = review::findQuestion(*lens, "REL 2");
        QVERIFY(question);
        QCOMPARE(question->id, std::string("rel_2"));
        QCOMPARE(review::findQuestion(*lens, "rel2"), question);
        QCOMPARE(review::findQuestion(*lens, "rel_3"), nullptr);
        QCOMPARE(question->choices.size(), 5u);
        QCOMPARE(question->evidence[1].ko, std::string("한 e2"));
        QCOMPARE(review::noneChoice(*question)->title.en, std::string("None of these"));
        QCOMPARE(question->rules.size(), 3u);
        QCOMPARE(question->rules[0].condition,
                 std::string("rel_2_a && (rel_2_b || rel_2_c) && rel_2_b && !rel_2_d && !rel_2_no"));
        QCOMPARE(question->rules[1].condition, std::string("rel_2_a && (rel_2_b || rel_2_c) && !rel_2_no"));
        QCOMPARE(review::pillarOf(*lens, "rel_1")->prefix, std::string("REL"));
    }

    void refused_data()
    {
        QTest::addColumn<Break>("breakIt");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("pointer");
        const auto row = [](const char* name, Break breakIt, const char* pointer,
                            const char* id = "exchange.lens.field") {
            QTest::newRow(name) << std::move(breakIt) << QByteArray(id) << QByteArray(pointer);
        };
        const char* const kQuestion = "/areas/0/questions/1";
        const auto at = [&](const char* rest) { return QByteArray(kQuestion) + rest; };
        row(
            "no such pillar", [](Files& f) { f.manifest["pillars"] = {"security"}; }, "", "exchange.lens.file");
        row(
            "path as pillar", [](Files& f) { f.manifest["pillars"] = {"../reliability"}; }, "/pillars/0");
        row(
            "no pillars", [](Files& f) { f.manifest["pillars"] = json::array(); }, "/pillars");
        row(
            "eleven pillars", [](Files& f) { f.manifest["pillars"] = json(11, "reliability"); }, "/pillars");
        row(
            "pillar twice", [](Files& f) { f.manifest["pillars"] = json(2, "reliability"); }, "",
            "exchange.lens.twice");
        row(
            "pillar of another name", [](Files& f) { f.pillar["id"] = "security"; }, "/id");
        row(
            "manifest is a list", [](Files& f) { f.manifest = json::array(); }, "");
        row(
            "no Korean", [](Files& f) { f.question(1)["title"].erase("ko"); }, at("/title/ko"));
        row(
            "empty English", [](Files& f) { f.question(1)["about"]["en"] = ""; }, at("/about/en"));
        row(
            "text as number", [](Files& f) { f.question(1)["question"]["ko"] = 3; }, at("/question/ko"));
        row(
            "title of 129", [](Files& f) { f.question(1)["title"]["en"] = std::string(129, 'x'); }, at("/title/en"));
        row(
            "help of 2049", [](Files& f) { f.question(1)["choices"][0]["help"]["en"] = std::string(2049, 'x'); },
            at("/choices/0/help/en"));
        row(
            "unknown tag", [](Files& f) { f.question(1)["choices"][2]["tags"] = {"kern"}; }, at("/choices/2/tags/0"));
        row(
            "alternative without group", [](Files& f) { f.question(1)["choices"][2]["tags"] = {"alternative:"}; },
            at("/choices/2/tags/0"));
        row(
            "no tags", [](Files& f) { f.question(1)["choices"][2]["tags"] = json::array(); }, at("/choices/2/tags"));
        row(
            "unknown effort", [](Files& f) { f.question(1)["choices"][2]["effort"] = "huge"; },
            at("/choices/2/effort"));
        row(
            "no choices", [](Files& f) { f.question(1)["choices"] = json::array(); }, at("/choices"));
        row(
            "fifteen practices", [](Files& f) { f.question(1)["choices"] = json(15, f.question(1)["choices"][0]); },
            at("/choices"));
        row(
            "code in an id", [](Files& f) { f.question(1)["id"] = "rel-2 || x"; }, at("/id"));
        row(
            "practice that ends in _no", [](Files& f) { f.question(1)["choices"][0]["id"] = "rel_2_x_no"; },
            at("/choices/0"));
        row(
            "none that does not", [](Files& f) { f.question(1)["none"] = "rel_2_none"; }, at("/none"));
        row(
            "question twice", [](Files& f) { f.question(1)["id"] = "rel_1"; }, "", "exchange.lens.twice");
        row(
            "code twice", [](Files& f) { f.question(1)["code"] = "REL 1"; }, "", "exchange.lens.twice");
        row(
            "choice twice", [](Files& f) { f.question(1)["choices"][1]["id"] = "rel_1_a"; }, "", "exchange.lens.twice");
    }
    void refused()
    {
        QFETCH(Break, breakIt);
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, pointer);
        Files files;
        breakIt(files);
        const auto lens = files.read();
        QVERIFY(!lens);
        QCOMPARE(QByteArray::fromStdString(lens.error().id), id);
        if (id == "exchange.lens.field")
            QCOMPARE(QByteArray::fromStdString(lens.error().args.at(0)), pointer);
    }

    void namesTheLine()
    {
        Files files;
        files.question(1).erase("about");
        const auto lens = files.read();
        QVERIFY(!lens);
        // The member is missing, so the line is that of the question that should have it.
        const std::string bytes = files.pillar.dump(2);
        const auto second = static_cast<std::ptrdiff_t>(bytes.rfind("{\n          \"choices\""));
        QVERIFY(second > 0);
        const auto line = 1 + std::count(bytes.begin(), bytes.begin() + second, '\n');
        QCOMPARE(lens.error().where, "reliability.json:" + std::to_string(line));
    }

    /// Cut at any byte, a lens is an error and never a smaller lens.
    void truncatedFilesAreRefused()
    {
        const Files files;
        const std::string manifest = files.manifest.dump();
        const std::string pillar = files.pillar.dump();
        for (std::size_t length = 0; length < pillar.size(); length += 7)
            QVERIFY(!exchange::readLens({{"lens.json", manifest}, {"reliability.json", pillar.substr(0, length)}}));
        QVERIFY(!exchange::readLens({}));
    }
};

QTEST_GUILESS_MAIN(TestLensReader)
#include "tst_lens_reader.moc"
