// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/json_text.h"
#include "core/exchange/network/network_codec.h"
#include "tests/core/exchange/network/random_network.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::exchange;
using namespace pb::net;

namespace {

constexpr const char* kSmall = R"({
  "format": "pillarbench-network",
  "version": 1,
  "name": "Shop",
  "as_of": "2019-03-19",
  "elements": [
    {
      "id": 1,
      "kind": "Vpc",
      "name": "shop",
      "box": [10,20,400,300],
      "ipv4": ["10.0.0.0/16"],
      "tenancy": "default",
      "dns_support": false,
      "internet_block": "off"
    },
    {
      "id": 2,
      "kind": "RouteTable",
      "parent": 1,
      "main": true,
      "routes": [
        {"destination":"0.0.0.0/0","state":"blackhole"},
        {"destination":"::/0","target":7,"state":"active"}
      ]
    }
  ],
  "waivers": [
    {"finding":"aws.x:1","reason":"accepted","author":"kim","at":"2026-11-23T00:00:00.000Z","expires":"2027-01-31"}
  ]
}
)";

/// What kSmall says.
Network small()
{
    Network out;
    out.name = "Shop";
    out.as_of = Date(2019, 3, 19);
    Vpc vpc;
    vpc.ipv4 = {*Prefix::parse("10.0.0.0/16")};
    vpc.dns_support = false;
    out.topology.put({ElementId{1}, {}, "shop", {}, {}, {10, 20, 400, 300}, vpc});
    RouteTable table;
    table.main = true;
    table.routes = {{Prefix::all(Family::V4), {}, {}, RouteState::Blackhole, false},
                    {Prefix::all(Family::V6), {}, ElementId{7}, RouteState::Active, false}};
    out.topology.put({ElementId{2}, ElementId{1}, {}, {}, {}, {}, table});
    out.waivers["aws.x:1"] = {"aws.x:1", "accepted", "kim", "2026-11-23T00:00:00.000Z", Date(2027, 1, 31)};
    return out;
}

QString q(const std::string& text) { return QString::fromStdString(text); }

/// kSmall with one place changed.
QByteArray changed(const char* before, const char* after)
{
    QByteArray text(kSmall);
    Q_ASSERT(text.contains(before));
    return text.replace(text.indexOf(before), qstrlen(before), after);
}

}  // namespace

class TestNetworkCodec : public QObject {
    Q_OBJECT

private slots:
    void elementsComeBack_data();
    void elementsComeBack();
    void editsComeBack();
    void waiversComeBack();
    void badBytesAreReplaced();
    void fileIsCanonical();
    void fileComesBack();
    void fileRefuses_data();
    void fileRefuses();
    void editRefuses_data();
    void editRefuses();
    void everyCutOfAFileIsRefused();
    void largeFile();
    void tooLarge();
    void tooDeep();
    void linesOfValues();
};

void TestNetworkCodec::elementsComeBack_data()
{
    QTest::addColumn<int>("kind");
    for (std::size_t kind = 0; kind < kKindCount; ++kind)
        QTest::newRow(std::string(enumNames(Kind{})[kind]).c_str()) << static_cast<int>(kind);
}

void TestNetworkCodec::elementsComeBack()
{
    QFETCH(int, kind);
    RandomNetwork random(static_cast<unsigned>(kind));
    for (int i = 0; i < 100; ++i) {
        const Element element = random.element(static_cast<Kind>(kind), ElementId{i + 1});
        const std::string text = writeElement(element);
        QVERIFY(text.find('\n') == std::string::npos);
        const auto back = readElement(text);
        QVERIFY2(back && *back == element, text.c_str());
    }
    const Element plain{ElementId{1}, {}, {}, {}, {}, {}, defaultData(static_cast<Kind>(kind))};
    QCOMPARE(readElement(writeElement(plain)).value(), plain);
}

