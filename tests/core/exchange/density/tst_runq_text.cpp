// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/density/runq_text.h"

#include <QTest>

using namespace pb;
using density::Histogram;

namespace {

std::vector<Histogram> read(exchange::RunqlatText& reader, const QByteArray& text)
{
    std::vector<Histogram> out;
    for (const QByteArray& line : text.split('\n'))
        if (const auto histogram = reader.takeLine({line.constData(), std::size_t(line.size())}))
            out.push_back(*histogram);
    return out;
}

}  // namespace

class TestRunqText : public QObject {
    Q_OBJECT

private slots:
    void runqlat();
    void runqlatOfBcc();
    void milliseconds();
    void bpftrace_data();
    void bpftrace();
};

/// The words of libbpf-tools 0.26.
void TestRunqText::runqlat()
{
    exchange::RunqlatText reader;
    const auto first = read(reader, "Tracing run queue latency... Hit Ctrl-C to end.\r\n\r\n"
                                    "     usecs               : count    distribution\r\n"
                                    "         0 -> 1          : 7        |***                                     |\r\n"
                                    "         2 -> 3          : 0        |                                        |\r\n"
                                    "      4096 -> 8191       : 12       |*****                                   |\r");
    QVERIFY(first.empty());
    const auto second = read(reader, "\r\n     usecs               : count    distribution\r\n"
                                     "        16 -> 31         : 5        |*****|\r");
    QCOMPARE(second.size(), 1u);
    QCOMPARE(second[0].count(0), 7u);
    QCOMPARE(second[0].count(1), 0u);
    QCOMPARE(second[0].count(12), 12u);
    QCOMPARE(second[0].total(), 19u);
    const auto last = reader.flush();
    QVERIFY(last);
    QCOMPARE(last->count(4), 5u);
    QVERIFY(!reader.flush());
}

/// Brendan Gregg's BCC tool prints the same table with other spacing and comma-free counts.
void TestRunqText::runqlatOfBcc()
{
    exchange::RunqlatText reader;
    const auto got = read(reader, "Tracing run queue latency... Hit Ctrl-C to end.\n^C\n"
                                  "     usecs           : count     distribution\n"
                                  "       0 -> 1         : 233      |***********                             |\n"
                                  "       2 -> 3         : 742      |************************************    |\n\n");
    QCOMPARE(got.size(), 1u);
    QCOMPARE(got[0].count(1), 742u);
}

void TestRunqText::milliseconds()
{
    exchange::RunqlatText reader;
    const auto got = read(reader, "     msecs : count\n  0 -> 1 : 3 ||\n  8 -> 15 : 4 ||\n\n");
    QCOMPARE(got.size(), 1u);
    QCOMPARE(got[0].count(0), 3u);
    QCOMPARE(got[0].count(Histogram::binOf(8000)), 4u);
}

void TestRunqText::bpftrace_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("total");  // -1: not a histogram
    QTest::newRow("histogram") << QByteArray(R"({"type": "hist", "data": {"@us": [{"min": 0, "max": 0, "count": 2}, )"
                                             R"({"min": 1, "max": 1, "count": 3}, {"min": 4, "max": 7, "count": 1}]}})")
                               << 6;
    QTest::newRow("negative") << QByteArray(R"({"type":"hist","data":{"@us":[{"max":-1,"count":2}]}})") << 2;
    QTest::newRow("nothing happened") << QByteArray(R"({"type":"hist","data":{"@us":[]}})") << 0;
    QTest::newRow("attached") << QByteArray(R"({"type": "attached_probes", "data": {"probes": 4}})") << -1;
    QTest::newRow("data is text") << QByteArray(R"({"type":"hist","data":"x"})") << -1;
    QTest::newRow("type is a number") << QByteArray(R"({"type":1,"data":{}})") << -1;
    QTest::newRow("bins are a number") << QByteArray(R"({"type":"hist","data":{"@us":4}})") << -1;
    QTest::newRow("bin is a number") << QByteArray(R"({"type":"hist","data":{"@us":[4]}})") << -1;
    QTest::newRow("count is text") << QByteArray(R"({"type":"hist","data":{"@us":[{"min":1,"count":"2"}]}})") << -1;
    QTest::newRow("not JSON") << QByteArray("Attaching 4 probes...") << -1;
}

void TestRunqText::bpftrace()
{
    QFETCH(QByteArray, line);
    QFETCH(int, total);
    const auto histogram = exchange::bpftraceHistogram(line.toStdString());
    QCOMPARE(histogram ? int(histogram->total()) : -1, total);
    if (total == 6) {
        QCOMPARE(histogram->count(0), 5u);
        QCOMPARE(histogram->count(2), 1u);
    }
}

QTEST_GUILESS_MAIN(TestRunqText)
#include "tst_runq_text.moc"
