// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/import.h"
#include "core/exchange/network/network_codec.h"
#include "core/network/filter_match.h"
#include "core/network/index.h"
#include "core/network/layout.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;
using namespace pb;
using namespace pb::exchange;
using namespace pb::net;

namespace {

QString q(const std::string& text) { return QString::fromStdString(text); }

const QString kNetworks = QStringLiteral(PB_SHARED_DATA "/networks/");

Result<Imported> importFolder(const QString& path)
{
    auto sources = readSources(path.toStdString());
    if (!sources)
        return forward(std::move(sources));
    return importAws(*sources, "imported");
}

Imported importText(const char* json)
{
    const std::vector<SourceText> sources{{"a.json", json}};
    auto result = importAws(sources, "text");
    if (!result)
        qFatal("%s", result.error().detail.c_str());
    return *std::move(result);
}

const Element& byCloudId(const Network& network, std::string_view id)
{
    for (const auto& [key, element] : network.topology.elements())
        if (element->cloud_id == id)
            return *element;
    qFatal("no element %s", std::string(id).c_str());
    Q_UNREACHABLE();
}

std::map<std::string, int> counts(const Network& network)
{
    std::map<std::string, int> out;
    for (const auto& [id, element] : network.topology.elements())
        ++out[std::string(enumName(element->kind()))];
    return out;
}

/// The items of every list of that name, counted by a reader of its own.
int countIn(const QString& folder, const QString& key)
{
    int out = 0;
    for (QDirIterator it(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const auto& item : QJsonDocument::fromJson(file.readAll()).object().value(key).toArray())
            out +=
                key == u"Reservations" ? static_cast<int>(item.toObject().value(u"Instances"_s).toArray().size()) : 1;
    }
    return out;
}

}  // namespace

class TestAwsImport : public QObject {
    Q_OBJECT

private slots:
    void publicPrivateSubnet();
    void everyFolder_data();
    void everyFolder();
    void singleEntityFiles_data();
    void singleEntityFiles();
    void orderOfFilesDoesNotMatter();
    void regionsAndAccounts();
    void rowsOfFilters();
    void icmpTypesAndCodes_data();
    void icmpTypesAndCodes();
    void routesAndTargets();
    void transitGateways();
    void directConnectAndBalancers();
    void missingPartsAreNamed();
    void unknownResourcesAreKept();
    void unknownResourcesTakeNobodysId();
    void instanceAlone();
    void bareListsAndWrappers();
    void badValuesHaveALine();
    void nothingToImport_data();
    void nothingToImport();
    void paths();
    void stops();
};

void TestAwsImport::publicPrivateSubnet()
{
    const QString folder = kNetworks + u"batfish-aws/test-public-private-subnet"_s;
    if (!QDir(folder).exists())
        QSKIP("no shared data");
    const auto imported = importFolder(folder + u"/aws_configs"_s);
    QVERIFY2(imported, imported ? "" : imported.error().detail.c_str());
    const Network& network = imported->network;
    const Index index(network.topology);
    const Element& subnet = byCloudId(network, "subnet-0cf7a93fbd779f3a3");
    QCOMPARE(q(subnet.name), u"Public subnet"_s);
    QCOMPARE(q(index.zoneOf(subnet)), u"us-east-2b"_s);
    QCOMPARE(q(index.regionOf(subnet)->as<Region>()->code), u"us-east-2"_s);
    QVERIFY(index.isPublic(subnet));
    QVERIFY(subnet.as<Subnet>()->deployed);
    const Element& nic = byCloudId(network, "eni-09da8cad43844dc1f");
    QCOMPARE(q(nic.as<NetworkInterface>()->public_ip->text()), u"13.58.55.60"_s);
    QCOMPARE(index.instanceOf(nic), &byCloudId(network, "i-094a9e5b545a4fde4"));
    const Element& privateSubnet = byCloudId(network, "subnet-0f263105946ad1a1d");
    QVERIFY(!index.isPublic(privateSubnet));
    const auto* table = index.routeTableOf(privateSubnet)->as<RouteTable>();
    QVERIFY(table->main);
    QCOMPARE(table->routes.size(), std::size_t{1});
    QCOMPARE(table->routes[0].target, byCloudId(network, "vgw-070087240d6fa2989").id);
    QCOMPARE(table->propagating.size(), std::size_t{1});
    const auto* acl = index.aclOf(subnet)->as<NetworkAcl>();
    QCOMPARE(acl->entries.size(), std::size_t{2});
    const auto* vpn = byCloudId(network, "vpn-05044757278685fd3").as<VpnConnection>();
    QCOMPARE(vpn->routing, VpnRouting::Static);
    QCOMPARE(vpn->tunnels_up, std::int64_t{0});
    QCOMPARE(index.find<OnPremises>(index.find<CustomerGateway>(vpn->customer_gateway)->site)->prefixes,
             Prefixes{*Prefix::parse("19.168.0.0/16")});
    QVERIFY(imported->not_understood.empty());
}

