// SPDX-License-Identifier: GPL-3.0-or-later
// All-pairs connectivity as np-guard's VPC analyzer states it for its own AWS inputs, against exposure.
//
// The inputs have no route tables: np-guard takes a subnet for public where it maps public addresses at launch, so here
// such a subnet gets a route to its VPC's internet gateway, and its interfaces a public address where they have none.
// np-guard knows TCP, UDP and ICMP, and ports from 1; only those are compared. It marks TCP whose answer is not let
// back with `*`: such a connection is not exposure.
//
// Of the networks in the shared data, all that state what reaches what are used: these here; Batfish's traces by
// tst_trace_batfish; the effective routes of Microsoft's documentation by tst_azure_import. Not applicable to exposure:
//   batfish-aws/hybrid-cloud-aws          its references are Batfish's own model, no packets
//   batfish-aws-entities, cartography     single answers of an API, for parsers
//   npguard input_aws_sg_1_allow_sg_private  no expected connectivity is given with it
//   npguard *_subnetsBased_withPGW        connectivity of subnets without security groups: another question
//   npguard *_Lint                        findings about rules, not packets
//   cfn, terraform, azure-tbb             templates without expected connectivity
#include "core/exchange/network/import.h"
#include "core/network/exposure.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::exchange;
using namespace pb::net;

namespace {

const QString kFolder = QStringLiteral(PB_SHARED_DATA "/networks/npguard-aws/");

/// What np-guard speaks of.
ServiceSet spoken()
{
    return ServiceSet::of(Protocol{Protocol::kTcp}, {1, 65535}, {1, 65535}) |
           ServiceSet::of(Protocol{Protocol::kUdp}, {1, 65535}, {1, 65535}) | ServiceSet::of(Protocol{Protocol::kIcmp});
}

/// "1-9079,9081-65535"; all of them where it is not said.
Ports portsOf(const QString& text)
{
    Ports out;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts))
        out.push_back(PortRange::parse(part.toStdString()).value());
    return out.empty() ? Ports{{1, 65535}} : out;
}

ServiceSet servicesOf(const QString& text)
{
    static const QRegularExpression kForm(u"^protocol: (\\S+)(?: src-ports: (\\S+))?(?: dst-ports: (\\S+))?$"_s);
    if (text == u"All Connections")
        return spoken();
    const auto match = kForm.match(text);
    const auto protocol = Protocol::parse(match.captured(1).toStdString());
    ServiceSet out;
    for (const PortRange& origin : portsOf(match.captured(2)))
        for (const PortRange& target : portsOf(match.captured(3)))
            out = out | ServiceSet::of(protocol.value(), target, origin);
    return out;
}

/// An end as the file writes it: the interface's address, or the Internet's, "" for all of it.
struct Named {
    bool internet = false;
    QString address;
};

Named endOf(const QString& text)
{
    static const QRegularExpression kInterface(u"\\[([0-9.]+)\\]$"_s), kBlock(u"Public Internet ([0-9./]+)"_s);
    if (text.startsWith(u"Public Internet"))
        return {true, kBlock.match(text).captured(1)};
    return {false, kInterface.match(text).captured(1)};
}

struct Line {
    Named from, to;
    ServiceSet services;
};

std::vector<Line> linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    std::vector<Line> out;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const auto arrow = line.indexOf(u" => "), colon = line.indexOf(u" : ");
        if (arrow < 0 || colon < 0 || line.trimmed().endsWith(u'*'))
            continue;
        out.push_back({endOf(line.left(arrow)), endOf(line.mid(arrow + 4, colon - arrow - 4)),
                       servicesOf(line.mid(colon + 3).trimmed())});
    }
    return out;
}

