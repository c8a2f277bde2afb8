// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/loose_json.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <random>

using namespace pb;
using exchange::parseLooseJson;
using nlohmann::ordered_json;

namespace {

ordered_json randomJson(std::mt19937& rng, int depth)
{
    static const std::array<std::string, 6> kTexts{"", "plain", "줄\n바꿈 \"인용\"", "a\\b/c\t", "\u0001", "😀 é"};
    switch (rng() % (depth > 0 ? 7 : 5)) {
    case 0:
        return nullptr;
    case 1:
        return rng() % 2 == 0;
    case 2:
        return static_cast<std::int64_t>(rng()) - 1000000;
    case 3:
        return static_cast<double>(rng()) / 7.0;
    case 4:
        return kTexts[rng() % kTexts.size()];
    case 5: {
        auto list = ordered_json::array();
        for (auto n = rng() % 4; n > 0; --n)
            list.push_back(randomJson(rng, depth - 1));
        return list;
    }
    default: {
        auto object = ordered_json::object();
        for (auto n = rng() % 4; n > 0; --n)
            object[kTexts[rng() % kTexts.size()] + std::to_string(n)] = randomJson(rng, depth - 1);
        return object;
    }
    }
}

std::string utf16(std::u16string_view text, bool bigEndian)
{
    std::string out;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        out += {bigEndian ? high : low, bigEndian ? low : high};
    }
    return out;
}

}  // namespace

class TestLooseJson : public QObject {
    Q_OBJECT
private slots:
    void strictJsonIsReadAsItIs()
    {
        std::mt19937 rng(3);
        for (int round = 0; round < 3000; ++round) {
            const ordered_json json = randomJson(rng, 4);
            const std::string text = json.dump(rng() % 2 == 0 ? -1 : 2, ' ', rng() % 2 == 0);
            const auto read = parseLooseJson(text, "x");
            QVERIFY2(read, text.c_str());
            QVERIFY2(read->repairs.empty(), text.c_str());
            QCOMPARE(QString::fromStdString(compactJson(read->root)), QString::fromStdString(json.dump()));
        }
    }