void TestAwsImport::everyFolder_data()
{
    QTest::addColumn<QString>("folder");
    for (const QFileInfo& folder : QDir(kNetworks + u"batfish-aws"_s).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(folder.fileName())) << folder.filePath();
    for (const QFileInfo& file : QDir(kNetworks + u"npguard-aws/input"_s).entryInfoList(QDir::Files))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    for (const QFileInfo& file : QDir(kNetworks + u"cartography"_s).entryInfoList({u"aws_*.json"_s}, QDir::Files))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    QTest::newRow("none") << QString();
}

void TestAwsImport::everyFolder()
{
    QFETCH(QString, folder);
    if (folder.isEmpty())
        QSKIP("only a row for machines without the shared data");
    const QString configs = folder + u"/aws_configs"_s;
    const auto imported = importFolder(QDir(configs).exists() ? configs : folder);
    QVERIFY2(imported, imported ? "" : imported.error().detail.c_str());
    const auto found = counts(imported->network);
    // Elements that are only named elsewhere are there on top; instances that are gone are not.
    const auto number = [&](const char* kind) {
        int out = found.contains(kind) ? found.at(kind) : 0;
        for (const NotUnderstood& entry : imported->not_understood) {
            out -= entry.why == "import.missing" && entry.args.at(1) == kind;
            out += entry.why == "import.gone" && entry.args.at(0).starts_with("i-") && kind == "Instance"sv;
        }
        return out;
    };
    if (QDir(configs).exists()) {
        QCOMPARE(number("Vpc"), countIn(configs, u"Vpcs"_s));
        QCOMPARE(number("Subnet"), countIn(configs, u"Subnets"_s));
        QCOMPARE(number("RouteTable"), countIn(configs, u"RouteTables"_s));
        QCOMPARE(number("SecurityGroup"), countIn(configs, u"SecurityGroups"_s));
        QCOMPARE(number("NetworkAcl"), countIn(configs, u"NetworkAcls"_s));
        QCOMPARE(number("InternetGateway"), countIn(configs, u"InternetGateways"_s));
        QCOMPARE(number("Instance"), countIn(configs, u"Reservations"_s));
        QCOMPARE(number("NatGateway"), countIn(configs, u"NatGateways"_s));
        QCOMPARE(number("VpcPeering"), countIn(configs, u"VpcPeeringConnections"_s));
    }
    const auto back = readNetwork(writeNetwork(imported->network), "back");
    QVERIFY2(back, back ? "" : (back.error().where + back.error().detail).c_str());
    QCOMPARE(back->topology, imported->network.topology);
    for (const NotUnderstood& entry : imported->not_understood)
        QVERIFY2(entry.path.empty() == (entry.line == 0), entry.path.c_str());
    for (const auto& [id, element] : imported->network.topology.elements())
        forEachReference(*element, [&](ElementId to) { QVERIFY(imported->network.topology.contains(to)); });
    QVERIFY(layoutBoxes(imported->network.topology).empty());
}

void TestAwsImport::singleEntityFiles_data()
{
    QTest::addColumn<QString>("path");
    for (const QFileInfo& file : QDir(kNetworks + u"batfish-aws-entities"_s).entryInfoList(QDir::Files))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    QTest::newRow("none") << QString();
}

void TestAwsImport::singleEntityFiles()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("only a row for machines without the shared data");
    const auto imported = importFolder(path);
    QVERIFY2(imported, imported ? "" : imported.error().detail.c_str());
    QVERIFY(imported->network.topology.size() > 0);
}

