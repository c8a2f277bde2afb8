// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/kernel_cloud.h"
#include "tests/core/network/kernel_rules.h"
#include "tests/support/drawing.h"

#include <algorithm>

namespace pb::test {

using namespace pb::net;

namespace {

std::string number(std::size_t n) { return std::to_string(n); }

class AzureCloud : public KernelCloud {
public:
    explicit AzureCloud(const MiniAzure& cloud) : m_cloud(cloud) { m_aroundWithoutOutside = false; }

private:
    bool peered() const { return m_cloud.isPeered(); }
    std::size_t vnetOf(const MiniNic& nic) const { return static_cast<std::size_t>(subnetOf(nic).network); }
    const MiniAzureSubnet& subnetOf(const MiniNic& nic) const { return m_cloud.subnetOf(nic); }
    bool isAppliance(const MiniNic& nic) const
    {
        return m_cloud.appliance >= 0 && &nic == &m_cloud.nics[static_cast<std::size_t>(m_cloud.appliance)];
    }
    bool usesGateway(std::size_t vnet) const { return m_gateway >= 0 && (vnet == 0 || (m_cloud.shared && peered())); }

    void draw() override
    {
        drawInternet();
        if (m_cloud.site) {
            drawSite();
            m_gateway = m_net.add();
        }
        for (std::size_t i = 0; i < m_cloud.vnets.size(); ++i)
            drawVnet(i);
        for (std::size_t i = 0; i < m_cloud.subnets.size(); ++i)
            m_subnets.push_back(m_net.add());
        for (std::size_t i = 0; i < m_cloud.subnets.size(); ++i)
            linkSubnet(i);
        for (const MiniNic& nic : m_cloud.nics)
            drawNic(nic);
        for (std::size_t i = 0; i < m_cloud.subnets.size(); ++i)
            drawSubnet(i);
        if (m_gateway >= 0)
            drawGateway();
    }

    void drawNic(const MiniNic& nic)
    {
        const int where = addHost(nic.id, nic.address, nic.outside, m_subnets[static_cast<std::size_t>(nic.subnet)]);
        m_hosts.back().asksSite = usesGateway(vnetOf(nic));
        int priority = 0;
        for (const int nsg : {subnetOf(nic).nsg, nic.nsg})
            if (nsg >= 0) {
                const std::string in = rulesOf(nic, nsg, Direction::In), out = rulesOf(nic, nsg, Direction::Out);
                m_net.nft(where, stateful("nsg" + std::to_string(priority), priority, in, out));
                if (isAppliance(nic))
                    m_net.nft(where, forwarding("way" + std::to_string(priority), priority, in, out));
                ++priority;
            }
        if (!isAppliance(nic))
            return;
        if (!m_cloud.forwards) {
            m_net.nft(where, "table ip stop {\n chain c { type filter hook forward priority -10; policy drop;\n }\n}");
            return;
        }
        // Of answers that go out by it and did not come in by it an appliance knows nothing.
        m_net.nft(
            where,
            "table ip own {\n chain forward { type filter hook forward priority -10;\n  ct state invalid ip daddr != " +
                kUnrouted + " drop\n }\n chain post { type nat hook postrouting priority 100;\n  ip daddr != " +
                kUnrouted + " ip saddr != " + nic.address.text() + " snat to " + nic.address.text() + "\n }\n}");
    }

