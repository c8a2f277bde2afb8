// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/network/mini_bdd.h"
#include "tests/core/network/mini_cloud.h"

#include <optional>
#include <vector>

namespace pb::test {

/// What Azure's documents say passes in a small cloud, and is answered. Every answer is a diagram over the packet as
/// its sender sends it; the far address varies where the far side is the Internet or the site.
class AzureOracle {
public:
    explicit AzureOracle(const MiniAzure& cloud) : m_cloud(cloud) {}

    bdd between(const MiniNic& a, const MiniNic& b) const;
    /// To the public address. None where it depends on the address that default outbound access lends.
    std::optional<bdd> betweenOutside(const MiniNic& a, const MiniNic& b) const;
    bdd toInternet(const MiniNic& a) const;
    bdd fromInternet(const MiniNic& b) const { return in(b, {}); }
    /// None where it depends on what the site's own router knows.
    std::optional<bdd> toSite(const MiniNic& a) const;
    bdd fromSite(const MiniNic& b) const;

    /// To a target by the private address of a load balancer in front of it.
    bdd byBalancer(const MiniAzureBalancer& balancer, const MiniNic& a, const MiniNic& b) const;
    /// By the public one, from an address that the balancer sees; none: any of the Internet.
    bdd byBalancerOutside(const MiniAzureBalancer& balancer, const Where& seen, const MiniNic& b) const;
    /// By the public one, from inside. None where what the balancer sees is not known.
    std::optional<bdd> byBalancerAround(const MiniAzureBalancer& balancer, const MiniNic& a, const MiniNic& b) const;

private:
    /// A packet on its way, or its answer.
    struct Flight {
        Where from, to;
        bool answer = false;
    };
    /// A way out, and the address that the far side sees.
    struct Exit {
        bdd packets;
        net::OptionalAddress seen;
    };

    const MiniAzureSubnet& subnet(const MiniNic& nic) const { return m_cloud.subnetOf(nic); }
    int network(const MiniNic& nic) const { return subnet(nic).network; }
    const MiniNic* appliance() const
    {
        return m_cloud.appliance < 0 ? nullptr : &m_cloud.nics[static_cast<std::size_t>(m_cloud.appliance)];
    }
    bool usesGateway(int network) const { return m_cloud.site && (network == 0 || (m_cloud.shared && isPeered())); }
    bool isPeered() const { return m_cloud.isPeered(); }
    net::Prefixes virtualNetwork(const MiniAzureSubnet& at) const;
    bdd sideHolds(const MiniNic& at, const MiniSide& side, const Where& where) const;
    bdd nsgAllows(const MiniNic& at, int nsg, net::Direction direction, const Flight& flight) const;
    bdd filters(const MiniNic& at, net::Direction direction, const Flight& flight) const;
    bdd through(const Flight& flight) const;
    bdd routed(int network, const std::vector<MiniUserRoute>& routes, bool learns, MiniNext wanted,
               const Where& to) const;
    bdd routed(const MiniAzureSubnet& at, MiniNext wanted, const Where& to) const
    {
        return routed(at.network, at.routes, at.propagated, wanted, to);
    }
    MiniNext nextHop(const MiniAzureSubnet& at, const net::Address& to) const;
    MiniNext nextFromGateway(const net::Address& to) const;
    bool arrives(MiniNext next, int from, const MiniNic& to, bool forwarded) const;
    /// Whether a packet gets from one to the other, and whether by the appliance; none: it does not.
    std::optional<bool> way(const MiniNic& from, const MiniNic& to) const;
    std::optional<bool> wayFromGateway(const MiniNic& to) const;
    Exit exit(const MiniNic& by) const;
    std::vector<Exit> exits(const MiniNic& a, const Where& to) const;
    bdd in(const MiniNic& b, const Where& from) const;
    bdd toGateway(const MiniAzureSubnet& at, const Where& to) const;
    bdd reachesAppliance(const MiniNic& from, const Where& to) const;

    const MiniAzure& m_cloud;
};

}  // namespace pb::test