void TestNetworkCodec::editsComeBack()
{
    RandomNetwork random(7);
    for (int i = 0; i < 3000; ++i) {
        const Edit edit = random.edit();
        const std::string text = writeNetworkEdit(edit);
        const auto back = readNetworkEdit(text);
        QVERIFY2(back && *back == edit, text.c_str());
    }
}

void TestNetworkCodec::waiversComeBack()
{
    RandomNetwork random(8);
    for (int i = 0; i < 100; ++i) {
        const Waiver waiver = random.waiver();
        QCOMPARE(readWaiver(writeWaiver(waiver)).value(), waiver);
    }
}

void TestNetworkCodec::badBytesAreReplaced()
{
    const auto back = readElement(writeElement({ElementId{1}, {}, "caf\xe9!", {}, {}, {}, Note{}}));
    QCOMPARE(q(back.value().name), u"caf\uFFFD!"_s);
}

void TestNetworkCodec::fileIsCanonical()
{
    QCOMPARE(q(writeNetwork(small())), QString::fromUtf8(kSmall));
    QCOMPARE(q(writeNetwork(
                 readNetwork("{\"waivers\": [], \"version\":1,\"format\" : \"pillarbench-network\"}", "x").value())),
             u"{\n  \"format\": \"pillarbench-network\",\n  \"version\": 1,\n  \"name\": \"\",\n  \"elements\": [],\n"
             "  \"waivers\": []\n}\n"_s);
}

void TestNetworkCodec::fileComesBack()
{
    const auto back = readNetwork(kSmall, "small.json");
    QVERIFY2(back, back ? "" : back.error().detail.c_str());
    QVERIFY(*back == small());
    QCOMPARE(readNetwork("\xEF\xBB\xBF" + std::string(kSmall), "with a byte order mark").value(), small());
}