void TestAwsImport::orderOfFilesDoesNotMatter()
{
    auto sources = readSources((kNetworks + u"batfish-aws/hybrid-cloud-aws/aws_configs"_s).toStdString());
    if (!sources)
        QSKIP("no shared data");
    const std::string before = writeNetwork(importAws(*sources, "n")->network);
    std::mt19937 engine(3);
    for (int i = 0; i < 5; ++i) {
        std::shuffle(sources->begin(), sources->end(), engine);
        QCOMPARE(q(writeNetwork(importAws(*sources, "n")->network)), q(before));
    }
}

void TestAwsImport::regionsAndAccounts()
{
    const auto imported = importFolder(kNetworks + u"batfish-aws/test-transit-gateway-peering/aws_configs"_s);
    if (!imported)
        QSKIP("no shared data");
    QStringList regions;
    for (const auto& [id, element] : imported->network.topology.elements())
        if (element->as<Region>())
            regions.append(q(element->name));
    regions.sort();
    QCOMPARE(regions, (QStringList{u"us-east-1 (732168539940)"_s, u"us-west-1 (804819755326)"_s}));
}

void TestAwsImport::rowsOfFilters()
{
    const Imported imported = importText(R"({"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}],
      "SecurityGroups":[{"GroupId":"sg-1","GroupName":"web","VpcId":"vpc-1","IpPermissions":[
         {"IpProtocol":"tcp","FromPort":80,"ToPort":81,"IpRanges":[{"CidrIp":"0.0.0.0/0","Description":"all"}],
          "Ipv6Ranges":[{"CidrIpv6":"::/0"}],"UserIdGroupPairs":[{"GroupId":"sg-1"}],"PrefixListIds":[{"PrefixListId":"pl-1"}]},
         {"IpProtocol":"icmp","FromPort":8,"ToPort":0,"IpRanges":[{"CidrIp":"10.0.0.1/16"}]},
         {"IpProtocol":"icmp","FromPort":-1,"ToPort":-1,"IpRanges":[{"CidrIp":"10.0.0.0/8"}]},
         {"IpProtocol":"50","IpRanges":[{"CidrIp":"10.0.0.0/8"}]}],
       "IpPermissionsEgress":[{"IpProtocol":"-1","IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]}],
      "NetworkAcls":[{"NetworkAclId":"acl-1","VpcId":"vpc-1","IsDefault":true,"Associations":[],"Entries":[
         {"RuleNumber":110,"Protocol":"6","RuleAction":"deny","Egress":true,"CidrBlock":"0.0.0.0/0",
          "PortRange":{"From":22,"To":23}},
         {"RuleNumber":100,"Protocol":"1","RuleAction":"allow","Egress":true,"Ipv6CidrBlock":"::/0",
          "IcmpTypeCode":{"Type":3,"Code":-1}},
         {"RuleNumber":32767,"Protocol":"-1","RuleAction":"deny","Egress":true,"CidrBlock":"0.0.0.0/0"}]}]})");
    const auto& rules = byCloudId(imported.network, "sg-1").as<SecurityGroup>()->rules;
    QCOMPARE(rules.size(), std::size_t{8});
    QCOMPARE(rules[0].ports, (PortRange{80, 81}));
    QCOMPARE(q(rules[0].description), u"all"_s);
    QCOMPARE(rules[1].peer, OptionalPrefix(Prefix::all(Family::V6)));
    QCOMPARE(rules[2].peer_group, byCloudId(imported.network, "sg-1").id);
    QCOMPARE(rules[3].peer_prefix_list, byCloudId(imported.network, "pl-1").id);
    QCOMPARE(rules[4].ports, (PortRange{8, 0}));
    QCOMPARE(q(rules[4].peer->text()), u"10.0.0.0/16"_s);
    QCOMPARE(rules[5].ports, (PortRange{65535, 65535}));
    QCOMPARE(rules[6].protocol.number, 50);
    QVERIFY(rules[6].ports.isAll());
    QCOMPARE(rules[7].direction, Direction::Out);
    QVERIFY(rules[7].protocol.isAny());
    const auto& entries = byCloudId(imported.network, "acl-1").as<NetworkAcl>()->entries;
    QCOMPARE(entries.size(), std::size_t{2});
    QCOMPARE(entries[0].number, std::int64_t{100});
    QCOMPARE(entries[0].ports, (PortRange{3, 65535}));
    QCOMPARE(entries[0].peer, Prefix::all(Family::V6));
    QCOMPARE(entries[1].action, Action::Deny);
    QCOMPARE(entries[1].ports, (PortRange{22, 23}));
    QCOMPARE(imported.not_understood.size(), std::size_t{1});  // the prefix list is named only
}

/// "The ICMP type. A value of -1 means all types" and the code likewise (EC2 API reference, API_IcmpTypeCode).
void TestAwsImport::icmpTypesAndCodes_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<bool>("request");
    QTest::addColumn<bool>("reply");
    QTest::addColumn<bool>("unreachable");
    QTest::newRow("all") << -1 << -1 << true << true << true;
    QTest::newRow("echo request") << 8 << 0 << true << false << false;
    QTest::newRow("echo request, all codes") << 8 << -1 << true << false << false;
    QTest::newRow("echo reply") << 0 << 0 << false << true << false;
    QTest::newRow("echo reply, all codes") << 0 << -1 << false << true << false;
    QTest::newRow("unreachable, all codes") << 3 << -1 << false << false << true;
    QTest::newRow("unreachable, other code") << 3 << 4 << false << false << false;
}

