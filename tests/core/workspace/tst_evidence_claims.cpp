// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/lens_reader.h"
#include "core/network/rules.h"
#include "core/workspace/evidence_claims.h"
#include "tests/support/drawing.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <set>

using namespace pb;
using namespace pb::workspace;
using namespace Qt::StringLiterals;

namespace {

constexpr WorkloadId kWorkload{1};
constexpr NetworkId kNetwork{7};

review::Lens builtin()
{
    std::vector<exchange::LensFile> files;
    const QString folder = u":/lenses/well-architected-2018"_s;
    for (const QString& name : QDir(folder).entryList({u"*.json"_s}, QDir::Files)) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            files.push_back({name.toStdString(), file.readAll().toStdString()});
    }
    return exchange::readLens(files).value();
}

/// A workspace with one workload that owns the network, nothing answered.
Workspace workspaceWith(net::Network network)
{
    Workspace out;
    out.workloads[kWorkload].id = kWorkload;
    out.workloads[kWorkload].lens = "well-architected-2018";
    network.id = kNetwork;
    network.workload = kWorkload;
    out.networks[kNetwork] = std::move(network);
    return out;
}

/// "rel_2_no_overlap" -> "rel_2"
std::string questionOf(std::string_view choice)
{
    return std::string(choice.substr(0, choice.find('_', choice.find('_') + 1)));
}

auto& answersIn(Workspace& workspace)
{
    review::Workload& workload = workspace.workloads[kWorkload];
    return workload.reviews[workload.lens].answers;
}

void setState(Workspace& workspace, std::string_view choice, review::ChoiceState state)
{
    answersIn(workspace)[questionOf(choice)].choices[std::string(choice)].state = state;
}

Finding findingOf(std::string_view rule, std::int64_t subject = 1)
{
    return {std::string(rule), Severity::Warning, {ElementId{subject}}, {}};
}

Findings validated(const Workspace& workspace)
{
    Findings out;
    for (const auto& [id, network] : workspace.networks)
        out[id] = net::validate(network);
    return out;
}

std::vector<std::string> choicesOf(const auto& rows)
{
    std::vector<std::string> out;
    for (const auto& row : rows)
        out.push_back(row.choice);
    return out;
}

RunRecord measured(std::int64_t id, std::int64_t memoryKiB = 1024)
{
    RunRecord run;
    run.id = {id};
    run.workload = kWorkload;
    run.summary.plan.guestMemoryKiB = memoryKiB;
    run.summary.host.hostName = "metal";
    run.summary.maxReady = 100;
    run.summary.stopReason = density::StopReason::Complete;
    return run;
}

using Names = std::vector<std::string>;

}  // namespace

class TestEvidenceClaims : public QObject {
    Q_OBJECT
    review::Lens m_lens;

    Names contradicted(const Workspace& workspace, const Findings& findings, Date day = Date::today()) const
    {
        return choicesOf(contradictions(workspace, findings, m_lens, kWorkload, day));
    }
    Names offered(const Workspace& workspace) const
    {
        return choicesOf(offers(workspace, validated(workspace), m_lens, kWorkload));
    }

private slots:
    void initTestCase() { m_lens = builtin(); }

    void everyNameExists()
    {
        std::set<std::pair<std::string_view, std::string_view>> rows;
        for (const RuleClaim& claim : ruleClaims()) {
            QVERIFY2(net::ruleOf(claim.rule), claim.rule.data());
            const review::Question* question = review::findQuestion(m_lens, claim.question);
            QVERIFY2(question && question->code == claim.question, claim.question.data());
            const review::Choice* choice = review::findChoice(*question, claim.choice);
            QVERIFY2(choice && !choice->none && !choice->weight.anti, claim.choice.data());
            QVERIFY2(rows.insert({claim.rule, claim.choice}).second, claim.rule.data());
        }
        QVERIFY(rows.size() > 40);
        std::set<std::string_view> choices;
        for (const SupportClaim& claim : supportClaims()) {
            const review::Question* question = review::findQuestion(m_lens, claim.question);
            QVERIFY2(question && question->code == claim.question, claim.question.data());
            const review::Choice* choice = review::findChoice(*question, claim.choice);
            QVERIFY2(choice && !choice->none && !choice->weight.anti, claim.choice.data());
            QVERIFY2(choices.insert(claim.choice).second, claim.choice.data());
            QVERIFY(claim.reason.starts_with("offer."));
        }
    }

