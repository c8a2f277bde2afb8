// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/kernel_cloud.h"
#include "tests/core/network/kernel_rules.h"
#include "tests/support/drawing.h"

#include <algorithm>

namespace pb::test {

using namespace pb::net;

namespace {

std::string number(std::size_t n) { return std::to_string(n); }
std::string number(int n) { return std::to_string(n); }
std::size_t at(int n) { return static_cast<std::size_t>(n); }

class AwsCloud : public KernelCloud {
public:
    explicit AwsCloud(const MiniAws& cloud) : m_cloud(cloud) {}

private:
    void draw() override
    {
        drawInternet();
        if (m_cloud.site)
            drawSite();
        if (!m_cloud.domains.empty())
            m_transit = m_net.add();
        for (std::size_t i = 0; i < m_cloud.vpcs.size(); ++i)
            drawVpc(i);
        for (std::size_t i = 0; i < m_cloud.subnets.size(); ++i)
            m_subnets.push_back(m_net.add());
        for (std::size_t i = 0; i < m_cloud.vpcs.size(); ++i)
            drawPrivateGateway(i);
        drawTransit();
        for (std::size_t i = 0; i < m_cloud.subnets.size(); ++i)
            drawSubnet(i);
        for (const MiniInterface& interface : m_cloud.interfaces) {
            const int where =
                addHost(interface.id, interface.address, interface.outside, m_subnets[at(interface.subnet)]);
            m_net.nft(where,
                      stateful("groups", 0, rulesOf(interface, Direction::In), rulesOf(interface, Direction::Out)));
        }
        for (const MiniNat& nat : m_cloud.nats)
            drawNat(nat);
    }

    std::size_t vpcOf(int subnet) const { return at(m_cloud.networkOf(subnet)); }

    /// A router, and a gateway that maps public to private addresses one to one.
    void drawVpc(std::size_t n)
    {
        const MiniVpc& vpc = m_cloud.vpcs[n];
        const int router = m_net.add(), gateway = m_net.add();
        m_routers.push_back(router);
        m_gateways.push_back(gateway);
        m_net.link(gateway, "router", router, "gateway");
        m_net.route(gateway, vpc.block.text(), "router");
        if (!vpc.gateway)
            return;
        const std::string device = "gw" + number(n);
        m_net.link(gateway, "inet", m_internet, device);
        m_net.route(gateway, "default", "inet");
        std::string in, out;
        Addresses mapped;
        const auto map = [&](const Address& inside, const Address& outside) {
            m_net.route(m_internet, outside.text() + "/32", device);
            in += (in.empty() ? "" : ", ") + outside.text() + " : " + inside.text();
            out += (out.empty() ? "" : ", ") + inside.text() + " : " + outside.text();
            mapped.push_back(inside);
        };
        for (const MiniInterface& i : m_cloud.interfaces)
            if (vpcOf(i.subnet) == n && i.outside)
                map(i.address, *i.outside);
        for (const MiniNat& nat : m_cloud.nats)
            if (vpcOf(nat.subnet) == n && nat.outside)
                map(nat.inside, *nat.outside);
        std::string script = "table ip nat {\n";
        if (!in.empty())
            script +=
                " chain pre { type nat hook prerouting priority -100;\n  iifname \"inet\" dnat to ip daddr map { " +
                in +
                " }\n }\n chain post { type nat hook postrouting priority 100;\n  oifname \"inet\" snat to ip "
                "saddr map { " +
                out + " }\n }\n";
        script += " chain forward { type filter hook forward priority 0;\n  oifname \"inet\" ip daddr " + kPrivate +
                  " drop\n  oifname \"inet\"" + (mapped.empty() ? "" : " ip saddr != " + listOf(mapped)) +
                  " drop\n }\n}";
        m_net.nft(gateway, script);
    }

    /// A virtual private gateway knows of the site what its VPN has routes for.
    void drawPrivateGateway(std::size_t n)
    {
        const MiniVpc& vpc = m_cloud.vpcs[n];
        m_privateGateways.push_back(vpc.vpn ? m_net.add() : -1);
        if (!vpc.vpn)
            return;
        const int gateway = m_privateGateways.back();
        m_net.link(gateway, "router", m_routers[n], "vgw");
        m_net.link(gateway, "site", m_site, "v" + number(n));
        m_net.route(gateway, vpc.block.text(), "router");
        m_net.route(m_site, vpc.block.text(), "v" + number(n));
        for (const Prefix& p : vpc.vpnRoutes.empty() ? Prefixes{*m_cloud.site} : vpc.vpnRoutes)
            m_net.route(gateway, p.text(), "site");
    }

    /// The subnet of a zone where packets of a VPC get into the transit gateway; -1 where there is none.
    int entryOf(std::size_t subnet) const
    {
        const MiniSubnet& from = m_cloud.subnets[subnet];
        for (const MiniAttachment& attachment : m_cloud.attachments)
            if (attachment.network == from.network)
                for (const int entry : attachment.subnets)
                    if (m_cloud.subnets[at(entry)].zone == from.zone)
                        return entry;
        return -1;
    }