void TestAwsImport::icmpTypesAndCodes()
{
    QFETCH(int, from);
    QFETCH(int, to);
    const QByteArray text =
        QStringLiteral(R"({"SecurityGroups":[{"GroupId":"sg-1","VpcId":"vpc-1","IpPermissions":[{"IpProtocol":"icmp",
        "FromPort":%1,"ToPort":%2,"IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]}],"Vpcs":[{"VpcId":"vpc-1"}]})")
            .arg(from)
            .arg(to)
            .toUtf8();
    const Imported imported = importText(text.constData());
    const SecurityRule& rule = byCloudId(imported.network, "sg-1").as<SecurityGroup>()->rules.at(0);
    const auto passes = [&](std::uint8_t type, std::uint8_t code) {
        Packet packet;
        packet.protocol = Protocol::kIcmp;
        packet.icmp_type = type;
        packet.icmp_code = code;
        return portsMatch(rule.protocol, rule.ports, packet);
    };
    QTEST(passes(8, 0), "request");
    QTEST(passes(0, 0), "reply");
    QTEST(passes(3, 1), "unreachable");
}

void TestAwsImport::routesAndTargets()
{
    const Imported imported = importText(R"({"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}],
      "InternetGateways":[{"InternetGatewayId":"igw-1","Attachments":[{"State":"available","VpcId":"vpc-1"}]}],
      "RouteTables":[{"RouteTableId":"rtb-1","VpcId":"vpc-1","Associations":[{"Main":true}],"Routes":[
         {"DestinationCidrBlock":"10.0.0.0/16","GatewayId":"local","State":"active"},
         {"DestinationCidrBlock":"0.0.0.0/0","GatewayId":"igw-1","State":"active"},
         {"DestinationCidrBlock":"10.9.0.0/16","NatGatewayId":"nat-gone","State":"blackhole"},
         {"DestinationCidrBlock":"10.8.0.0/16","TransitGatewayId":"tgw-1","State":"active"},
         {"DestinationCidrBlock":"10.7.0.0/16","GatewayId":"igw-1","State":"active","Origin":"EnableVgwRoutePropagation"},
         {"DestinationPrefixListId":"pl-9","GatewayId":"igw-1","State":"active"}]}]})");
    const Network& network = imported.network;
    const auto& routes = byCloudId(network, "rtb-1").as<RouteTable>()->routes;
    QCOMPARE(routes.size(), std::size_t{5});
    QCOMPARE(routes[0],
             (Route{Prefix::all(Family::V4), {}, byCloudId(network, "igw-1").id, RouteState::Active, false}));
    QCOMPARE(routes[1], (Route{*Prefix::parse("10.9.0.0/16"), {}, {}, RouteState::Blackhole, false}));
    const Element& gateway = byCloudId(network, "tgw-1");
    QCOMPARE(routes[2].target, gateway.id);
    QCOMPARE(q(gateway.as<Opaque>()->type), u"AWS::EC2::TransitGateway"_s);
    QVERIFY(routes[3].propagated);
    QCOMPARE(routes[4].prefix_list, byCloudId(network, "pl-9").id);
    QStringList why;
    for (const NotUnderstood& entry : imported.not_understood)
        why.append(q(entry.why + ' ' + entry.args.at(0)));
    QCOMPARE(why, (QStringList{u"import.missing tgw-1"_s, u"import.missing pl-9"_s}));
}

