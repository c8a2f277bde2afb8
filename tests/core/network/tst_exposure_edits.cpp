// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/exposure.h"
#include "core/network/value.h"
#include "tests/support/drawing.h"
#include "tests/support/lively_drawings.h"
#include "tests/support/random_network.h"

#include <QTest>

#include <map>
#include <set>

/// What is kept over an edit is what would be worked out anew, whatever the edit: every kind and every field. That the
/// edits are of weight is counted too.
using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

QString q(const std::string& text) { return QString::fromStdString(text); }

/// Fields that no packet meets. All others change an answer now and then.
const std::set<std::string>& unreadFields()
{
    static const std::set<std::string> kAll{"Note.text",
                                            "Opaque.type",
                                            "Opaque.source",
                                            "Account.account_id",
                                            "Region.code",
                                            "Vpc.is_default",
                                            "Vpc.tenancy",
                                            "Vpc.dns_support",
                                            "Vpc.dns_hostnames",
                                            "Subnet.map_public_ip",
                                            "Subnet.deployed",
                                            "VirtualPrivateGateway.asn",
                                            "CustomerGateway.asn",
                                            "VpnConnection.tunnels_up",
                                            "VpcEndpoint.service",
                                            "VpcEndpoint.route_tables",
                                            "PrefixList.max_entries",
                                            "SecurityGroup.description",
                                            "Instance.os",
                                            "Instance.tier",
                                            "Instance.listens",
                                            "DirectConnectConnection.bandwidth",
                                            "DirectConnectConnection.location",
                                            "VirtualInterface.vlan",
                                            "VirtualInterface.asn",
                                            "DirectConnectGateway.asn",
                                            "TransitGateway.asn",
                                            "TransitGateway.auto_accept",
                                            "TransitGatewayAttachment.appliance_mode",
                                            "LoadBalancer.scheme",
                                            "Subscription.subscription_id",
                                            "AzureRegion.code",
                                            "VirtualNetwork.dns_servers",
                                            "AzureSubnet.delegations",
                                            "AzureSubnet.deployed",
                                            "VirtualMachine.os",
                                            "VirtualMachine.tier",
                                            "VirtualMachine.zone",
                                            "VirtualMachine.listens",
                                            "AzureNetworkInterface.machine",
                                            "VirtualNetworkGateway.type",
                                            "VirtualNetworkGateway.active_active",
                                            "LocalNetworkGateway.public_ip",
                                            "Connection.bgp",
                                            "AzurePublicIp.address",
                                            "AzurePublicIp.sku",
                                            "AzurePublicIp.zones",
                                            "AzurePublicIp.attached_to",
                                            "ExpressRouteCircuit.bandwidth",
                                            "ExpressRouteCircuit.location",
                                            "ExpressRouteCircuit.links_up",
                                            "AzureFirewall.tier",
                                            "AzureFirewall.zones",
                                            "Bastion.sku",
                                            "Bastion.public_ip",
                                            "PrivateEndpoint.service"};
    return kAll;
}

/// Kinds for which it matters where they stand.
constexpr Kinds kPlaced =
    kinds(Kind::Vpc, Kind::AvailabilityZone, Kind::Subnet, Kind::InternetGateway, Kind::EgressOnlyInternetGateway,
          Kind::NatGateway, Kind::VirtualPrivateGateway, Kind::VpcEndpoint, Kind::RouteTable, Kind::SecurityGroup,
          Kind::NetworkAcl, Kind::NetworkInterface, Kind::Instance, Kind::AzureSubnet, Kind::AzureNetworkInterface,
          Kind::VirtualMachine, Kind::VirtualNetworkGateway, Kind::AzureFirewall, Kind::PrivateEndpoint);
/// Kinds that no packet meets.
constexpr Kinds kBystanders = kinds(Kind::Note, Kind::Opaque, Kind::Internet, Kind::AzurePublicIp, Kind::Bastion);
/// Boxes that take everything with them, and what only its own interface would miss: not judged when removed.
constexpr Kinds kEmptying =
    kinds(Kind::Account, Kind::Region, Kind::Subscription, Kind::AzureRegion, Kind::PrivateEndpoint);

/// What is answered between pairs of ends, some of whose addresses stand for all.
using Answers = std::map<std::pair<ElementId, ElementId>, std::vector<PacketSet>>;

