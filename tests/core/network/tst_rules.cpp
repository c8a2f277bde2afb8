// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/rules.h"

#include "tests/core/network/rule_cases.h"

#include <QFile>
#include <QHash>
#include <QTest>

#include <algorithm>
#include <set>

using namespace pb;
using namespace pb::net;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

const std::vector<RuleCase>& cases()
{
    static const std::vector<RuleCase> all = [] {
        std::vector<RuleCase> out;
        for (const auto& part :
             {awsBlockCases(), awsRouteCases(), awsGatewayCases(), awsFilterCases(), azureBlockCases(),
              azureFilterCases(), azureGatewayCases(), awsSubnetRouteCases(), awsVpnCases(), awsNatCases(),
              awsPeeringCases(), awsAclCases(), azureRouteCases(), azureOutboundCases(), commonCases(), transitCases(),
              directConnectCases(), balancerCases(), azureEdgeCases()})
            out.insert(out.end(), part.begin(), part.end());
        return out;
    }();
    return all;
}

std::string shown(const std::vector<Finding>& findings)
{
    std::string out;
    for (const Finding& finding : findings) {
        out += '\n' + finding.key();
        for (const std::string& arg : finding.args)
            out += " [" + arg + ']';
    }
    return out;
}

std::vector<Finding> of(const std::string& rule, const std::vector<Finding>& findings)
{
    std::vector<Finding> out;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(out),
                 [&](const Finding& finding) { return finding.rule == rule; });
    return out;
}

QHash<QString, QString> readTexts()
{
    QHash<QString, QString> out;
    QFile file(QStringLiteral(PB_SOURCE_DIR) + u"/resources/texts/rules.tsv"_s);
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().split('\n'))
            if (const auto cells = QString::fromUtf8(line).split(u'\t'); cells.size() == 3)
                out.insert(cells[0], cells[1]);
    return out;
}

void addCases()
{
    QTest::addColumn<int>("at");
    for (std::size_t i = 0; i < cases().size(); ++i)
        QTest::newRow(cases()[i].rule.c_str()) << static_cast<int>(i);
}

const RuleCase& caseAt(int at) { return cases()[static_cast<std::size_t>(at)]; }

}  // namespace

class TestRules : public QObject {
    Q_OBJECT
private slots:
    void soundDrawingsAreClean()
    {
        for (const auto base :
             {soundAws, soundAzure, soundHybrid, soundPeered, soundAzurePeered, soundTransit, soundDirect}) {
            const auto findings = validate(base().network);
            QVERIFY2(findings.empty(), shown(findings).c_str());
        }
    }

    void everyRuleHasACase()
    {
        std::set<std::string_view> covered;
        for (const RuleCase& one : cases()) {
            QVERIFY2(covered.insert(one.rule).second, one.rule.c_str());
            QVERIFY2(ruleOf(one.rule), one.rule.c_str());
        }
        for (const RuleInfo& rule : rules())
            QVERIFY2(covered.contains(rule.id), std::string(rule.id).c_str());
    }

    void tableIsComplete()
    {
        std::string_view last;
        for (const RuleInfo& rule : rules()) {
            const std::string id(rule.id);
            QVERIFY2(last < rule.id, id.c_str());  // sorted, no id twice
            last = rule.id;
            QVERIFY2(rule.check && !rule.questions.empty(), id.c_str());
            QCOMPARE(rule.source.address.empty(), rule.source.standing == SourceStanding::Own);
            QVERIFY2(rule.source.address.empty() || rule.source.address.starts_with("https://"), id.c_str());
            const auto cloud = id.substr(0, id.find('.'));
            QCOMPARE(cloud, std::string(rule.cloud == Cloud::Common ? "net" : enumName(rule.cloud)));
            for (const std::string_view question : questionsFor(rule.id))
                QVERIFY2(question.starts_with("REL ") || question.starts_with("SEC ") ||
                             question.starts_with("PERF ") || question.starts_with("COST "),
                         id.c_str());
        }
        QVERIFY(rules().size() >= 30);
        QVERIFY(!ruleOf("no.such.rule"));
        QVERIFY(questionsFor("no.such.rule").empty());
    }

    void bad_data() { addCases(); }
    /// The rule says so, and nothing is said that the case does not name.
    void bad()
    {
        QFETCH(int, at);
        const RuleCase& one = caseAt(at);
        Drawing drawing = one.base();
        one.bad(drawing);
        const auto findings = validate(drawing.network);
        QVERIFY2(of(one.rule, findings).size() == one.count, shown(findings).c_str());
        std::set<std::string> said, expected(one.also.begin(), one.also.end());
        expected.insert(one.rule);
        for (const Finding& finding : findings)
            said.insert(finding.rule);
        QVERIFY2(said == expected, shown(findings).c_str());
    }