    /// An appliance's NSG is asked twice for what it forwards: when it comes, and when it leaves by the address that
    /// the appliance gave it.
    static std::string forwarding(const std::string& table, int priority, const std::string& in, const std::string& out)
    {
        return "table ip " + table + " {\n chain in { type filter hook forward priority " + std::to_string(priority) +
               "; policy drop;\n  ct state established accept\n  meta mark set 1\n" + in +
               " }\n chain out { type filter hook postrouting priority " + std::to_string(110 + priority) +
               "; policy drop;\n  meta mark != 1 accept\n  ct state established accept\n" + out + " }\n}";
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
        std::string in, out, closed;
        Addresses mayLeave, unopened, shared;
        for (const MiniNic& nic : m_cloud.nics) {
            const MiniAzureSubnet& subnet = subnetOf(nic);
            if (vnetOf(nic) != n)
                continue;
            if (subnet.nat ? subnet.natOutside.has_value() : nic.outside || subnet.defaultOutbound)
                mayLeave.push_back(nic.address);
            const std::string from = "  oifname \"inet\" ip saddr " + nic.address.text();
            if (subnet.nat)  // no more than TCP and UDP
                closed += from + " meta l4proto != { tcp, udp } drop\n";
            if (subnet.nat && subnet.natOutside) {
                out += from + " snat to " + subnet.natOutside->text() + "\n";
                if (std::find(shared.begin(), shared.end(), *subnet.natOutside) == shared.end())
                    m_net.route(m_internet, subnet.natOutside->text() + "/32", device);
                shared.push_back(*subnet.natOutside);
            }
            if (!nic.outside)
                continue;
            m_net.route(m_internet, nic.outside->text() + "/32", device);
            in += (in.empty() ? "" : ", ") + nic.outside->text() + " : " + nic.address.text();
            out += from + " snat to " + nic.outside->text() + "\n";
            if (nic.standard && nic.nsg < 0 && subnet.nsg < 0)
                unopened.push_back(nic.address);
        }
        std::string script = "table ip nat {\n";
        if (!in.empty())
            script +=
                " chain pre { type nat hook prerouting priority -100;\n  iifname \"inet\" dnat to ip daddr map { " +
                in + " }\n }\n";
        script += " chain post { type nat hook postrouting priority 100;\n" + out + "  oifname \"inet\" snat to " +
                  lent + "\n }\n chain forward { type filter hook forward priority 0;\n  ct state established accept\n";
        if (!unopened.empty())
            script += "  iifname \"inet\" ip daddr " + listOf(unopened) + " drop\n";
        script += closed;
        script += std::string("  oifname \"inet\"") + (mayLeave.empty() ? "" : " ip saddr != " + listOf(mayLeave)) +
                  " drop\n }\n}";
        m_net.nft(gateway, script);
    }

    std::size_t applianceSubnet() const
    {
        return static_cast<std::size_t>(m_cloud.nics[static_cast<std::size_t>(m_cloud.appliance)].subnet);
    }
    std::string applianceDevice() const { return "h" + number(static_cast<std::size_t>(m_cloud.appliance)); }

    void linkSubnet(std::size_t n)
    {
        const auto vnet = static_cast<std::size_t>(m_cloud.subnets[n].network);
        const int where = m_subnets[n];
        const std::string device = "s" + number(n);
        m_net.link(where, "local", m_routers[vnet], device);
        m_net.link(where, "out", m_gateways[vnet], device);
        m_net.route(m_routers[vnet], m_cloud.subnets[n].block.text(), device);
        if (usesGateway(vnet))
            m_net.link(where, "vpn", m_gateway, device);
        if (m_cloud.appliance >= 0 && applianceSubnet() != n && (vnet == 0 || peered()))
            linkAppliance(where, "x" + number(n));
        if (!peered())
            return;
        m_net.link(where, "pcx", m_routers[1 - vnet], "p" + number(n));
        // What did not start in the network needs leave to cross.
        if (!(vnet == 0 ? m_cloud.forwardedRight : m_cloud.forwardedLeft))
            m_net.nft(where, "table ip leave {\n chain c { type filter hook forward priority 0;\n  oifname \"pcx\" "
                             "ip saddr != " +
                                 m_cloud.vnets[vnet].block.text() + " drop\n }\n}");
    }

    /// What is meant for the appliance gets to it whatever its own subnet's routes say.
    void linkAppliance(int where, const std::string& there)
    {
        const int home = m_subnets[applianceSubnet()];
        m_net.link(where, "app", home, there);
        m_net.ip(home, "rule add iif " + there + " lookup 300 priority 5");
    }

