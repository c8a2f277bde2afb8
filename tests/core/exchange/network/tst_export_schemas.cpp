// SPDX-License-Identifier: GPL-3.0-or-later
// Exports as others see them: tests/formats judges them by what AWS, Azure and Terraform's providers publish of their
// resources. Skipped where Node.js or the npm packages are not there; packaging/test fetches them.
#include "core/exchange/network/export.h"
#include "tests/core/exchange/network/export_samples.h"
#include "tests/support/balanced_drawings.h"
#include "tests/support/random_network.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::exchange;

namespace {

constexpr int kPatienceMs = 250'000;

const QString& packages()
{
    static const QString folder = QStringLiteral(PB_SOURCE_DIR "/build/formats");
    return folder;
}

QString ending(std::string_view format)
{
    const QString name = QString::fromUtf8(format.data(), static_cast<qsizetype>(format.size()));
    return (name == u"terraform" ? QStringLiteral("tf") : name) + QStringLiteral(".json");
}

struct Verdict {
    int code = -1;
    QString said;
};

Verdict judged(const QStringList& files)
{
    QProcess node;
    node.setProcessChannelMode(QProcess::MergedChannels);
    node.start(QStringLiteral("node"),
               QStringList{QStringLiteral(PB_SOURCE_DIR "/tests/formats/judge.mjs"), packages()} + files);
    if (!node.waitForFinished(kPatienceMs) || node.exitStatus() != QProcess::NormalExit)
        return {-1, node.errorString()};
    return {node.exitCode(), QString::fromUtf8(node.readAll())};
}

}  // namespace

class TestExportSchemas : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void exportsAreWhatTheCloudsTake_data();
    void exportsAreWhatTheCloudsTake();
    void faultsAreFound_data();
    void faultsAreFound();

private:
    QString write(const QString& name, const std::string& text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0)
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void TestExportSchemas::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty())
        QSKIP("Node.js is not installed (packaging/setup)");
    if (!QFile::exists(packages() + QStringLiteral("/complete")))
        QSKIP("the npm packages are not there (tests/formats/fetch build/formats)");
    QVERIFY(m_folder.isValid());
}

void TestExportSchemas::exportsAreWhatTheCloudsTake_data()
{
    QTest::addColumn<qsizetype>("exporter");
    for (std::size_t i = 0; i < exporters().size(); ++i)
        QTest::newRow(exporters()[i].name.data()) << static_cast<qsizetype>(i);
}

void TestExportSchemas::exportsAreWhatTheCloudsTake()
{
    QFETCH(qsizetype, exporter);
    const Exporter& to = exporters()[static_cast<std::size_t>(exporter)];
    QStringList files;
    const auto add = [&](const QString& name, const net::Network& network) {
        files << write(name + QLatin1Char('.') + ending(to.name), to.write(network).text);
    };
    add(QStringLiteral("sample"), test::sample());
    test::Drawing own = test::balancedTwice();  // with what is not the provider's default
    own.change<net::LoadBalancer>("lb", [](auto& b) { b.target_ports = {{0, 0}}; });
    own.change<net::LoadBalancer>("nlb", [&](auto& b) {
        b.targets = {own.id("web-a")};
        b.protocol = net::ListenerProtocol::TcpUdp;
        b.preserve_client_ip = false;
    });
    add(QStringLiteral("balancers"), own.network);
    test::Drawing azure = test::balancedAzure();
    azure.change<net::AzureLoadBalancer>("lb", [](auto& b) { b.protocol = net::ListenerProtocol::TcpUdp; });
    add(QStringLiteral("balancers of Azure"), azure.network);
    for (unsigned seed = 1; seed <= 15; ++seed)
        add(QStringLiteral("any%1").arg(seed), test::anyNetwork(seed));
    for (unsigned seed = 1; seed <= 4; ++seed)
        add(QStringLiteral("connected%1").arg(seed), test::connectedNetwork(seed));
    for (unsigned seed = 1; seed <= 15; ++seed)
        add(QStringLiteral("drawn%1").arg(seed),
            test::RandomNetwork(seed, static_cast<test::RandomNetwork::Sort>(seed % 3)).network);
    int number = 0;
    for (const auto& [name, network] : test::sharedNetworks())
        add(QStringLiteral("shared%1").arg(++number), network);
    const Verdict verdict = judged(files);
    if (verdict.code != 0)
        for (const QString& line : verdict.said.split(u'\n'))
            qWarning("%s", qPrintable(line));
    QCOMPARE(verdict.code, 0);
}