    void near_data() { addCases(); }
    void near()
    {
        QFETCH(int, at);
        const RuleCase& one = caseAt(at);
        Drawing drawing = one.base();
        one.near(drawing);
        const auto findings = validate(drawing.network);
        QVERIFY2(of(one.rule, findings).empty(), shown(findings).c_str());
    }

    void fixes_data() { addCases(); }
    /// Each fix alone takes the finding away, brings no error that was not there, and can be undone.
    void fixes()
    {
        QFETCH(int, at);
        const RuleCase& one = caseAt(at);
        Drawing drawing = one.base();
        one.bad(drawing);
        const auto before = validate(drawing.network);
        std::set<std::string> errors;
        for (const Finding& finding : before)
            errors.insert(finding.key());
        for (const Finding& finding : of(one.rule, before)) {
            const auto edits = fixesFor(drawing.network, finding);
            QCOMPARE(!edits.empty(), ruleOf(one.rule)->fixes != nullptr);
            for (const Edit& edit : edits) {
                Network mended = drawing.network;
                const auto inverse = applyEdit(mended, edit);
                QVERIFY2(inverse, inverse ? "" : inverse.error().detail.c_str());
                for (const Finding& after : validate(mended)) {
                    QVERIFY2(after.key() != finding.key(), shown({after}).c_str());
                    QVERIFY2(after.severity != Severity::Error || errors.contains(after.key()), shown({after}).c_str());
                }
                QVERIFY(applyEdit(mended, *inverse));
                QVERIFY(mended == drawing.network);
            }
        }
    }

    void subjectsAndKeysAreSound_data() { addCases(); }
    void subjectsAndKeysAreSound()
    {
        QFETCH(int, at);
        Drawing drawing = caseAt(at).base();
        caseAt(at).bad(drawing);
        const auto findings = validate(drawing.network);
        std::set<std::string> keys;
        for (std::size_t i = 0; i < findings.size(); ++i) {
            QVERIFY2(keys.insert(findings[i].key()).second, shown({findings[i]}).c_str());
            QVERIFY(!findings[i].subjects.empty());
            for (const ElementId id : findings[i].subjects)
                QVERIFY2(drawing.network.topology.contains(id), shown({findings[i]}).c_str());
            if (i > 0)
                QVERIFY(
                    findings[i - 1].severity > findings[i].severity ||
                    (findings[i - 1].severity == findings[i].severity && findings[i - 1].key() < findings[i].key()));
        }
    }

    /// The sentence and the advice of a finding name no argument that the finding does not have, and none is empty.
    void argumentsFitTheTexts_data() { addCases(); }
    void argumentsFitTheTexts()
    {
        static const QHash<QString, QString> texts = readTexts();
        QFETCH(int, at);
        const RuleCase& one = caseAt(at);
        Drawing drawing = one.base();
        one.bad(drawing);
        for (const Finding& finding : of(one.rule, validate(drawing.network))) {
            for (const QString& part : {u"sentence"_s, u"advice"_s}) {
                const QString text = texts.value(u"rule.%1.%2"_s.arg(QString::fromStdString(one.rule), part));
                QVERIFY2(!text.isEmpty(), one.rule.c_str());
                for (std::size_t arg = finding.args.size() + 1; arg < 10; ++arg)
                    QVERIFY2(!text.contains(u"%%1"_s.arg(arg)), shown({finding}).c_str());
            }
            for (const std::string& arg : finding.args)
                QVERIFY2(!arg.empty(), shown({finding}).c_str());
        }
    }

    void noFixForWhatIsNotThere()
    {
        Drawing drawing = soundAws();
        const Finding finding{"aws.gateway.detached", Severity::Warning, {drawing.id("igw")}, {}};
        QVERIFY(fixesFor(drawing.network, finding).empty());
        QVERIFY(fixesFor(drawing.network, {"no.such.rule", Severity::Error, {drawing.id("igw")}, {}}).empty());
    }

    void aVpnMayEndAtATransitGateway()
    {
        Drawing drawing = soundHybrid();
        drawing.add("tgw", "seoul", Opaque{"AWS::EC2::TransitGateway", "{}"});
        drawing.change<VpnConnection>("vpn-1", [](VpnConnection& vpn) { vpn.gateway = {}; });
        QVERIFY(of("aws.vpn.incomplete", validate(drawing.network)).empty());
    }

    void stopsOnRequest()
    {
        Drawing drawing = soundAws();
        drawing.erase("web-group");
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(validate(drawing.network, stop.get_token()).empty());
    }