    void eachRowDeniesItsPractice()
    {
        for (const RuleClaim& claim : ruleClaims()) {
            Workspace workspace = workspaceWith({});
            const Findings findings{{kNetwork, {findingOf(claim.rule)}}};
            const Names expected{std::string(claim.choice)};
            QVERIFY2(contradicted(workspace, findings).empty(), claim.rule.data());
            setState(workspace, claim.choice, review::ChoiceState::NotApplicable);
            QVERIFY2(contradicted(workspace, findings).empty(), claim.rule.data());
            setState(workspace, claim.choice, review::ChoiceState::Selected);
            QVERIFY2(contradicted(workspace, findings) == expected, claim.rule.data());
            const auto found = contradictions(workspace, findings, m_lens, kWorkload);
            QCOMPARE(found[0].question, std::string(claim.question));
            QCOMPARE(found[0].findings.size(), 1u);
            QCOMPARE(found[0].findings[0].finding.rule, std::string(claim.rule));
            QVERIFY(contradicted(workspace, {}).empty());
            answersIn(workspace)[questionOf(claim.choice)].applicable = false;
            QVERIFY2(contradicted(workspace, findings).empty(), claim.rule.data());
        }
    }

    /// The list above holds; here a real drawing, a real validator and words that a reviewer would agree with.
    void openDatabaseDeniesLimitedExposure()
    {
        test::Drawing drawing = test::soundAws();
        drawing.change<net::SecurityGroup>(
            "web-group", [](net::SecurityGroup& group) { group.rules.push_back(test::allowIn("3306", "0.0.0.0/0")); });
        Workspace workspace = workspaceWith(drawing.network);
        setState(workspace, "sec_6_limit_exposure", review::ChoiceState::Selected);
        setState(workspace, "sec_6_inspection", review::ChoiceState::Selected);
        QCOMPARE(contradicted(workspace, validated(workspace)), Names{"sec_6_limit_exposure"});
        setState(workspace, "sec_6_control_at_all_layers", review::ChoiceState::Selected);
        QCOMPARE(contradicted(workspace, validated(workspace)),
                 (Names{"sec_6_limit_exposure", "sec_6_control_at_all_layers"}));
    }

    void acceptedFindingsDenyNothing()
    {
        Workspace workspace = workspaceWith({});
        setState(workspace, "rel_2_no_overlap", review::ChoiceState::Selected);
        const Finding finding = findingOf("aws.subnet.overlap");
        const Findings findings{{kNetwork, {finding}}};
        Waiver waiver;
        waiver.finding_key = finding.key();
        waiver.reason = "a lab";
        waiver.expires = *Date::parse("2026-06-30");
        workspace.networks[kNetwork].waivers[finding.key()] = waiver;
        QCOMPARE(contradicted(workspace, findings, *Date::parse("2026-06-30")), Names{});
        QCOMPARE(contradicted(workspace, findings, *Date::parse("2026-07-01")), Names{"rel_2_no_overlap"});
    }