Answers answersOf(Exposure& exposure)
{
    const Index& index = exposure.index();
    std::map<ElementId, std::vector<ExposureEnd>> ends;
    for (const char* sample : {"8.8.8.8", "9.9.9.9", "1.1.1.1", "2600::1"})
        ends[{}].push_back({ExposureEnd::Place::Internet, {}, {}, {Prefix::host(address(sample))}});
    for (const Element* site : index.all(Kind::OnPremises))
        for (const char* sample : {"192.168.1.7", "192.168.17.9", "192.168.33.1", "8.8.8.8", "9.9.9.9"})
            ends[site->id].push_back({ExposureEnd::Place::Site, site->id, {}, {Prefix::host(address(sample))}});
    for (const Kind kind : {Kind::NetworkInterface, Kind::AzureNetworkInterface})
        for (const Element* interface : index.all(kind))
            ends[interface->id].push_back({ExposureEnd::Place::Interfaces, interface->id, {interface->id}, {}});
    Answers out;
    for (const auto& [from, sources] : ends)
        for (const auto& [to, destinations] : ends)
            for (const ExposureEnd& source : sources)
                for (const ExposureEnd& destination : destinations)
                    if (from != to)
                        out[{from, to}].push_back(exposure.between(source, destination));
    return out;
}

/// Whether anything is answered otherwise between ends that are in both drawings.
bool differ(const Answers& before, const Answers& now)
{
    for (const auto& [ends, sets] : before)
        if (const auto it = now.find(ends); it != now.end() && it->second != sets)
            return true;
    return false;
}

struct Count {
    int edits = 0, changed = 0;
};
using Counts = std::map<std::string, Count>;

/// Walks away from a drawing by random edits, and back to it.
class Walker {
public:
    Walker(const Network& start, Counts& counts)
        : m_start(start), m_counts(counts), m_exposure(start.topology), m_atStart(answersOf(m_exposure))
    {
    }

    /// @return what went wrong; empty for nothing
    QString walk(unsigned seed, int steps)
    {
        RandomNetwork random(seed, m_start);
        Answers before = m_atStart;
        m_trail.clear();
        std::optional<std::pair<Edit, std::string>> putBack;
        for (int step = 0; step < steps; ++step) {
            RandomNetwork::NamedEdit next = leastSeen(random);
            if (putBack && random.chance(70))
                next = {putBack->first, putBack->second + " put back"};
            putBack.reset();
            m_trail += u"; "_s + q(next.what) + q(namesIn(next.edit, random.network.topology));
            auto inverse = applyEdit(random.network, next.edit);
            if (!inverse)
                continue;
            if (next.what.ends_with(" removed"))
                putBack.emplace(*std::move(inverse), next.what.substr(0, next.what.find(' ')));
            if (const QString wrong = follow(random.network.topology); !wrong.isEmpty())
                return u"seed %1%2: %3"_s.arg(seed).arg(m_trail, wrong);
            const Answers now = answersOf(m_exposure);
            Count& count = m_counts[next.what];
            ++count.edits;
            count.changed += differ(before, now) ? 1 : 0;
            before = now;
        }
        const QString wrong = follow(m_start.topology);
        return wrong.isEmpty() ? wrong : u"seed %1%2, back: %3"_s.arg(seed).arg(m_trail, wrong);
    }

private:
    /// Of some edits the one whose like has been seen least.
    RandomNetwork::NamedEdit leastSeen(RandomNetwork& random)
    {
        const auto seen = [&](const RandomNetwork::NamedEdit& edit) {
            const Count& count = m_counts[edit.what];
            return count.edits + 4 * count.changed;
        };
        auto out = random.anyEdit();
        for (int i = 0; i < 5; ++i)
            if (auto other = random.anyEdit(); seen(other) < seen(out))
                out = std::move(other);
        return out;
    }

    QString follow(const Topology& topology)
    {
        m_exposure.update(topology);
        QStringList out;
        for (const auto& [from, to] : m_exposure.selfCheck())
            out.append(q(nameOf(from) + " -> " + nameOf(to)));
        return out.join(u", "_s);
    }

    static std::string namesIn(const Edit& edit, const Topology& topology)
    {
        std::string out;
        for (const ElementId id : touched(edit).elements)
            if (const Element* element = topology.find(id))
                out += ' ' + label(*element);
        return out;
    }

    std::string nameOf(ElementId id) const
    {
        const Element* element = m_exposure.index().find(id);
        return element ? label(*element) : "Internet";
    }

