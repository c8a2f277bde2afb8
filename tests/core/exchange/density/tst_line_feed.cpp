// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/run.h"
#include "core/exchange/density/event_codec.h"
#include "core/exchange/density/line_feed.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <random>

using namespace pb;
using namespace pb::density;
using exchange::LineFeed;

namespace {

std::string streamOf(int events, const char* lineEnd = "\n")
{
    std::string out;
    for (int i = 1; i <= events; ++i)
        out += exchange::writeEvent({std::uint64_t(i), i, GuestsStarted{1, i}}) + lineEnd;
    return out;
}

void append(LineFeed::Batch& all, LineFeed::Batch&& part)
{
    all.events.insert(all.events.end(), part.events.begin(), part.events.end());
    all.malformed += part.malformed;
    all.oversized += part.oversized;
}

}  // namespace

class TestLineFeed : public QObject {
    Q_OBJECT

private slots:
    void anyCutGivesTheSame();
    void lineEnds();
    void lastLineWithoutEnd();
    void longestLine();
    void oversizedLineIsSkippedWhole();
    void fiftyMegabytesOfJunk();
    void recordedRun();
    void speed();
};

void TestLineFeed::anyCutGivesTheSame()
{
    const std::string stream = streamOf(300) + "junk\n\n" + streamOf(2);
    LineFeed whole;
    const LineFeed::Batch expected = whole.feed(stream);
    QCOMPARE(expected.events.size(), 302u);
    QCOMPARE(expected.malformed, 1u);
    std::mt19937 rng(5);
    for (int round = 0; round < 50; ++round) {
        LineFeed feed;
        LineFeed::Batch got;
        for (std::size_t at = 0; at < stream.size();) {
            const std::size_t length = std::min<std::size_t>(1 + rng() % 300, stream.size() - at);
            append(got, feed.feed(std::string_view(stream).substr(at, length)));
            at += length;
        }
        QVERIFY(got.events == expected.events);
        QCOMPARE(got.malformed, expected.malformed);
    }
}

void TestLineFeed::lineEnds()
{
    LineFeed feed;
    QCOMPARE(feed.feed(streamOf(3, "\r\n")).events.size(), 3u);
    QCOMPARE(feed.feed("\n\n\r\n").malformed, 0u);
}

void TestLineFeed::lastLineWithoutEnd()
{
    std::string stream = streamOf(2);
    stream.pop_back();
    LineFeed feed;
    QCOMPARE(feed.feed(stream).events.size(), 1u);
    QCOMPARE(feed.finish().events.size(), 1u);
    QCOMPARE(feed.finish().events.size(), 0u);
    QCOMPARE(feed.feed("{\"v\":1,").malformed, 0u);
    QCOMPARE(feed.finish().malformed, 1u);
}

void TestLineFeed::longestLine()
{
    std::string line = exchange::writeEvent({1, 1, Stopping{}});
    line.insert(line.size() - 1, std::string(kMaxLineBytes - line.size(), ' '));
    QCOMPARE(line.size(), kMaxLineBytes);
    LineFeed feed;
    QCOMPARE(feed.feed(line + '\n').events.size(), 1u);
    QCOMPARE(feed.feed(line + "\r\n").events.size(), 1u);
    const LineFeed::Batch over = feed.feed(line + " \n");
    QCOMPARE(over.oversized, 1u);
    QCOMPARE(over.events.size(), 0u);
}

void TestLineFeed::oversizedLineIsSkippedWhole()
{
    LineFeed feed;
    LineFeed::Batch got;
    for (int i = 0; i < 100; ++i)
        append(got, feed.feed(std::string(10'000, 'x')));
    append(got, feed.feed("{\"tail\":1}\n" + streamOf(1)));
    QCOMPARE(got.oversized, 1u);
    QCOMPARE(got.malformed, 0u);
    QCOMPARE(got.events.size(), 1u);
}

void TestLineFeed::fiftyMegabytesOfJunk()
{
    std::mt19937_64 rng(50);
    std::string piece(64 * 1024, '\0');
    LineFeed feed;
    Run run;
    std::uint64_t bytes = 0;
    for (int round = 0; round < 800; ++round, bytes += piece.size()) {
        for (std::size_t i = 0; i + 8 <= piece.size(); i += 8) {
            const std::uint64_t random = rng();
            std::memcpy(piece.data() + i, &random, 8);
        }
        if (round % 3 == 0)
            std::ranges::replace(piece, '\n', ' ');
        feed.feed(piece).applyTo(run);
    }
    feed.feed("\n").applyTo(run);
    QVERIFY(bytes > 50'000'000);
    QVERIFY(run.faults().malformed > 100'000);
    QVERIFY(run.faults().oversized > 100);
    QCOMPARE(run.state(), RunState::Waiting);
    QVERIFY(run.memoryBytes() < 1u << 20);
    feed.feed(exchange::writeEvent({1, 1, Hello{}}) + '\n').applyTo(run);  // and the stream goes on
    QCOMPARE(run.state(), RunState::Preparing);
}

/// The run of the sample workspace, as the agent told it.
void TestLineFeed::recordedRun()
{
    QFile file(QStringLiteral(PB_SOURCE_DIR "/resources/sample/density-run.ndjson"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray stream = file.readAll();
    QVERIFY(stream.size() <= 400 * 1024);
    LineFeed feed;
    Run run;
    feed.feed({stream.constData(), std::size_t(stream.size())}).applyTo(run);
    const RunSummary summary = run.summary();
    QCOMPARE(run.state(), RunState::Finished);
    QCOMPARE(summary.faults, StreamFaults{});
    QCOMPARE(summary.stopReason, StopReason::Complete);
    QCOMPARE(summary.maxReady, kArticleGuests);
    QCOMPARE(summary.failed, 0);
    QVERIFY(summary.clean);
    QCOMPARE(summary.runqSource, RunqSource::Runqlat);
    QVERIFY(*summary.memoryPerGuestKiB > 200 && *summary.memoryPerGuestKiB < 1000);
    QVERIFY(run.heatMap().columns().size() > 20);
    QVERIFY(*run.series(Metric::GuestsReady).max() == double(kArticleGuests));
}

void TestLineFeed::speed()
{
    const std::string stream = streamOf(20'000);
    QBENCHMARK
    {
        LineFeed feed;
        QCOMPARE(feed.feed(stream).events.size(), 20'000u);
    }
}

QTEST_GUILESS_MAIN(TestLineFeed)
#include "tst_line_feed.moc"