    void everyFindingIsNamedInTheOrderOfTheLens()
    {
        Workspace workspace = workspaceWith({});
        for (const auto* choice : {"cost_7_components", "rel_7_several_locations", "sec_6_limit_exposure"})
            setState(workspace, choice, review::ChoiceState::Selected);
        Finding worst = findingOf("aws.security_group.open_all", 3);
        worst.severity = Severity::Error;
        const Findings findings{{kNetwork,
                                 {findingOf("aws.nat.across_zones", 9), findingOf("aws.subnet.open_by_ipv6", 2), worst,
                                  findingOf("net.tier.single_zone", 4)}}};
        const auto found = contradictions(workspace, findings, m_lens, kWorkload);
        QCOMPARE(choicesOf(found), (Names{"sec_6_limit_exposure", "rel_7_several_locations", "cost_7_components"}));
        QCOMPARE(found[0].findings.size(), 2u);
        QCOMPARE(found[0].findings[0].finding, worst);
        QCOMPARE(found[1].findings.size(), 2u);
    }

    void othersAreNotConcerned()
    {
        Workspace workspace = workspaceWith({});
        setState(workspace, "rel_2_no_overlap", review::ChoiceState::Selected);
        const Findings findings{{kNetwork, {findingOf("aws.subnet.overlap")}}};
        workspace.networks[kNetwork].workload = {2};
        QCOMPARE(contradicted(workspace, findings), Names{});
        QVERIFY(contradictions(workspace, findings, m_lens, {99}).empty());
        QVERIFY(offers(workspace, findings, m_lens, {99}).empty());
        workspace.networks[kNetwork].workload = kWorkload;
        review::Lens other = m_lens;  // the same questions, but the workload does not have them
        other.id = "other";
        QVERIFY(contradictions(workspace, findings, other, kWorkload).empty());
        const Workspace sound = workspaceWith(test::soundAws().network);
        QVERIFY(offers(sound, validated(sound), other, kWorkload).empty());
        other = {};  // the workload's lens, but without these questions
        other.id = m_lens.id;
        QVERIFY(contradictions(workspace, findings, other, kWorkload).empty());
        QVERIFY(offers(sound, validated(sound), other, kWorkload).empty());
    }

    /// A practice that is denied is denied where the reader looks for it.
    void deniedPracticesHaveTheirFindingsAsEvidence()
    {
        for (const RuleClaim& claim : ruleClaims()) {
            const Workspace workspace = workspaceWith({});
            const Findings findings{{kNetwork, {findingOf(claim.rule)}}};
            QVERIFY2(!evidenceFor(workspace, findings, kWorkload, claim.question).empty(), claim.rule.data());
        }
    }

    void drawingsShow_data()
    {
        QTest::addColumn<int>("drawing");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("AWS") << 0 << QStringList{u"sec_6_limit_exposure"_s, u"rel_7_several_locations"_s};
        QTest::newRow("Azure") << 1 << QStringList{u"sec_6_limit_exposure"_s, u"rel_7_several_locations"_s};
        QTest::newRow("AWS and a site, two devices")
            << 2
            << QStringList{u"sec_6_limit_exposure"_s, u"rel_2_ha_private_link"_s, u"rel_2_no_overlap"_s,
                           u"rel_7_several_locations"_s};
        QTest::newRow("two VPCs") << 3
                                  << QStringList{u"sec_6_limit_exposure"_s, u"rel_2_no_overlap"_s,
                                                 u"rel_7_several_locations"_s};
    }

    void drawingsShow()
    {
        QFETCH(int, drawing);
        QFETCH(QStringList, expected);
        constexpr std::array kDrawings{test::soundAws, test::soundAzure, test::soundHybrid, test::soundPeered};
        const Workspace workspace = workspaceWith(kDrawings[static_cast<std::size_t>(drawing)]().network);
        Names names;
        for (const QString& name : expected)
            names.push_back(name.toStdString());
        QCOMPARE(offered(workspace), names);
        for (const Offer& offer : offers(workspace, validated(workspace), m_lens, kWorkload)) {
            QCOMPARE(offer.networks, std::vector{kNetwork});
            QVERIFY(offer.runs.empty());
        }
    }

