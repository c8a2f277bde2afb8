// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export.h"
#include "core/exchange/network/import.h"
#include "core/exchange/network/network_codec.h"
#include "core/exchange/network/residue.h"
#include "tests/core/exchange/network/export_samples.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace pb;
using namespace pb::exchange;
using namespace pb::test;
using nlohmann::json;

namespace {

QString q(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

const Importer& importer(std::string_view name)
{
    return *std::find_if(importers().begin(), importers().end(), [&](const Importer& i) { return i.name == name; });
}

Imported imported(std::string_view format, const std::string& text)
{
    const std::vector<SourceText> sources{{"export.json", text}};
    auto got = importer(format).read(sources, "again");
    if (!got)
        qFatal("%s: %s", got.error().id.c_str(), got.error().detail.c_str());
    return *std::move(got);
}

/// Ids of the workspace are not part of a file.
net::Network bare(net::Network network)
{
    network.id = {};
    network.workload = {};
    return network;
}

const json& residueIn(const json& document)
{
    const std::string key(kResidueKey);
    if (document.contains("//"))
        return document.at("//").at(key);
    return document.at(document.contains("Metadata") ? "Metadata" : "metadata").at(key);
}

const Exporter& named(const QString& format)
{
    return *std::find_if(exporters().begin(), exporters().end(),
                         [&](const Exporter& e) { return q(e.name) == format; });
}

void comesBack(const Exporter& exporter, const net::Network& network)
{
    const Imported again = imported(exporter.name, exporter.write(network).text);
    QCOMPARE(q(writeNetwork(bare(again.network))), q(writeNetwork(bare(network))));
    for (const NotUnderstood& item : again.not_understood)
        QVERIFY2(item.why != "import.residue", item.args.empty() ? "" : item.args[0].c_str());
}

bool isOf(const net::Network& network, std::int64_t id, net::Cloud cloud)
{
    return net::kindInfo(network.topology.find(ElementId{id})->kind()).cloud == cloud;
}

}  // namespace

class TestExport : public QObject {
    Q_OBJECT
private slots:
    void importOfAnExportIsTheNetwork_data()
    {
        QTest::addColumn<QString>("format");
        for (const Exporter& exporter : exporters())
            QTest::newRow(exporter.name.data()) << q(exporter.name);
    }
    void importOfAnExportIsTheNetwork()
    {
        QFETCH(QString, format);
        const Exporter& exporter = named(format);
        const auto same = [&](const net::Network& network) { comesBack(exporter, network); };
        same(sample());
        if (QTest::currentTestFailed())
            return;
        for (unsigned seed = 1; seed <= 46; ++seed) {
            same(seed <= 40 ? anyNetwork(seed) : connectedNetwork(seed));
            if (QTest::currentTestFailed()) {
                qWarning("seed %u", seed);
                return;
            }
        }
    }

    /// Real inputs as well, whatever of them is not modelled.
    void sharedInputsComeBack_data() { importOfAnExportIsTheNetwork_data(); }
    void sharedInputsComeBack()
    {
        QFETCH(QString, format);
        const auto networks = sharedNetworks();
        if (networks.empty())
            QSKIP("the shared data is not here");
        for (const auto& [name, network] : networks) {
            comesBack(named(format), network);
            if (QTest::currentTestFailed())
                return qWarning("%s", qPrintable(name));
        }
    }

