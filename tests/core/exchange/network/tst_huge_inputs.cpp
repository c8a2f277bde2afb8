// SPDX-License-Identifier: GPL-3.0-or-later
// What is too much ends in an error that says so, in bounded memory: each reader reads in a process of its own, whose
// peak is looked at. The bounds are stated in core/exchange/network/json_text.h; with sanitizers memory says nothing.
#include "core/density/run.h"
#include "core/exchange/density/line_feed.h"
#include "core/exchange/network/import.h"
#include "core/exchange/network/json_text.h"
#include "core/exchange/network/network_codec.h"
#include "core/exchange/review/any_lens.h"
#include "core/exchange/review/review_import.h"
#include "core/exchange/review/table.h"

#include <QTest>

#include <array>
#include <cstdio>
#include <functional>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::exchange;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kMemoryTells = false;
#else
constexpr bool kMemoryTells = true;
#endif
constexpr std::size_t kHuge = kMemoryTells ? 100'000'000 : 20'000'000;  // with sanitizers all takes ten times as long
constexpr long kMostMiB = 1536;                                         ///< beside the input itself

std::string repeated(std::string_view part, std::size_t bytes)
{
    std::string out;
    out.reserve(bytes + part.size());
    while (out.size() < bytes)
        out += part;
    return out;
}

/// `count` items made by printf, joined by commas.
std::string items(const char* format, int count)
{
    std::string out;
    std::array<char, 512> one{};
    for (int i = 1; i <= count; ++i) {
        const int size = std::snprintf(one.data(), one.size(), format, i, i, i);
        out.append(i == 1 ? "" : ",").append(one.data(), static_cast<std::size_t>(size));
    }
    return out;
}

/// As from the link: piece by piece. What was read, in numbers.
std::string readEvents(std::string_view text)
{
    constexpr std::size_t kPiece = 65536;
    density::Run run;
    LineFeed feed;
    for (; !text.empty(); text.remove_prefix(std::min(kPiece, text.size())))
        feed.feed(text.substr(0, kPiece)).applyTo(run);
    feed.finish().applyTo(run);
    return "malformed " + std::to_string(run.faults().malformed) + " oversized " +
           std::to_string(run.faults().oversized);
}

/// "ok", or the id of the error.
std::string read(const std::string& reader, const std::string& text)
{
    const auto said = [](const auto& result) { return result ? std::string("ok") : result.error().id; };
    if (reader == "network")
        return said(readNetwork(text, "in"));
    if (reader == "csv")
        return said(readCsv(text, "in"));
    if (reader == "lens")
        return said(readAnyLens({{"in", text}}));
    if (reader == "review")
        return said(proposeReview(text, "in", {}, {}, "2026-11-25T12:00:00.000Z"));
    if (reader == "events")
        return readEvents(text);
    const SourceText source{"in", text};
    if (reader == "auto")
        return said(importAuto({&source, 1}, "in"));
    for (const Importer& importer : importers())
        if (importer.name == reader)
            return said(importer.read({&source, 1}, "in"));
    return "no such reader";
}

struct Outcome {
    std::string said;
    long mib = 0;  ///< what the reader took at its peak
};

/// Reads in a child, which does nothing else.
Outcome readApart(const std::string& reader, const std::string& text)
{
    int ends[2]{};
    if (pipe(ends) != 0)
        return {};
    const pid_t child = fork();
    if (child == 0) {
        rusage before{}, after{};
        getrusage(RUSAGE_SELF, &before);
        std::string said = read(reader, text);
        getrusage(RUSAGE_SELF, &after);
        said += ' ' + std::to_string((after.ru_maxrss - before.ru_maxrss) / 1024);
        const bool written = write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size());
        _exit(written ? 0 : 1);
    }
    close(ends[1]);
    std::string said;
    for (std::array<char, 256> part{}; true;) {
        const ssize_t size = ::read(ends[0], part.data(), part.size());
        if (size <= 0)
            break;
        said.append(part.data(), static_cast<std::size_t>(size));
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    const std::size_t space = said.rfind(' ');
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || space == std::string::npos)
        return {"ended by " + std::to_string(status), 0};
    return {said.substr(0, space), std::stol(said.substr(space + 1))};
}

