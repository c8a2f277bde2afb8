// SPDX-License-Identifier: GPL-3.0-or-later
// Which attachment a transit gateway sends an address to, against a search over all pairs that knows no route list:
// longest prefix, then static, VPC, VPN.
#include "core/network/route.h"
#include "tests/support/drawing.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

struct Way {
    Prefix to;
    int rank = 0;
    ElementId by;  ///< none: dropped
};

/// A gateway with five attachments, VPCs and VPNs, and one table.
struct Hub {
    explicit Hub(std::mt19937& from) : engine(from)
    {
        gateway = d.add("tgw", "", TransitGateway{});
        table.transit_gateway = gateway;
        for (int i = 0; i < 5; ++i)
            attach(std::to_string(i));
        id = d.add("table", "", table);
    }

    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(engine); }
    Address address() { return Address::v4(0x0A000000u | static_cast<std::uint32_t>(below(0x50000))); }
    Prefix block() { return Prefix::around(address(), 8 + below(17)); }

    void attach(const std::string& n)
    {
        const bool isVpc = below(2) == 0;
        const Prefixes blocks{block(), block()};
        ElementId resource;
        if (isVpc) {
            Vpc vpc;
            vpc.ipv4 = blocks;
            resource = d.add("vpc-" + n, "", vpc);
        } else {
            VpnConnection vpn;
            vpn.customer_gateway =
                d.add("cgw-" + n, "", CustomerGateway{{}, 65000, d.add("site-" + n, "", OnPremises{blocks})});
            resource = d.add("vpn-" + n, "", vpn);
        }
        const ElementId by = d.add("at-" + n, "", TransitGatewayAttachment{gateway, resource, {}, {}, false});
        if (below(3) > 0) {
            table.propagating.push_back(by);
            for (const Prefix& prefix : blocks)
                ways.push_back({prefix, isVpc ? 1 : 2, by});
        }
        if (below(3) > 0)
            return;
        const ElementId target = below(4) == 0 ? ElementId{} : by;
        const Prefix to = block();
        table.routes.push_back({to, {}, target, target ? RouteState::Active : RouteState::Blackhole, false});
        ways.push_back({to, 0, target});
    }

    /// Those that no other way beats.
    std::vector<const Way*> bestTo(const Address& to) const
    {
        std::vector<const Way*> out;
        for (const Way& way : ways) {
            const bool beaten = std::any_of(ways.begin(), ways.end(), [&](const Way& other) {
                const bool longer = other.to.length() > way.to.length();
                return other.to.contains(to) &&
                       (longer || (other.to.length() == way.to.length() && other.rank < way.rank));
            });
            if (way.to.contains(to) && !beaten)
                out.push_back(&way);
        }
        return out;
    }

    std::mt19937& engine;
    Drawing d;
    ElementId gateway, id;
    TransitGatewayRouteTable table;
    std::vector<Way> ways;
};

}  // namespace

class TestTransitRoutes : public QObject {
    Q_OBJECT
private slots:
    void againstASearch()
    {
        std::mt19937 engine(20261125);
        int decided = 0, dropped = 0;
        for (int round = 0; round < 1000; ++round) {
            Hub hub(engine);
            const Index index(hub.d.network.topology);
            for (int i = 0; i < 20; ++i) {
                const Address to = hub.address();
                const auto best = hub.bestTo(to);
                const auto found = lookUp(transitRoutes(index, *index.find(hub.id)), to).chosen;
                QCOMPARE(found.has_value(), !best.empty());
                if (!found)
                    continue;
                ++decided;
                dropped += found->blackhole;
                QVERIFY(std::any_of(best.begin(), best.end(), [&](const Way* way) {
                    return way->by == found->target && found->blackhole == !way->by;
                }));
            }
        }
        QVERIFY(decided > 5000);
        QVERIFY(dropped > 100);
    }
};

QTEST_APPLESS_MAIN(TestTransitRoutes)
#include "tst_transit_routes.moc"