    int exitOf(const MiniAttachment& attachment, int zone) const
    {
        for (const int exit : attachment.subnets)
            if (m_cloud.subnets[at(exit)].zone == zone)
                return exit;
        return attachment.subnets.front();
    }

    /// The transit gateway has a table for each of its own and each zone where packets come from; 2 is the site.
    void drawTransit()
    {
        if (m_transit < 0)
            return;
        const auto associate = [&](const std::string& device, int domain, int zone) {
            m_net.ip(m_transit, "rule add iif " + device +
                                    (domain < 0 ? " blackhole" : " lookup " + number(1000 + domain * 10 + zone)) +
                                    " priority 10");
        };
        for (const MiniAttachment& attachment : m_cloud.attachments) {
            for (const int entry : attachment.subnets) {
                m_net.link(m_subnets[at(entry)], "tgw", m_transit, "t" + number(entry));
                associate("t" + number(entry), attachment.domain, m_cloud.subnets[at(entry)].zone);
            }
            if (attachment.network >= 0)
                continue;
            m_net.link(m_site, "tgw", m_transit, "vpn");
            m_net.route(m_site, "10.0.0.0/8", "tgw");
            associate("vpn", attachment.domain, 2);
        }
        for (std::size_t i = 0; i < m_cloud.domains.size(); ++i)
            for (int zone = 0; zone < 3; ++zone)
                fillDomain(m_cloud.domains[i], number(1000 + static_cast<int>(i) * 10 + zone), zone);
    }

    void fillDomain(const MiniDomain& domain, const std::string& table, int zone)
    {
        std::map<Prefix, int> rows;  // by rising precedence: the last for a prefix stays
        for (const bool site : {true, false})
            for (const int n : domain.propagating) {
                const int network = m_cloud.attachments[at(n)].network;
                if ((network < 0) == site)
                    rows[site ? *m_cloud.site : m_cloud.vpcs[at(network)].block] = n;
            }
        for (const MiniDomain::Row& row : domain.rows)
            rows[row.destination] = row.attachment;
        for (const auto& [to, n] : rows) {
            if (n < 0)
                m_net.ip(m_transit, "route add blackhole " + to.text() + " table " + table);
            else if (m_cloud.attachments[at(n)].network < 0)
                m_net.route(m_transit, to.text(), "vpn", table);
            else
                m_net.route(m_transit, to.text(), "t" + number(exitOf(m_cloud.attachments[at(n)], zone)), table);
        }
    }

    /// The device that a subnet's route leads to; empty for nowhere.
    std::string deviceOf(std::size_t n, MiniTarget target)
    {
        const auto vpc = at(m_cloud.subnets[n].network);
        const auto nat = std::find_if(m_cloud.nats.begin(), m_cloud.nats.end(),
                                      [&](const MiniNat& one) { return vpcOf(one.subnet) == vpc; });
        switch (target) {
        case MiniTarget::Gateway:
            return m_cloud.vpcs[vpc].gateway ? "igw" : "";
        case MiniTarget::Peering:
            return m_cloud.peered && m_cloud.peeringActive ? "pcx" : "";
        case MiniTarget::Private:
            return m_cloud.vpcs[vpc].vpn ? "vgw" : "";
        case MiniTarget::Nat:
            return nat != m_cloud.nats.end() && at(nat->subnet) != n ? "nat" : "";
        case MiniTarget::Transit:
            return m_transit < 0 || entryOf(n) < 0 ? "" : at(entryOf(n)) == n ? "tgw" : "via";
        default:
            return {};
        }
    }

    /// The links of a subnet. What is meant for the NAT gateway or the transit gateway of another subnet goes there
    /// without asking that one's routes.
    void linkSubnet(std::size_t n)
    {
        const auto vpc = at(m_cloud.subnets[n].network);
        const int where = m_subnets[n];
        const std::string device = "s" + number(n);
        m_net.link(where, "local", m_routers[vpc], device);
        m_net.route(m_routers[vpc], m_cloud.subnets[n].block.text(), device);
        if (m_cloud.vpcs[vpc].gateway)
            m_net.link(where, "igw", m_gateways[vpc], device);
        if (m_cloud.vpcs[vpc].vpn)
            m_net.link(where, "vgw", m_privateGateways[vpc], device);
        if (m_cloud.peered && m_cloud.peeringActive)
            m_net.link(where, "pcx", m_routers[1 - vpc], "p" + number(n));
        const auto borrow = [&](const std::string& own, int other, const std::string& there, const std::string& to,
                                const std::string& table) {
            m_net.link(where, own, m_subnets[at(other)], there);
            m_net.ip(m_subnets[at(other)], "rule add iif " + there + " lookup " + table + " priority 10");
            if (!to.empty())
                m_net.route(m_subnets[at(other)], "default", to, table);
        };
        for (const MiniNat& nat : m_cloud.nats)
            if (vpcOf(nat.subnet) == vpc && at(nat.subnet) != n)
                borrow("nat", nat.subnet, "x" + number(n), {}, "300");  // drawNat() fills the table
        const int entry = m_transit < 0 ? -1 : entryOf(n);
        if (entry >= 0 && at(entry) != n)
            borrow("via", entry, "y" + number(n), "tgw", number(200 + static_cast<int>(n)));
    }