using Text = std::function<std::string()>;

}  // namespace

Q_DECLARE_METATYPE(Text)

class TestHugeInputs : public QObject {
    Q_OBJECT

private slots:
    void hundredMegabytes_data();
    void hundredMegabytes() { check(); }
    void aMillionElements_data();
    void aMillionElements() { check(); }
    void thingsThatGrow_data();
    void thingsThatGrow() { check(); }

private:
    static void columns()
    {
        QTest::addColumn<QByteArray>("reader");
        QTest::addColumn<Text>("text");
        QTest::addColumn<QByteArray>("said");
    }
    static void row(const char* reader, const char* what, Text text, const char* said)
    {
        QTest::addRow("%s: %s", reader, what) << QByteArray(reader) << std::move(text) << QByteArray(said);
    }
    static void check()
    {
        QFETCH(QByteArray, reader);
        QFETCH(Text, text);
        QFETCH(QByteArray, said);
        const Outcome got = readApart(reader.toStdString(), text());
        QCOMPARE(QByteArray::fromStdString(got.said), said);
        if (kMemoryTells)
            QVERIFY2(got.mib < kMostMiB, qPrintable(u"%1 MiB"_s.arg(got.mib)));
        qInfo("%ld MiB", got.mib);
    }
};

void TestHugeInputs::hundredMegabytes_data()
{
    columns();
    const auto wrapped = [](std::string_view head, std::string_view part, std::string_view tail) -> Text {
        return [=] { return std::string(head) + repeated(part, kHuge) + std::string(tail); };
    };
    const std::string malformed = "malformed " + std::to_string((kHuge / 10 + 2) / 3) + " oversized 0";
    // Each value costs a hundred times the byte or two that it is written with.
    const Text zeros = wrapped("[\"/\"", ",0", "]"), maps = wrapped("[{}", ",{}", "]");
    const Text nested = wrapped("[0", R"(,{"a":{"b":[{"c":{}}]}})", "]");
    for (const char* reader : {"network", "aws", "azure", "arm", "terraform", "cloudformation", "auto"})
        row(reader, "zeros", zeros, "exchange.json.values");
    row("network", "maps", maps, "exchange.json.values");
    row("network", "nested maps", nested, "exchange.json.values");
    row(
        "network", "open brackets", [] { return std::string(kHuge, '['); }, "exchange.json.depth");
    row("network", "one text", wrapped(R"({"format":")", "xxxxxxxx", "\"}"), "exchange.network.format");
    row("aws", "one text", wrapped(R"({"Vpcs":[{"VpcId":")", "xxxxxxxx", "\"}]}"), "ok");
    row("cloudformation", "YAML of one scalar", wrapped("AWS::x\n", "- - - 1\n", ""), "exchange.import.nothing");
    row("cloudformation", "YAML list", wrapped("", "- a\n", ""), "exchange.yaml.values");
    row(
        "csv", "commas", [] { return std::string(60'000'000, ','); }, "exchange.csv.cells");
    row(
        "csv", "lines", [] { return repeated("ab\n", 60'000'000); }, "exchange.csv.rows");
    row(
        "csv", "too large", [] { return std::string(kMaxCsvBytes + 1, 'a'); }, "exchange.csv.size");
    row("lens", "zeros", zeros, "exchange.json.size");
    row("review", "zeros", wrapped(R"({"format":[0)", ",0", "]}"), "exchange.json.values");
    row(
        "review", "open brackets", [] { return '{' + std::string(kHuge, '['); }, "exchange.json.depth");
    row(
        "review", "a table too large", [] { return std::string(kMaxCsvBytes + 1, 'a'); }, "exchange.csv.size");
    row(
        "events", "one line", [] { return std::string(kHuge, '{'); }, "malformed 0 oversized 1");
    row(
        "events", "lines of nothing", [] { return repeated("{}\n", kHuge / 10); }, malformed.c_str());
}