    /// What the format can say is said by its own resources, not by what is kept beside them: of the sample's elements
    /// only these fields are kept.
    void resourcesSayWhatTheyCan_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QStringList>("clouds");
        QTest::addColumn<QStringList>("kept");
        // Addresses that the cloud gives out, marks of what stands by itself, and what is no part of a deployment.
        // A peering has two halves: which is called left is no matter of the format.
        const QStringList halves{u"left"_qs,
                                 u"right"_qs,
                                 u"left_link"_qs,
                                 u"right_link"_qs,
                                 u"left_forwarded"_qs,
                                 u"right_forwarded"_qs,
                                 u"left_gateway_transit"_qs,
                                 u"right_gateway_transit"_qs,
                                 u"left_remote_gateways"_qs,
                                 u"right_remote_gateways"_qs};
        const QStringList always = halves + QStringList{u"box"_qs,     u"note"_qs,      u"cloud_id"_qs,  u"deployed"_qs,
                                                        u"listens"_qs, u"public_ip"_qs, u"public_ips"_qs};
        const QStringList aws =
            always + QStringList{u"main"_qs, u"is_default"_qs,  u"tunnels_up"_qs, u"site"_qs, u"parent"_qs,
                                 u"name"_qs, u"description"_qs, u"routes"_qs,     u"ipv6"_qs};
        QTest::newRow("cloudformation") << u"cloudformation"_qs << QStringList{u"aws"_qs} << aws;
        QTest::newRow("terraform") << u"terraform"_qs << QStringList{u"aws"_qs, u"azure"_qs} << aws;
        QTest::newRow("arm") << u"arm"_qs << QStringList{u"azure"_qs}
                             << always + QStringList{u"site"_qs, u"parent"_qs, u"name"_qs};
    }
    void resourcesSayWhatTheyCan()
    {
        QFETCH(QString, format);
        QFETCH(QStringList, clouds);
        QFETCH(QStringList, kept);
        const net::Network network = sample();
        const json document = json::parse(named(format).write(network).text);
        QStringList beyond;
        for (const json& entry : residueIn(document).at("elements")) {
            const std::int64_t id = entry.at("id");
            const bool own = std::any_of(clouds.begin(), clouds.end(), [&](const QString& cloud) {
                return isOf(network, id, cloud == u"aws" ? net::Cloud::Aws : net::Cloud::Azure);
            });
            // What is in force as the VPC's default is named in an export; that the drawing does not name it is kept.
            const QStringList defaults{u"route_table"_qs, u"network_acl"_qs, u"security_groups"_qs};
            for (const auto& [field, value] : entry.at("set").items())
                if (own && !kept.contains(q(field)) && !(value.is_null() && defaults.contains(q(field))))
                    beyond << QStringLiteral("%1 of %2").arg(q(field)).arg(id);
        }
        QCOMPARE(beyond.join(u", "), QString());
        // Every element of the cloud but its regions and zones has a resource.
        for (const json& more : residueIn(document).at("more"))
            for (const QString& cloud : clouds)
                QVERIFY2(!isOf(network, more.at("id"), cloud == u"aws" ? net::Cloud::Aws : net::Cloud::Azure),
                         more.dump().c_str());
    }

    void changesByHandCount()
    {
        const net::Network network = sample();
        json document = json::parse(exportCloudFormation(network).text);
        std::string subnet;
        for (auto& [name, resource] : document.at("Resources").items())
            if (resource.at("Type") == "AWS::EC2::Subnet" && subnet.empty()) {
                subnet = name;
                resource["Properties"]["CidrBlock"] = "10.20.250.0/24";
            }
        document["Resources"]["Another"] = {{"Type", "AWS::EC2::InternetGateway"}, {"Properties", json::object()}};
        const Imported again = imported("cloudformation", document.dump());
        const ElementId id{std::stoll(subnet.substr(6))};
        const auto* changed = again.network.topology.find<net::Subnet>(id);
        QVERIFY(changed);
        QCOMPARE(q(changed->ipv4.at(0).text()), u"10.20.250.0/24"_qs);
        QCOMPARE(again.network.topology.size(), network.topology.size() + 1);
        QVERIFY(again.network.topology.highest() > network.topology.highest());
    }