    void nothingIsShownByWhatIsNotDrawn()
    {
        QCOMPARE(offered(workspaceWith({})), Names{});
        test::Drawing empty;
        empty.add("vpc", "", net::Vpc{test::prefixes("10.0.0.0/16"), {}, false, {}, true, false});
        QCOMPARE(offered(workspaceWith(empty.network)), Names{});
    }

    /// Silence of a validator that has not run says nothing.
    void drawingsAreValidatedFirst()
    {
        const Workspace workspace = workspaceWith(test::soundHybrid().network);
        QVERIFY(offers(workspace, {}, m_lens, kWorkload).empty());
        Workspace two = workspace;
        two.networks[{8}].id = {8};
        two.networks[{8}].workload = kWorkload;
        Findings findings = validated(two);
        QVERIFY(!offers(two, findings, m_lens, kWorkload).empty());
        findings.erase({8});
        QVERIFY(offers(two, findings, m_lens, kWorkload).empty());
    }

    void whatIsDeniedIsNotOffered()
    {
        for (const SupportClaim& support : supportClaims())
            for (const RuleClaim& claim : ruleClaims()) {
                if (claim.choice != support.choice)
                    continue;
                Workspace workspace = workspaceWith(test::soundHybrid().network);
                Findings findings = validated(workspace);
                const Finding finding = findingOf(claim.rule);
                findings[kNetwork].push_back(finding);
                Waiver waiver;
                waiver.finding_key = finding.key();
                workspace.networks[kNetwork].waivers[finding.key()] = waiver;  // accepted, but there
                const Names names = choicesOf(offers(workspace, findings, m_lens, kWorkload));
                QVERIFY2(std::find(names.begin(), names.end(), claim.choice) == names.end(), claim.rule.data());
            }
    }

    void whatIsDecidedIsNotOffered()
    {
        for (const auto state : {review::ChoiceState::Selected, review::ChoiceState::NotApplicable}) {
            Workspace workspace = workspaceWith(test::soundAws().network);
            setState(workspace, "sec_6_limit_exposure", state);
            QCOMPARE(offered(workspace), Names{"rel_7_several_locations"});
        }
        Workspace workspace = workspaceWith(test::soundAws().network);
        answersIn(workspace)["sec_6"].applicable = false;
        QCOMPARE(offered(workspace), Names{"rel_7_several_locations"});
    }

    void rangesMeetAcrossDrawings_data()
    {
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("disjoint");
        QTest::newRow("next to it") << u"10.1.0.0/16"_s << true;
        QTest::newRow("inside") << u"10.0.128.0/20"_s << false;
        QTest::newRow("around") << u"10.0.0.0/8"_s << false;
        QTest::newRow("the same") << u"10.0.0.0/16"_s << false;
        QTest::newRow("its last addresses") << u"10.0.255.252/30,172.16.0.0/12"_s << false;
        QTest::newRow("around, behind a block of its own") << u"8.0.0.0/6,8.0.0.0/24"_s << false;
        QTest::newRow("two blocks beside it") << u"10.2.0.0/16,9.255.0.0/16"_s << true;
    }

    void rangesMeetAcrossDrawings()
    {
        QFETCH(QString, other);
        QFETCH(bool, disjoint);
        Workspace workspace = workspaceWith(test::soundAws().network);
        test::Drawing second;
        second.add("site", "", net::OnPremises{test::prefixes(other.toStdString())});
        net::Network& network = workspace.networks[{9}] = second.network;
        network.id = {9};
        network.workload = kWorkload;
        const auto found = offers(workspace, validated(workspace), m_lens, kWorkload, "REL 2");
        QCOMPARE(choicesOf(found), disjoint ? Names{"rel_2_no_overlap"} : Names{});
        if (disjoint)
            QCOMPARE(found[0].networks, (std::vector{kNetwork, NetworkId{9}}));
    }

