// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/network/mini_bdd.h"
#include "tests/core/network/mini_cloud.h"

#include <optional>
#include <vector>

namespace pb::test {

/// What AWS's documents say passes in a small cloud, and is answered. Every answer is a diagram over the packet as its
/// sender sends it; the far address varies where the far side is the Internet or the site.
class AwsOracle {
public:
    explicit AwsOracle(const MiniAws& cloud) : m_cloud(cloud) {}

    /// To the private address, by whatever way.
    bdd between(const MiniInterface& a, const MiniInterface& b) const;
    /// To the public address: out by one internet gateway and in by the other.
    bdd betweenOutside(const MiniInterface& a, const MiniInterface& b) const;
    bdd toInternet(const MiniInterface& a) const;
    bdd fromInternet(const MiniInterface& b) const;
    bdd toSite(const MiniInterface& a) const;
    /// None where a NAT gateway is on the way: what it does with connections that do not start in a VPC is not
    /// documented.
    std::optional<bdd> fromSite(const MiniInterface& b) const;

    /// To a target by the address of a load balancer in front of it, the public one if `outside`.
    /// @param client null: somebody on the Internet
    bdd byBalancer(const MiniBalancer& balancer, const MiniInterface* client, const MiniInterface& target,
                   bool outside) const;

    // IPv6 alone
    bdd toInternet6(const MiniInterface& a) const;
    bdd fromInternet6(const MiniInterface& b) const;
    /// The addresses that the subnet of an interface sends to a gateway of the Internet, or to the egress-only one.
    bdd outward6(const MiniInterface& a, const Where& to, bool egressOnly) const;

private:
    /// A packet on its way, or its answer.
    struct Flight {
        Where from, to;
        bool answer = false;
    };
    /// What it is on its way to: a subnet, a NAT gateway, the internet gateway of a VPC, or else the site.
    struct Goal {
        int subnet = -1;
        const MiniNat* nat = nullptr;
        int internet = -1;
    };

    const MiniSubnet& subnet(int n) const { return m_cloud.subnets[static_cast<std::size_t>(n)]; }
    const MiniVpc& vpcOf(int n) const { return m_cloud.vpcs[static_cast<std::size_t>(m_cloud.networkOf(n))]; }
    bool known(const MiniInterface& a, const MiniInterface& b) const;
    bool unguarded(const MiniInterface& at) const;
    bdd fromBalancer(const MiniBalancer& balancer, const Where& client, const MiniInterface& target) const;
    bdd groups(const MiniInterface& at, net::Direction direction, const Where& far, const MiniInterface* member) const;
    bdd acl(int n, net::Direction direction, const Flight& flight) const;
    bdd routed(int n, MiniTarget wanted, const Where& to) const;
    bdd routedAcross(const MiniDomain& domain, int attachment, const Where& to) const;
    bdd vpnHolds(const MiniVpc& vpc, const Where& to) const;
    bdd within(int n, const Flight& flight, const Goal& goal) const;
    bdd leave(int n, const Flight& flight, const Goal& goal, std::vector<int> left = {}) const;
    bdd direct(int n, const Flight& flight, const Goal& goal) const;
    bdd across(int n, const Flight& flight, const Goal& goal, const std::vector<int>& left) const;
    bdd arriveFromAcross(const MiniAttachment& at, int zone, const Flight& flight, const Goal& goal,
                         const std::vector<int>& left) const;
    bdd fromSiteTo(int n, const Flight& flight) const;
    bdd acrossFromSite(const Flight& flight, const Goal& goal) const;
    bdd out(const MiniInterface& a, const Where& to) const;
    bdd outByNat(const MiniNat& nat, const MiniInterface& a, const Where& to) const;
    bdd in(const MiniInterface& b, const Where& from, bool rewritten) const;

    const MiniAws& m_cloud;
};

}  // namespace pb::test
