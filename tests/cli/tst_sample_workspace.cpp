// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sample_workspace.h"

#include "core/exchange/network/network_codec.h"
#include "core/network/layout.h"
#include "core/network/rules.h"
#include "core/review/plan_table.h"
#include "core/review/prove.h"
#include "core/store/workspace_store.h"
#include "core/workspace/evidence_claims.h"
#include "ui/document/built_in_lenses.h"

#include <QDir>
#include <QFile>
#include <QRect>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace pb;
using namespace Qt::StringLiterals;

namespace {

Result<workspace::Workspace> read(const QString& path)
{
    auto store = store::WorkspaceStore::open(path, store::Access::ReadOnly);
    if (!store)
        return forward(std::move(store));
    return (*store)->load();
}

}  // namespace

class TestSampleWorkspace : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QString path = m_folder.filePath(u"sample.pillar"_s);
        const Status built = store::buildSample(path, ui::builtInLenses().value());
        QVERIFY2(built, built ? "" : (built.error().id + ' ' + built.error().where).c_str());
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"sample.pillar"_s});
        auto workspace = read(path);
        QVERIFY(workspace);
        m_workspace = *std::move(workspace);
        QCOMPARE(m_workspace.workloads.size(), std::size_t{1});
        QCOMPARE(m_workspace.networks.size(), std::size_t{1});
        QCOMPARE(m_workspace.runs.size(), std::size_t{1});
    }

    void reviewFitsItsLens()
    {
        const auto lenses = ui::builtInLenses();
        QVERIFY(lenses);
        const review::Workload& workload = m_workspace.workloads.begin()->second;
        const auto lens =
            std::find_if(lenses->begin(), lenses->end(), [&](const auto& l) { return l.id == workload.lens; });
        QVERIFY(lens != lenses->end());
        std::map<std::string, std::set<std::string>> choices;
        for (const review::Pillar& pillar : lens->pillars)
            for (const review::Area& area : pillar.areas)
                for (const review::Question& question : area.questions)
                    for (const review::Choice& choice : question.choices)
                        choices[question.id].insert(choice.id);
        QCOMPARE(choices.size(), std::size_t{46});
        QVERIFY(workload.reviews.at(workload.lens).answers.size() >= 40);
        for (const auto& [question, answer] : workload.reviews.at(workload.lens).answers)
            for (const auto& [choice, decided] : answer.choices)
                QVERIFY2(choices[question].contains(choice), choice.c_str());
    }

    /// The lens of one's own: proved, whole in both languages, and answered with something of every kind.
    void theSecondLensIsSound()
    {
        const review::Workload& workload = m_workspace.workloads.begin()->second;
        QCOMPARE(m_workspace.lenses.size(), std::size_t{1});
        const review::Lens& lens = *m_workspace.lenses.begin()->second;
        QVERIFY(review::lensesOf(workload) == (std::vector<std::string>{workload.lens, lens.id}));
        for (const review::QuestionProof& proof : review::prove(lens))
            QVERIFY2(proof.judged && proof.findings.empty(), proof.question.c_str());
        std::set<review::Risk> risks;
        std::set<std::string> known;
        for (const review::Question* question : review::allQuestions(lens)) {
            risks.insert(review::assess(lens, *question, workload).risk);
            for (const review::Text* text : {&question->title, &question->question, &question->about})
                QVERIFY2(!text->en.empty() && !text->ko.empty(), question->id.c_str());
            for (const review::Choice& choice : question->choices) {
                known.insert(choice.id);
                QVERIFY2(!choice.title.en.empty() && !choice.title.ko.empty(), choice.id.c_str());
                QVERIFY2(choice.none || (!choice.help.ko.empty() && !choice.improve.en.empty()), choice.id.c_str());
            }
        }
        using enum review::Risk;
        QCOMPARE(risks, (std::set<review::Risk>{Unanswered, High, Medium, None}));
        int parked = 0;
        for (const auto& [question, answer] : workload.reviews.at(lens.id).answers) {
            parked += answer.check_again;
            for (const auto& [choice, decided] : answer.choices)
                QVERIFY2(known.contains(choice), choice.c_str());
        }
        QCOMPARE(parked, 1);
        const auto rows = review::planRows({&lens}, workload, Date::today());
        QVERIFY(std::any_of(rows.begin(), rows.end(), [](const auto& row) { return !row.item->owner.empty(); }));
        QVERIFY(std::none_of(rows.begin(), rows.end(), [](const auto& row) { return row.overdue; }));
    }

    /// The faults that the drawing is to show, and no others.
    void networkHasTheIntendedFaults()
    {
        const std::set<std::string> expected{"aws.acl.no_answer:10",
                                             "aws.nat.across_zones:18",
                                             "aws.security_group.open_database:14",
                                             "aws.security_group.open_management:12",
                                             "aws.vpn.single_device:33",
                                             "aws.vpn.tunnel_down:36",
                                             "azure.gateway.active_passive:43",
                                             "azure.nsg.open_management:40",
                                             "azure.route.no_forwarding:41:46",
                                             "azure.subnet.default_outbound:47",
                                             "net.tier.single_zone:23",
                                             "net.tier.single_zone:45"};
        std::set<std::string> found;
        for (const Finding& finding : net::validate(network()))
            found.insert(finding.key());
        for (const std::string& key : expected)
            QVERIFY2(found.contains(key), ("missing: " + key).c_str());
        for (const std::string& key : found)
            QVERIFY2(expected.contains(key), ("not intended: " + key).c_str());
        QCOMPARE(network().waivers.size(), std::size_t{1});
        QVERIFY(network().waivers.contains("azure.gateway.active_passive:43"));
    }

    /// The evidence chain: questions that were answered get findings of the drawing and the figures of the run.
    void questionsHaveEvidence()
    {
        const WorkloadId workload = m_workspace.workloads.begin()->first;
        const workspace::Findings findings{{network().id, net::validate(network())}};
        std::map<std::string, std::array<int, 2>> evidence;
        for (const workspace::Evidence& one : workspace::evidenceOf(m_workspace, findings, workload))
            ++evidence[one.question][one.what.index()];
        for (const std::string question : {"SEC 6", "SEC 7", "REL 2", "REL 7", "PERF 5"})
            QVERIFY2(evidence[question][0] > 0, question.c_str());
        for (const std::string question : {"PERF 2", "COST 5"})
            QCOMPARE(evidence[question][1], 1);
    }

    /// What a first look at the program is to show: answers that the drawing denies, and one that a run would bear out.
    void someAnswersAreDenied()
    {
        const auto lenses = ui::builtInLenses();
        QVERIFY(lenses);
        const WorkloadId workload = m_workspace.workloads.begin()->first;
        const workspace::Findings findings{{network().id, net::validate(network())}};
        std::set<std::string> denied, offered;
        for (const auto& one : workspace::contradictions(m_workspace, findings, lenses->front(), workload))
            denied.insert(one.choice);
        QCOMPARE(denied, (std::set<std::string>{"rel_2_ha_private_link", "sec_6_limit_exposure",
                                                "sec_7_reduce_attack_surface"}));
        for (const auto& one : workspace::offers(m_workspace, findings, lenses->front(), workload))
            offered.insert(one.choice);
        QVERIFY(offered.contains("cost_5_by_metrics"));
    }

    /// Whenever it is made, the plan has something overdue and something ahead, and an acceptance of each kind.
    void thePlanIsAlive()
    {
        const review::Workload& workload = m_workspace.workloads.begin()->second;
        const auto lenses = ui::builtInLenses();
        const Date today = Date::today();
        int overdue = 0, ahead = 0, owners = 0, accepted = 0, expired = 0;
        for (const auto& row : review::planRows({&lenses->front()}, workload, today)) {
            overdue += row.overdue;
            ahead += row.item->due > today;
            owners += !row.item->owner.empty();
            accepted += row.acceptance == review::AcceptanceState::Accepted;
            expired += row.acceptance == review::AcceptanceState::Expired;
        }
        QCOMPARE(overdue, 1);
        QVERIFY(ahead >= 3 && owners >= 5);
        QCOMPARE(accepted, 1);
        QCOMPARE(expired, 1);
    }

    /// The trend goes down: fewer high risks at each milestone, and fewest now.
    void milestonesTellATrend()
    {
        const auto lenses = ui::builtInLenses();
        std::vector<std::pair<std::string, int>> high;
        for (const auto& [id, milestone] : m_workspace.milestones) {
            QCOMPARE(milestone.summary.size(), std::size_t{1});
            review::RiskCounts sum;
            for (const review::PillarSummary& pillar : milestone.summary.front().pillars)
                sum += pillar.counts;
            high.emplace_back(milestone.at_utc, sum.high);
        }
        QCOMPARE(high.size(), std::size_t{2});
        review::RiskCounts now;
        for (const auto& pillar : review::pillarSummary(lenses->front(), m_workspace.workloads.begin()->second))
            now += pillar.counts;
        QVERIFY(high[0].first < high[1].first && high[1].first < utcNow());
        QVERIFY(high[0].second > high[1].second && high[1].second > now.high);
    }

    void runIsAsItWasRecorded()
    {
        const workspace::RunRecord& run = m_workspace.runs.begin()->second;
        QCOMPARE(run.summary.maxReady, density::kArticleGuests);
        QCOMPARE(run.summary.failed, std::int64_t{0});
        QCOMPARE(run.summary.stopReason, density::StopReason::Complete);
        QVERIFY(run.summary.clean);
        QCOMPARE(run.summary.faults.sum(), std::uint64_t{0});
        QVERIFY(run.summary.runqP99Us);
        QVERIFY(!run.started_utc.empty());
        QVERIFY(!run.name.empty());
    }

    void networkFileIsCanonical()
    {
        QFile file(u":/sample/network.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const auto network = exchange::readNetwork(bytes.toStdString(), "network.json");
        QVERIFY(network);
        QCOMPARE(QByteArray::fromStdString(exchange::writeNetwork(*network)), bytes);
    }

    /// Elements stand inside what contains them, and beside each other.
    void drawingIsTidy()
    {
        std::map<ElementId, std::vector<std::pair<std::string, QRect>>> inside;
        for (const auto& [id, element] : network().topology.elements()) {
            const net::Box& box = element->box;
            const QRect rect(box.x, box.y, box.width > 0 ? box.width : net::LayoutMetrics::kLeafWidth,
                             box.height > 0 ? box.height : net::LayoutMetrics::kLeafHeight);
            for (const auto& [other, taken] : inside[element->parent])
                QVERIFY2(!taken.intersects(rect), (other + " and " + element->name).c_str());
            inside[element->parent].push_back({element->name, rect});
            if (const net::Element* parent = network().topology.find(element->parent))
                QVERIFY2(QRect(0, 0, parent->box.width, parent->box.height).contains(rect), element->name.c_str());
        }
    }

    void leavesWhatIsThereAlone()
    {
        QFile file(m_folder.filePath(u"mine.pillar"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        const Status built = store::buildSample(file.fileName(), {});
        QVERIFY(!built);
        QCOMPARE(QByteArray::fromStdString(built.error().id), QByteArray("store.create.exists"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
    }

private:
    const QTemporaryDir m_folder;
    workspace::Workspace m_workspace;

    const net::Network& network() const { return m_workspace.networks.begin()->second; }
};

QTEST_GUILESS_MAIN(TestSampleWorkspace)
#include "tst_sample_workspace.moc"
