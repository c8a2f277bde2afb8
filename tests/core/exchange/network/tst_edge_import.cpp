// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at the edges, from every format that tells it: load balancers with listeners and targets, Direct Connect,
// VPNs to transit gateways, and Azure's firewalls, bastions, load balancers, private endpoints and circuits.
#include "core/exchange/network/import.h"
#include "core/network/index.h"

#include <QTest>

#include <algorithm>

using namespace pb;
using namespace pb::exchange;
using namespace pb::net;

namespace {

QString q(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

using Read = Result<Imported> (*)(std::span<const SourceText>, std::string);

Imported imported(Read read, const std::vector<SourceText>& sources)
{
    auto got = read(sources, "edge");
    if (!got)
        qFatal("%s: %s", got.error().id.c_str(), got.error().detail.c_str());
    return *std::move(got);
}
Imported imported(Read read, const char* text) { return imported(read, std::vector<SourceText>{{"a.json", text}}); }

const Element& named(const Imported& in, std::string_view label)
{
    for (const auto& [key, element] : in.network.topology.elements())
        if (element->cloud_id == label || element->name == label)
            return *element;
    qFatal("no element %s", std::string(label).c_str());
    Q_UNREACHABLE();
}

template <class T>
const T& data(const Imported& in, std::string_view label)
{
    const T* out = named(in, label).as<T>();
    if (!out)
        qFatal("%s is of another kind", std::string(label).c_str());
    return *out;
}

QStringList told(const Imported& in)
{
    QStringList out;
    for (const NotUnderstood& item : in.not_understood)
        out << q(item.why);
    return out;
}

Ports ports(std::initializer_list<std::uint16_t> numbers)
{
    Ports out;
    for (const std::uint16_t number : numbers)
        out.push_back({number, number});
    return out;
}

}  // namespace

class TestEdgeImport : public QObject {
    Q_OBJECT
private slots:
    void describedTargets_data();
    void describedTargets();
    void targetsWithoutABalancerAreKept();
    void terraformBalancer();
    void cloudFormationBalancer();
    void terraformDirectConnect();
    void cloudFormationDirectConnect();
    void vpnToTransitGateway_data();
    void vpnToTransitGateway();
    void terraformAzure();
    void armEndpointHasAnInterface();
    void hostile_data();
    void hostile();
};

namespace {

const char* const kDescribed = R"({"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}],
  "Subnets":[{"SubnetId":"subnet-1","VpcId":"vpc-1","CidrBlock":"10.0.0.0/24","AvailabilityZone":"eu-west-1a"}],
  "Reservations":[{"ReservationId":"r","Instances":[{"InstanceId":"i-1","ImageId":"ami","SubnetId":"subnet-1",
    "VpcId":"vpc-1","PrivateIpAddress":"10.0.0.10"}]}],
  "NetworkInterfaces":[{"NetworkInterfaceId":"eni-2","MacAddress":"x","SubnetId":"subnet-1","VpcId":"vpc-1",
    "PrivateIpAddress":"10.0.0.20"}],
  "LoadBalancers":[{"LoadBalancerArn":"arn:lb/app/web/1","LoadBalancerName":"web","Scheme":"internet-facing",
    "Type":"application","VpcId":"vpc-1"}],
  "TargetGroups":[
    {"TargetGroupArn":"arn:targetgroup/instances/a1","Port":8080,"Protocol":"HTTP","VpcId":"vpc-1",
     "LoadBalancerArns":["arn:lb/app/web/1"],"TargetType":"instance"},
    {"TargetGroupArn":"arn:targetgroup/addresses/b2","Port":9090,"Protocol":"HTTP","VpcId":"vpc-1",
     "LoadBalancerArns":["arn:lb/app/web/1"],"TargetType":"ip"}],
  "Listeners":[
    {"ListenerArn":"arn:listener/1","LoadBalancerArn":"arn:lb/app/web/1","Port":443,"Protocol":"HTTPS",
     "DefaultActions":[{"Type":"forward","TargetGroupArn":"arn:targetgroup/instances/a1"}]},
    {"ListenerArn":"arn:listener/2","LoadBalancerArn":"arn:lb/app/web/1","Port":80,"Protocol":"HTTP",
     "DefaultActions":[{"Type":"redirect"}]}]})";