/// As the AWS CLI prints it: rows of a route table name their table in the name of the file only.
void TestAwsImport::transitGateways()
{
    const std::vector<SourceText> sources{
        {"a.json", R"({"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"},{"VpcId":"vpc-2","CidrBlock":"10.1.0.0/16"}],
          "Subnets":[{"SubnetId":"subnet-1","VpcId":"vpc-1","CidrBlock":"10.0.1.0/24","AvailabilityZone":"eu-west-1a"}],
          "TransitGateways":[{"TransitGatewayId":"tgw-1","TransitGatewayArn":"arn","Options":{"AmazonSideAsn":64600,
            "AutoAcceptSharedAttachments":"enable"}}],
          "TransitGatewayRouteTables":[{"TransitGatewayRouteTableId":"tgw-rtb-0a","TransitGatewayId":"tgw-1"},
            {"TransitGatewayRouteTableId":"tgw-rtb-0b","TransitGatewayId":"tgw-1"}]})"},
        {"b.json", R"({"TransitGatewayVpcAttachments":[{"TransitGatewayAttachmentId":"tgw-attach-1","VpcId":"vpc-1",
            "TransitGatewayId":"tgw-1","SubnetIds":["subnet-1"],"Options":{"ApplianceModeSupport":"enable"}}]})"},
        {"c.json", R"({"TransitGatewayAttachments":[
            {"TransitGatewayAttachmentId":"tgw-attach-1","TransitGatewayId":"tgw-1","ResourceType":"vpc",
             "ResourceId":"vpc-1","State":"available",
             "Association":{"TransitGatewayRouteTableId":"tgw-rtb-0a","State":"associated"}},
            {"TransitGatewayAttachmentId":"tgw-attach-2","TransitGatewayId":"tgw-1","ResourceType":"vpc",
             "ResourceId":"vpc-2","State":"available"},
            {"TransitGatewayAttachmentId":"tgw-attach-9","TransitGatewayId":"tgw-1","ResourceType":"vpc",
             "ResourceId":"vpc-2","State":"deleted"}]})"},
        {"routes-of-tgw-rtb-0a.json", R"({"Routes":[
            {"DestinationCidrBlock":"10.1.0.0/16","Type":"propagated","State":"active",
             "TransitGatewayAttachments":[{"TransitGatewayAttachmentId":"tgw-attach-2"}]},
            {"DestinationCidrBlock":"10.9.0.0/16","Type":"static","State":"blackhole"}],
            "AdditionalRoutesAvailable":false})"},
        {"tgw-rtb-0b.json", R"({"Associations":[{"TransitGatewayAttachmentId":"tgw-attach-2","State":"associated"}]})"},
        {"propagations/tgw-rtb-0b.json", R"({"TransitGatewayRouteTablePropagations":[
            {"TransitGatewayAttachmentId":"tgw-attach-1","State":"enabled"},
            {"TransitGatewayAttachmentId":"tgw-attach-2","State":"disabled"}]})"}};
    const auto imported = importAws(sources, "transit");
    QVERIFY(imported);
    const Network& network = imported->network;
    const auto id = [&](const char* name) { return byCloudId(network, name).id; };
    const auto& gateway = *byCloudId(network, "tgw-1").as<TransitGateway>();
    QCOMPARE(gateway.asn, 64600);
    QVERIFY(gateway.auto_accept);
    const auto& first = *byCloudId(network, "tgw-attach-1").as<TransitGatewayAttachment>();
    QCOMPARE(first, (TransitGatewayAttachment{id("tgw-1"), id("vpc-1"), {id("subnet-1")}, id("tgw-rtb-0a"), true}));
    QCOMPARE(byCloudId(network, "tgw-attach-2").as<TransitGatewayAttachment>()->route_table, id("tgw-rtb-0b"));
    QVERIFY(byCloudId(network, "tgw-attach-9").as<Opaque>());
    const auto& a = *byCloudId(network, "tgw-rtb-0a").as<TransitGatewayRouteTable>();
    QCOMPARE(a.routes, (Routes{Route{*Prefix::parse("10.9.0.0/16"), {}, {}, RouteState::Blackhole, false}}));
    QCOMPARE(a.propagating, (ElementIds{id("tgw-attach-2")}));
    QCOMPARE(byCloudId(network, "tgw-rtb-0b").as<TransitGatewayRouteTable>()->propagating,
             (ElementIds{id("tgw-attach-1")}));
}