    void asOf_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("date");
        QTest::addColumn<bool>("fires");
        const auto row = [](const char* rule, const char* date, bool fires) {
            QTest::addRow("%s on %s", rule, date) << rule << date << fires;
        };
        // The figures of 2019 and those of today; each drawing is built in asOf().
        row("aws.vpc.ipv6_size", "2019-03-19", true);
        row("aws.vpc.ipv6_size", "2026-11-01", false);
        row("aws.subnet.ipv6_size", "2019-03-19", true);
        row("aws.subnet.ipv6_size", "2026-11-01", false);
        row("aws.route_table.too_many_routes", "2019-03-19", true);
        row("aws.route_table.too_many_routes", "2026-11-01", false);
        row("azure.subnet.size", "2019-03-19", true);
        row("azure.subnet.size", "2026-11-01", false);
        row("azure.subnet.special_too_small", "2019-03-19", false);
        row("azure.subnet.special_too_small", "2026-11-01", true);
        row("azure.subnet.default_outbound", "2026-03-30", false);
        row("azure.subnet.default_outbound", "2026-03-31", true);
        row("aws.direct_connect.bandwidth", "2019-03-19", true);
        row("aws.direct_connect.bandwidth", "2026-11-01", false);
        row("aws.direct_connect.too_many_interfaces", "2019-03-19", true);
        row("aws.direct_connect.too_many_interfaces", "2026-11-01", false);
        row("aws.vpc.blocked_public_access", "2019-03-19", false);
        row("aws.vpc.blocked_public_access", "2026-11-01", true);
        row("azure.public_ip.basic_retired", "2019-03-19", false);
        row("azure.public_ip.basic_retired", "2026-11-01", true);
        row("azure.load_balancer.basic_retired", "2019-03-19", false);
        row("azure.load_balancer.basic_retired", "2026-11-01", true);
        row("azure.interface.basic_public_ip", "2025-09-29", false);
        row("azure.interface.basic_public_ip", "2025-09-30", true);
    }
    void asOf()
    {
        QFETCH(QString, rule);
        QFETCH(QString, date);
        QFETCH(bool, fires);
        Drawing aws = soundAws();
        aws.change<Vpc>("vpc", [](Vpc& vpc) { vpc.ipv6 = prefixes("2001:db8::/60"); });
        aws.change<Subnet>("private-a", [](Subnet& s) { s.ipv6 = prefixes("2001:db8::/60"); });
        aws.change<RouteTable>("private-table-a", [&](RouteTable& t) {
            for (std::uint32_t i = 0; i < 60; ++i)
                t.routes.push_back({Prefix::around(Address::v4(0x0b000000u + (i << 8)), 24), {}, aws.id("nat-a")});
        });
        const ElementId office = aws.add("office", "", OnPremises{prefixes("192.168.0.0/16")});
        const ElementId line = aws.add("line", "", DirectConnectConnection{100000, "here", office});
        for (int i = 0; i < 51; ++i)
            aws.add("vif-" + std::to_string(i), "",
                    VirtualInterface{VirtualInterfaceType::Public, line, {}, 100 + i, 65000, true});
        aws.change<Vpc>("vpc", [](Vpc& vpc) { vpc.internet_block = InternetBlock::Bidirectional; });
        Drawing azure = soundAzure();
        azure.add("pip", "korea", AzurePublicIp{{}, PublicIpSku::Basic, {}, azure.id("fw-nic")});
        AzureLoadBalancer balancer;
        balancer.sku = PublicIpSku::Basic;
        azure.add("lb", "korea", balancer);
        azure.add("wide", "korea", VirtualNetwork{prefixes("64.0.0.0/4"), {}});
        azure.add("wide-subnet", "wide", azureSubnetOf("64.0.0.0/4"));
        azure.add("AzureBastionSubnet", "vnet", azureSubnetOf("10.10.9.0/27"));
        azure.change<AzureSubnet>("web", [](AzureSubnet& s) { s.route_table = {}; });
        azure.change<AzureNetworkInterface>("fw-nic", [](AzureNetworkInterface& nic) {
            nic.public_ip = address("203.0.113.81");
            nic.public_ip_sku = PublicIpSku::Basic;
        });
        std::vector<Finding> findings;
        for (Drawing* drawing : {&aws, &azure}) {
            drawing->network.as_of = Date::parse(date.toStdString()).value();
            const auto more = validate(drawing->network);
            findings.insert(findings.end(), more.begin(), more.end());
        }
        QVERIFY2(of(rule.toStdString(), findings).empty() != fires, shown(findings).c_str());
    }

    void withoutADateItIsToday()
    {
        Network network;
        QCOMPARE(rulesDate(network), Date::today());
        network.as_of = Date(2019, 3, 19);
        QCOMPARE(rulesDate(network), Date(2019, 3, 19));
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