const char* const kInstances = R"({"TargetHealthDescriptions":[{"Target":{"Id":"i-1","Port":8080},
  "HealthCheckPort":"8080","TargetHealth":{"State":"healthy"}}]})";
const char* const kAddresses = R"({"TargetHealthDescriptions":[{"Target":{"Id":"10.0.0.20","Port":9091}},
  {"Target":{"Id":"192.168.7.7","Port":9091}}]})";
const char* const kWrapped = R"({"LoadBalancerTargetHealth":[
  {"TargetGroupArn":"arn:targetgroup/instances/a1","TargetHealthDescriptions":[{"Target":{"Id":"i-1","Port":8080}}]},
  {"TargetGroupArn":"arn:targetgroup/addresses/b2","TargetHealthDescriptions":[
    {"Target":{"Id":"10.0.0.20","Port":9091}},{"Target":{"Id":"192.168.7.7","Port":9091}}]}]})";

}  // namespace

/// describe-target-health does not say whose health it is: the file's name does, or who has put several together.
void TestEdgeImport::describedTargets_data()
{
    QTest::addColumn<bool>("wrapped");
    QTest::newRow("by the file's name") << false;
    QTest::newRow("by a wrapper") << true;
}

void TestEdgeImport::describedTargets()
{
    QFETCH(bool, wrapped);
    std::vector<SourceText> sources{{"all.json", kDescribed}};
    if (wrapped)
        sources.push_back({"health.json", kWrapped});
    else
        sources.insert(sources.end(), {{"eu-west-1/health-instances.json", kInstances}, {"b2.json", kAddresses}});
    const Imported got = imported(importAws, sources);
    const auto& balancer = data<LoadBalancer>(got, "web");
    QCOMPARE(balancer.listeners, ports({80, 443}));
    QCOMPARE(balancer.target_ports, ports({0, 8080}));  // the redirect leads nowhere
    QCOMPARE(balancer.protocol, ListenerProtocol::Tcp);
    ElementIds targets = balancer.targets;
    std::sort(targets.begin(), targets.end());
    QCOMPARE(targets, (ElementIds{std::min(named(got, "i-1").id, named(got, "eni-2").id),
                                  std::max(named(got, "i-1").id, named(got, "eni-2").id)}));
    QCOMPARE(told(got), QStringList{u"import.reference"_qs});  // 192.168.7.7 is not drawn
}

void TestEdgeImport::targetsWithoutABalancerAreKept()
{
    const Imported got = imported(importAws, R"({"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}],
      "TargetGroups":[{"TargetGroupArn":"arn:targetgroup/spare/1","Port":80,"VpcId":"vpc-1","LoadBalancerArns":[]}],
      "Listeners":[{"ListenerArn":"arn:listener/9","LoadBalancerArn":"arn:lb/gone","Port":80}]})");
    QCOMPARE(q(data<Opaque>(got, "arn:targetgroup/spare/1").type), u"AWS::ElasticLoadBalancingV2::TargetGroup"_qs);
    QCOMPARE(q(data<Opaque>(got, "arn:listener/9").type), u"AWS::ElasticLoadBalancingV2::Listener"_qs);
}

