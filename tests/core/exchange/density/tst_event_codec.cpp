// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/density/event_codec.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::density;
using exchange::parseEvent;

namespace {

std::vector<Payload> oneOfEach()
{
    HostFacts host{"metal", "6.1.0", "x86_64", "Xeon \"E5\"", 2, 36, 72, 2, 536'870'912};
    Preflight preflight;
    preflight.host = host;
    preflight.root = preflight.kvmDevice = preflight.kvmUsable = preflight.psi = true;
    preflight.modules = {{"kvm", "loaded"}, {"irqbypass", "absent"}};
    preflight.limits = {{"pid_max", 32768, 16000}, {"nofile", 20000, kNoGuestLimit}};
    preflight.runqSource = RunqSource::Bpftrace;
    Plan plan;
    plan.name = "밀도 실행";
    plan.kind = GuestKind::Firmware;
    plan.accelerator = Accelerator::Tcg;
    plan.guestMemoryKiB = 2048;
    Sample sample;
    sample.ready = 6417;
    sample.load1 = 6400.25;
    sample.cpu.user = 0.987;
    sample.psiCpu = 99.5;
    sample.fairness = 0.75;
    RunqLatency latency;
    latency.source = RunqSource::Runqlat;
    latency.intervalMs = 1002;
    latency.histogram.add(100, 7);
    latency.histogram.add(9'000'000, 1);
    RunqLatency means;
    means.source = RunqSource::Schedstat;
    means.meanUs = 1.5;
    return {Hello{"0.1.0", "2026-11-23T15:00:00.000Z", host},
            preflight,
            PlanAccepted{plan},
            GuestsStarted{5, 10},
            GuestsReady{3, 8, {1.25, 0.001, 15'000}},
            GuestsFailed{1, 1, "exit", "qemu: cannot set up guest memory"},
            sample,
            latency,
            means,
            Stage{2, 13, 1000, StagePhase::Holding, 3.5},
            Limit{StopReason::MemoryFloor, 1023.5, 1024, ""},
            Note{"cgroup_none", "no cgroup", {"a", "b"}},
            Stopping{StopReason::LinkLost},
            Finished{StopReason::Signal, 3.7, 2},
            AgentError{"kvm_missing", "/dev/kvm"}};
}

QByteArray problemOf(const Result<Event>& event)
{
    return event ? QByteArray("none") : QByteArray::fromStdString(event.error().id + " " + event.error().where);
}

}  // namespace

class TestEventCodec : public QObject {
    Q_OBJECT

private slots:
    void everyEventSurvives();
    void hostileLines_data();
    void hostileLines();
    void everyTruncationIsRefused();
    void everyByteChangeIsSafe();
    void textsAreCleaned();
    void planSurvives();
    void badPlans_data();
    void badPlans();
    void summarySurvives();
};

void TestEventCodec::everyEventSurvives()
{
    std::uint64_t seq = 0;
    std::set<std::size_t> seen;
    for (const Payload& payload : oneOfEach()) {
        const Event event{++seq, 1234, payload};
        const std::string line = exchange::writeEvent(event);
        QVERIFY(line.find('\n') == std::string::npos && line.size() <= kMaxLineBytes);
        const Result<Event> back = parseEvent(line);
        QVERIFY2(back, problemOf(back).constData());
        QVERIFY2(*back == event, line.c_str());
        seen.insert(payload.index());
    }
    QCOMPARE(seen.size(), std::variant_size_v<Payload> - 1);
}

void TestEventCodec::hostileLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const QByteArray& line, const char* problem) {
        QTest::newRow(name) << line << QByteArray(problem);
    };
    const QByteArray head = R"({"v":1,"seq":1,"t_ms":5,)";
    row("empty", "", "density.event.syntax line");
    row("not JSON", "hello", "density.event.syntax line");
    row("array", "[]", "density.event.syntax line");
    row("two objects", "{} {}", "density.event.syntax line");
    row("no version", R"({"seq":1,"t_ms":5,"type":"note","id":"x"})", "density.event.field v");
    row("version 2", R"({"v":2,"seq":1,"t_ms":5,"type":"note","id":"x"})", "density.event.version v");
    row("no seq", R"({"v":1,"t_ms":5,"type":"note","id":"x"})", "density.event.field seq");
    row("negative seq", R"({"v":1,"seq":-1,"t_ms":5,"type":"note","id":"x"})", "density.event.field seq");
    row("seq is text", R"({"v":1,"seq":"1","t_ms":5,"type":"note","id":"x"})", "density.event.field seq");
    row("seq 2^64-1", R"({"v":1,"seq":18446744073709551615,"t_ms":5,"type":"note","id":"x"})",
        "density.event.field seq");
    row("seq 1e300", R"({"v":1,"seq":1e300,"t_ms":5,"type":"note","id":"x"})", "density.event.field seq");
    row("number past double", R"({"v":1,"seq":1e999,"t_ms":5,"type":"note","id":"x"})", "density.event.syntax line");
    row("unknown type", head + R"("type":"hologram","x":1})", "none");
    row("unknown field", head + R"("type":"note","id":"x","later":{"a":[1,2]}})", "none");
    row("type is a number", head + R"("type":7})", "density.event.field type");
    row("note without id", head + R"("type":"note"})", "density.event.field id");
    row("null is missing", head + R"("type":"note","id":null})", "density.event.field id");
    row("optional null", head + R"("type":"sample","ready":1,"psi_cpu":null})", "none");
    row("sample ready is a float", head + R"("type":"sample","ready":1.5})", "density.event.field ready");
    row("sample ready is negative", head + R"("type":"sample","ready":-3})", "density.event.field ready");
    row("sample cpu is text", head + R"("type":"sample","ready":1,"cpu":"all"})", "density.event.field cpu");
    row("share is negative", head + R"("type":"sample","ready":1,"cpu":{"user":-0.5}})", "density.event.field user");
    row("too many bins",
        head + R"("type":"runqlat","source":"runqlat","bins":[)" + QByteArray("1,").repeated(40) + "1]}",
        "density.event.field bins");
    row("bin is text", head + R"("type":"runqlat","source":"runqlat","bins":["1"]})", "density.event.field bins");
    row("no such source", head + R"("type":"runqlat","source":"guess"})", "density.event.field source");
    row("too many boots",
        head + R"("type":"guest_ready","count":1,"total":1,"boot_ms":[)" + QByteArray("1,").repeated(1000) + "1]}",
        "density.event.field boot_ms");
    row("nested too deep",
        head + R"("type":"note","id":"x","a":)" + QByteArray("[").repeated(20'000) + QByteArray("]").repeated(20'000) +
            "}",
        "density.event.syntax line");
    row("too long", head + R"("type":"note","id":")" + QByteArray("x").repeated(70'000) + "\"}",
        "density.event.size line");
    row("invalid UTF-8", head + "\"type\":\"note\",\"id\":\"\xff\xfe\"}", "density.event.syntax line");
    row("NUL inside", head + QByteArray("\"type\":\"note\",\"id\":\"a\0b\"}", 26), "density.event.syntax line");
    row("plan field of wrong type", head + R"("type":"plan","plan":{"ceiling":"many"}})",
        "density.event.field ceiling");
}

