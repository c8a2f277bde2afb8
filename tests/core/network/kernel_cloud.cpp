// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/kernel_cloud.h"

#include "tests/support/drawing.h"

#include <algorithm>

namespace pb::test {

using namespace pb::net;

namespace {

const std::vector<std::uint16_t> kTargets{22, 443, 2000};
const std::vector<std::uint16_t> kOrigins{500, 50000};
const std::string kPrivate = "{ 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 169.254.0.0/16 }";
const std::string kUnrouted =
    "{ 0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16, 224.0.0.0/3 }";

Addresses farAddresses() { return {address("8.8.8.8"), address("9.9.9.9")}; }

std::string number(std::size_t n) { return std::to_string(n); }

std::string listOf(const Addresses& addresses)
{
    std::string out;
    for (const Address& a : addresses)
        out += (out.empty() ? "{ " : ", ") + a.text();
    return out.empty() ? out : out + " }";
}

/// The match of a rule's protocol and ports as nftables has it.
std::string serviceMatch(const Protocol& protocol, const PortRange& ports)
{
    const std::string range = std::to_string(ports.first) + '-' + std::to_string(ports.last);
    if (protocol.isAny())
        return {};
    if (protocol.number == 6 || protocol.number == 17)
        return "meta l4proto " + protocol.text() + " th dport " + range + ' ';
    if (protocol.number != 1)
        return "meta l4proto " + std::to_string(protocol.number) + ' ';
    std::string out = "meta l4proto icmp ";
    if (ports == PortRange{})
        return out;
    if (ports.first != 65535)
        out += "icmp type " + std::to_string(ports.first) + ' ';
    if (ports.last != 65535)
        out += "icmp code " + std::to_string(ports.last) + ' ';
    return out;
}

/// A stateful filter: `in` and `out` are rules, what they do not take is dropped.
std::string stateful(const std::string& table, int priority, const std::string& in, const std::string& out)
{
    const std::string at = std::to_string(priority);
    return "table ip " + table + " {\n chain in { type filter hook input priority " + at +
           "; policy drop;\n  iifname \"lo\" accept\n  ct state established accept\n" + in +
           " }\n chain out { type filter hook output priority " + at +
           "; policy drop;\n  oifname \"lo\" accept\n  ct state established accept\n" + out + " }\n}";
}

}  // namespace

QString KernelCloud::build()
{
    draw();
    return m_net.commit();
}

void KernelCloud::drawInternet()
{
    m_internet = m_net.add();
    for (const Address& far : farAddresses())
        m_net.ip(m_internet, "addr add " + far.text() + "/32 dev lo");
}

int KernelCloud::addHost(ElementId id, const Address& own, const OptionalAddress& outside, int subnet)
{
    const int where = m_net.add();
    const std::string device = "h" + number(m_hosts.size());
    m_hosts.push_back({id, where, own, outside});
    m_net.link(where, "eth", subnet, device);
    m_net.ip(where, "addr add " + own.text() + "/32 dev lo");
    m_net.route(where, "default", "eth");
    m_net.route(subnet, own.text() + "/32", device);
    return where;
}

std::vector<KernelCloud::Question> KernelCloud::questions() const
{
    std::vector<Question> out;
    const auto add = [&](ElementId from, const Address& source, ElementId to, const Address& destination) {
        Packet packet;
        packet.source = source;
        packet.destination = destination;
        packet.protocol = 1;
        out.push_back({from, to, packet});
        for (const int protocol : {6, 17})
            for (const std::uint16_t target : kTargets)
                for (const std::uint16_t origin : kOrigins) {
                    packet.protocol = protocol;
                    packet.destination_port = target;
                    packet.source_port = origin;
                    out.push_back({from, to, packet});
                }
    };
    for (const Host& a : m_hosts) {
        for (const Host& b : m_hosts)
            if (&a != &b) {
                add(a.id, a.address, b.id, b.address);
                if (b.outside && (a.outside || m_aroundWithoutOutside))
                    add(a.id, a.address, b.id, *b.outside);
            }
        for (const Address& far : farAddresses()) {
            add(a.id, a.address, {}, far);
            if (a.outside)
                add({}, far, a.id, *a.outside);
        }
    }
    return out;
}

void KernelCloud::ask(std::vector<Question>& questions)
{
    std::map<ElementId, int> whereOf{{ElementId{}, m_internet}};
    std::vector<KernelNet::Listener> listeners;
    for (const Host& host : m_hosts) {
        whereOf[host.id] = host.where;
        listeners.push_back({host.where, host.address});
    }
    for (const Address& far : farAddresses())
        listeners.push_back({m_internet, far});
    std::vector<KernelNet::Probe> probes;
    for (const Question& question : questions)
        probes.push_back({whereOf.at(question.from), question.packet});
    m_net.probe(probes, listeners, kTargets);
    for (std::size_t i = 0; i < questions.size(); ++i)
        questions[i].answered = probes[i].answered;
}

namespace {

class AwsCloud : public KernelCloud {
public:
    explicit AwsCloud(const MiniAws& cloud) : m_cloud(cloud) {}

private:
    void draw() override
    {
        drawInternet();
        for (std::size_t i = 0; i < m_cloud.vpcs.size(); ++i)
            drawVpc(i);
        for (std::size_t i = 0; i < m_cloud.subnets.size(); ++i)
            drawSubnet(i);
        for (const MiniInterface& interface : m_cloud.interfaces) {
            const int where = addHost(interface.id, interface.address, interface.outside,
                                      m_subnets[static_cast<std::size_t>(interface.subnet)]);
            m_net.nft(where,
                      stateful("groups", 0, rulesOf(interface, Direction::In), rulesOf(interface, Direction::Out)));
        }
    }