void TestEdgeImport::terraformBalancer()
{
    const Imported got = imported(importTerraform, R"({"resource":{
      "aws_vpc":{"v":{"cidr_block":"10.0.0.0/16"}},
      "aws_subnet":{"a":{"vpc_id":"${aws_vpc.v.id}","cidr_block":"10.0.0.0/24"},
                    "b":{"vpc_id":"${aws_vpc.v.id}","cidr_block":"10.0.1.0/24"}},
      "aws_security_group":{"g":{"vpc_id":"${aws_vpc.v.id}"}},
      "aws_instance":{"one":{"subnet_id":"${aws_subnet.a.id}"},"two":{"subnet_id":"${aws_subnet.b.id}"}},
      "aws_lb":{"web":{"name":"web","internal":false,"load_balancer_type":"network",
        "subnets":["${aws_subnet.a.id}","${aws_subnet.b.id}"],"security_groups":["${aws_security_group.g.id}"]}},
      "aws_lb_target_group":{"t":{"port":8443,"protocol":"TCP","vpc_id":"${aws_vpc.v.id}","preserve_client_ip":"false"}},
      "aws_lb_target_group_attachment":{
        "one":{"target_group_arn":"${aws_lb_target_group.t.arn}","target_id":"${aws_instance.one.id}","port":8443},
        "two":{"target_group_arn":"${aws_lb_target_group.t.arn}","target_id":"${aws_instance.two.id}"}},
      "aws_lb_listener":{"l":{"load_balancer_arn":"${aws_lb.web.arn}","port":443,"protocol":"TCP",
        "default_action":[{"type":"forward","forward":[{"target_group":[{"arn":"${aws_lb_target_group.t.arn}"}]}]}]}}}})");
    const Element& element = named(got, "aws_lb.web");
    const auto& balancer = *element.as<LoadBalancer>();
    QCOMPARE(balancer.type, LoadBalancerType::Network);
    QCOMPARE(balancer.scheme, LoadBalancerScheme::InternetFacing);
    QCOMPARE(balancer.listeners, ports({443}));
    QCOMPARE(balancer.target_ports, ports({8443}));
    QVERIFY(!balancer.preserve_client_ip);
    QCOMPARE(balancer.targets, (ElementIds{named(got, "aws_instance.one").id, named(got, "aws_instance.two").id}));
    const Index index(got.network.topology);
    QCOMPARE(index.vpcOf(element), &named(got, "aws_vpc.v"));
    QCOMPARE(index.interfacesOf(element.id).size(), std::size_t{2});
    for (const Element* nic : index.interfacesOf(element.id)) {
        QCOMPARE(nic->as<NetworkInterface>()->security_groups, ElementIds{named(got, "aws_security_group.g").id});
        QVERIFY(nic->as<NetworkInterface>()->public_ip);
        QCOMPARE(nic->as<NetworkInterface>()->private_ips.size(), std::size_t{1});
    }
    QVERIFY(index.all(Kind::Opaque).empty());
}

void TestEdgeImport::cloudFormationBalancer()
{
    const Imported got = imported(importCloudFormation, R"({"Resources":{
      "V":{"Type":"AWS::EC2::VPC","Properties":{"CidrBlock":"10.0.0.0/16"}},
      "A":{"Type":"AWS::EC2::Subnet","Properties":{"VpcId":{"Ref":"V"},"CidrBlock":"10.0.0.0/24"}},
      "I":{"Type":"AWS::EC2::Instance","Properties":{"SubnetId":{"Ref":"A"},"ImageId":"ami","PrivateIpAddress":"10.0.0.7"}},
      "In":{"Type":"AWS::ElasticLoadBalancingV2::LoadBalancer","Properties":{"Scheme":"internal",
        "SubnetMappings":[{"SubnetId":{"Ref":"A"},"PrivateIPv4Address":"10.0.0.9"}],"Type":"network"}},
      "T":{"Type":"AWS::ElasticLoadBalancingV2::TargetGroup","Properties":{"Port":80,"Protocol":"TCP","VpcId":{"Ref":"V"},
        "TargetType":"ip","Targets":[{"Id":"10.0.0.7","Port":80}]}},
      "L":{"Type":"AWS::ElasticLoadBalancingV2::Listener","Properties":{"LoadBalancerArn":{"Ref":"In"},"Port":80,
        "Protocol":"TCP","DefaultActions":[{"Type":"fixed-response"}]}},
      "R":{"Type":"AWS::ElasticLoadBalancingV2::ListenerRule","Properties":{"ListenerArn":{"Ref":"L"},"Priority":1,
        "Actions":[{"Type":"forward","TargetGroupArn":{"Ref":"T"}}]}}}})");
    const auto& balancer = data<LoadBalancer>(got, "In");
    QCOMPARE(balancer.scheme, LoadBalancerScheme::Internal);
    QCOMPARE(balancer.listeners, ports({80}));
    QCOMPARE(balancer.target_ports, Ports{});  // those of the listeners; the rule tells them
    QVERIFY(!balancer.preserve_client_ip);     // the default of targets by address
    const Index index(got.network.topology);
    QCOMPARE(balancer.targets, ElementIds{index.interfacesOf(named(got, "I").id)[0]->id});
    const auto nics = index.interfacesOf(named(got, "In").id);
    QCOMPARE(nics.size(), std::size_t{1});
    QCOMPARE(q(nics[0]->as<NetworkInterface>()->private_ips.at(0).text()), u"10.0.0.9"_qs);
    QVERIFY(!nics[0]->as<NetworkInterface>()->public_ip);
    QVERIFY(index.all(Kind::Opaque).empty());
}