    std::string deviceOf(std::size_t n, MiniNext next) const
    {
        const auto vnet = static_cast<std::size_t>(m_cloud.subnets[n].network);
        if (next == MiniNext::Gateway)
            return usesGateway(vnet) ? "vpn" : "";
        if (next != MiniNext::Appliance || (vnet != 0 && !peered()))
            return {};
        return applianceSubnet() == n ? applianceDevice() : "app";
    }

    /// What leaves an interface goes by the subnet's routes, even to its neighbour.
    void drawSubnet(std::size_t n)
    {
        const MiniAzureSubnet& subnet = m_cloud.subnets[n];
        const auto vnet = static_cast<std::size_t>(subnet.network);
        const int where = m_subnets[n];
        if (m_cloud.appliance >= 0 && applianceSubnet() == n)
            m_net.route(where, "default", applianceDevice(), "300");
        for (const MiniNic& nic : m_cloud.nics)
            if (static_cast<std::size_t>(nic.subnet) == n)
                m_net.ip(where, "rule add iif h" + number(static_cast<std::size_t>(&nic - m_cloud.nics.data())) +
                                    " lookup 100 priority 10");
        std::map<Prefix, std::string> table;  // by rising precedence: the last for a prefix stays
        table[prefix("0.0.0.0/0")] = "out";
        for (const Prefix& p : prefixes("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10"))
            table[p] = "";
        table[m_cloud.vnets[vnet].block] = "local";
        if (peered())
            table[m_cloud.vnets[1 - vnet].block] = "pcx";
        for (const Prefix& p : usesGateway(vnet) && subnet.propagated ? m_cloud.announced : Prefixes{})
            table[p] = "vpn";
        for (const MiniUserRoute& route : subnet.routes)
            table[route.to] = deviceOf(n, route.next);
        fill(where, table, "100");
    }

    void fill(int where, const std::map<Prefix, std::string>& rows, const std::string& table)
    {
        for (const auto& [to, by] : rows)
            if (by.empty())
                m_net.ip(where, "route add blackhole " + to.text() + " table " + table);
            else
                m_net.route(where, to.text(), by, table);
    }

    /// The gateway of the first network: by the routes of its own subnet in, by what is announced out.
    void drawGateway()
    {
        m_net.link(m_gateway, "site", m_site, "vpn");
        for (const Prefix& p : m_cloud.announced)
            m_net.route(m_gateway, p.text(), "site");
        std::map<Prefix, std::string> table;
        for (std::size_t i = 0; i < m_cloud.vnets.size(); ++i) {
            if (!usesGateway(i))
                continue;
            m_net.link(m_gateway, "net" + number(i), m_routers[i], "vpn");
            m_net.route(m_site, m_cloud.vnets[i].block.text(), "vpn");
            table[m_cloud.vnets[i].block] = "net" + number(i);
        }
        for (const MiniUserRoute& route : m_cloud.gatewayRoutes)
            table[route.to] = "app";
        if (!m_cloud.gatewayRoutes.empty())
            linkAppliance(m_gateway, "xg");
        m_net.ip(m_gateway, "rule add iif site lookup 400 priority 10");
        fill(m_gateway, table, "400");
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
        Prefixes out;
        for (const MiniUserRoute& route : subnetOf(at).routes)
            out.push_back(route.to);
        if (usesGateway(vnetOf(at)) && subnetOf(at).propagated)
            out.insert(out.end(), m_cloud.announced.begin(), m_cloud.announced.end());
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
    int m_gateway = -1;  ///< to the site
    std::vector<int> m_routers, m_gateways, m_subnets;
};

}  // namespace

std::unique_ptr<KernelCloud> kernelCloud(const MiniAzure& cloud) { return std::make_unique<AzureCloud>(cloud); }

}  // namespace pb::test
