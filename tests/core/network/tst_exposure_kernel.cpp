// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/exposure.h"
#include "tests/core/network/kernel_cloud.h"

#include <QElapsedTimer>
#include <QTest>

/// Trace and exposure against the Linux kernel: small random designs built as network namespaces with routes and
/// nftables, and real packets sent. Needs to be root; skipped elsewhere.
using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

constexpr int kBudgetMs = 10000;  ///< per shape; networks that no longer fit are left to the next run's seeds

bool traceReaches(const Index& index, const KernelCloud::Question& question)
{
    TraceQuery query;
    query.from = question.from ? End{End::Place::Address, {}, question.packet.source}
                               : End{End::Place::Internet, {}, question.packet.source};
    query.to = {End::Place::Address, {}, question.packet.destination};
    query.protocol = question.packet.protocol;
    query.source_port = question.packet.source_port;
    query.destination_port = question.packet.destination_port;
    query.icmp_type = question.packet.icmp_type;
    query.icmp_code = question.packet.icmp_code;
    return trace(index, query).value().reachable();
}

QString textOf(const Packet& p)
{
    return QString::fromStdString(p.source.text() + " -> " + p.destination.text()) +
           u" proto %1 ports %2->%3"_s.arg(p.protocol).arg(p.source_port).arg(p.destination_port);
}

struct Tally {
    int networks = 0, packets = 0, answered = 0;
};

/// Compares one cloud; the seed names it where it fails.
void compare(KernelCloud& cloud, const Topology& topology, unsigned seed, Tally& tally)
{
    const QString failed = cloud.build();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    std::vector<KernelCloud::Question> questions = cloud.questions();
    cloud.ask(questions);
    Exposure exposure(topology);
    const Index& index = exposure.index();
    const auto end = [&](ElementId id) { return id ? exposureEnd(index, *index.find(id)).value() : ExposureEnd{}; };
    for (const KernelCloud::Question& question : questions) {
        const bool exposed = exposure.between(end(question.from), end(question.to)).contains(question.packet);
        const bool traced = traceReaches(index, question);
        QVERIFY2(exposed == question.answered && traced == question.answered,
                 qPrintable(u"seed %1: %2: kernel %3, exposure %4, trace %5"_s.arg(seed)
                                .arg(textOf(question.packet))
                                .arg(question.answered)
                                .arg(exposed)
                                .arg(traced)));
        ++tally.packets;
        tally.answered += question.answered ? 1 : 0;
    }
    ++tally.networks;
}

}  // namespace

class TestExposureKernel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aws();
    void awsGateways();
    void azure();
    void azureGateways();

private:
    template <class Make>
    void compareAll(Make make);
};

void TestExposureKernel::initTestCase()
{
    if (const QString refusal = KernelNet::refusal(); !refusal.isEmpty())
        QSKIP(qPrintable(refusal));
}

template <class Make>
void TestExposureKernel::compareAll(Make make)
{
    QElapsedTimer clock;
    clock.start();
    Tally tally;
    for (unsigned seed = 1; seed <= 12 && clock.elapsed() < kBudgetMs; ++seed) {
        const auto mini = make(40000 + seed);
        const auto cloud = kernelCloud(mini);
        compare(*cloud, mini.topology(), seed, tally);
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d networks, %d packets sent, %d answered", tally.networks, tally.packets, tally.answered);
    QVERIFY(tally.answered > 0);
}

void TestExposureKernel::aws() { compareAll(randomMiniAws); }

void TestExposureKernel::awsGateways()
{
    compareAll([](unsigned seed) { return randomMiniAwsGateways(seed, true); });
}

void TestExposureKernel::azure() { compareAll(randomMiniAzure); }
void TestExposureKernel::azureGateways() { compareAll(randomMiniAzureGateways); }

QTEST_GUILESS_MAIN(TestExposureKernel)
#include "tst_exposure_kernel.moc"