/// The input with what its expectations suppose: see the top.
Topology completed(Topology topology)
{
    const Topology imported = topology;
    const Index index(imported);
    std::int64_t next = imported.highest().value;
    std::uint32_t outside = 0xC6336400;  // 198.51.100.0/24
    for (const Element* subnet : index.all(Kind::Subnet)) {
        const Element* vpc = index.vpcOf(*subnet);
        const auto gateways = vpc ? index.gatewaysOf(vpc->id, Kind::InternetGateway) : std::vector<const Element*>();
        if (!subnet->as<Subnet>()->map_public_ip || gateways.empty())
            continue;
        Element table;
        table.id = ElementId{++next};
        table.parent = vpc->id;
        RouteTable data;
        data.routes.push_back({Prefix::all(Family::V4), {}, gateways.front()->id});
        table.data = data;
        topology.put(table);
        Element changed = *subnet;
        std::get<Subnet>(changed.data).route_table = table.id;
        topology.put(changed);
        for (const Element* interface : index.interfacesIn(subnet->id)) {
            Element open = *interface;
            auto& drawn = std::get<NetworkInterface>(open.data);
            if (!drawn.public_ip)
                drawn.public_ip = Address::v4(++outside);
            topology.put(open);
        }
    }
    return topology;
}

}  // namespace

class TestExposureNpguard : public QObject {
    Q_OBJECT

private slots:
    void allPairs_data();
    void allPairs();
};

void TestExposureNpguard::allPairs_data()
{
    if (!QFile::exists(kFolder))
        QSKIP("the shared data is not here");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("expected");
    QTest::newRow("groups") << u"input/input_aws_sg_1.json"_s << u"expected/aws_sg_1_all_vpcs_.txt"_s;
    QTest::newRow("acls") << u"input/input_aws_acl_1.json"_s << u"expected/aws_acl_1_all_vpcs_.txt"_s;
}

void TestExposureNpguard::allPairs()
{
    QFETCH(QString, input);
    QFETCH(QString, expected);
    const auto sources = readSources((kFolder + input).toStdString());
    QVERIFY(sources.has_value());
    const auto imported = importAws(*sources, "npguard");
    QVERIFY(imported.has_value());
    Exposure exposure(completed(imported->network.topology));
    const Index& index = exposure.index();
    const auto lines = linesOf(kFolder + expected);
    QVERIFY(!lines.empty());

    // Addresses that stand for the Internet: one that no line names, and each that a line does.
    std::set<QString> far{u"8.8.8.8"_s};
    for (const Line& line : lines)
        for (const Named* end : {&line.from, &line.to})
            if (end->internet && !end->address.isEmpty())
                far.insert(end->address.section(u'/', 0, 0));
    const auto names = [](const Named& end, const QString& address, bool internet) {
        if (end.internet != internet)
            return false;
        if (!internet)
            return end.address == address;
        return end.address.isEmpty() ||
               Prefix::parse(end.address.toStdString()).value().contains(Address::parse(address.toStdString()).value());
    };
    struct Place {
        QString address;
        ExposureEnd end;
    };
    std::vector<Place> places;
    for (const Element* interface : index.all(Kind::NetworkInterface))
        places.push_back({QString::fromStdString(interface->as<NetworkInterface>()->private_ips.front().text()),
                          exposureEnd(index, *interface).value()});
    for (const QString& address : far)
        places.push_back({address, parseExposureEnd("internet:" + address.toStdString(), index).value()});
    int compared = 0;
    for (const Place& from : places)
        for (const Place& to : places) {
            const bool fromInternet = from.end.place == ExposureEnd::Place::Internet,
                       toInternet = to.end.place == ExposureEnd::Place::Internet;
            if (&from == &to || (fromInternet && toInternet))
                continue;
            ServiceSet says, found;
            for (const Line& line : lines)
                if (names(line.from, from.address, fromInternet) && names(line.to, to.address, toInternet))
                    says = says | line.services;
            for (const PacketBox& box : exposure.between(from.end, to.end).boxes()) {
                // Between interfaces np-guard thinks of private addresses only.
                if (!fromInternet && !toInternet && box.destination.first.text() != to.address.toStdString())
                    continue;
                const int first = box.service.protocol_first, last = box.service.protocol_last;
                for (int protocol = first; protocol <= last; ++protocol)
                    found = found | (protocol == Protocol::kIcmp && box.service.target == PortRange{0, 255}
                                         ? ServiceSet::of(Protocol{protocol})
                                         : ServiceSet::of(Protocol{protocol}, box.service.target, box.service.origin));
            }
            const ServiceSet comparable = found & spoken();
            QVERIFY2(comparable == says, qPrintable(from.address + u" to "_s + to.address));
            ++compared;
        }
    qInfo("%d ordered pairs compared", compared);
}

QTEST_GUILESS_MAIN(TestExposureNpguard)
#include "tst_exposure_npguard.moc"