/// The Direct Connect commands print their keys in lower camel case.
void TestAwsImport::directConnectAndBalancers()
{
    const Imported imported = importText(R"({"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}],
      "VpnGateways":[{"VpnGatewayId":"vgw-1","VpcAttachments":[{"State":"attached","VpcId":"vpc-1"}]}],
      "connections":[{"connectionId":"dxcon-1","connectionName":"one","bandwidth":"10Gbps","location":"EqSe2"},
        {"connectionId":"dxcon-2","connectionName":"two","bandwidth":"fast","location":"KINXC"}],
      "directConnectGateways":[{"directConnectGatewayId":"d-1","amazonSideAsn":64700,"directConnectGatewayState":"available"}],
      "directConnectGatewayAssociations":[{"directConnectGatewayId":"d-1","associationState":"associated",
        "associatedGateway":{"id":"vgw-1","type":"virtualPrivateGateway"},
        "allowedPrefixesToDirectConnectGateway":[{"cidr":"10.0.0.0/16"}]}],
      "virtualInterfaces":[{"virtualInterfaceId":"dxvif-1","virtualInterfaceType":"private","connectionId":"dxcon-1",
        "directConnectGatewayId":"d-1","vlan":101,"asn":65010,"virtualInterfaceState":"down"}],
      "LoadBalancers":[{"LoadBalancerArn":"arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/web/5f",
        "LoadBalancerName":"web","Scheme":"internet-facing","Type":"application","VpcId":"vpc-1"}],
      "NetworkInterfaces":[{"NetworkInterfaceId":"eni-1","MacAddress":"x","SubnetId":"subnet-1","VpcId":"vpc-1",
        "PrivateIpAddress":"10.0.0.9","Description":"ELB app/web/5f"}]})");
    const Network& network = imported.network;
    const auto id = [&](const char* name) { return byCloudId(network, name).id; };
    const auto& line = *byCloudId(network, "dxcon-1").as<DirectConnectConnection>();
    QCOMPARE(line.bandwidth, 10000);
    QCOMPARE(q(line.location), u"EqSe2"_s);
    QCOMPARE(line.site, byCloudId(network, "dxcon-2").as<DirectConnectConnection>()->site);
    QCOMPARE(*byCloudId(network, "d-1").as<DirectConnectGateway>(),
             (DirectConnectGateway{64700, {id("vgw-1")}, {*Prefix::parse("10.0.0.0/16")}}));
    QCOMPARE(*byCloudId(network, "dxvif-1").as<VirtualInterface>(),
             (VirtualInterface{VirtualInterfaceType::Private, id("dxcon-1"), id("d-1"), 101, 65010, false}));
    const char* arn = "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/web/5f";
    QCOMPARE(byCloudId(network, arn).as<LoadBalancer>()->scheme, LoadBalancerScheme::InternetFacing);
    const Index index(network.topology);
    QCOMPARE(index.interfacesOf(id(arn)).size(), std::size_t{1});
    QStringList why;
    for (const NotUnderstood& entry : imported.not_understood)
        why.append(q(entry.why));
    QVERIFY(why.contains(u"import.value"_s));  // a bandwidth of "fast"
}

void TestAwsImport::missingPartsAreNamed()
{
    const Imported imported = importText(R"({"NetworkInterfaces":[{"NetworkInterfaceId":"eni-1","MacAddress":"x",
        "SubnetId":"subnet-1","VpcId":"vpc-1","PrivateIpAddress":"10.0.0.9","Groups":[{"GroupId":"sg-1"}]}]})");
    const Index index(imported.network.topology);
    const Element& nic = byCloudId(imported.network, "eni-1");
    QCOMPARE(index.subnetOf(nic), &byCloudId(imported.network, "subnet-1"));
    QCOMPARE(index.vpcOf(nic), &byCloudId(imported.network, "vpc-1"));
    QCOMPARE(index.groupsOf(nic), std::vector<const Element*>{&byCloudId(imported.network, "sg-1")});
    QCOMPARE(imported.not_understood.size(), std::size_t{3});
    for (const NotUnderstood& entry : imported.not_understood)
        QCOMPARE(q(entry.why), u"import.missing"_s);
}