    void takenOutStaysOut()
    {
        json document = json::parse(exportCloudFormation(sample()).text);
        std::size_t before = 0, after = 0;
        const auto groups = [](const net::Network& network) {
            return std::count_if(network.topology.elements().begin(), network.topology.elements().end(),
                                 [](const auto& e) { return e.second->kind() == net::Kind::SecurityGroup; });
        };
        before = static_cast<std::size_t>(groups(sample()));
        auto& resources = document["Resources"];
        for (auto it = resources.begin(); it != resources.end(); ++it)
            if (it.value().at("Type") == "AWS::EC2::SecurityGroup") {
                resources.erase(it);
                break;
            }
        const Imported again = imported("cloudformation", document.dump());
        after = static_cast<std::size_t>(groups(again.network));
        // Rows and interfaces still name it: it stands as an empty one of a new id, or is gone.
        QVERIFY(after <= before);
    }

    void damagedResidueIsLeftAside_data()
    {
        QTest::addColumn<QByteArray>("residue");
        for (const char* bad : {"{\"x\": 1}", "{\"network\": 7, \"elements\": [], \"more\": [], \"drop\": []}",
                                "{\"network\": {}, \"elements\": [{\"from\": \"Vpc1\"}], \"more\": [], \"drop\": []}",
                                "{\"network\": {}, \"elements\": 3, \"more\": [7], \"drop\": [[]]}"})
            QTest::newRow(bad) << QByteArray(bad);
    }
    void damagedResidueIsLeftAside()
    {
        QFETCH(QByteArray, residue);
        json document = json::parse(exportCloudFormation(sample()).text);
        document["Metadata"][std::string(kResidueKey)] = json::parse(residue.toStdString());
        const Imported again = imported("cloudformation", document.dump());
        QVERIFY(again.network.topology.size() > 10);
        QVERIFY(std::any_of(again.not_understood.begin(), again.not_understood.end(),
                            [](const NotUnderstood& item) { return item.why == "import.residue"; }));
    }

    void drawingIsWellFormed()
    {
        net::Network network = sample();
        network.name = "a <b> & \"c\"";
        QXmlStreamReader xml(q(exportDrawio(network)));
        std::size_t cells = 0;
        QStringList parents, ids;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"mxCell") {
                ids << xml.attributes().value(u"id"_qs).toString();
                if (xml.attributes().hasAttribute(u"parent"_qs))
                    parents << xml.attributes().value(u"parent"_qs).toString();
                cells += xml.attributes().hasAttribute(u"vertex"_qs) ? 1 : 0;
            }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(cells, network.topology.size());
        QCOMPARE(ids.removeDuplicates(), 0);
        for (const QString& parent : parents)
            QVERIFY2(ids.contains(parent), qPrintable(parent));
    }

    /// What a cloud does not take in one template is written all the same, and said.
    void tooManyResourcesAreSaid()
    {
        QVERIFY(!exportCloudFormation(sample()).isTooLarge());
        QVERIFY(!exportArm(sample()).isTooLarge());
        net::Network network;
        const auto put = [&](std::int64_t id, std::int64_t parent, net::KindData data) {
            net::Element element;
            element.id = ElementId{id};
            element.parent = ElementId{parent};
            element.name = "e" + std::to_string(id);
            element.data = std::move(data);
            network.topology.put(std::move(element));
        };
        put(1, 0, net::Region{"eu-west-1"});
        net::Vpc vpc;
        vpc.ipv4 = {*net::Prefix::parse("10.0.0.0/16")};
        put(2, 1, vpc);
        put(3, 0, net::AzureRegion{"koreacentral"});
        for (std::int64_t i = 0; i < 900; ++i) {
            put(100 + i, 2, net::SecurityGroup{});
            put(2000 + i, 3, net::NetworkSecurityGroup{});
        }
        const Exported aws = exportCloudFormation(network), azure = exportArm(network);
        QVERIFY(aws.isTooLarge() && azure.isTooLarge());
        QCOMPARE(aws.resources, json::parse(aws.text)["Resources"].size());
        QCOMPARE(azure.resources, json::parse(azure.text)["resources"].size());
        QVERIFY(!exportTerraform(network).isTooLarge());
    }
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