void TestEventCodec::hostileLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, problem);
    QCOMPARE(problemOf(parseEvent({line.constData(), std::size_t(line.size())})), problem);
}

void TestEventCodec::everyTruncationIsRefused()
{
    for (const Payload& payload : oneOfEach()) {
        const std::string line = exchange::writeEvent({1, 1, payload});
        for (std::size_t length = 0; length < line.size(); ++length)
            QVERIFY(!parseEvent(std::string_view(line).substr(0, length)));
    }
}

/// Nothing to compare with: that no change of a byte makes it throw, hang or read past the end is the test (run under
/// the sanitizers too).
void TestEventCodec::everyByteChangeIsSafe()
{
    int read = 0;
    for (const Payload& payload : oneOfEach()) {
        const std::string line = exchange::writeEvent({1, 1, payload});
        for (std::size_t at = 0; at < line.size(); ++at) {
            for (const char c : {'\0', '"', '{', '[', '9', '-', '\\', '\xff'}) {
                std::string changed = line;
                changed[at] = c;
                read += parseEvent(changed) ? 1 : 0;
            }
        }
    }
    QVERIFY(read > 0);
}

void TestEventCodec::textsAreCleaned()
{
    const auto textOf = [](const std::string& id) {
        const Result<Event> event = parseEvent(exchange::writeEvent({1, 1, Note{id, "", {}}}));
        return event ? QString::fromStdString(std::get<Note>(event->payload).id) : u"refused"_s;
    };
    QCOMPARE(textOf("a\x1b[31mred\nb"), u"a [31mred b"_s);
    QCOMPARE(textOf("\xe2\x80\xae"
                    "evil"),
             u" evil"_s);  // right-to-left override
    QCOMPARE(textOf("밀도"), u"밀도"_s);
    const QString cut = textOf(std::string(1023, 'x') + "밀");
    QCOMPARE(cut.size(), 1023);  // cut before the character, not inside it
}