void TestEdgeImport::terraformDirectConnect()
{
    const Imported got = imported(importTerraform, R"({"provider":{"aws":{"region":"eu-west-1"}},"resource":{
      "aws_vpc":{"v":{"cidr_block":"10.0.0.0/16"}},
      "aws_vpn_gateway":{"g":{"vpc_id":"${aws_vpc.v.id}"}},
      "aws_ec2_transit_gateway":{"t":{}},
      "aws_dx_connection":{"c":{"name":"line","bandwidth":"10Gbps","location":"EqSe2"}},
      "aws_dx_gateway":{"d":{"name":"hub","amazon_side_asn":"64700"},"e":{"name":"transit","amazon_side_asn":"64701"}},
      "aws_dx_gateway_association":{
        "one":{"dx_gateway_id":"${aws_dx_gateway.d.id}","associated_gateway_id":"${aws_vpn_gateway.g.id}",
               "allowed_prefixes":["10.0.0.0/16"]},
        "two":{"dx_gateway_id":"${aws_dx_gateway.e.id}","associated_gateway_id":"${aws_ec2_transit_gateway.t.id}",
               "allowed_prefixes":["10.0.0.0/8"]}},
      "aws_dx_private_virtual_interface":{"p":{"name":"private","connection_id":"${aws_dx_connection.c.id}","vlan":101,
        "address_family":"ipv4","bgp_asn":65010,"dx_gateway_id":"${aws_dx_gateway.d.id}"}},
      "aws_dx_transit_virtual_interface":{"t":{"name":"transit","connection_id":"${aws_dx_connection.c.id}","vlan":102,
        "address_family":"ipv4","bgp_asn":65011,"dx_gateway_id":"${aws_dx_gateway.e.id}"}},
      "aws_dx_public_virtual_interface":{"o":{"name":"public","connection_id":"${aws_dx_connection.c.id}","vlan":103,
        "address_family":"ipv4","bgp_asn":65012,"route_filter_prefixes":["203.0.113.0/24"]}}}})");
    const auto& line = data<DirectConnectConnection>(got, "aws_dx_connection.c");
    QCOMPARE(line.bandwidth, 10000);
    QCOMPARE(q(line.location), u"EqSe2"_qs);
    QCOMPARE(q(named(got, "aws_dx_connection.c").name), u"line"_qs);
    const ElementId connection = named(got, "aws_dx_connection.c").id;
    const ElementId hub = named(got, "aws_dx_gateway.d").id, transit = named(got, "aws_dx_gateway.e").id;
    QCOMPARE(data<DirectConnectGateway>(got, "aws_dx_gateway.d"),
             (DirectConnectGateway{64700, {named(got, "aws_vpn_gateway.g").id}, {*Prefix::parse("10.0.0.0/16")}}));
    QCOMPARE(
        data<DirectConnectGateway>(got, "aws_dx_gateway.e"),
        (DirectConnectGateway{64701, {named(got, "aws_ec2_transit_gateway.t").id}, {*Prefix::parse("10.0.0.0/8")}}));
    QCOMPARE(data<VirtualInterface>(got, "aws_dx_private_virtual_interface.p"),
             (VirtualInterface{VirtualInterfaceType::Private, connection, hub, 101, 65010, true}));
    QCOMPARE(data<VirtualInterface>(got, "aws_dx_transit_virtual_interface.t"),
             (VirtualInterface{VirtualInterfaceType::Transit, connection, transit, 102, 65011, true}));
    QCOMPARE(data<VirtualInterface>(got, "aws_dx_public_virtual_interface.o"),
             (VirtualInterface{VirtualInterfaceType::Public, connection, {}, 103, 65012, true}));
}