    void drawSubnet(std::size_t n)
    {
        const MiniSubnet& subnet = m_cloud.subnets[n];
        const MiniVpc& vpc = m_cloud.vpcs[at(subnet.network)];
        linkSubnet(n);
        std::map<Prefix, std::string> table;  // by rising precedence: the last for a prefix stays
        if (subnet.propagated && vpc.vpn)
            for (const Prefix& p : vpc.vpnRoutes.empty() ? Prefixes{*m_cloud.site} : vpc.vpnRoutes)
                table[p] = "vgw";
        for (const MiniRoute& route : subnet.routes)
            table[route.destination] = deviceOf(n, route.target);
        table[vpc.block] = "local";
        for (const auto& [to, by] : table)
            if (by.empty())
                m_net.ip(m_subnets[n], "route add blackhole " + to.text());
            else
                m_net.route(m_subnets[n], to.text(), by);
        if (subnet.filtered)
            m_net.nft(m_subnets[n], filterOf(subnet));
    }

    /// What stays in the subnet is not asked, nor what comes to it from the transit gateway's interface in it.
    static std::string filterOf(const MiniSubnet& subnet)
    {
        const std::string stays = "  iifname \"h*\" oifname \"h*\" accept\n  iifname \"tgw\" oifname \"h*\" accept\n";
        return "table ip acl {\n chain in {\n" + rowsOf(subnet, Direction::In) + " }\n chain out {\n" +
               rowsOf(subnet, Direction::Out) + " }\n chain leave { type filter hook forward priority 0;\n" + stays +
               "  iifname \"h*\" jump out\n  iifname \"tgw\" jump out\n }\n"
               " chain enter { type filter hook forward priority 1;\n" +
               stays + "  oifname \"h*\" jump in\n  oifname \"tgw\" jump in\n }\n}";
    }

    static std::string rowsOf(const MiniSubnet& subnet, Direction direction)
    {
        std::vector<MiniRow> rows = subnet.rows;
        std::stable_sort(rows.begin(), rows.end(),
                         [](const MiniRow& a, const MiniRow& b) { return a.number < b.number; });
        std::string out;
        for (const MiniRow& row : rows)
            if (row.direction == direction)
                out += "  ip " + std::string(direction == Direction::In ? "saddr " : "daddr ") + row.peer.text() + ' ' +
                       serviceMatch(row.protocol, row.ports) + (row.allow ? "accept\n" : "drop\n");
        return out + "  drop\n";
    }

    /// A NAT gateway is a host of its subnet that sends on what it gets in its own name, and takes nothing itself.
    void drawNat(const MiniNat& nat)
    {
        const int where = m_net.add(), subnet = m_subnets[at(nat.subnet)];
        m_net.link(where, "eth", subnet, "hn");
        m_net.ip(where, "addr add " + nat.inside.text() + "/32 dev lo");
        m_net.route(where, "default", "eth");
        m_net.route(subnet, nat.inside.text() + "/32", "hn");
        m_net.route(subnet, "default", "hn", "300");
        m_net.nft(where,
                  "table ip nat {\n chain post { type nat hook postrouting priority 100;\n  ip saddr != " +
                      nat.inside.text() + " snat to " + nat.inside.text() +
                      "\n }\n chain forward { type filter hook forward priority 0;\n  ct state invalid drop\n }\n"
                      " chain input { type filter hook input priority 0; policy drop;\n }\n}");
    }

    /// A group named by a rule stands for its members' private addresses, in the VPC or one peered in the region.
    std::string rulesOf(const MiniInterface& own, Direction direction) const
    {
        std::string out;
        const std::string side = direction == Direction::In ? "ip saddr " : "ip daddr ";
        for (const int group : own.groups)
            for (const MiniRule& rule : m_cloud.groups[at(group)].rules) {
                if (rule.direction != direction)
                    continue;
                Addresses members;
                for (const MiniInterface& other : m_cloud.interfaces) {
                    const bool known = vpcOf(other.subnet) == vpcOf(own.subnet) ||
                                       (m_cloud.peered && m_cloud.peeringActive && m_cloud.sameRegion);
                    if (known && std::count(other.groups.begin(), other.groups.end(), rule.group) > 0)
                        members.push_back(other.address);
                }
                const std::string peer = rule.group < 0 ? rule.peer.text() : listOf(members);
                if (!peer.empty())
                    out += "  " + side + peer + ' ' + serviceMatch(rule.protocol, rule.ports) + "accept\n";
            }
        return out;
    }

    MiniAws m_cloud;
    int m_transit = -1;
    std::vector<int> m_routers, m_gateways, m_privateGateways, m_subnets;
};

}  // namespace

std::unique_ptr<KernelCloud> kernelCloud(const MiniAws& cloud) { return std::make_unique<AwsCloud>(cloud); }

}  // namespace pb::test