void TestNetworkCodec::fileRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("where");
    const auto field = u"exchange.network.field"_s;
    const auto syntax = u"exchange.json.syntax"_s;
    const auto format = u"exchange.network.format"_s;
    QTest::newRow("empty") << QByteArray() << syntax << u"f:1:1"_s;
    QTest::newRow("blank") << QByteArray("\n \n") << syntax << u"f:3:1"_s;
    QTest::newRow("binary") << QByteArray("\0\1\2\3", 4) << syntax << u"f:1:1"_s;
    QTest::newRow("not JSON") << QByteArray("hello") << syntax << u"f:1:1"_s;
    QTest::newRow("two texts") << QByteArray("{}\n{}") << syntax << u"f:2:1"_s;
    QTest::newRow("bad UTF-8") << QByteArray("{\"\xff\":1}") << syntax << u"f:1:3"_s;
    QTest::newRow("huge number") << QByteArray("[1e999]") << syntax << u"f"_s;
    QTest::newRow("null") << QByteArray("null") << format << u"f"_s;
    QTest::newRow("other JSON") << QByteArray("{\"Vpcs\":[]}") << format << u"f"_s;
    QTest::newRow("no version") << QByteArray("{\"format\":\"pillarbench-network\"}") << format << u"f"_s;
    QTest::newRow("version 0") << changed("\"version\": 1", "\"version\": 0") << format << u"f"_s;
    QTest::newRow("version -1") << changed("\"version\": 1", "\"version\": -1") << format << u"f"_s;
    QTest::newRow("newer") << changed("\"version\": 1", "\"version\": 2") << u"exchange.network.version"_s << u"f"_s;
    QTest::newRow("unknown key") << changed("\"name\": \"Shop\"", "\"nome\": \"Shop\"") << field << u"f:4"_s;
    QTest::newRow("name") << changed("\"name\": \"Shop\"", "\"name\": 5") << field << u"f:4"_s;
    QTest::newRow("date") << changed("2019-03-19", "2019-02-29") << field << u"f:5"_s;
    QTest::newRow("elements") << QByteArray("{\"format\":\"pillarbench-network\",\"version\":1,\n\"elements\":{}}")
                              << field << u"f:2"_s;
    QTest::newRow("element") << QByteArray("{\"format\":\"pillarbench-network\",\"version\":1,\n\"elements\":[\n3]}")
                             << field << u"f:3"_s;
    QTest::newRow("no id") << changed("      \"id\": 2,\n", "") << field << u"f:17"_s;
    QTest::newRow("id as text") << changed("\"id\": 2", "\"id\": \"2\"") << field << u"f:18"_s;
    QTest::newRow("negative id") << changed("\"id\": 2", "\"id\": -2") << field << u"f:18"_s;
    QTest::newRow("fractional id") << changed("\"id\": 2", "\"id\": 2.0") << field << u"f:18"_s;
    QTest::newRow("id past 63 bits") << changed("\"id\": 2", "\"id\": 18446744073709551615") << field << u"f:18"_s;
    QTest::newRow("kind") << changed("\"kind\": \"Vpc\"", "\"kind\": \"Vcp\"") << field << u"f:9"_s;
    QTest::newRow("kind as number") << changed("\"kind\": \"Vpc\"", "\"kind\": 5") << field << u"f:9"_s;
    QTest::newRow("box") << changed("[10,20,400,300]", "[10,20,400]") << field << u"f:11"_s;
    QTest::newRow("box past 32 bits") << changed("[10,20,400,300]", "[10,20,400,3000000000]") << field << u"f:11"_s;
    QTest::newRow("prefix") << changed("10.0.0.0/16", "10.0.0.1/16") << field << u"f:12"_s;
    QTest::newRow("enum") << changed("\"default\"", "\"Default\"") << field << u"f:13"_s;
    QTest::newRow("flag") << changed("\"main\": true", "\"main\": 1") << field << u"f:21"_s;
    QTest::newRow("field of another kind") << changed("\"main\": true", "\"cidr\": true") << field << u"f:21"_s;
    QTest::newRow("row") << changed("\"target\":7", "\"target\":null") << field << u"f:24"_s;
    QTest::newRow("unknown cell") << changed("\"target\":7", "\"to\":7") << field << u"f:24"_s;
    QTest::newRow("id twice") << changed("\"id\": 2", "\"id\": 1") << u"net.element.taken"_s << u"f (element 1)"_s;
    QTest::newRow("id none") << changed("\"id\": 2", "\"id\": 0") << u"net.element.taken"_s << u"f (element 0)"_s;
    QTest::newRow("no such parent") << changed("\"parent\": 1", "\"parent\": 9") << u"net.element.parent"_s
                                    << u"f (RouteTable-2)"_s;
    QTest::newRow("parent of itself") << changed("\"parent\": 1", "\"parent\": 2") << u"net.element.parent"_s
                                      << u"f (RouteTable-2)"_s;
    QTest::newRow("circle") << changed("\"name\": \"shop\"", "\"parent\": 2") << u"net.element.parent"_s
                            << u"f (Vpc-1)"_s;
    QTest::newRow("waiver without reason") << changed("\"accepted\"", "\"\"") << field << u"f:29"_s;
    QTest::newRow("range") << QByteArray(R"({"format":"pillarbench-network","version":1,"elements":[
        {"id":1,"kind":"Vpc"},
        {"id":2,"kind":"NetworkAcl","parent":1,"entries":[{"number":32767,"peer":"0.0.0.0/0"}]}]})")
                           << u"net.field.range"_s << u"f:3 (NetworkAcl-2)"_s;
}

void TestNetworkCodec::fileRefuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, id);
    QFETCH(QString, where);
    const auto result = readNetwork(text.toStdString(), "f");
    QVERIFY(!result);
    QCOMPARE(q(result.error().id), id);
    QCOMPARE(q(result.error().where), where);
    QVERIFY(!result.error().detail.empty());
}