void TestEdgeImport::cloudFormationDirectConnect()
{
    const Imported got = imported(importCloudFormation, R"({"Resources":{
      "G":{"Type":"AWS::EC2::VPNGateway","Properties":{"Type":"ipsec.1"}},
      "C":{"Type":"AWS::DirectConnect::Connection","Properties":{"ConnectionName":"line","Bandwidth":"500Mbps","Location":"KINXC"}},
      "P":{"Type":"AWS::DirectConnect::PrivateVirtualInterface","Properties":{"VirtualInterfaceName":"p","Vlan":7,
        "ConnectionId":{"Ref":"C"},"VirtualGatewayId":{"Ref":"G"},"BgpPeers":[{"AddressFamily":"ipv4","Asn":"65020"}]}}}})");
    QCOMPARE(data<DirectConnectConnection>(got, "C").bandwidth, 500);
    const VirtualInterface wanted{
        VirtualInterfaceType::Private, named(got, "C").id, named(got, "G").id, 7, 65020, true};
    const auto& made = data<VirtualInterface>(got, "P");
    QCOMPARE(made.connection, wanted.connection);
    QCOMPARE(made.vlan, wanted.vlan);
    QCOMPARE(made.asn, wanted.asn);
}

/// A VPN to a transit gateway has an attachment, which other resources name by the VPN.
void TestEdgeImport::vpnToTransitGateway_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<bool>("associated");
    QTest::newRow("default table") << QByteArray("{}") << true;
    QTest::newRow("no default table")
        << QByteArray(R"({"default_route_table_association":"disable","default_route_table_propagation":"disable"})")
        << false;
}

void TestEdgeImport::vpnToTransitGateway()
{
    QFETCH(QByteArray, options);
    QFETCH(bool, associated);
    const QByteArray text = QByteArray(R"({"provider":{"aws":{"region":"eu-west-1"}},"resource":{
      "aws_ec2_transit_gateway":{"t":%1},
      "aws_ec2_transit_gateway_route_table":{"r":{"transit_gateway_id":"${aws_ec2_transit_gateway.t.id}"}},
      "aws_customer_gateway":{"c":{"bgp_asn":"65000","ip_address":"198.51.100.7","type":"ipsec.1"}},
      "aws_vpn_connection":{"v":{"customer_gateway_id":"${aws_customer_gateway.c.id}","type":"ipsec.1",
        "transit_gateway_id":"${aws_ec2_transit_gateway.t.id}"}},
      "aws_ec2_transit_gateway_route":{"x":{"destination_cidr_block":"10.9.0.0/16",
        "transit_gateway_attachment_id":"${aws_vpn_connection.v.transit_gateway_attachment_id}",
        "transit_gateway_route_table_id":"${aws_ec2_transit_gateway_route_table.r.id}"}}}})")
                                .replace("%1", options);
    const Imported got = imported(importTerraform, text.constData());
    const Element& element = named(got, "aws_vpn_connection.v.transit_gateway_attachment_id");
    const auto& attachment = *element.as<TransitGatewayAttachment>();
    QCOMPARE(attachment.transit_gateway, named(got, "aws_ec2_transit_gateway.t").id);
    QCOMPARE(attachment.resource, named(got, "aws_vpn_connection.v").id);
    QCOMPARE(bool(attachment.route_table), associated);
    const auto& routes = data<TransitGatewayRouteTable>(got, "aws_ec2_transit_gateway_route_table.r").routes;
    QCOMPARE(routes.size(), std::size_t{1});
    QCOMPARE(routes[0].target, element.id);
}