    const Network& m_start;
    Counts& m_counts;
    Exposure m_exposure;
    Answers m_atStart;
    QString m_trail;  ///< what the walk has done
};

}  // namespace

// Every step that the sanitizers watch takes ten times as long.
#ifdef __SANITIZE_ADDRESS__
constexpr unsigned kWalks = 20;
constexpr bool kJudged = false;
#else
constexpr unsigned kWalks = 500;
constexpr bool kJudged = true;
#endif

class TestExposureEdits : public QObject {
    Q_OBJECT

private slots:
    void everyEdit_data();
    void everyEdit();
    void everyEditCounted();
    void brokenDrawings();
    void anotherThingOfThatId();

private:
    Counts m_counts;
};

void TestExposureEdits::everyEdit_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("peered") << 0;
    QTest::newRow("transit") << 1;
    QTest::newRow("azure") << 2;
    QTest::newRow("joint") << 3;
}

void TestExposureEdits::everyEdit()
{
    QFETCH(int, number);
    const Network start = livelyDrawings()[static_cast<std::size_t>(number)];
    Counts counts;
    Walker walker(start, counts);
    for (unsigned seed = 1; seed <= kWalks; ++seed) {
        const QString wrong = walker.walk(seed, 8);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
    for (const auto& [what, count] : counts) {
        m_counts[what].edits += count.edits;
        m_counts[what].changed += count.changed;
    }
}

/// Every field that packets meet has changed an answer, and none that they do not.
void TestExposureEdits::everyEditCounted()
{
    if (!kJudged)
        QSKIP("too few edits under the sanitizers");
    constexpr int kLeast = 1;
    QStringList idle, unforeseen;
    int changed = 0;
    const auto judge = [&](const std::string& what, bool read) {
        const Count count = m_counts[what];
        changed += count.changed;
        if (read && count.changed < kLeast)
            idle.append(u"%1 (%2 of %3)"_s.arg(q(what)).arg(count.changed).arg(count.edits));
        if (!read && count.changed > 0)
            unforeseen.append(q(what));
    };
    for (std::size_t i = 0; i < kKindCount; ++i) {
        const auto kind = static_cast<Kind>(i);
        const std::string name(enumName(kind));
        for (const FieldInfo& info : fieldInfos(kind)) {
            const std::string what = name + '.' + std::string(info.name);
            judge(what, !unreadFields().contains(what));
        }
        judge(name + " moved", contains(kPlaced, kind));
        if (!contains(kEmptying, kind)) {
            judge(name + " removed", !contains(kBystanders, kind));
            judge(name + " put back", !contains(kBystanders, kind));
        }
        if (contains(kBystanders, kind))
            judge(name + " copied", false);
    }
    qInfo("%d edits changed an answer", changed);
    QVERIFY2(idle.isEmpty(), qPrintable(u"changed too little: "_s + idle.join(u", "_s)));
    QVERIFY2(unforeseen.isEmpty(), qPrintable(u"changed something: "_s + unforeseen.join(u", "_s)));
}

/// The same for drawings in which much is wrong.
void TestExposureEdits::brokenDrawings()
{
    for (unsigned seed = 1; seed <= kWalks / 6; ++seed) {
        const RandomNetwork start(5000 + seed, static_cast<RandomNetwork::Sort>(seed % 3));
        Counts counts;
        Walker walker(start.network, counts);
        const QString wrong = walker.walk(seed, 15);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
}

/// Two drawings may give one id to different things: one after the other, each table is a group.
void TestExposureEdits::anotherThingOfThatId()
{
    const Network start = livelyPeered();
    Exposure exposure(start.topology);
    answersOf(exposure);
    const std::vector<const Element*> tables = [&] {
        std::vector<const Element*> out;
        for (const auto& [id, element] : start.topology.elements())
            if (element->as<RouteTable>())
                out.push_back(element.get());
        return out;
    }();
    QVERIFY(tables.size() > 2);
    for (const Element* table : tables) {
        Topology other = start.topology;
        Element group = *table;
        group.data = SecurityGroup{"in the place of a table", true, {}};
        other.put(group);
        for (const Topology& next : {other, start.topology, livelyAzure().topology, start.topology}) {
            exposure.update(next);
            QVERIFY(exposure.selfCheck().empty());
        }
    }
}

QTEST_GUILESS_MAIN(TestExposureEdits)
#include "tst_exposure_edits.moc"
