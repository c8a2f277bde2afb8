// SPDX-License-Identifier: GPL-3.0-or-later
// Traces in the snapshots that Batfish's own tests use, against the dispositions and paths that those tests assert.
// Where this program says something else, differences() says why.
#include "core/exchange/network/import.h"
#include "core/network/trace.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::exchange;
using namespace pb::net;

namespace {

const QString kNetworks = QStringLiteral(PB_SHARED_DATA "/networks/");

/// Where this program says something else, and why. Such a row must give the verdict that stands here.
struct Different {
    QString snapshot, test, verdict;
    const char* why;
};
const std::vector<Different>& differences()
{
    static const std::vector<Different> kDifferent{
        {u"test-direct-connect-gateway"_s, u"FromInstanceToOnPrem"_s, u"exits_network"_s,
         "the same end by another name: Batfish reads the router's configuration, here a site is the drawing's edge"},
        {u"test-nat-gateway"_s, u"Vm1ToVm2"_s, u"denied_in"_s,
         "vm2's public address is a Standard one and it has no NSG: closed by default, which Batfish does not model. "
         "learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses#sku"},
        {u"test-nsg"_s, u"Vm1toVm2Http"_s, u"denied_in"_s,
         "BlockCidrBlockHttpInbound of vm2's interface denies TCP 8080 from any to any and is the first that matches. "
         "learn.microsoft.com/azure/virtual-network/network-security-groups-overview#security-rules"},
        {u"test-nsg"_s, u"IntraSubnetFiltering/2"_s, u"accepted"_s,
         "Batfish's test leaves the source 0.0.0.0, which is in no network. vm2 sends from 10.0.1.5; the subnet denies "
         "only the other way, from 10.0.1.6 to 10.0.1.5, so AllowVnetInBound decides. "
         "learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules"},
        {u"test-nsg"_s, u"Vm2toCloudflare"_s, u"denied_out"_s,
         "the same decision by another name: BlockCloudflareDns is an outbound rule of vm2's interface, which Batfish "
         "asks where the subnet's router takes the packet in"},
        {u"test-nsg"_s, u"AnotherVnet"_s, u"denied_out"_s,
         "the same decision by another name: 10.2.0.6 is neither VirtualNetwork nor Internet, so DenyAllOutBound "
         "decides as the packet leaves; disabled in Batfish. "
         "learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules"},
    };
    return kDifferent;
}

/// The difference that is known for a test. What stands in brackets behind its name is a remark.
const Different* differenceOf(const QString& folder, const QJsonObject& test)
{
    const QString name = test[u"test"_s].toString().section(u" ("_s, 0, 0);
    for (const Different& different : differences())
        if (folder.endsWith(u'/' + different.snapshot) && different.test == name)
            return &different;
    return nullptr;
}

QString q(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

int protocolOf(const QString& text)
{
    static const QMap<QString, int> kNumbers{
        {u"hopopt(0)"_s, 0}, {u"tcp"_s, 6}, {u"udp"_s, 17}, {u"icmp echo"_s, 1}, {u"an(107)"_s, 107}};
    return kNumbers.value(text, -1);
}

Imported importAzureSnapshot(const QString& folder)
{
    const auto sources = readSources((folder + u"/azure_configs"_s).toStdString());
    if (!sources)
        qFatal("%s", sources.error().detail.c_str());
    return importAzure(*sources, "batfish").value();
}

/// What describes AWS does not tell what is behind a line or a tunnel. Batfish reads it from the router's
/// configuration: one site, with the blocks that it announces.
void addRouter(const QString& folder, Topology& topology)
{
    QFile file(folder + u"/configs/onprem-router.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    Prefixes announced;
    static const QRegularExpression kNetwork(u"\\n  network (\\S+) mask (\\S+)"_s);
    auto found = kNetwork.globalMatch(QString::fromUtf8(file.readAll()));
    while (found.hasNext()) {
        const auto match = found.next();
        const auto [address, bits] = QHostAddress::parseSubnet(match.captured(1) + u'/' + match.captured(2));
        announced.push_back(Prefix::around(*Address::parse(address.toString().toStdString()), bits));
    }
    const Topology before = topology;
    ElementId site;
    for (const auto& [id, element] : before.elements())
        if (const auto* line = element->as<DirectConnectConnection>())
            site = line->site;
    for (const auto& [id, element] : before.elements()) {
        Element changed = *element;
        if (auto* customer = std::get_if<CustomerGateway>(&changed.data))
            customer->site = site;
        if (auto* office = std::get_if<OnPremises>(&changed.data); office && id == site) {
            changed.name = "onprem-router";
            office->prefixes = announced;
        }
        topology.put(std::move(changed));
    }
}

Imported importSnapshot(const QString& folder)
{
    const QString configs = QDir(folder).filePath(u"aws_configs"_s);
    auto sources = readSources(configs.toStdString());
    if (!sources)
        qFatal("%s", sources.error().detail.c_str());
    auto imported = importAws(*sources, "batfish");
    if (!imported)
        qFatal("%s", imported.error().detail.c_str());
    addRouter(folder, imported->network.topology);
    return *std::move(imported);
}

/// The ids of a path as Batfish names nodes: an interface counts as its instance.
QStringList pathOf(const Index& index, const Path& path)
{
    QStringList out;
    for (const Hop& hop : path.hops) {
        if (hop.supposed)
            break;
        const Element* element = index.find(hop.element);
        if (!element)
            continue;
        const Element* machine = element->as<NetworkInterface>() ? index.instanceOf(*element) : nullptr;
        const QString id = element->as<Internet>() ? u"internet"_s : q(label(machine ? *machine : *element));
        if (out.isEmpty() || out.last() != id)
            out.append(id);
    }
    return out;
}

/// Batfish draws the provider's backbone, and a VPC's router also where a packet only leaves the VPC.
QStringList comparable(const QJsonArray& path)
{
    QStringList out;
    for (const auto& node : path) {
        const QString id = node.toString();
        const bool leaving = id.startsWith(u"vpc-") && node != path.last();
        if (!leaving && id != u"aws-backbone" && id != u"aws-services-gateway")
            out.append(id);
    }
    return out;
}

bool isSubsequence(const QStringList& part, const QStringList& whole)
{
    auto at = whole.begin();
    for (const QString& id : part) {
        at = std::find(at, whole.end(), id);
        if (at == whole.end())
            return false;
        ++at;
    }
    return true;
}

End endOf(const QString& text, const Topology& topology)
{
    const auto end = parseEnd(text.toStdString(), topology);
    if (!end)
        qFatal("%s: %s", qPrintable(text), end.error().detail.c_str());
    return *end;
}

TraceQuery queryOf(const QJsonObject& test, const Topology& topology)
{
    TraceQuery query;
    query.from = endOf(test[u"ingress"_s].toString(), topology);
    if (const QString source = test[u"src"_s].toString(); query.from.place == End::Place::Internet && source != u"node")
        query.from.address = *Address::parse(source.toStdString());
    query.to = endOf(test[u"dst"_s].toString(), topology);
    query.protocol = protocolOf(test[u"proto"_s].toString());
    query.source_port = static_cast<std::uint16_t>(test[u"sport"_s].toInt(49152));
    query.destination_port = static_cast<std::uint16_t>(test[u"dport"_s].toInt(0));
    return query;
}

/// A row for each case of each snapshot below the folder that `isOurs`, and one for machines that have none.
template <class Predicate>
void addCases(const QString& snapshots, Predicate isOurs)
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QJsonObject>("test");
    QTest::addRow("none") << QString() << QJsonObject();
    for (const QFileInfo& folder : QDir(kNetworks + snapshots).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(folder.filePath() + u"/expected.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const auto& value : QJsonDocument::fromJson(file.readAll())[u"cases"_s].toArray())
            if (const QJsonObject test = value.toObject(); isOurs(test))
                QTest::addRow("%s/%s", qPrintable(folder.fileName()), qPrintable(test[u"test"_s].toString()))
                    << folder.filePath() << test;
    }
}

}  // namespace

class TestTraceBatfish : public QObject {
    Q_OBJECT

private slots:
    void aws_data();
    void aws();
    void azure_data();
    void azure();
};

void TestTraceBatfish::aws_data()
{
    addCases(u"batfish-aws"_s, [](const QJsonObject& test) {
        return test.contains(u"ingress"_s) && test.contains(u"disposition"_s) &&
               protocolOf(test[u"proto"_s].toString()) >= 0;
    });
}

void TestTraceBatfish::aws()
{
    QFETCH(QString, folder);
    QFETCH(QJsonObject, test);
    if (folder.isEmpty())
        QSKIP("only a row for machines without the shared data");
    static std::map<QString, Imported> cache;
    if (!cache.contains(folder))
        cache.emplace(folder, importSnapshot(folder));
    const Topology& topology = cache.at(folder).network.topology;
    const Index index(topology);
    const auto result = trace(index, queryOf(test, topology));
    QVERIFY2(result, result ? "" : result.error().detail.c_str());
    QString expected = test[u"disposition"_s].toString().toLower();
    const Different* different = differenceOf(folder, test);
    if (different)
        expected = different->verdict;
    const QStringList path = pathOf(index, result->forward);
    const QByteArray walked = path.join(u' ').toUtf8();
    QVERIFY2(expected.split(u'|').contains(q(enumName(result->forward.verdict))),
             qPrintable(q(enumName(result->forward.verdict)) + u" by "_s + q(walked.toStdString())));
    if (different) {
        qInfo("unlike Batfish: %s", different->why);
        return;
    }
    const QStringList nodes = comparable(test[u"path"_s].toArray());
    QVERIFY2(isSubsequence(nodes, path), (nodes.join(u' ').toUtf8() + " is not in " + walked).constData());
    if (test.contains(u"reverse_path"_s)) {
        QVERIFY(result->back);
        QCOMPARE(q(enumName(result->back->verdict)), test[u"reverse_disposition"_s].toString().toLower());
        const QStringList back = pathOf(index, *result->back);
        const QStringList reverse = comparable(test[u"reverse_path"_s].toArray());
        QVERIFY2(isSubsequence(reverse, back), qPrintable(reverse.join(u' ') + u" is not in "_s + back.join(u' ')));
    }
}

void TestTraceBatfish::azure_data()
{
    addCases(u"batfish-azure"_s, [](const QJsonObject&) { return true; });
}

/// Machines are named as Batfish names them, in lower case.
void TestTraceBatfish::azure()
{
    QFETCH(QString, folder);
    QFETCH(QJsonObject, test);
    if (folder.isEmpty())
        QSKIP("only a row for machines without the shared data");
    static std::map<QString, Imported> cache;
    if (!cache.contains(folder))
        cache.emplace(folder, importAzureSnapshot(folder));
    const Topology& topology = cache.at(folder).network.topology;
    const Index index(topology);
    QJsonObject named = test;
    named[u"ingress"_s] = test[u"ingress"_s].toString().toUpper();
    const auto result = trace(index, queryOf(named, topology));
    QVERIFY2(result, result ? "" : result.error().detail.c_str());
    QString expected = test[u"disposition"_s].toString().toLower();
    if (const Different* different = differenceOf(folder, test)) {
        expected = different->verdict;
        qInfo("unlike Batfish: %s", different->why);
    }
    QVERIFY2(q(enumName(result->forward.verdict)) == expected,
             qPrintable(q(enumName(result->forward.verdict)) + u" by "_s + pathOf(index, result->forward).join(u' ')));
}

QTEST_APPLESS_MAIN(TestTraceBatfish)
#include "tst_trace_batfish.moc"