void TestEdgeImport::terraformAzure()
{
    const Imported got = imported(importTerraform, R"({"resource":{
      "azurerm_virtual_network":{"hub":{"name":"hub","resource_group_name":"g","location":"koreacentral","address_space":["10.0.0.0/16"]}},
      "azurerm_subnet":{
        "f":{"name":"AzureFirewallSubnet","resource_group_name":"g","virtual_network_name":"${azurerm_virtual_network.hub.name}","address_prefixes":["10.0.1.0/26"]},
        "b":{"name":"AzureBastionSubnet","resource_group_name":"g","virtual_network_name":"${azurerm_virtual_network.hub.name}","address_prefixes":["10.0.2.0/26"]},
        "w":{"name":"web","resource_group_name":"g","virtual_network_name":"${azurerm_virtual_network.hub.name}","address_prefixes":["10.0.3.0/24"]}},
      "azurerm_public_ip":{"fw":{"name":"fw-ip","resource_group_name":"g","location":"koreacentral","allocation_method":"Static","ip_address":"20.0.0.1"}},
      "azurerm_firewall":{"fw":{"name":"fw","resource_group_name":"g","location":"koreacentral","sku_name":"AZFW_VNet","sku_tier":"Premium","zones":["1","2"],
        "ip_configuration":[{"name":"c","subnet_id":"${azurerm_subnet.f.id}","public_ip_address_id":"${azurerm_public_ip.fw.id}","private_ip_address":"10.0.1.4"}]}},
      "azurerm_bastion_host":{"j":{"name":"jump","resource_group_name":"g","location":"koreacentral",
        "ip_configuration":{"name":"c","subnet_id":"${azurerm_subnet.b.id}"}}},
      "azurerm_network_interface":{"n":{"name":"nic","resource_group_name":"g","location":"koreacentral",
        "ip_configuration":[{"name":"c","subnet_id":"${azurerm_subnet.w.id}","private_ip_address_allocation":"Static","private_ip_address":"10.0.3.10"}]}},
      "azurerm_lb":{"l":{"name":"lb","resource_group_name":"g","location":"koreacentral","sku":"Basic",
        "frontend_ip_configuration":[{"name":"front","subnet_id":"${azurerm_subnet.w.id}","private_ip_address":"10.0.3.9"}]}},
      "azurerm_lb_backend_address_pool":{"p":{"name":"pool","loadbalancer_id":"${azurerm_lb.l.id}"}},
      "azurerm_lb_rule":{"r":{"name":"https","loadbalancer_id":"${azurerm_lb.l.id}","protocol":"Udp","frontend_port":443,"backend_port":8443,"frontend_ip_configuration_name":"front"}},
      "azurerm_network_interface_backend_address_pool_association":{"a":{"network_interface_id":"${azurerm_network_interface.n.id}",
        "ip_configuration_name":"c","backend_address_pool_id":"${azurerm_lb_backend_address_pool.p.id}"}},
      "azurerm_private_endpoint":{"e":{"name":"sql","resource_group_name":"g","location":"koreacentral","subnet_id":"${azurerm_subnet.w.id}",
        "private_service_connection":[{"name":"s","is_manual_connection":false,"private_connection_resource_id":"/s/servers/db"}]}},
      "azurerm_express_route_circuit":{"x":{"name":"er","resource_group_name":"g","location":"koreacentral","service_provider_name":"KINX",
        "peering_location":"Seoul","bandwidth_in_mbps":500,"sku":{"tier":"Standard","family":"MeteredData"}}},
      "azurerm_virtual_network_gateway_connection":{"c":{"name":"line","resource_group_name":"g","location":"koreacentral","type":"ExpressRoute",
        "express_route_circuit_id":"${azurerm_express_route_circuit.x.id}"}}}})");
    const Index index(got.network.topology);
    QCOMPARE(
        data<AzureFirewall>(got, "fw"),
        (AzureFirewall{FirewallTier::Premium, *Address::parse("10.0.1.4"), *Address::parse("20.0.0.1"), {"1", "2"}}));
    QCOMPARE(q(index.subnetOf(named(got, "fw"))->name), u"AzureFirewallSubnet"_qs);
    QCOMPARE(data<Bastion>(got, "jump").sku, PublicIpSku::Basic);  // the provider's default
    QCOMPARE(q(index.subnetOf(named(got, "jump"))->name), u"AzureBastionSubnet"_qs);
    AzureLoadBalancer balancer;
    balancer.sku = PublicIpSku::Basic;
    balancer.private_ip = *Address::parse("10.0.3.9");
    balancer.listeners = ports({443});
    balancer.target_ports = ports({8443});
    balancer.protocol = ListenerProtocol::Udp;
    balancer.targets = {named(got, "nic").id};
    QCOMPARE(data<AzureLoadBalancer>(got, "lb"), balancer);
    QCOMPARE(q(data<PrivateEndpoint>(got, "sql").service), u"/s/servers/db"_qs);
    QCOMPARE(index.interfacesOf(named(got, "sql").id).size(), std::size_t{1});
    const auto& circuit = data<ExpressRouteCircuit>(got, "er");
    QCOMPARE(circuit.bandwidth, 500);
    QCOMPARE(q(circuit.location), u"Seoul"_qs);
    QCOMPARE(data<Connection>(got, "line").peer, index.all(Kind::ExpressRouteCircuit)[0]->id);
    QVERIFY(index.all(Kind::Opaque).empty());
}