void TestEventCodec::planSurvives()
{
    Plan plan;
    plan.name = "저녁 실행 \"2\"";
    plan.load = Load::Touch;
    plan.mergeMemory = plan.freezeReady = true;
    plan.qemuPath = "/opt/qemu/bin/qemu-system-x86_64";
    for (const PlanField& field : planFields())
        plan.*field.value = field.min;
    plan.kind = GuestKind::Nano;
    QCOMPARE(exchange::parsePlan(exchange::writePlan(plan)).value_or(Plan{}), plan);
    QCOMPARE(exchange::parsePlan("{}").value_or(plan), Plan{});
}

void TestEventCodec::badPlans_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("problem");
    QTest::newRow("nothing") << QByteArray() << QByteArray("density.plan.syntax plan");
    QTest::newRow("not an object") << QByteArray("[1]") << QByteArray("density.plan.syntax plan");
    QTest::newRow("no such kind") << QByteArray(R"({"kind":"cloud"})") << QByteArray("density.plan.field kind");
    QTest::newRow("text for a number") << QByteArray(R"({"ceiling":"9"})") << QByteArray("density.plan.field ceiling");
    QTest::newRow("out of range") << QByteArray(R"({"ceiling":100001})") << QByteArray("density.plan.range ceiling");
    QTest::newRow("contradiction") << QByteArray(R"({"accelerator":"tcg"})")
                                   << QByteArray("density.plan.nano_tcg accelerator");
}

void TestEventCodec::badPlans()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, problem);
    const Result<Plan> plan = exchange::parsePlan(json.toStdString());
    QVERIFY(!plan);
    QCOMPARE(QByteArray::fromStdString(plan.error().id + " " + plan.error().where), problem);
}

void TestEventCodec::summarySurvives()
{
    Run run;
    std::uint64_t seq = 0;
    for (const Payload& payload : oneOfEach())
        run.apply({++seq, std::int64_t(seq), payload});
    RunSummary summary = run.summary();
    summary.faults.malformed = 3;
    QVERIFY(summary.runqAtPeak.total() > 0);
    const std::string json = exchange::writeSummary(summary);
    const Result<RunSummary> back = exchange::parseSummary(json);
    QVERIFY2(back, back ? "" : back.error().where.c_str());
    QVERIFY2(*back == summary, (json + "\n" + exchange::writeSummary(*back)).c_str());
    QVERIFY(!exchange::parseSummary("{}"));
    QVERIFY(!exchange::parseSummary(json.substr(1)));
}

QTEST_GUILESS_MAIN(TestEventCodec)
#include "tst_event_codec.moc"