void TestAwsImport::unknownResourcesAreKept()
{
    const Imported imported = importText(R"({"FlowLogs":[
  {"FlowLogId":"fl-1","ResourceId":"vpc-1","Tags":[{"Key":"Name","Value":"log"}]}],
 "Widgets":[{"WidgetId":"w-1"},{"Colour":"red"}, 5],
 "AvailabilityZones":[{"ZoneName":"us-east-2a"}]})");
    const Element& log = byCloudId(imported.network, "fl-1");
    QCOMPARE(q(log.name), u"log"_s);
    QCOMPARE(q(log.as<Opaque>()->type), u"AWS::EC2::FlowLog"_s);
    QCOMPARE(QJsonDocument::fromJson(q(log.as<Opaque>()->source).toUtf8())[u"ResourceId"_s].toString(), u"vpc-1"_s);
    QCOMPARE(q(byCloudId(imported.network, "w-1").as<Opaque>()->type), u"AWS::Widget"_s);
    std::vector<std::pair<int, std::string>> said;
    for (const NotUnderstood& entry : imported.not_understood)
        said.emplace_back(entry.line, entry.path + ' ' + entry.why);
    QCOMPARE(said, (std::vector<std::pair<int, std::string>>{{2, "/FlowLogs/0 import.not_modelled"},
                                                             {3, "/Widgets/0 import.not_modelled"},
                                                             {3, "/Widgets/1 import.unknown"},
                                                             {3, "/Widgets/2 import.unknown"}}));
}

/// An unknown list whose items have the id of a resource that is modelled.
void TestAwsImport::unknownResourcesTakeNobodysId()
{
    const Imported imported = importText(R"({
        "CustomerGateways": [{"CustomerGatewayId": "cgw-1", "IpAddress": "1.2.3.4", "BgpAsn": "65000"}],
        "OtherThings": [{"CustomerGatewayId": "cgw-1"}, {"OtherThingId": "cgw-1"}],
        "Others": [{"Arn": "cgw-1"}, {"Id": "cgw-1"}]})");
    QCOMPARE(counts(imported.network)["CustomerGateway"], 1);
    for (const auto& [id, element] : imported.network.topology.elements())
        if (const auto* gateway = element->as<CustomerGateway>())
            QCOMPARE(q(gateway->public_ip->text()), u"1.2.3.4"_s);
}

void TestAwsImport::instanceAlone()
{
    const Imported imported = importText(R"([[{"InstanceId":"i-1","ImageId":"ami","SubnetId":"subnet-1","VpcId":"vpc-1",
        "Platform":"windows","PrivateIpAddress":"10.0.0.4","PublicIpAddress":"1.2.3.4","SecurityGroups":[{"GroupId":"sg-1"}],
        "Tags":[{"Key":"Tier","Value":"web"},{"Key":"Name","Value":"shop"}]},
      {"InstanceId":"i-2","ImageId":"ami","State":{"Name":"terminated"}}]])");
    const Element& instance = byCloudId(imported.network, "i-1");
    QCOMPARE(q(instance.name), u"shop"_s);
    QCOMPARE(q(instance.as<Instance>()->tier), u"web"_s);
    QCOMPARE(instance.as<Instance>()->os, OperatingSystem::Windows);
    const Index index(imported.network.topology);
    const auto interfaces = index.interfacesOf(instance.id);
    QCOMPARE(interfaces.size(), std::size_t{1});
    QCOMPARE(q(interfaces[0]->as<NetworkInterface>()->public_ip->text()), u"1.2.3.4"_s);
    QCOMPARE(counts(imported.network).at("Instance"), 1);
    QVERIFY(std::any_of(imported.not_understood.begin(), imported.not_understood.end(), [](const NotUnderstood& entry) {
        return entry.why == "import.gone" && entry.args == std::vector<std::string>{"i-2", "terminated"};
    }));
}