void TestEdgeImport::armEndpointHasAnInterface()
{
    const Imported got = imported(
        importArm, R"({"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      "contentVersion":"1.0.0.0","resources":[
      {"type":"Microsoft.Network/virtualNetworks","apiVersion":"2023-11-01","name":"v","location":"koreacentral","properties":{
        "addressSpace":{"addressPrefixes":["10.0.0.0/16"]},"subnets":[{"name":"s","properties":{"addressPrefix":"10.0.0.0/24"}}]}},
      {"type":"Microsoft.Network/privateEndpoints","apiVersion":"2023-11-01","name":"pe","location":"koreacentral","properties":{
        "subnet":{"id":"[resourceId('Microsoft.Network/virtualNetworks/subnets','v','s')]"},
        "privateLinkServiceConnections":[{"name":"c","properties":{"privateLinkServiceId":"/s/accounts/a"}}]}},
      {"type":"Microsoft.Network/privateEndpoints","apiVersion":"2023-11-01","name":"fixed","location":"koreacentral","properties":{
        "customNetworkInterfaceName":"own","subnet":{"id":"[resourceId('Microsoft.Network/virtualNetworks/subnets','v','s')]"},
        "ipConfigurations":[{"name":"i","properties":{"privateIPAddress":"10.0.0.50"}}]}}]})");
    const Index index(got.network.topology);
    const auto addressOf = [&](const char* name) {
        const auto nics = index.interfacesOf(named(got, name).id);
        return nics.size() == 1 ? q(nics[0]->as<AzureNetworkInterface>()->private_ips.at(0).text()) : QString();
    };
    QCOMPARE(addressOf("pe"), u"10.0.0.4"_qs);  // the first that Azure does not keep
    QCOMPARE(addressOf("fixed"), u"10.0.0.50"_qs);
    QCOMPARE(q(data<AzureNetworkInterface>(got, "own").private_ips.at(0).text()), u"10.0.0.50"_qs);
}