void TestNetworkCodec::editRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("list") << QByteArray("[]") << u""_s;
    QTest::newRow("no op") << QByteArray("{}") << u"/op"_s;
    QTest::newRow("unknown op") << QByteArray(R"({"op":"drop"})") << u"/op"_s;
    QTest::newRow("unknown type") << QByteArray(R"({"op":"set","id":1,"field":"f","type":"int","value":1})")
                                  << u"/type"_s;
    QTest::newRow("other type") << QByteArray(R"({"op":"set","id":1,"field":"f","type":"flag","value":1})")
                                << u"/value"_s;
    QTest::newRow("no value") << QByteArray(R"({"op":"set","id":1,"field":"f","type":"flag"})") << u"/value"_s;
    QTest::newRow("no box") << QByteArray(R"({"op":"place","id":1})") << u"/box"_s;
    QTest::newRow("no list") << QByteArray(R"({"op":"batch"})") << u"/edits"_s;
    QTest::newRow("inner") << QByteArray(R"({"op":"batch","edits":[{"op":"rename","name":"a"},{"op":"rename"}]})")
                           << u"/edits/1/name"_s;
    QTest::newRow("element") << QByteArray(R"({"op":"add","elements":[{"id":1,"kind":"Vpc","ipv4":["x"]}]})")
                             << u"/elements/0/ipv4/0"_s;
}

void TestNetworkCodec::editRefuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, pointer);
    const auto result = readNetworkEdit(text.toStdString());
    QVERIFY(!result);
    QCOMPARE(q(result.error().id), u"exchange.network.field"_s);
    QCOMPARE(q(result.error().where), pointer);
}

void TestNetworkCodec::everyCutOfAFileIsRefused()
{
    const std::string_view text(kSmall);
    const std::size_t end = text.rfind('}');
    for (std::size_t length = 0; length <= end; ++length)
        QVERIFY2(!readNetwork(text.substr(0, length), "cut"), std::to_string(length).c_str());
}

void TestNetworkCodec::largeFile()
{
    Network large;
    const std::string note(std::size_t{50} << 20, 'n');
    large.topology.put({ElementId{1}, {}, {}, {}, note, {}, Vpc{}});
    for (int id = 2; id < 5000; ++id)
        large.topology.put({ElementId{id}, ElementId{1}, "subnet", {}, {}, {}, Subnet{}});
    const auto back = readNetwork(writeNetwork(large), "large");
    QVERIFY(back && *back == large);
}

void TestNetworkCodec::tooLarge()
{
    const auto result = readNetwork(std::string(kMaxJsonBytes + 1, ' '), "f");
    QCOMPARE(q(result.error().id), u"exchange.json.size"_s);
}

void TestNetworkCodec::tooDeep()
{
    const std::string deep = std::string(1000000, '[') + std::string(1000000, ']');
    const auto result = readNetwork(deep, "f");
    QCOMPARE(q(result.error().id), u"exchange.json.depth"_s);
    QCOMPARE(q(result.error().where), u"f:1:65"_s);
    QVERIFY(parseJson(std::string(64, '[') + std::string(64, ']'), "f"));
    QVERIFY(parseJson("\"" + std::string(100, '[') + "\\\"" + std::string(100, '{') + "\"", "brackets in a text"));
}

void TestNetworkCodec::linesOfValues()
{
    const std::string text = "{\n \"a\": [1,\n  {\"b/c\": \"x\\\"]\",\n   \"\": [[2],\n [3]]}],\n\"d~\":\ntrue}";
    const std::vector<std::string> pointers{"", "/a", "/a/0", "/a/1", "/a/1/b~1c", "/a/1//1/0", "/d~0", "/e", "/a/2"};
    QCOMPARE(linesOf(text, pointers), (std::vector<int>{1, 2, 2, 3, 3, 5, 7, 0, 0}));
    // nlohmann finds the same values behind the same pointers
    const auto json = parseJson(text, "f").value();
    QVERIFY(json.contains(nlohmann::json::json_pointer("/a/1//1/0")) &&
            !json.contains(nlohmann::json::json_pointer("/a/2")));
}

QTEST_APPLESS_MAIN(TestNetworkCodec)
#include "tst_network_codec.moc"