void TestAwsImport::bareListsAndWrappers()
{
    QCOMPARE(counts(importText(R"([{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}])").network).at("Vpc"), 1);
    QCOMPARE(counts(importText(R"({"Vpc":{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}})").network).at("Vpc"), 1);
    const Imported wrapped =
        importText(R"({"ap-northeast-2":{"ec2":{"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}],
        "NextToken":"more"}}})");
    const Index index(wrapped.network.topology);
    QCOMPARE(q(index.regionOf(byCloudId(wrapped.network, "vpc-1"))->as<Region>()->code), u"ap-northeast-2"_s);
    QCOMPARE(q(wrapped.not_understood.at(0).why), u"import.truncated"_s);
}

void TestAwsImport::badValuesHaveALine()
{
    const Imported imported = importText("{\"Subnets\":[\n{\"SubnetId\":\"subnet-1\",\n\"VpcId\":\"vpc-1\",\n"
                                         "\"CidrBlock\":\"10.0.0.0/33\"}]}");
    const auto it = std::find_if(imported.not_understood.begin(), imported.not_understood.end(),
                                 [](const NotUnderstood& entry) { return entry.why == "import.value"; });
    QVERIFY(it != imported.not_understood.end());
    QCOMPARE(*it, (NotUnderstood{"a.json", 4, "/Subnets/0/CidrBlock", "import.value", {"10.0.0.0/33"}}));
}

void TestAwsImport::nothingToImport_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    for (const char* text : {"", "[]", "{}", "null", "5", "{\"Vpcs\":[]}", "{\"Vpcs\":{}}", "{\"Vpcs\":[null,[],3]}",
                             "[[[[[[]]]]]]", "{\"format\":\"pillarbench-network\",\"version\":1}"})
        QTest::newRow(text) << QByteArray(text) << u"exchange.import.nothing"_s;
    // A text that is alone and cannot be parsed: what is wrong with it.
    for (const char* text : {" ", "{", "\xff\xfe"})
        QTest::newRow(text) << QByteArray(text) << u"exchange.json.syntax"_s;
    QTest::newRow("deep") << QByteArray(200000, '[') << u"exchange.json.depth"_s;
    QTest::newRow("50 MB") << QByteArray(50 << 20, ' ') << u"exchange.json.syntax"_s;
}

void TestAwsImport::nothingToImport()
{
    QFETCH(QByteArray, text);
    const std::vector<SourceText> sources{{"a.json", text.toStdString()}};
    const auto imported = importAws(sources, "n");
    QVERIFY(!imported);
    QTEST(q(imported.error().id), "error");
    QVERIFY(!importAws({}, "n"));
    // Beside another that cannot be parsed either, none of the two is what is wrong.
    const std::vector<SourceText> two{{"a.json", "{"}, {"b.json", "["}};
    QCOMPARE(q(importAws(two, "n").error().id), u"exchange.import.nothing"_s);
}

void TestAwsImport::paths()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"us-east-2/.git"_s));
    const auto write = [&](const QString& name, const char* text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(u"us-east-2/Vpcs.JSON"_s, R"({"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}]})");
    write(u"us-east-2/.git/x.json"_s, "[");
    write(u"readme.txt"_s, "hello");
    QVERIFY(QFile::link(u"nowhere"_s, folder.filePath(u"dangling.json"_s)));
    const auto imported = importFolder(folder.path());
    QVERIFY(imported);
    QCOMPARE(counts(imported->network), (std::map<std::string, int>{{"Region", 1}, {"Vpc", 1}}));
    QCOMPARE(imported->not_understood, (std::vector<NotUnderstood>{{"readme.txt", 0, "", "import.not_json", {}}}));
    QCOMPARE(q(readSources(folder.filePath(u"none"_s).toStdString()).error().id), u"exchange.path.missing"_s);
    QCOMPARE(q(readSources("/dev/null").error().id), u"exchange.path.unreadable"_s);
}

void TestAwsImport::stops()
{
    QTemporaryDir folder;
    std::stop_source stop;
    stop.request_stop();
    QFile file(folder.filePath(u"a.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(q(readSources(folder.path().toStdString(), stop.get_token()).error().id), u"exchange.cancelled"_s);
}

QTEST_APPLESS_MAIN(TestAwsImport)
#include "tst_aws_import.moc"
