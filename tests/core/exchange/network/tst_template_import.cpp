// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/import.h"
#include "core/exchange/network/yaml_text.h"
#include "core/network/index.h"
#include "core/network/trace.h"
#include "tests/core/exchange/network/template_texts.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <set>

using namespace pb;
using namespace pb::exchange;
using namespace pb::test;

namespace {

QString q(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

const net::Element* named(const net::Topology& topology, net::Kind kind, std::string_view label)
{
    for (const auto& [id, element] : topology.elements())
        if (element->kind() == kind && (element->cloud_id == label || element->name == label))
            return element.get();
    return nullptr;
}

std::size_t count(const net::Topology& topology, net::Kind kind)
{
    return static_cast<std::size_t>(std::count_if(topology.elements().begin(), topology.elements().end(),
                                                  [&](const auto& entry) { return entry.second->kind() == kind; }));
}

bool told(const Imported& imported, std::string_view why)
{
    return std::any_of(imported.not_understood.begin(), imported.not_understood.end(),
                       [&](const NotUnderstood& item) { return item.why == why; });
}

std::string text(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

Imported done(Result<Imported> imported)
{
    if (!imported)
        qFatal("%s: %s", imported.error().id.c_str(), imported.error().detail.c_str());
    return *std::move(imported);
}

}  // namespace

class TestTemplateImport : public QObject {
    Q_OBJECT
private slots:
    void terraformPlanResolvesReferences()
    {
        const std::vector<SourceText> sources{{"plan.json", kPlan}};
        const Imported got = done(importTerraform(sources, "plan"));
        const net::Topology& topology = got.network.topology;
        const net::Element* vpc = named(topology, net::Kind::Vpc, "aws_vpc.main");
        QVERIFY(vpc);
        QCOMPARE(q(vpc->name), u"main-vpc"_qs);
        QCOMPARE(q(topology.find(vpc->parent)->as<net::Region>()->code), u"ap-northeast-2"_qs);
        const net::Element* table = named(topology, net::Kind::RouteTable, "aws_route_table.public");
        QVERIFY(table);
        const auto& routes = table->as<net::RouteTable>()->routes;
        QCOMPARE(routes.size(), 1u);
        QCOMPARE(q(routes[0].destination->text()), u"0.0.0.0/0"_qs);
        QCOMPARE(topology.find(routes[0].target)->kind(), net::Kind::InternetGateway);
        for (const char* id : {"aws_subnet.public[0]", "aws_subnet.public[1]"}) {
            const net::Element* subnet = named(topology, net::Kind::Subnet, id);
            QVERIFY(subnet);
            QCOMPARE(subnet->as<net::Subnet>()->route_table, table->id);
            QVERIFY(!subnet->as<net::Subnet>()->deployed);
        }
        QVERIFY(named(topology, net::Kind::Opaque, "aws_iam_role.app"));
        QVERIFY(told(got, "import.not_modelled"));
    }

    void terraformModuleInputsReachTheInstance()
    {
        const std::vector<SourceText> sources{{"plan.json", kPlan}};
        const Imported got = done(importTerraform(sources, "plan"));
        const net::Topology& topology = got.network.topology;
        const net::Element* instance = named(topology, net::Kind::Instance, "module.tier[\"web\"].aws_instance.this");
        QVERIFY(instance);
        QCOMPARE(q(topology.find(instance->parent)->cloud_id), u"aws_subnet.public[1]"_qs);
        const net::Index index(topology);
        const auto nics = index.interfacesOf(instance->id);
        QCOMPARE(nics.size(), 1u);
        const auto& nic = *nics[0]->as<net::NetworkInterface>();
        QCOMPARE(q(nic.private_ips.at(0).text()), u"10.0.1.4"_qs);  // the first that AWS does not keep
        QVERIFY(nic.public_ip);                                     // the subnet gives one
        QCOMPARE(topology.find(nic.security_groups.at(0))->kind(), net::Kind::SecurityGroup);
        net::TraceQuery query;
        query.from = *net::parseEnd("internet", topology);
        query.to = *net::parseEnd(std::to_string(instance->id.value), topology);
        query.destination_port = 443;
        const auto traced = net::trace(index, query);
        QVERIFY(traced);
        // The group has no row for answers to a stranger, but keeps state.
        QVERIFY2(traced->reachable(), qPrintable(q(enumName(traced->forward.verdict))));
    }

    void placesAreThoseOfTheResource()
    {
        const std::vector<SourceText> sources{{"plan.json", kPlan}};
        const Imported got = done(importTerraform(sources, "plan"));
        const auto it = std::find_if(got.not_understood.begin(), got.not_understood.end(),
                                     [](const NotUnderstood& item) { return item.why == "import.not_modelled"; });
        QVERIFY(it != got.not_understood.end());
        QCOMPARE(q(it->path), u"/planned_values/root_module/resources/7"_qs);
        const std::string before = kPlan.substr(0, kPlan.find("\"aws_iam_role.app\""));
        QCOMPARE(it->line, 1 + int(std::count(before.begin(), before.end(), '\n')));
    }

    void cloudFormationYaml()
    {
        const std::vector<SourceText> sources{{"net.yaml", kYaml}};
        const Imported got = done(importCloudFormation(sources, "net"));
        const net::Topology& topology = got.network.topology;
        const net::Element* vpc = named(topology, net::Kind::Vpc, "Net");
        QVERIFY(vpc);
        QCOMPARE(q(vpc->name), u"StackName-net"_qs);
        const net::Element* subnet = named(topology, net::Kind::Subnet, "Public");
        QVERIFY(subnet);
        QCOMPARE(q(subnet->as<net::Subnet>()->ipv4.at(0).text()), u"10.1.1.0/24"_qs);
        QVERIFY(!named(topology, net::Kind::Subnet, "Second"));
        QVERIFY(told(got, "import.condition"));
        QVERIFY(told(got, "import.parameter"));
        const auto& rules = named(topology, net::Kind::SecurityGroup, "Web")->as<net::SecurityGroup>()->rules;
        QCOMPARE(rules.size(), 2u);  // 443, and all out as AWS leaves it; 22 has no address
        QVERIFY(named(topology, net::Kind::Opaque, "Logs"));
        net::TraceQuery query;
        query.from = *net::parseEnd("internet", topology);
        query.to = *net::parseEnd("Host", topology);
        query.destination_port = 443;
        QVERIFY(net::trace(net::Index(topology), query)->reachable());
        query.destination_port = 80;
        QVERIFY(!net::trace(net::Index(topology), query)->reachable());
    }

    void yamlLinesAreTold()
    {
        const std::vector<SourceText> sources{{"net.yaml", kYaml}};
        const Imported got = done(importCloudFormation(sources, "net"));
        const auto it = std::find_if(got.not_understood.begin(), got.not_understood.end(),
                                     [](const NotUnderstood& item) { return item.why == "import.not_modelled"; });
        QVERIFY(it != got.not_understood.end());
        QCOMPARE(it->line, int(std::count(kYaml.begin(), kYaml.begin() + long(kYaml.find("Logs:")), '\n')) + 1);
    }

    void armTemplate()
    {
        const std::vector<SourceText> sources{{"t.json", kArm}};
        const Imported got = done(importArm(sources, "t"));
        const net::Topology& topology = got.network.topology;
        QCOMPARE(count(topology, net::Kind::AzureSubnet), 2u);
        const net::Element* second = named(topology, net::Kind::AzureSubnet, "s1");
        QVERIFY(second);
        QCOMPARE(q(second->as<net::AzureSubnet>()->prefixes.at(0).text()), u"10.5.1.0/24"_qs);
        QVERIFY(second->as<net::AzureSubnet>()->security_group);
        const net::Element* machine = named(topology, net::Kind::VirtualMachine, "vm");
        QVERIFY(machine);
        QCOMPARE(q(topology.find(machine->parent)->name), u"s0"_qs);
        const net::Element* nic = named(topology, net::Kind::AzureNetworkInterface, "nic1");
        QVERIFY(nic);
        QCOMPARE(q(nic->as<net::AzureNetworkInterface>()->private_ips.at(0).text()), u"10.5.1.4"_qs);
        QVERIFY(named(topology, net::Kind::Opaque, "${prefix}logs"));
    }

    void armParameterFileCounts()
    {
        const std::vector<SourceText> sources{{"t.json", kArm}, {"p.json", kArmParameters}};
        const Imported got = done(importArm(sources, "t"));
        QCOMPARE(count(got.network.topology, net::Kind::AzureSubnet), 1u);
        QVERIFY(!named(got.network.topology, net::Kind::VirtualMachine, "vm"));
        QVERIFY(named(got.network.topology, net::Kind::Opaque, "xlogs"));
        QVERIFY(!told(got, "import.parameter"));
    }

    void azurermState()
    {
        const std::vector<SourceText> sources{{"terraform.tfstate", kAzureState}};
        const Imported got = done(importTerraform(sources, "s"));
        const net::Element* subnet = named(got.network.topology, net::Kind::AzureSubnet, "web");
        QVERIFY(subnet);
        QVERIFY(subnet->as<net::AzureSubnet>()->deployed);
        const auto* nsg =
            got.network.topology.find<net::NetworkSecurityGroup>(subnet->as<net::AzureSubnet>()->security_group);
        QVERIFY(nsg);
        QCOMPARE(nsg->rules.size(), 1u);
        QCOMPARE(nsg->rules[0].action, net::Action::Deny);
        QCOMPARE(q(nsg->rules[0].source_tags.at(0)), u"Internet"_qs);
    }

    void autoTellsFormatsApart()
    {
        const std::vector<SourceText> sources{
            {"plan.json", kPlan}, {"net.yaml", kYaml}, {"t.json", kArm}, {"readme.txt", {}}};
        const Imported got = done(importAuto(sources, "all"));
        QCOMPARE(count(got.network.topology, net::Kind::Vpc), 2u);
        QCOMPARE(count(got.network.topology, net::Kind::VirtualNetwork), 1u);
        QCOMPARE(count(got.network.topology, net::Kind::Internet), 1u);
        QVERIFY(told(got, "import.not_json"));
    }

    void hostileTextsEndInAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("broken") << QByteArray("{\"Resources\": ");
        QTest::newRow("laughs") << QByteArray(
            "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
            "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
            "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"
            "g: [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]\n");
        for (const auto& [name, text] : kHostileTexts)
            QTest::newRow(name.c_str()) << QByteArray::fromStdString(text);
    }
    /// A state of Terraform 0.11 has another form: what it is is said, and nothing of a folder is lost for it.
    void oldStatesAreNamed()
    {
        const SourceText old{"old.tfstate",
                             R"({"version": 3, "terraform_version": "0.11.14", "modules": [{"path": ["root"],
            "resources": {"aws_vpc.a": {"type": "aws_vpc", "primary": {"id": "vpc-1", "attributes": {"cidr_block": "10.0.0.0/16"}}}}}]})"};
        QCOMPARE(q(importTerraform({&old, 1}, "n").error().id), u"exchange.terraform.old_state"_qs);
        QCOMPARE(q(importAuto({&old, 1}, "n").error().id), u"exchange.terraform.old_state"_qs);
        const std::vector<SourceText> both{{"plan.json", kPlan}, old};
        const Imported got = done(importAuto(both, "n"));
        QCOMPARE(count(got.network.topology, net::Kind::Vpc), 1u);
        QVERIFY(told(got, "import.broken"));
    }

    static bool isKnown(const std::string& id)
    {
        return id == "exchange.import.nothing" || id == "exchange.json.syntax" || id == "exchange.yaml.syntax" ||
               id == "exchange.yaml.values";
    }
    void hostileTextsEndInAnAnswer()
    {
        QFETCH(QByteArray, text);
        const std::vector<SourceText> sources{{"h", text.toStdString()}};
        for (const Importer& importer : importers())
            if (const auto got = importer.read(sources, "h"); !got)
                QVERIFY2(isKnown(got.error().id), got.error().id.c_str());
        (void)importAuto(sources, "h");
    }

    void sharedTemplates_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("vpcs");
        QTest::addColumn<int>("subnets");
        // Figures of data/networks/index.tsv.
        QTest::newRow("plan tags") << u"terraform/checkov_plan_tags.tfplan.json"_qs << u"terraform"_qs << 2 << 4;
        QTest::newRow("plan for_each") << u"terraform/checkov_plan_with_for_each.tfplan.json"_qs << u"terraform"_qs
                                       << -1 << -1;
        QTest::newRow("state groups") << u"terraform/inframap_aws_state_sg.tfstate.json"_qs << u"terraform"_qs << -1
                                      << -1;
        QTest::newRow("state peering") << u"terraform/inframap_azure_vnet_peering.tfstate.json"_qs << u"terraform"_qs
                                       << -1 << -1;
        QTest::newRow("fargate") << u"cfn/ECS_FargateLaunchType_clusters_public-vpc.json"_qs << u"cloudformation"_qs
                                 << 1 << 2;
        QTest::newRow("rain") << u"cfn/RainModules_vpc.yml"_qs << u"cloudformation"_qs << 1 << 4;
        QTest::newRow("peering") << u"cfn/Solutions_VPCPeering_templates_VPCPeering-Requester.main.cfn.json"_qs
                                 << u"cloudformation"_qs << -1 << -1;
        QTest::newRow("nat json") << u"cfn/VPC_VPC_With_Managed_NAT_And_Private_Subnet.json"_qs << u"cloudformation"_qs
                                  << 1 << 4;
        QTest::newRow("nat yaml") << u"cfn/VPC_VPC_With_Managed_NAT_And_Private_Subnet.yaml"_qs << u"cloudformation"_qs
                                  << 1 << 4;
        QTest::newRow("udr") << u"azure-arm/quickstart_userdefined-routes-appliance.azuredeploy.json"_qs << u"arm"_qs
                             << 0 << 3;
    }
    void sharedTemplates()
    {
        QFETCH(QString, path);
        const QString file = QStringLiteral(PB_SHARED_DATA "/networks/") + path;
        if (!QFile::exists(file))
            QSKIP("the shared data is not here");
        QFETCH(QString, format);
        const std::vector<SourceText> sources{{path.toStdString(), text(file)}};
        const auto importer = std::find_if(importers().begin(), importers().end(),
                                           [&](const Importer& i) { return q(i.name) == format; });
        const Imported got = done(importer->read(sources, "x"));
        QCOMPARE(done(importAuto(sources, "x")).network, got.network);
        QFETCH(int, vpcs);
        QFETCH(int, subnets);
        const net::Topology& topology = got.network.topology;
        if (vpcs >= 0)
            QCOMPARE(int(count(topology, net::Kind::Vpc)), vpcs);
        if (subnets >= 0)
            QCOMPARE(int(count(topology, net::Kind::Subnet) + count(topology, net::Kind::AzureSubnet)), subnets);
        for (const NotUnderstood& item : got.not_understood)
            QVERIFY2(item.line > 0, qPrintable(q(item.why) + u' ' + q(item.path)));
    }

    /// The same template in both notations is the same network.
    void notationsAgree()
    {
        const QString base = QStringLiteral(PB_SHARED_DATA "/networks/cfn/VPC_VPC_With_Managed_NAT_And_Private_Subnet");
        if (!QFile::exists(base + u".json"_qs))
            QSKIP("the shared data is not here");
        const std::vector<SourceText> json{{"a", text(base + u".json"_qs)}}, yaml{{"a", text(base + u".yaml"_qs)}};
        const Imported a = done(importCloudFormation(json, "x")), b = done(importCloudFormation(yaml, "x"));
        for (const auto kind : {net::Kind::Subnet, net::Kind::RouteTable, net::Kind::NatGateway, net::Kind::NetworkAcl})
            QCOMPARE(count(a.network.topology, kind), count(b.network.topology, kind));
    }

    /// https://learn.microsoft.com/azure/virtual-network/tutorial-create-route-table: from the front end, traffic to
    /// the back end goes through the appliance at 10.1.1.4.
    void quickstartRoutesThroughTheAppliance()
    {
        const QString file = QStringLiteral(
            PB_SHARED_DATA "/networks/azure-arm/quickstart_userdefined-routes-appliance.azuredeploy.json");
        if (!QFile::exists(file))
            QSKIP("the shared data is not here");
        const std::vector<SourceText> sources{{"t", text(file)}};
        const Imported got = done(importArm(sources, "x"));
        const net::Topology& topology = got.network.topology;
        net::TraceQuery query;
        query.from = *net::parseEnd("Nic0", topology);
        query.to = *net::parseEnd("Nic2", topology);
        query.destination_port = 443;
        const auto traced = net::trace(net::Index(topology), query);
        QVERIFY(traced);
        const net::Element* appliance = named(topology, net::Kind::AzureNetworkInterface, "Nic1");
        QVERIFY(appliance);
        QVERIFY(std::any_of(traced->forward.hops.begin(), traced->forward.hops.end(),
                            [&](const net::Hop& hop) { return hop.element == appliance->id; }));
    }
};

QTEST_GUILESS_MAIN(TestTemplateImport)
#include "tst_template_import.moc"