void TestHugeInputs::aMillionElements_data()
{
    columns();
    constexpr int kCount = kMemoryTells ? 1'000'000 : 300'000;
    const auto list = [](std::string head, const char* format, std::string tail) -> Text {
        return [=] { return head + items(format, kCount) + tail; };
    };
    row("network", "",
        list(R"({"format":"pillarbench-network","version":1,"elements":[)", R"({"id":%d,"kind":"Internet"})", "]}"),
        "exchange.elements");
    row("aws", "", list(R"({"Vpcs":[)", R"({"VpcId":"vpc-%d"})", "]}"), "exchange.elements");
    row("azure", "",
        list("[", R"({"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v%d"})", "]"),
        "exchange.elements");
    row("terraform", "",
        list(
            R"({"version":4,"terraform_version":"1","resources":[{"mode":"managed","type":"aws_vpc","name":"v","instances":[)",
            R"({"index_key":%d})", "]}]}"),
        "exchange.elements");
    row("cloudformation", "", list(R"({"Resources":{)", R"("V%d":{"Type":"AWS::EC2::VPC"})", "}}"),
        "exchange.elements");
    // What ARM itself would take is a thousandth of this: after a million steps the rest is listed as too complex.
    row("arm", "",
        list(R"({"$schema":"deploymentTemplate.json#","resources":[)",
             R"({"type":"Microsoft.Network/virtualNetworks","name":"v%d"})", "]}"),
        "ok");
}

void TestHugeInputs::thingsThatGrow_data()
{
    columns();
    const std::string big(1'000'000, 'x');
    const auto resources = [](const char* properties) {
        return R"("Resources":{)" +
               items((R"("V%d":{"Type":"AWS::EC2::VPC","Properties":{"X":)" + std::string(properties) + "}}").c_str(),
                     20'000) +
               "}";
    };
    const Text refs = [=] {
        return R"({"Parameters":{"P":{"Default":")" + big + "\"}}," + resources(R"({"Ref":"P"})") + "}";
    };
    row("cloudformation", "a long parameter, used often", refs, "ok");
    row(
        "cloudformation", "a long list, used often",
        [=] {
            return R"({"Parameters":{"P":{"Default":[)" + repeated("1,", 200'000) + "1]}}," +
                   resources(R"({"Ref":"P"})") + "}";
        },
        "ok");
    row(
        "cloudformation", "a long map entry, used often",
        [=] {
            return R"({"Mappings":{"M":{"a":{"b":")" + big + "\"}}}," +
                   resources(R"({"Fn::FindInMap":["M","a","b"]})") + "}";
        },
        "ok");
    row(
        "arm", "a long variable, used often",
        [=] {
            return R"({"$schema":"deploymentTemplate.json#","variables":{"v":")" + big + R"("},"resources":[)" +
                   items(R"({"type":"Microsoft.Network/virtualNetworks","name":"v%d","tags":{"a":"[variables('v')]"}})",
                         20'000) +
                   "]}";
        },
        "ok");
    row(
        "cloudformation", "a long text with an anchor, used often",
        [=] { return "AWS::x: &a " + big + "\nb:\n" + repeated("- *a\n", 500'000); }, "exchange.yaml.values");
    row(
        "cloudformation", "anchors inside anchors",
        [] {
            std::string out;
            for (int i = 0; i < 60; ++i)
                out += std::string(static_cast<std::size_t>(i), ' ') + "a: &x" + std::to_string(i) + "\n";
            return out + std::string(60, ' ') + "a: [" + repeated("1,", 1'000'000) + "1]\n";
        },
        "exchange.yaml.values");
    row(
        "cloudformation", "long keys above many values",
        [] {
            return "AWS" + std::string(1'000, 'k') + ": {" + std::string(1'000, 'l') + ": [" +
                   repeated("1,", 2'000'000) + "1]}";
        },
        "exchange.import.nothing");
    row(
        "aws", "long keys above what is not known",
        [=] {
            return R"({")" + big + R"(":[)" + items(R"({"Arn":"arn:%d"})", 100'000) +
                   R"(],"Vpcs":[{"VpcId":"vpc-1"}]})";
        },
        "ok");
}

QTEST_GUILESS_MAIN(TestHugeInputs)
#include "tst_huge_inputs.moc"
