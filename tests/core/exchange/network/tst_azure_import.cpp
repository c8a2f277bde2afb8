// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/import.h"
#include "core/exchange/network/network_codec.h"
#include "core/network/index.h"
#include "core/network/layout.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::exchange;
using namespace pb::net;

namespace {

QString q(const std::string& text) { return QString::fromStdString(text); }

const QString kNetworks = QStringLiteral(PB_SHARED_DATA "/networks/");

/// A hub and a spoke with a branch office, partly as `az` prints it (fields beside the id), partly as the portal does.
const std::vector<SourceText>& hubAndSpoke()
{
    static const std::vector<SourceText> kTexts{{"vnets.json", R"([
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub","name":"hub",
  "type":"Microsoft.Network/virtualNetworks","location":"Korea Central",
  "addressSpace":{"addressPrefixes":["10.0.0.0/16"]},"dhcpOptions":{"dnsServers":["10.0.0.4"]},
  "subnets":[
   {"name":"GatewaySubnet","id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub/subnets/GatewaySubnet",
    "addressPrefix":"10.0.255.0/27"},
   {"name":"app","id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub/subnets/app",
    "addressPrefixes":["10.0.1.0/24"],"defaultOutboundAccess":false,"delegations":[{"serviceName":"Microsoft.Web/serverFarms"}],
    "networkSecurityGroup":{"id":"/SUBSCRIPTIONS/s/resourceGroups/RG/providers/Microsoft.Network/networkSecurityGroups/nsg"},
    "routeTable":{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/routeTables/udr"}}],
  "virtualNetworkPeerings":[{"name":"to-spoke","id":"/p/1","peeringState":"Connected","allowGatewayTransit":true,
    "remoteVirtualNetwork":{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/spoke"}}]},
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/spoke","name":"spoke",
  "type":"Microsoft.Network/virtualNetworks","location":"koreacentral","properties":{
  "addressSpace":{"addressPrefixes":["10.1.0.0/16","fd00:1::/48"]},"subnets":[],
  "virtualNetworkPeerings":[{"name":"to-hub","properties":{"peeringState":"Connected","useRemoteGateways":true,
    "allowForwardedTraffic":true,
    "remoteVirtualNetwork":{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub"}}}]}}])"},
                                                {"rest.json", R"({"value":[
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/networkSecurityGroups/nsg","name":"nsg","location":"koreacentral",
  "properties":{"securityRules":[
   {"name":"web","properties":{"protocol":"Tcp","sourcePortRange":"*","destinationPortRanges":["80","443","8000-8010"],
     "sourceAddressPrefix":"Internet","destinationAddressPrefix":"10.0.1.0/24","access":"Allow","priority":200,"direction":"Inbound"}},
   {"name":"early","properties":{"protocol":"*","sourcePortRange":"*","destinationPortRange":"*","sourceAddressPrefix":"*",
     "destinationApplicationSecurityGroups":[{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/applicationSecurityGroups/asg"}],
     "access":"Deny","priority":5,"direction":"Inbound"}}],
   "defaultSecurityRules":[{"name":"AllowVnetInBound"}]}},
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/routeTables/udr","name":"udr","location":"koreacentral",
  "properties":{"disableBgpRoutePropagation":true,"routes":[
   {"name":"default","properties":{"addressPrefix":"0.0.0.0/0","nextHopType":"VirtualAppliance","nextHopIpAddress":"10.0.1.4"}},
   {"name":"storage","properties":{"addressPrefix":"Storage","nextHopType":"Internet"}}]}},
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/applicationSecurityGroups/asg","name":"asg","location":"koreacentral"},
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/nic","name":"nic","location":"koreacentral",
  "properties":{"enableIPForwarding":true,"virtualMachine":{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm"},
   "ipConfigurations":[{"name":"a","properties":{"privateIPAddress":"10.0.1.4",
     "subnet":{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub/subnets/app"},
     "applicationSecurityGroups":[{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/applicationSecurityGroups/asg"}],
     "publicIPAddress":{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/publicIPAddresses/pip"}}}]}},
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/publicIPAddresses/pip","name":"pip",
  "sku":{"name":"Basic"},"properties":{"ipAddress":"20.1.2.3"}},
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm","name":"vm","zones":["2"],
  "tags":{"tier":"app"},"properties":{"storageProfile":{"osDisk":{"osType":"Windows"}}}},
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworkGateways/gw","name":"gw","properties":{
   "gatewayType":"Vpn","activeActive":true,"ipConfigurations":[{"properties":{
     "subnet":{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub/subnets/GatewaySubnet"},
     "publicIPAddress":{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/publicIPAddresses/pip"}}}]}},
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/localNetworkGateways/lng","name":"branch","location":"koreacentral",
  "properties":{"gatewayIpAddress":"203.0.113.9","localNetworkAddressSpace":{"addressPrefixes":["192.168.0.0/16"]}}},
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/connections/s2s","name":"s2s","location":"koreacentral",
  "properties":{"enableBgp":true,
   "virtualNetworkGateway1":{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworkGateways/gw"},
   "localNetworkGateway2":{"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/localNetworkGateways/lng"}}},
 {"id":"/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/applicationGateways/lb","name":"lb","location":"koreacentral",
  "type":"Microsoft.Network/applicationGateways"}]})"}};
    return kTexts;
}

const Element& byName(const Network& network, std::string_view name, Kind kind)
{
    for (const auto& [id, element] : network.topology.elements())
        if (element->name == name && element->kind() == kind)
            return *element;
    qFatal("no %s", std::string(name).c_str());
    Q_UNREACHABLE();
}

}  // namespace

class TestAzureImport : public QObject {
    Q_OBJECT

private slots:
    void networks();
    void filters();
    void routes();
    void hosts();
    void gateways();
    void edge();
    void reports();
    void orderDoesNotMatter();
    void halfAPeering();
    void stubs();
    void everyFolder_data();
    void everyFolder();
    void nothingToImport_data();
    void nothingToImport();

private:
    const Imported& imported()
    {
        static const Imported kImported = importAzure(hubAndSpoke(), "hub").value();
        return kImported;
    }
};

void TestAzureImport::networks()
{
    const Network& network = imported().network;
    const Index index(network.topology);
    const Element& hub = byName(network, "hub", Kind::VirtualNetwork);
    QCOMPARE(hub.as<VirtualNetwork>()->address_spaces, Prefixes{*Prefix::parse("10.0.0.0/16")});
    QCOMPARE(hub.as<VirtualNetwork>()->dns_servers, Addresses{*Address::parse("10.0.0.4")});
    QCOMPARE(q(index.regionOf(hub)->as<AzureRegion>()->code), u"koreacentral"_s);
    QCOMPARE(index.all(Kind::AzureRegion).size(), std::size_t{1});
    const Element& app = byName(network, "app", Kind::AzureSubnet);
    QCOMPARE(index.vnetOf(app), &hub);
    QCOMPARE(index.nsgOf(app), &byName(network, "nsg", Kind::NetworkSecurityGroup));
    QCOMPARE(index.routeTableOf(app), &byName(network, "udr", Kind::AzureRouteTable));
    QCOMPARE(app.as<AzureSubnet>()->default_outbound, false);
    QCOMPARE(app.as<AzureSubnet>()->delegations, Strings{"Microsoft.Web/serverFarms"});
    QVERIFY(app.as<AzureSubnet>()->deployed);
    QCOMPARE(byName(network, "spoke", Kind::VirtualNetwork).as<VirtualNetwork>()->address_spaces.size(),
             std::size_t{2});
    QCOMPARE(index.all(Kind::VnetPeering).size(), std::size_t{1});
    const auto* peering = index.all(Kind::VnetPeering).front()->as<VnetPeering>();
    QCOMPARE(peering->left, hub.id);
    QVERIFY(peering->left_link && peering->right_link);
    QVERIFY(peering->left_gateway_transit && !peering->right_gateway_transit);
    QVERIFY(peering->right_remote_gateways && !peering->left_remote_gateways);
    QVERIFY(peering->right_forwarded && !peering->left_forwarded);
    QCOMPARE(index.all(Kind::Internet).size(), std::size_t{1});
}

void TestAzureImport::filters()
{
    const Network& network = imported().network;
    const auto& rules = byName(network, "nsg", Kind::NetworkSecurityGroup).as<NetworkSecurityGroup>()->rules;
    QCOMPARE(rules.size(), std::size_t{2});
    QCOMPARE(q(rules[0].name), u"early"_s);
    QCOMPARE(rules[0].priority, std::int64_t{100});
    QCOMPARE(rules[0].action, Action::Deny);
    QVERIFY(rules[0].protocol.isAny() && rules[0].source.empty() && rules[0].source_tags.empty());
    QCOMPARE(rules[0].destination_groups, ElementIds{byName(network, "asg", Kind::ApplicationSecurityGroup).id});
    QCOMPARE(rules[1].priority, std::int64_t{200});
    QCOMPARE(rules[1].source_tags, Strings{"Internet"});
    QCOMPARE(rules[1].destination, Prefixes{*Prefix::parse("10.0.1.0/24")});
    QCOMPARE(rules[1].destination_ports, (Ports{{80, 80}, {443, 443}, {8000, 8010}}));
    QVERIFY(rules[1].source_ports.empty());
}

void TestAzureImport::routes()
{
    const auto* table = byName(imported().network, "udr", Kind::AzureRouteTable).as<AzureRouteTable>();
    QVERIFY(!table->bgp_propagation);
    QCOMPARE(table->routes.size(), std::size_t{2});
    QCOMPARE(table->routes[0].next_hop, NextHop::VirtualAppliance);
    QCOMPARE(table->routes[0].next_hop_ip, OptionalAddress(*Address::parse("10.0.1.4")));
    QCOMPARE(q(table->routes[1].service_tag), u"Storage"_s);
    QVERIFY(!table->routes[1].destination);
}

void TestAzureImport::hosts()
{
    const Network& network = imported().network;
    const Index index(network.topology);
    const Element& vm = byName(network, "vm", Kind::VirtualMachine);
    QCOMPARE(vm.as<VirtualMachine>()->os, OperatingSystem::Windows);
    QCOMPARE(q(vm.as<VirtualMachine>()->zone), u"2"_s);
    QCOMPARE(q(vm.as<VirtualMachine>()->tier), u"app"_s);
    QCOMPARE(index.subnetOf(vm), &byName(network, "app", Kind::AzureSubnet));
    const Element& nic = byName(network, "nic", Kind::AzureNetworkInterface);
    QCOMPARE(nic.parent, vm.id);
    const auto* data = nic.as<AzureNetworkInterface>();
    QCOMPARE(data->private_ips, Addresses{*Address::parse("10.0.1.4")});
    QCOMPARE(data->public_ip, OptionalAddress(*Address::parse("20.1.2.3")));
    QCOMPARE(data->public_ip_sku, PublicIpSku::Basic);
    QVERIFY(data->ip_forwarding);
    QCOMPARE(data->application_groups.size(), std::size_t{1});
}

void TestAzureImport::gateways()
{
    const Network& network = imported().network;
    const Index index(network.topology);
    const Element& gateway = byName(network, "gw", Kind::VirtualNetworkGateway);
    QCOMPARE(index.subnetOf(gateway), &byName(network, "GatewaySubnet", Kind::AzureSubnet));
    QVERIFY(gateway.as<VirtualNetworkGateway>()->active_active);
    const auto* connection = byName(network, "s2s", Kind::Connection).as<Connection>();
    QCOMPARE(connection->gateway, gateway.id);
    QVERIFY(connection->bgp);
    const auto* local = index.find<LocalNetworkGateway>(connection->peer);
    QCOMPARE(q(local->public_ip->text()), u"203.0.113.9"_s);
    QCOMPARE(index.find<OnPremises>(local->site)->prefixes, Prefixes{*Prefix::parse("192.168.0.0/16")});
}

void TestAzureImport::edge()
{
    const std::vector<SourceText> sources{{"edge.json", R"([
 {"id":"/s/providers/Microsoft.Network/virtualNetworks/hub","name":"hub","type":"Microsoft.Network/virtualNetworks",
  "location":"koreacentral","addressSpace":{"addressPrefixes":["10.0.0.0/16"]},"subnets":[
   {"name":"AzureFirewallSubnet","id":"/s/providers/Microsoft.Network/virtualNetworks/hub/subnets/AzureFirewallSubnet",
    "addressPrefix":"10.0.1.0/26"},
   {"name":"AzureBastionSubnet","id":"/s/providers/Microsoft.Network/virtualNetworks/hub/subnets/AzureBastionSubnet",
    "addressPrefix":"10.0.2.0/26"},
   {"name":"app","id":"/s/providers/Microsoft.Network/virtualNetworks/hub/subnets/app","addressPrefix":"10.0.3.0/24"}]},
 {"id":"/s/providers/Microsoft.Network/publicIPAddresses/used","name":"used","type":"Microsoft.Network/publicIPAddresses",
  "location":"koreacentral","ipAddress":"20.0.0.1","sku":{"name":"Standard"}},
 {"id":"/s/providers/Microsoft.Network/publicIPAddresses/spare","name":"spare","type":"Microsoft.Network/publicIPAddresses",
  "location":"koreacentral","ipAddress":"20.0.0.2","sku":{"name":"Basic"},"zones":["2"]},
 {"id":"/s/providers/Microsoft.Network/azureFirewalls/fw","name":"fw","type":"Microsoft.Network/azureFirewalls",
  "location":"koreacentral","zones":["1","2"],"sku":{"name":"AZFW_VNet","tier":"Premium"},"ipConfigurations":[
   {"name":"c","privateIPAddress":"10.0.1.4",
    "subnet":{"id":"/s/providers/Microsoft.Network/virtualNetworks/hub/subnets/AzureFirewallSubnet"},
    "publicIPAddress":{"id":"/s/providers/Microsoft.Network/publicIPAddresses/used"}}]},
 {"id":"/s/providers/Microsoft.Network/bastionHosts/jump","name":"jump","type":"Microsoft.Network/bastionHosts",
  "location":"koreacentral","sku":{"name":"Basic"},"properties":{"ipConfigurations":[{"name":"c","properties":{
    "subnet":{"id":"/s/providers/Microsoft.Network/virtualNetworks/hub/subnets/AzureBastionSubnet"}}}]}},
 {"id":"/s/providers/Microsoft.Network/networkInterfaces/nic","name":"nic","type":"Microsoft.Network/networkInterfaces",
  "location":"koreacentral","ipConfigurations":[{"name":"c","privateIPAddress":"10.0.3.4",
   "subnet":{"id":"/s/providers/Microsoft.Network/virtualNetworks/hub/subnets/app"}}]},
 {"id":"/s/providers/Microsoft.Network/networkInterfaces/pe-nic","name":"pe-nic",
  "type":"Microsoft.Network/networkInterfaces","location":"koreacentral","ipConfigurations":[{"name":"c",
   "privateIPAddress":"10.0.3.5","subnet":{"id":"/s/providers/Microsoft.Network/virtualNetworks/hub/subnets/app"}}]},
 {"id":"/s/providers/Microsoft.Network/loadBalancers/lb","name":"lb","type":"Microsoft.Network/loadBalancers",
  "location":"koreacentral","sku":{"name":"Standard"},"properties":{
   "frontendIPConfigurations":[{"name":"f","properties":{"privateIPAddress":"10.0.3.9"}}],
   "backendAddressPools":[{"name":"p","properties":{"backendIPConfigurations":[
     {"id":"/S/providers/Microsoft.Network/networkInterfaces/nic/ipConfigurations/c"}]}}],
   "loadBalancingRules":[{"name":"r","properties":{"frontendPort":443,"backendPort":8443}}]}},
 {"id":"/s/providers/Microsoft.Network/privateEndpoints/pe","name":"pe","type":"Microsoft.Network/privateEndpoints",
  "location":"koreacentral","subnet":{"id":"/s/providers/Microsoft.Network/virtualNetworks/hub/subnets/app"},
  "networkInterfaces":[{"id":"/s/providers/Microsoft.Network/networkInterfaces/pe-nic"}],
  "privateLinkServiceConnections":[{"name":"c","privateLinkServiceId":"/s/providers/Microsoft.Storage/storageAccounts/a"}]},
 {"id":"/s/providers/Microsoft.Network/expressRouteCircuits/er","name":"er","type":"Microsoft.Network/expressRouteCircuits",
  "location":"koreacentral","serviceProviderProperties":{"bandwidthInMbps":500,"peeringLocation":"Seoul"}},
 {"id":"/s/providers/Microsoft.Network/connections/c","name":"c","type":"Microsoft.Network/connections",
  "location":"koreacentral","connectionType":"ExpressRoute",
  "peer":{"id":"/s/providers/Microsoft.Network/expressRouteCircuits/er"}}])"}};
    const auto imported = importAzure(sources, "edge");
    QVERIFY(imported);
    const Network& network = imported->network;
    const Index index(network.topology);
    const Element& firewall = byName(network, "fw", Kind::AzureFirewall);
    QCOMPARE(
        *firewall.as<AzureFirewall>(),
        (AzureFirewall{FirewallTier::Premium, *Address::parse("10.0.1.4"), *Address::parse("20.0.0.1"), {"1", "2"}}));
    QCOMPARE(q(index.subnetOf(firewall)->name), u"AzureFirewallSubnet"_s);
    const Element& bastion = byName(network, "jump", Kind::Bastion);
    QCOMPARE(bastion.as<Bastion>()->sku, PublicIpSku::Basic);
    QCOMPARE(q(index.subnetOf(bastion)->name), u"AzureBastionSubnet"_s);
    const auto* balancer = byName(network, "lb", Kind::AzureLoadBalancer).as<AzureLoadBalancer>();
    QCOMPARE(balancer->targets, (ElementIds{byName(network, "nic", Kind::AzureNetworkInterface).id}));
    QCOMPARE(balancer->listeners, (Ports{{443, 443}}));
    const Element& endpoint = byName(network, "pe", Kind::PrivateEndpoint);
    QCOMPARE(q(endpoint.as<PrivateEndpoint>()->service), u"/s/providers/Microsoft.Storage/storageAccounts/a"_s);
    QCOMPARE(index.interfacesOf(endpoint.id).size(), std::size_t{1});
    const auto* circuit = byName(network, "er", Kind::ExpressRouteCircuit).as<ExpressRouteCircuit>();
    QCOMPARE(circuit->bandwidth, 500);
    QCOMPARE(byName(network, "c", Kind::Connection).as<Connection>()->peer,
             byName(network, "er", Kind::ExpressRouteCircuit).id);
    QCOMPARE(index.all(Kind::AzurePublicIp).size(), std::size_t{1});
    QCOMPARE(*byName(network, "spare", Kind::AzurePublicIp).as<AzurePublicIp>(),
             (AzurePublicIp{*Address::parse("20.0.0.2"), PublicIpSku::Basic, {"2"}, {}}));
    QVERIFY(index.all(Kind::Opaque).empty());
}

void TestAzureImport::reports()
{
    QStringList said;
    for (const NotUnderstood& entry : imported().not_understood)
        said.append(u"%1 %2 %3"_s.arg(q(entry.file), q(entry.why), q(entry.args.at(0))));
    QCOMPARE(said, (QStringList{u"rest.json import.priority early"_s,
                                u"rest.json import.not_modelled Microsoft.Network/applicationGateways"_s}));
    const Element& balancer = byName(imported().network, "lb", Kind::Opaque);
    QCOMPARE(q(balancer.as<Opaque>()->type), u"Microsoft.Network/applicationGateways"_s);
}

void TestAzureImport::orderDoesNotMatter()
{
    auto sources = hubAndSpoke();
    std::reverse(sources.begin(), sources.end());
    QCOMPARE(q(writeNetwork(importAzure(sources, "hub")->network)), q(writeNetwork(imported().network)));
}

void TestAzureImport::halfAPeering()
{
    const std::vector<SourceText> sources{
        {"a.json", R"({"id":"/x/providers/Microsoft.Network/virtualNetworks/a","name":"a",
        "properties":{"addressSpace":{"addressPrefixes":["10.0.0.0/16"]},"virtualNetworkPeerings":[{"name":"p","id":"/x/p",
        "properties":{"peeringState":"Initiated","remoteVirtualNetwork":{"id":"/y/providers/Microsoft.Network/virtualNetworks/b"}}}]}})"}};
    const Imported half = importAzure(sources, "half").value();
    const Index index(half.network.topology);
    const auto* peering = index.all(Kind::VnetPeering).front()->as<VnetPeering>();
    QVERIFY(peering->left_link && !peering->right_link);
    QCOMPARE(q(index.find(peering->right)->cloud_id), u"/y/providers/Microsoft.Network/virtualNetworks/b"_s);
    QCOMPARE(q(half.not_understood.at(0).why), u"import.missing"_s);
}

void TestAzureImport::stubs()
{
    const std::vector<SourceText> sources{
        {"nic.json", R"([{"id":"/s/providers/Microsoft.Network/networkInterfaces/n","name":"n",
        "ipConfigurations":[{"privateIpAddress":"10.0.0.4","subnet":{"id":"/s/providers/Microsoft.Network/virtualNetworks/v/subnets/default"}}],
        "networkSecurityGroup":{"id":"/s/providers/Microsoft.Network/networkSecurityGroups/g"}},
        {"id":"/s/providers/Microsoft.Compute/virtualMachines/lonely","name":"lonely","properties":{}},
        {"id":"/s/providers/Microsoft.Network/networkInterfaces/nowhere","name":"nowhere","properties":{}}])"}};
    const Imported found = importAzure(sources, "stubs").value();
    const Index index(found.network.topology);
    const Element& nic = byName(found.network, "n", Kind::AzureNetworkInterface);
    QCOMPARE(q(index.subnetOf(nic)->name), u"default"_s);
    QCOMPARE(q(index.vnetOf(nic)->cloud_id), u"/s/providers/Microsoft.Network/virtualNetworks/v"_s);
    QVERIFY(index.nsgOf(nic));
    QCOMPARE(q(byName(found.network, "lonely", Kind::Opaque).as<Opaque>()->type), u"VirtualMachine"_s);
    QCOMPARE(q(byName(found.network, "nowhere", Kind::Opaque).as<Opaque>()->type), u"AzureNetworkInterface"_s);
}

void TestAzureImport::everyFolder_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("none") << QString();
    for (const QFileInfo& folder :
         QDir(kNetworks + u"batfish-azure"_s).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(folder.fileName())) << folder.filePath() + u"/azure_configs"_s;
    if (QFile::exists(kNetworks + u"cartography/azure_load_balancer.json"_s))
        QTest::newRow("cartography") << kNetworks + u"cartography/azure_load_balancer.json"_s;
}

void TestAzureImport::everyFolder()
{
    QFETCH(QString, folder);
    if (folder.isEmpty())
        QSKIP("only a row for machines without the shared data");
    const auto sources = readSources(folder.toStdString());
    QVERIFY(sources);
    const auto found = importAzure(*sources, "azure");
    QVERIFY2(found, found ? "" : found.error().detail.c_str());
    const auto back = readNetwork(writeNetwork(found->network), "back");
    QVERIFY2(back, back ? "" : (back.error().where + back.error().detail).c_str());
    QCOMPARE(back->topology, found->network.topology);
    QVERIFY(layoutBoxes(found->network.topology).empty());
    QVERIFY(!importAws(*sources, "aws"));
}

void TestAzureImport::nothingToImport_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", "{", "[]", "{}", "null", "{\"id\":5,\"type\":\"Microsoft.Network/virtualNetworks\"}",
          "{\"Vpcs\":[{\"VpcId\":\"vpc-1\",\"CidrBlock\":\"10.0.0.0/16\"}]}", "[[[{\"id\":\"x\"}]]]"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("ARM template") << QByteArray(
        R"({"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "resources":[{"type":"Microsoft.Network/virtualNetworks","name":"[variables('v')]","id":"x"}]})");
    QTest::newRow("deep") << QByteArray(200000, '[');
}

void TestAzureImport::nothingToImport()
{
    QFETCH(QByteArray, text);
    const std::vector<SourceText> sources{{"a.json", text.toStdString()}};
    const auto found = importAzure(sources, "n");
    QVERIFY(!found);
    QCOMPARE(q(found.error().id), u"exchange.import.nothing"_s);
}

QTEST_APPLESS_MAIN(TestAzureImport)
#include "tst_azure_import.moc"