/// Parts of other types, in circles or missing: an answer, and the rest of the input is drawn.
void TestEdgeImport::hostile_data()
{
    QTest::addColumn<QByteArray>("text");
    const char* const kRows[] = {
        R"({"Resources":{"V":{"Type":"AWS::EC2::VPC","Properties":{}},"L":{"Type":"AWS::ElasticLoadBalancingV2::LoadBalancer",
            "Properties":{"Subnets":"x","SubnetMappings":[7,null,[]],"SecurityGroups":{"a":1},"Scheme":[]}}}})",
        R"({"Resources":{"V":{"Type":"AWS::EC2::VPC"},"T":{"Type":"AWS::ElasticLoadBalancingV2::TargetGroup","Properties":{"Targets":"x","Port":"y"}},
            "R":{"Type":"AWS::ElasticLoadBalancingV2::ListenerRule","Properties":{"ListenerArn":{"Ref":"R"},"Actions":[{"ForwardConfig":"x","Forward":[[1]]},3]}},
            "L":{"Type":"AWS::ElasticLoadBalancingV2::Listener","Properties":{"LoadBalancerArn":{"Ref":"T"},"Port":99999999999}}}})",
        R"({"Resources":{"V":{"Type":"AWS::EC2::VPC"},"A":{"Type":"AWS::DirectConnect::DirectConnectGatewayAssociation","Properties":{
            "AssociatedGatewayId":{"Ref":"A"},"AllowedPrefixesToDirectConnectGateway":[1,{"Cidr":[]},"no"]}},
            "P":{"Type":"AWS::DirectConnect::PrivateVirtualInterface","Properties":{"BgpPeers":[1,{"Asn":{}}],"Vlan":-3,"ConnectionId":{"Ref":"P"}}}}})",
        R"({"Resources":{"V":{"Type":"AWS::EC2::VPC"},"N":{"Type":"AWS::EC2::VPNConnection","Properties":{"TransitGatewayId":{"Ref":"N"},"CustomerGatewayId":{"Ref":"V"}}}}})",
        R"({"LoadBalancers":[{"LoadBalancerArn":"a","Scheme":1}],"TargetGroups":[{"TargetGroupArn":"t","Targets":"x","LoadBalancerArns":["a",4]}],
            "LoadBalancerTargetHealth":[{"TargetGroupArn":"t","TargetHealthDescriptions":[1,{"Target":[]},{"Target":{"Id":"a"}}]}],
            "Listeners":[{"LoadBalancerArn":"a","Listeners":{"a":1}},5,{"LoadBalancerArn":["a"],"DefaultActions":{"x":1}}]})",
        R"({"resource":{"aws_vpc":{"v":{}},"aws_lb":{"a":{"subnets":"${aws_lb.a.id}","subnet_mapping":[{"subnet_id":"${aws_vpc.v.id}"}]}},
            "aws_lb_target_group_attachment":{"a":{"target_group_arn":{"x":1},"target_id":[]}},"aws_lb_listener":{"l":{"default_action":"x"}}}})",
        R"({"resource":{"azurerm_lb":{"l":{"frontend_ip_configuration":"x"}},"azurerm_lb_rule":{"r":{"loadbalancer_id":"${azurerm_lb.l.id}","frontend_port":-1}},
            "azurerm_lb_backend_address_pool":{"p":{"loadbalancer_id":"${azurerm_lb_backend_address_pool.p.id}"}},
            "azurerm_private_endpoint":{"e":{"network_interface":[{"id":"${azurerm_private_endpoint.e.id}"}],"private_service_connection":7}},
            "azurerm_firewall":{"f":{"ip_configuration":[[]],"zones":7}},"azurerm_express_route_circuit":{"x":{"bandwidth_in_mbps":"many"}}}})",
        R"({"$schema":"deploymentTemplate.json#","resources":[{"type":"Microsoft.Network/privateEndpoints","name":"a","properties":{
            "networkInterfaces":[{"id":"/providers/Microsoft.Network/privateEndpoints/a"}],"subnet":"x","ipConfigurations":[3]}},
            {"type":"Microsoft.Network/networkInterfaces","name":"n","properties":{"ipConfigurations":[{"properties":{"loadBalancerBackendAddressPools":["x",{"id":7}]}}]}}]})"};
    for (const char* row : kRows)
        QTest::newRow(QByteArray(row).left(60).constData()) << QByteArray(row);
}

void TestEdgeImport::hostile()
{
    QFETCH(QByteArray, text);
    const std::vector<SourceText> sources{{"h", text.toStdString()}};
    QVERIFY(importAuto(sources, "h"));
    for (const Importer& importer : importers())
        (void)importer.read(sources, "h");
}

QTEST_GUILESS_MAIN(TestEdgeImport)
#include "tst_edge_import.moc"
