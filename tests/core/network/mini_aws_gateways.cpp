// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/mini_build.h"
#include "tests/core/network/mini_cloud.h"

namespace pb::test {

using namespace pb::net;

namespace {

const Prefix& everywhere()
{
    static const Prefix kAll = prefix("0.0.0.0/0");
    return kAll;
}
const Prefix& siteBlock()
{
    static const Prefix kBlock = prefix("192.168.0.0/16");
    return kBlock;
}

void setRoute(MiniSubnet& subnet, const Prefix& to, MiniTarget target)
{
    std::erase_if(subnet.routes, [&](const MiniRoute& r) { return r.destination == to; });
    subnet.routes.push_back({to, target});
}

MiniSubnet& subnetAt(MiniAws& cloud, int n) { return cloud.subnets[static_cast<std::size_t>(n)]; }

void addNats(MiniAws& cloud, Dice& dice)
{
    for (int network = 0; network < static_cast<int>(cloud.vpcs.size()); ++network) {
        if (!dice.chance(70))
            continue;
        MiniNat nat;
        nat.subnet = network * 2 + (dice.chance(25) ? 1 : 0);
        nat.inside = hostIn(subnetAt(cloud, nat.subnet).block, 250);
        if (dice.chance(85))
            nat.outside = outsideAddress(100 + network);
        cloud.nats.push_back(nat);
        const int other = network * 4 + 1 - nat.subnet;
        if (dice.chance(80))
            setRoute(subnetAt(cloud, other), everywhere(), MiniTarget::Nat);
        if (dice.chance(20))
            setRoute(subnetAt(cloud, other), prefix("8.8.8.0/24"), MiniTarget::Nat);
        if (dice.chance(8))  // a loop
            setRoute(subnetAt(cloud, nat.subnet), prefix("8.8.8.0/24"), MiniTarget::Nat);
    }
}

/// The other way out of a subnet: through the transit gateway and the NAT gateway of the other VPC.
void routeAcross(MiniAws& cloud, Dice& dice)
{
    for (MiniSubnet& subnet : cloud.subnets) {
        const Prefix& other = cloud.vpcs[static_cast<std::size_t>(1 - subnet.network)].block;
        std::erase_if(subnet.routes, [](const MiniRoute& r) { return r.target == MiniTarget::Peering; });
        if (dice.chance(88))
            setRoute(subnet, other, dice.chance(85) ? MiniTarget::Transit : MiniTarget::Nat);
        if (dice.chance(25))
            setRoute(subnet, everywhere(), MiniTarget::Transit);
    }
    for (const MiniNat& nat : cloud.nats)
        if (dice.chance(85))
            setRoute(subnetAt(cloud, nat.subnet),
                     cloud.vpcs[static_cast<std::size_t>(1 - cloud.networkOf(nat.subnet))].block, MiniTarget::Transit);
}

void addAttachments(MiniAws& cloud, Dice& dice, bool withSite)
{
    for (int network = 0; network < 2; ++network) {
        if (!dice.chance(94))
            continue;
        MiniAttachment attachment;
        attachment.network = network;
        attachment.subnets = {network * 2 + dice.below(2)};
        const int other = network * 4 + 1 - attachment.subnets.front();
        // A site's packets come in anywhere where there are several, so there is one then.
        if (!withSite && dice.chance(50) && subnetAt(cloud, 2 * network).zone != subnetAt(cloud, 2 * network + 1).zone)
            attachment.subnets.push_back(other);
        cloud.attachments.push_back(attachment);
    }
    if (withSite)
        cloud.attachments.push_back({-1, {}, -1});
    for (MiniAttachment& attachment : cloud.attachments)
        if (dice.chance(94))
            attachment.domain = dice.below(static_cast<int>(cloud.domains.size()));
}

void fillDomains(MiniAws& cloud, Dice& dice)
{
    const int count = static_cast<int>(cloud.attachments.size());
    const std::vector<std::string> destinations{"10.0.0.0/16",    "10.1.0.0/16", "10.1.1.0/24",
                                                "192.168.0.0/16", "0.0.0.0/0",   "192.168.64.0/18"};
    for (MiniDomain& domain : cloud.domains) {
        for (int i = 0; i < count; ++i)
            if (dice.chance(88))
                domain.propagating.push_back(i);
        for (const std::string& to : destinations) {
            if (!dice.chance(to == "0.0.0.0/0" ? 65 : 12))
                continue;
            const int target = dice.chance(85) && count > 0 ? dice.below(count) : -1;
            // Whether a site lets the cloud through to the Internet is no provider's to say.
            const bool toSite = target >= 0 && cloud.attachments[static_cast<std::size_t>(target)].network < 0;
            if (to != "0.0.0.0/0" || !toSite)
                domain.rows.push_back({prefix(to), target});
        }
    }
}

void addSite(MiniAws& cloud, Dice& dice)
{
    cloud.site = siteBlock();
    const bool transit = !cloud.domains.empty();
    for (MiniVpc& vpc : cloud.vpcs) {
        vpc.vpn = !transit && dice.chance(85);
        if (vpc.vpn && dice.chance(50))
            vpc.vpnRoutes = prefixes(dice.chance(50) ? "192.168.0.0/16" : "192.168.0.0/18,192.168.128.0/17");
    }
    for (MiniSubnet& subnet : cloud.subnets) {
        subnet.propagated = cloud.vpcs[static_cast<std::size_t>(subnet.network)].vpn && dice.chance(45);
        if (!dice.chance(55))
            continue;
        const MiniTarget target = dice.chance(25) ? MiniTarget::Nat
                                  : transit       ? MiniTarget::Transit
                                                  : MiniTarget::Private;
        setRoute(subnet, dice.chance(80) ? siteBlock() : prefix("192.168.0.0/17"), target);
    }
    for (const MiniNat& nat : cloud.nats)
        if (dice.chance(80))
            setRoute(subnetAt(cloud, nat.subnet), siteBlock(), transit ? MiniTarget::Transit : MiniTarget::Private);
}

/// No row of a NAT gateway's subnet names ports, nor of one that its answers pass.
void makePlain(MiniAws& cloud)
{
    if (cloud.nats.empty())
        return;
    for (MiniSubnet& subnet : cloud.subnets)
        for (MiniRow& row : subnet.rows)
            if (row.protocol.number != 1)
                row.ports = {};
}

}  // namespace

MiniAws randomMiniAwsGateways(unsigned seed, bool plain)
{
    MiniAws out = randomMiniAws(seed);
    Dice dice(seed + 77);
    for (std::size_t i = 0; i < out.subnets.size(); ++i)
        out.subnets[i].zone = dice.chance(65) ? static_cast<int>(i % 2) : 0;
    addNats(out, dice);
    const bool transit = out.vpcs.size() == 2 && dice.chance(65), withSite = dice.chance(75);
    if (transit) {
        out.peered = false;
        out.domains.resize(static_cast<std::size_t>(1 + dice.below(2)));
        routeAcross(out, dice);
        addAttachments(out, dice, withSite);
        fillDomains(out, dice);
    }
    if (withSite)
        addSite(out, dice);
    if (plain)
        makePlain(out);
    return out;
}

}  // namespace pb::test