    void mended_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("meaning");
        QTest::addColumn<QByteArray>("repair");
        QTest::addColumn<QByteArray>("place");
        const auto row = [](const char* name, const QByteArray& text, const char* meaning, const char* repair,
                            const char* place) {
            QTest::newRow(name) << text << QByteArray(meaning) << QByteArray(repair) << QByteArray(place);
        };
        row("trailing comma", "{\n \"a\": [1, 2,],\n \"b\": 3}", "{\"a\":[1,2],\"b\":3}", "trailing_comma",
            "/a/1 2:12");
        row("two commas", "{\"a\": 1,, \"b\": 2}", "{\"a\":1,\"b\":2}", "extra_comma", "/a 1:9");
        row("leading comma", "[,1]", "[1]", "extra_comma", "/0 1:2");
        row("missing comma", "{\"a\": 1\n \"b\": 2}", "{\"a\":1,\"b\":2}", "missing_comma", "/a 2:2");
        row("line comment", "// 렌즈\n[1]", "[1]", "comment", " 1:1");
        row("block comment", "[1 /* one */]", "[1]", "comment", "/0 1:4");
        row("hash", "[1] # end", "[1]", "comment", " 1:5");
        row("NaN", "{\"a\": NaN}", "{\"a\":null}", "word", "/a 1:7");
        row("Infinity", "[-Infinity]", "[null]", "word", "/0 1:2");
        row("Python", "[True]", "[true]", "word", "/0 1:2");
        row("undefined", "[undefined]", "[null]", "word", "/0 1:2");
        row("bare key", "{title: \"x\"}", "{\"title\":\"x\"}", "bare_key", "/title 1:2");
        row("bare value", "[HIGH_RISK]", "[\"HIGH_RISK\"]", "bare_text", "/0 1:2");
        row("equals sign", "{\"a\"=1}", "{\"a\":1}", "equals_sign", "/a 1:5");
        row("single quotes", "['a \"b\"']", "[\"a \\\"b\\\"\"]", "quotes", "/0 1:2");
        row("typographic quotes", "[\u201C가\u201D]", "[\"가\"]", "quotes", "/0 1:2");
        row("line break in a text", "[\"a\nb\"]", "[\"a\\nb\"]", "raw_control", "/0 1:2");
        row("unknown escape", "[\"a\\d\"]", "[\"a\\\\d\"]", "escape", "/0 1:4");
        row("escaped apostrophe", "[\"it\\'s\"]", "[\"it's\"]", "escape", "/0 1:5");
        row("half an escape", "[\"\\u12\"]", "[\"\\\\u12\"]", "escape", "/0 1:3");
        row("lone surrogate", "[\"\\ud83d!\"]", "[\"\uFFFD!\"]", "escape", "/0 1:3");
        row("same key twice", "{\"a\": 1, \"a\": 2}", "{\"a\":2}", "duplicate_key", "/a 1:10");
        row("not closed", "{\"a\": [1", "{\"a\":[1]}", "unclosed", "/a/0 1:9");
        row("text behind the end", "[1] ]", "[1]", "trailing_text", " 1:5");
        row("blank of the web", "[\u00A01]", "[1]", "odd_blank", "/0 1:2");
        row("byte order mark", "\xEF\xBB\xBF[1]", "[1]", "byte_order_mark", " 1:1");
        row("no UTF-8", "[\"a\xFF\"]", "[\"a\uFFFD\"]", "not_utf8", " 1:4");
        row("UTF-16", QByteArray::fromStdString(utf16(u"\uFEFF[\"가😀\"]", false)), "[\"가😀\"]", "utf16", " 1:1");
        row("UTF-16 the other way", QByteArray::fromStdString(utf16(u"\uFEFF[1]", true)), "[1]", "utf16", " 1:1");
        row("UTF-16 without mark", QByteArray::fromStdString(utf16(u"[1]", false)), "[1]", "utf16", " 1:1");
    }
    void mended()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, meaning);
        QFETCH(QByteArray, repair);
        QFETCH(QByteArray, place);
        const auto read = parseLooseJson(text.toStdString(), "x");
        QVERIFY(read);
        QCOMPARE(QByteArray::fromStdString(compactJson(read->root)), meaning);
        const auto it = std::find_if(read->repairs.begin(), read->repairs.end(), [&](const exchange::Repair& r) {
            return QByteArray::fromStdString(r.id) == "lens.repair." + repair;
        });
        QVERIFY(it != read->repairs.end());
        QCOMPARE(QByteArray::fromStdString(it->pointer) + ' ' + QByteArray::number(it->line) + ':' +
                     QByteArray::number(it->column),
                 place);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("where");
        QTest::newRow("empty") << QByteArray() << QByteArray("exchange.json.syntax") << QByteArray("x:1:1");
        QTest::newRow("blanks") << QByteArray(" \n ") << QByteArray("exchange.json.syntax") << QByteArray("x:2:2");
        QTest::newRow("no colon") << QByteArray("{\"a\" 1}") << QByteArray("exchange.json.syntax")
                                  << QByteArray("x:1:6");
        QTest::newRow("text without end")
            << QByteArray("[\"가\", \"ab]") << QByteArray("exchange.json.syntax") << QByteArray("x:1:7");
        QTest::newRow("wrong bracket") << QByteArray("{\"a\": [1}") << QByteArray("exchange.json.syntax")
                                       << QByteArray("x:1:9");
        QTest::newRow("no JSON") << QByteArray("<html>") << QByteArray("exchange.json.syntax") << QByteArray("x:1:1");
        QTest::newRow("deep") << QByteArray(100000, '[') << QByteArray("exchange.json.depth") << QByteArray("x");
        QTest::newRow("large") << QByteArray(9 << 20, ' ') << QByteArray("exchange.json.size") << QByteArray("x");
    }
    void refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, where);
        const auto read = parseLooseJson(text.toStdString(), "x");
        QVERIFY(!read);
        QCOMPARE(QByteArray::fromStdString(read.error().id), id);
        QCOMPARE(QByteArray::fromStdString(read.error().where), where);
    }

    void damageOfAnyKindEnds()
    {
        const std::string text = "{\"a\": [1, \"b\\u00e9\", {'c': NaN, d: /* x */ [true, null]}], \"e\": -1.5e3}";
        std::mt19937 rng(9);
        int good = 0;
        for (int round = 0; round < 20000; ++round) {
            std::string broken = text;
            for (auto n = 1 + rng() % 3; n > 0; --n)
                broken[rng() % broken.size()] = static_cast<char>(rng() % 256);
            broken.resize(broken.size() - rng() % 10);
            const auto read = parseLooseJson(broken, "x");
            good += read.has_value();
            if (read)
                QVERIFY(!nlohmann::json::parse(compactJson(read->root), nullptr, false).is_discarded());
        }
        QVERIFY(good > 1000);
    }

    void manyRepairsAreCapped()
    {
        const auto read = parseLooseJson('[' + std::string(100000, ',') + "1]", "x");
        QVERIFY(read);
        QCOMPARE(read->repairs.size(), exchange::kMaxRepairs);
    }
};

QTEST_GUILESS_MAIN(TestLooseJson)
#include "tst_loose_json.moc"