    std::size_t vpcOf(const MiniInterface& interface) const
    {
        return static_cast<std::size_t>(m_cloud.subnets[static_cast<std::size_t>(interface.subnet)].network);
    }

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
        for (const MiniInterface& i : m_cloud.interfaces) {
            if (vpcOf(i) != n || !i.outside)
                continue;
            m_net.route(m_internet, i.outside->text() + "/32", device);
            in += (in.empty() ? "" : ", ") + i.outside->text() + " : " + i.address.text();
            out += (out.empty() ? "" : ", ") + i.address.text() + " : " + i.outside->text();
            mapped.push_back(i.address);
        }
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

    void drawSubnet(std::size_t n)
    {
        const MiniSubnet& subnet = m_cloud.subnets[n];
        const auto vpc = static_cast<std::size_t>(subnet.network);
        const int where = m_net.add();
        m_subnets.push_back(where);
        const std::string device = "s" + number(n);
        m_net.link(where, "local", m_routers[vpc], device);
        m_net.route(m_routers[vpc], subnet.block.text(), device);
        m_net.route(where, m_cloud.vpcs[vpc].block.text(), "local");
        if (m_cloud.vpcs[vpc].gateway)
            m_net.link(where, "igw", m_gateways[vpc], device);
        if (m_cloud.peered && m_cloud.peeringActive)
            m_net.link(where, "pcx", m_routers[1 - vpc], "p" + number(n));
        for (const MiniRoute& route : subnet.routes) {
            const bool gateway = route.target == MiniTarget::Gateway && m_cloud.vpcs[vpc].gateway;
            const bool peering = route.target == MiniTarget::Peering && m_cloud.peered && m_cloud.peeringActive;
            if (gateway || peering)
                m_net.route(where, route.destination.text(), gateway ? "igw" : "pcx");
            else
                m_net.ip(where, "route add blackhole " + route.destination.text());
        }
        if (!subnet.filtered)
            return;
        // What stays in the subnet is not asked.
        m_net.nft(where,
                  "table ip acl {\n chain in {\n" + rowsOf(subnet, Direction::In) + " }\n chain out {\n" +
                      rowsOf(subnet, Direction::Out) +
                      " }\n chain forward { type filter hook forward priority 0;\n"
                      "  iifname \"h*\" oifname \"h*\" accept\n  iifname \"h*\" jump out\n  oifname \"h*\" jump in\n"
                      " }\n}");
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

    /// A group named by a rule stands for its members' private addresses, in the VPC or one peered in the region.
    std::string rulesOf(const MiniInterface& at, Direction direction) const
    {
        std::string out;
        const std::string side = direction == Direction::In ? "ip saddr " : "ip daddr ";
        for (const int group : at.groups)
            for (const MiniRule& rule : m_cloud.groups[static_cast<std::size_t>(group)].rules) {
                if (rule.direction != direction)
                    continue;
                Addresses members;
                for (const MiniInterface& other : m_cloud.interfaces) {
                    const bool known =
                        vpcOf(other) == vpcOf(at) || (m_cloud.peered && m_cloud.peeringActive && m_cloud.sameRegion);
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
    std::vector<int> m_routers, m_gateways, m_subnets;
};

class AzureCloud : public KernelCloud {
public:
    explicit AzureCloud(const MiniAzure& cloud) : m_cloud(cloud) { m_aroundWithoutOutside = false; }

private:
    bool peered() const { return m_cloud.leftLink && m_cloud.rightLink && m_cloud.vnets.size() == 2; }
    std::size_t vnetOf(const MiniNic& nic) const { return static_cast<std::size_t>(subnetOf(nic).network); }
    const MiniAzureSubnet& subnetOf(const MiniNic& nic) const
    {
        return m_cloud.subnets[static_cast<std::size_t>(nic.subnet)];
    }

    void draw() override
    {
        drawInternet();
        for (std::size_t i = 0; i < m_cloud.vnets.size(); ++i)
            drawVnet(i);
        for (std::size_t i = 0; i < m_cloud.subnets.size(); ++i)
            drawSubnet(i);
        for (const MiniNic& nic : m_cloud.nics) {
            const int where =
                addHost(nic.id, nic.address, nic.outside, m_subnets[static_cast<std::size_t>(nic.subnet)]);
            int priority = 0;
            for (const int nsg : {subnetOf(nic).nsg, nic.nsg})
                if (nsg >= 0) {
                    m_net.nft(where, stateful("nsg" + std::to_string(priority), priority,
                                              rulesOf(nic, nsg, Direction::In), rulesOf(nic, nsg, Direction::Out)));
                    ++priority;
                }
        }
    }

    /// The platform's router, and a way out that lends addresses.
    void drawVnet(std::size_t n)
    {
        const int router = m_net.add(), gateway = m_net.add();
        m_routers.push_back(router);
        m_gateways.push_back(gateway);
        const std::string device = "gw" + number(n), lent = "192.0.2." + number(n + 1);
        m_net.link(gateway, "router", router, "gateway");
        m_net.link(gateway, "inet", m_internet, device);
        m_net.route(gateway, m_cloud.vnets[n].block.text(), "router");
        m_net.route(gateway, "default", "inet");
        m_net.route(m_internet, lent + "/32", device);
        std::string in, out, borrow;
        Addresses mayLeave, closed;
        for (const MiniNic& nic : m_cloud.nics) {
            if (vnetOf(nic) != n)
                continue;
            if (nic.outside || subnetOf(nic).defaultOutbound)
                mayLeave.push_back(nic.address);
            if (!nic.outside)
                continue;
            m_net.route(m_internet, nic.outside->text() + "/32", device);
            in += (in.empty() ? "" : ", ") + nic.outside->text() + " : " + nic.address.text();
            out += "  oifname \"inet\" ip saddr " + nic.address.text() + " snat to " + nic.outside->text() + "\n";
            if (nic.standard && nic.nsg < 0 && subnetOf(nic).nsg < 0)
                closed.push_back(nic.address);
        }
        std::string script = "table ip nat {\n";
        if (!in.empty())
            script +=
                " chain pre { type nat hook prerouting priority -100;\n  iifname \"inet\" dnat to ip daddr map { " +
                in + " }\n }\n";
        script += " chain post { type nat hook postrouting priority 100;\n" + out + "  oifname \"inet\" snat to " +
                  lent + "\n }\n chain forward { type filter hook forward priority 0;\n  ct state established accept\n";
        if (!closed.empty())
            script += "  iifname \"inet\" ip daddr " + listOf(closed) + " drop\n";
        script += std::string("  oifname \"inet\"") + (mayLeave.empty() ? "" : " ip saddr != " + listOf(mayLeave)) +
                  " drop\n }\n}";
        m_net.nft(gateway, script);
    }

    /// What leaves an interface goes by the subnet's routes, even to its neighbour.
    void drawSubnet(std::size_t n)
    {
        const MiniAzureSubnet& subnet = m_cloud.subnets[n];
        const auto vnet = static_cast<std::size_t>(subnet.network);
        const int where = m_net.add();
        m_subnets.push_back(where);
        const std::string device = "s" + number(n);
        m_net.link(where, "local", m_routers[vnet], device);
        m_net.link(where, "out", m_gateways[vnet], device);
        m_net.route(m_routers[vnet], subnet.block.text(), device);
        for (const MiniNic& nic : m_cloud.nics)
            if (static_cast<std::size_t>(nic.subnet) == n)
                m_net.ip(where, "rule add iif h" + number(static_cast<std::size_t>(&nic - m_cloud.nics.data())) +
                                    " lookup 100 priority 10");
        std::map<Prefix, std::string> table;  // by rising precedence: the last for a prefix stays
        table[prefix("0.0.0.0/0")] = "out";
        for (const Prefix& p : prefixes("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10"))
            table[p] = "";
        table[m_cloud.vnets[vnet].block] = "local";
        if (peered()) {
            m_net.link(where, "pcx", m_routers[1 - vnet], "p" + number(n));
            table[m_cloud.vnets[1 - vnet].block] = "pcx";
        }
        for (const Prefix& p : subnet.nowhere)
            table[p] = "";
        for (const auto& [to, by] : table)
            if (by.empty())
                m_net.ip(where, "route add blackhole " + to.text() + " table 100");
            else
                m_net.route(where, to.text(), by, "100");
    }

    std::string sideMatch(const MiniNic& at, const MiniSide& side, const std::string& field) const
    {
        if (side.group >= 0) {
            Addresses members;
            for (const MiniNic& nic : m_cloud.nics)
                if (vnetOf(nic) == vnetOf(at) && std::count(nic.groups.begin(), nic.groups.end(), side.group) > 0)
                    members.push_back(nic.address);
            return members.empty() ? field + "0.0.0.0 " : field + listOf(members) + ' ';  // nobody has 0.0.0.0
        }
        if (side.block)
            return field + side.block->text() + ' ';
        return tagMatch(at, side.tag, field);
    }

    Prefixes virtualNetwork(const MiniNic& at) const
    {
        Prefixes out = subnetOf(at).nowhere;
        for (std::size_t i = 0; i < m_cloud.vnets.size(); ++i)
            if (i == vnetOf(at) || peered())
                out.push_back(m_cloud.vnets[i].block);
        return out;
    }

    /// "!=" of several blocks in a row, or a set of them.
    std::string tagMatch(const MiniNic& at, MiniTag tag, const std::string& field) const
    {
        std::string blocks;
        bool everywhere = false;
        Prefixes all = virtualNetwork(at);
        std::sort(all.begin(), all.end());
        for (std::size_t i = 0; i < all.size(); ++i) {
            everywhere = everywhere || all[i].length() == 0;
            const bool inside = std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i),
                                            [&](const Prefix& p) { return p.contains(all[i]); });
            if (!inside)  // the sets of nftables want none twice
                blocks += (blocks.empty() ? "{ " : ", ") + all[i].text();
        }
        blocks = everywhere ? "0.0.0.0/0" : blocks + " }";
        switch (tag) {
        case MiniTag::Any:
            return {};
        case MiniTag::VirtualNetwork:
            return field + blocks + ' ';
        case MiniTag::AzureLoadBalancer:
            return field + "168.63.129.16 ";
        case MiniTag::Internet:
            break;
        }
        return everywhere
                   ? field + "0.0.0.0 "
                   : field + "!= " + blocks + ' ' + field + "!= " + kUnrouted + ' ' + field + "!= 168.63.129.16 ";
    }

    std::string rulesOf(const MiniNic& at, int nsg, Direction direction) const
    {
        std::vector<MiniNsgRule> rules = m_cloud.nsgs[static_cast<std::size_t>(nsg)].rules;
        std::stable_sort(rules.begin(), rules.end(),
                         [](const MiniNsgRule& a, const MiniNsgRule& b) { return a.priority < b.priority; });
        std::string out;
        const auto row = [&](const std::string& match, bool allow) {
            out += "  " + match + (allow ? "accept\n" : "drop\n");
        };
        for (const MiniNsgRule& rule : rules) {
            if (rule.direction != direction)
                continue;
            const std::string sides =
                sideMatch(at, rule.source, "ip saddr ") + sideMatch(at, rule.destination, "ip daddr ");
            const bool ported = rule.protocol.number == 6 || rule.protocol.number == 17;
            const std::string ports =
                "th dport " + std::to_string(rule.targets.first) + '-' + std::to_string(rule.targets.last) +
                " th sport " + std::to_string(rule.origins.first) + '-' + std::to_string(rule.origins.last) + ' ';
            if (ported)
                row(sides + "meta l4proto " + rule.protocol.text() + ' ' + ports, rule.allow);
            else if (!rule.protocol.isAny())
                row(sides + "meta l4proto " + std::to_string(rule.protocol.number) + ' ', rule.allow);
            else {
                row(sides + "meta l4proto { tcp, udp } " + ports, rule.allow);
                row(sides + "meta l4proto != { tcp, udp } ", rule.allow);
            }
        }
        row(tagMatch(at, MiniTag::VirtualNetwork, "ip saddr ") + tagMatch(at, MiniTag::VirtualNetwork, "ip daddr "),
            true);
        row(direction == Direction::In ? tagMatch(at, MiniTag::AzureLoadBalancer, "ip saddr ")
                                       : tagMatch(at, MiniTag::Internet, "ip daddr "),
            true);
        return out;
    }

    MiniAzure m_cloud;
    std::vector<int> m_routers, m_gateways, m_subnets;
};

}  // namespace

std::unique_ptr<KernelCloud> kernelCloud(const MiniAws& cloud) { return std::make_unique<AwsCloud>(cloud); }
std::unique_ptr<KernelCloud> kernelCloud(const MiniAzure& cloud) { return std::make_unique<AzureCloud>(cloud); }

}  // namespace pb::test