    void oneDeviceIsNotTwo()
    {
        test::Drawing drawing = test::soundHybrid();
        drawing.change<net::VpnConnection>(
            "vpn-2", [&](net::VpnConnection& vpn) { vpn.customer_gateway = drawing.id("cgw-1"); });
        const Names names = offered(workspaceWith(drawing.network));
        QVERIFY(std::find(names.begin(), names.end(), "rel_2_ha_private_link") == names.end());
    }

    void gatewayEndpointsReduceTransfer()
    {
        test::Drawing drawing = test::soundAws();
        net::VpcEndpoint endpoint;
        endpoint.service = "com.amazonaws.ap-northeast-2.s3";
        endpoint.route_tables = {drawing.id("private-table-a")};
        drawing.add("s3", "vpc", endpoint);
        const Workspace workspace = workspaceWith(drawing.network);
        QCOMPARE(choicesOf(offers(workspace, validated(workspace), m_lens, kWorkload, "COST 7")),
                 Names{"cost_7_reducing_services"});
    }

    void runsAreMeasurements()
    {
        Workspace workspace = workspaceWith({});
        workspace.runs[{1}] = measured(1);
        QCOMPARE(offered(workspace), (Names{"perf_1_benchmark", "cost_5_by_metrics"}));
        workspace.runs[{2}] = measured(2);
        QCOMPARE(offered(workspace), (Names{"perf_1_benchmark", "cost_5_by_metrics"}));  // the same guest again
        workspace.runs[{3}] = measured(3, 4096);
        QCOMPARE(choicesOf(offers(workspace, {}, m_lens, kWorkload, "PERF 2")),
                 Names{"perf_2_configurations"});  // a drawing that was not validated takes nothing from a run
        QCOMPARE(offered(workspace), (Names{"perf_1_benchmark", "perf_2_configurations", "cost_5_by_metrics"}));
        QCOMPARE(offers(workspace, validated(workspace), m_lens, kWorkload, "COST 5")[0].runs,
                 (std::vector{RunId{3}, RunId{2}, RunId{1}}));
    }

    void brokenRunsAreNone_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<bool>("counts");
        using enum density::StopReason;
        for (const auto reason :
             {Complete, StopPressed, MemoryFloor, FailureShare, RunqP99, PsiCpu, PsiMemory, WallClock, HostLimit})
            QTest::addRow("ended %d", static_cast<int>(reason)) << static_cast<int>(reason) << true;
        for (const auto reason : {LinkLost, Signal, AgentFailed, Interrupted})
            QTest::addRow("broke %d", static_cast<int>(reason)) << static_cast<int>(reason) << false;
    }

    void brokenRunsAreNone()
    {
        QFETCH(int, reason);
        QFETCH(bool, counts);
        Workspace workspace = workspaceWith({});
        workspace.runs[{1}] = measured(1);
        workspace.runs[{1}].summary.stopReason = static_cast<density::StopReason>(reason);
        QCOMPARE(!offered(workspace).empty(), counts);
        workspace.runs[{1}].summary.maxReady = 0;
        QCOMPARE(offered(workspace), Names{});
        workspace.runs[{1}] = measured(1);
        workspace.runs[{1}].workload = {2};
        QCOMPARE(offered(workspace), Names{});
    }

    void oneQuestionIsPartOfAll()
    {
        Workspace workspace = workspaceWith(test::soundHybrid().network);
        workspace.runs[{1}] = measured(1);
        const Findings findings = validated(workspace);
        std::vector<Offer> pieces;
        for (const review::Question* question : review::allQuestions(m_lens))
            for (const Offer& offer : offers(workspace, findings, m_lens, kWorkload, question->code))
                pieces.push_back(offer);
        QCOMPARE(pieces, offers(workspace, findings, m_lens, kWorkload));
        QVERIFY(pieces.size() >= 5);
    }
};

QTEST_GUILESS_MAIN(TestEvidenceClaims)
#include "tst_evidence_claims.moc"