/// The judge finds each sort of fault.
void TestExportSchemas::faultsAreFound_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    const QByteArray cfn(R"({"AWSTemplateFormatVersion":"2010-09-09","Resources":{"A":%1}})");
    const auto cloudFormation = [&](const char* row, const char* resource, const char* said) {
        QTest::newRow(row) << u"a.cloudformation.json"_qs << QByteArray(cfn).replace("%1", resource)
                           << QString::fromLatin1(said);
    };
    cloudFormation("type", R"({"Type":"AWS::EC2::Vpc"})", "Resources.A: has the unknown type AWS::EC2::Vpc");
    cloudFormation("property", R"({"Type":"AWS::EC2::VPC","Properties":{"Cidr":"10.0.0.0/8"}})",
                   "Resources.A.Properties.Cidr: is not known");
    cloudFormation("read only", R"({"Type":"AWS::EC2::VPC","Properties":{"DefaultSecurityGroup":"sg"}})",
                   "Resources.A.Properties.DefaultSecurityGroup: can only be read");
    cloudFormation("form", R"({"Type":"AWS::EC2::VPC","Properties":{"EnableDnsSupport":"yes"}})",
                   "Resources.A.Properties.EnableDnsSupport: is a string, not a boolean");
    cloudFormation("required", R"({"Type":"AWS::EC2::NetworkAcl"})", "Resources.A.Properties: lacks VpcId");
    cloudFormation("reference", R"({"Type":"AWS::EC2::NetworkAcl","Properties":{"VpcId":{"Ref":"B"}}})",
                   "Resources.A.Properties.VpcId: refers to B, which is not there");
    cloudFormation("attribute",
                   R"({"Type":"AWS::EC2::NetworkAcl","Properties":{"VpcId":{"Fn::GetAtt":["A","Colour"]}}})",
                   "asks for Colour, which AWS::EC2::NetworkAcl does not have");

    const QByteArray tf(R"({"terraform":{"required_providers":{"aws":{"source":"hashicorp/aws"}}},"resource":{%1}})");
    const auto terraform = [&](const char* row, const char* resource, const char* said) {
        QTest::newRow(row) << u"a.tf.json"_qs << QByteArray(tf).replace("%1", resource) << QString::fromLatin1(said);
    };
    terraform("tf type", R"("aws_vpcs":{"a":{}})", "aws_vpcs.a: has the unknown type aws_vpcs");
    terraform("tf argument", R"("aws_vpc":{"a":{"cidr":"10.0.0.0/8"}})", "aws_vpc.a.cidr: is not known");
    terraform("tf read only", R"("aws_vpc":{"a":{"owner_id":"1"}})", "aws_vpc.a.owner_id: can only be read");
    terraform("tf form", R"("aws_vpc":{"a":{"enable_dns_support":"yes"}})",
              "aws_vpc.a.enable_dns_support: is a string, not a boolean");
    terraform("tf required", R"("aws_network_acl":{"a":{}})", "aws_network_acl.a: lacks vpc_id");
    terraform("tf reference", R"("aws_network_acl":{"a":{"vpc_id":"${aws_vpc.b.id}"}})",
              "aws_network_acl.a.vpc_id: refers to aws_vpc.b.id, which is not there");
    terraform("tf attribute", R"("aws_vpc":{"b":{}},"aws_network_acl":{"a":{"vpc_id":"${aws_vpc.b.colour}"}})",
              "aws_network_acl.a.vpc_id: asks for colour, which aws_vpc does not have");
    terraform("tf variable", R"("aws_network_acl":{"a":{"vpc_id":"${var.b}"}})",
              "aws_network_acl.a.vpc_id: uses var.b, which is not declared");
    terraform("tf circle", R"("aws_eip":{"a":{"instance":"${aws_eip.b.id}"},"b":{"instance":"${aws_eip.a.id}"}})",
              "need each other in a circle");

    const auto arm = [&](const char* row, const char* resource, const char* said) {
        QTest::newRow(row) << u"a.arm.json"_qs
                           << QByteArray(R"({"$schema":"https://schema.management.azure.com/schemas/2019-04-01/)"
                                         R"(deploymentTemplate.json#","contentVersion":"1.0.0.0","resources":[%1]})")
                                  .replace("%1", resource)
                           << QString::fromLatin1(said);
    };
    const char* const kTable = R"({"type":"Microsoft.Network/routeTables","name":"a","location":"x","properties":)";
    arm("arm type", R"({"type":"Microsoft.Network/routeTable","name":"a"})", "has the unknown type");
    arm("arm property", QByteArray(kTable).append(R"({"colour":1}})"), "properties.colour: is not known");
    arm("arm read only", QByteArray(kTable).append(R"({"provisioningState":"x"}})"),
        "properties.provisioningState: can only be read");
    arm("arm form", QByteArray(kTable).append(R"({"disableBgpRoutePropagation":"yes"}})"),
        "properties.disableBgpRoutePropagation: is a string, not a Boolean");
    arm("arm required", R"({"type":"Microsoft.Network/routeTables","name":"a"})", "lacks a location");
    arm("arm version", QByteArray(kTable).append("{}}"), "it is judged by");
    arm("arm choice",
        QByteArray(kTable).append(R"({"routes":[{"name":"r","properties":{"nextHopType":"Elsewhere"}}]}})"),
        "may not be \"Elsewhere\"");
    arm("arm escaped",
        R"({"type":"Microsoft.Network/virtualNetworks/subnets","name":"a/b","properties":{"routeTable":)"
        R"({"id":"[[resourceId('Microsoft.Network/routeTables', 'c')]"}}})",
        "is no reference");
    arm("arm reference",
        R"({"type":"Microsoft.Network/virtualNetworks/subnets","name":"a/b","properties":{"routeTable":)"
        R"({"id":"[resourceId('Microsoft.Network/routeTables', 'c')]"}}})",
        "which is not there");
}

void TestExportSchemas::faultsAreFound()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QString, said);
    const Verdict verdict = judged({write(file, text.toStdString())});
    QVERIFY2(verdict.code == 1 && verdict.said.contains(said), qPrintable(verdict.said));
}

QTEST_GUILESS_MAIN(TestExportSchemas)
#include "tst_export_schemas.moc"
