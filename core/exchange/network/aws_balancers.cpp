// SPDX-License-Identifier: GPL-3.0-or-later
// Load balancers with their listeners and targets.
#include "core/exchange/network/aws_build.h"

#include <set>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

constexpr std::int64_t kMostPort = 65535;
constexpr std::size_t kMostAlike = 256;  ///< interfaces of one address that are looked at, one to a network

/// The target groups that a listener, or one of its rules, forwards to.
std::vector<std::string> groupsBehind(const json& listener)
{
    std::vector<std::string> out;
    const auto add = [&](const std::string& arn) {
        if (!arn.empty())
            out.push_back(arn);
    };
    for (const std::string_view key : {"DefaultActions", "Actions"})
        for (const json& action : json_get::list(listener, key)) {
            add(json_get::text(action, "TargetGroupArn"));
            for (const json& one : json_get::list(json_get::object(action, "ForwardConfig"), "TargetGroups"))
                add(json_get::text(one, "TargetGroupArn"));
        }
    return out;
}

/// "web/0123456789abcdef" of "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/0123456789abcdef"
std::string_view nameOfGroup(std::string_view arn)
{
    constexpr std::string_view kType = "targetgroup/";
    const std::size_t at = arn.find(kType);
    return at == std::string_view::npos ? arn : arn.substr(at + kType.size());
}

/// The target group that a health names: by its ARN, or by a file whose name holds the group's name or id; the only
/// one there is where nothing tells.
AwsRecord* groupOfHealth(AwsRecords& records, const std::string& told)
{
    auto& groups = records.targetGroups;
    if (const auto it = groups.find(told); it != groups.end())
        return &it->second;
    if (told.starts_with("arn:"))
        return nullptr;
    AwsRecord* found = nullptr;
    std::size_t longest = 0;
    for (auto& [arn, record] : groups) {
        const std::string_view name = nameOfGroup(arn);
        const std::size_t cut = name.find('/');
        for (const std::string_view part : {name.substr(0, cut), name.substr(std::min(cut, name.size() - 1) + 1)})
            if (part.size() > longest && told.find(part) != std::string::npos) {
                found = &record;
                longest = part.size();
            }
    }
    return !found && groups.size() == 1 ? &groups.begin()->second : found;
}

void fillBalancer(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const ElementId vpc = build.vpcOf(record);
    net::Element& element = build.element(id);
    element.parent = vpc;
    auto& out = std::get<net::LoadBalancer>(element.data);
    const std::string type = json_get::text(record.json, "Type");
    if (type == "network")
        out.type = net::LoadBalancerType::Network;
    else if (type == "gateway")
        out.type = net::LoadBalancerType::Gateway;
    if (json_get::text(record.json, "Scheme") == "internet-facing")
        out.scheme = net::LoadBalancerScheme::InternetFacing;
}

/// The interfaces of a load balancer say which it is by their description alone: "ELB app/name/id". Those that a
/// template comes to say it by its id.
void claimInterfaces(AwsBuild& build)
{
    std::map<std::string, ElementId> balancers;  // by what interfaces say
    for (const auto& [id, record] : build.records.of(Kind::LoadBalancer)) {
        const ElementId balancer = build.element(id).id;
        balancers[id] = balancer;
        if (const std::size_t at = id.find("loadbalancer/"); at != std::string::npos)
            balancers["ELB " + id.substr(at + 13)] = balancer;
    }
    if (balancers.empty())
        return;
    for (const auto& [name, record] : build.records.of(Kind::NetworkInterface))
        for (const std::string_view key : {"LoadBalancer", "Description"})
            if (const auto it = balancers.find(json_get::text(record.json, key)); it != balancers.end())
                build.data<net::NetworkInterface>(name).instance = it->second;
}

/// Finds targets by what they are called.
class Targets {
public:
    explicit Targets(AwsBuild& build) : m_build(build)
    {
        for (const auto& [id, element] : build.elements)
            if (const auto* nic = element.as<net::NetworkInterface>())
                for (const net::Address& address : nic->private_ips)
                    m_byAddress.emplace(address, id);
    }

    ElementId find(const std::string& name, ElementId vpc) const
    {
        if (const ElementId known =
                m_build.known(name, net::kinds(Kind::Instance, Kind::LoadBalancer, Kind::NetworkInterface)))
            return known;
        const auto address = net::Address::parse(name);
        if (!address)
            return {};
        const auto [first, last] = m_byAddress.equal_range(*address);
        std::size_t looks = 0;
        for (auto it = first; it != last && looks < kMostAlike; ++it, ++looks)
            if (networkAround(it->second) == vpc)
                return it->second;
        return first != last ? first->second : ElementId{};
    }

private:
    ElementId networkAround(ElementId id) const
    {
        for (auto it = m_build.elements.find(id); it != m_build.elements.end();
             it = m_build.elements.find(it->second.parent))
            if (it->second.kind() == Kind::Vpc)
                return it->first;
        return {};
    }

    AwsBuild& m_build;
    std::multimap<net::Address, ElementId> m_byAddress;
};

/// What is behind a load balancer, each once.
struct Behind {
    std::map<std::string, std::int64_t> ports;  ///< of the first target of each target group
    std::set<ElementId> known;
    net::ElementIds targets;
};

void addTargets(AwsBuild& build, const Targets& targets, const std::string& arn, const net::Element& element,
                Behind& out)
{
    const AwsRecord& group = build.records.targetGroups.at(arn);
    const json& list = json_get::list(group.json, "Targets");
    const std::int64_t port = json_get::integer(group.json, "Port", 0);
    out.ports[arn] = list.empty() ? port : json_get::integer(list.front(), "Port", port);
    for (const json& one : list) {
        const std::string name = json_get::text(one, "Id");
        const ElementId id = targets.find(name, element.parent);
        if (!id)
            build.report.add(group.place, "import.reference", {name});
        else if (id != element.id && out.known.insert(id).second)
            out.targets.push_back(id);
    }
}

net::PortRange onePort(std::int64_t number)
{
    const auto port = static_cast<std::uint16_t>(number > 0 && number <= kMostPort ? number : 0);
    return {port, port};
}

/// What is in front of a load balancer and behind it.
struct Sides {
    std::map<std::int64_t, std::string> ports;  ///< of listeners, each with the first target group that it sends to
    std::set<std::string> protocols, groups;
};

/// Each listener's port with that of its targets: 0 where it answers by itself. Where no listener says where it sends
/// to, all send to all.
void fillPorts(const Sides& sides, const Behind& behind, net::LoadBalancer& out)
{
    const bool told = std::any_of(sides.ports.begin(), sides.ports.end(),
                                  [&](const auto& listener) { return behind.ports.contains(listener.second); });
    for (const auto& [port, group] : sides.ports) {
        if (port <= 0 || port > kMostPort)
            continue;
        out.listeners.push_back(onePort(port));
        const auto known = behind.ports.find(group);
        if (told)
            out.target_ports.push_back(onePort(known == behind.ports.end() ? 0 : known->second));
    }
    if (!told)
        for (const auto& [arn, port] : behind.ports)
            if (const net::PortRange range = onePort(port); range.first > 0)
                out.target_ports.push_back(range);
    if (out.target_ports == out.listeners)
        out.target_ports.clear();
}

net::ListenerProtocol protocolOf(const std::set<std::string>& names)
{
    const bool both = names.contains("TCP_UDP"), udp = both || names.contains("UDP");
    const bool tcp = both || !udp || names.size() > 1;
    return udp && tcp ? net::ListenerProtocol::TcpUdp : udp ? net::ListenerProtocol::Udp : net::ListenerProtocol::Tcp;
}

/// What an attribute says, else the default of the type of target.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
bool preservesClient(const json& group)
{
    for (const json& attribute : json_get::list(group, "Attributes"))
        if (json_get::text(attribute, "Key") == "preserve_client_ip.enabled")
            return json_get::text(attribute, "Value") == "true";
    const std::string protocol = json_get::text(group, "Protocol");
    return json_get::text(group, "TargetType") != "ip" || protocol == "UDP" || protocol == "TCP_UDP";
}

std::map<std::string, Sides> sidesOf(const AwsRecords& records)
{
    std::map<std::string, Sides> out;
    for (const AwsRecord& listener : records.listeners) {
        Sides& own = out[json_get::text(listener.json, "LoadBalancerArn")];
        std::string& first = own.ports[json_get::integer(listener.json, "Port", 0)];
        if (const std::string protocol = json_get::text(listener.json, "Protocol"); !protocol.empty())
            own.protocols.insert(protocol);
        for (std::string& arn : groupsBehind(listener.json)) {
            if (first.empty())
                first = arn;
            own.groups.insert(std::move(arn));
        }
    }
    for (const auto& [arn, group] : records.targetGroups)
        for (const json& balancer : json_get::list(group.json, "LoadBalancerArns"))
            if (balancer.is_string())
                out[balancer.get<std::string>()].groups.insert(arn);
    return out;
}

}  // namespace

void settleBalancers(AwsRecords& records)
{
    std::map<std::string, AwsRecord*> groups;  // by what is told of them: a file may hold many
    for (auto& [told, record] : records.targetHealth) {
        const auto [known, isNew] = groups.emplace(told, nullptr);
        if (isNew)
            known->second = groupOfHealth(records, told);
        AwsRecord* group = known->second;
        if (!group) {
            records.others.push_back({"AWS::ElasticLoadBalancingV2::TargetHealth", told, std::move(record)});
            continue;
        }
        json& targets = group->json["Targets"];
        if (!targets.is_array())
            targets = json::array();
        for (const json& one : json_get::list(record.json, "TargetHealthDescriptions"))
            targets.push_back(json_get::object(one, "Target"));
    }
    records.targetHealth.clear();
    const auto& balancers = records.of(Kind::LoadBalancer);
    std::erase_if(records.listeners, [&](AwsRecord& listener) {
        if (balancers.contains(json_get::text(listener.json, "LoadBalancerArn")))
            return false;
        const std::string arn = json_get::text(listener.json, "ListenerArn");
        records.others.push_back({"AWS::ElasticLoadBalancingV2::Listener", arn, std::move(listener)});
        return true;
    });
    std::set<std::string> used;
    for (const auto& [balancer, sides] : sidesOf(records))
        if (balancers.contains(balancer))
            used.insert(sides.groups.begin(), sides.groups.end());
    std::erase_if(records.targetGroups, [&](auto& entry) {
        if (used.contains(entry.first))
            return false;
        records.others.push_back({"AWS::ElasticLoadBalancingV2::TargetGroup", entry.first, std::move(entry.second)});
        return true;
    });
}

void fillAwsBalancers(AwsBuild& build)
{
    const auto sides = sidesOf(build.records);
    for (const auto& [id, record] : build.records.of(Kind::LoadBalancer))
        fillBalancer(build, id, record);
    claimInterfaces(build);
    const Targets targets(build);
    for (const auto& [id, record] : build.records.of(Kind::LoadBalancer)) {
        const auto own = sides.find(id);
        if (own == sides.end())
            continue;
        net::Element& element = build.element(id);
        Behind behind;
        auto& out = std::get<net::LoadBalancer>(element.data);
        for (const std::string& arn : own->second.groups)
            if (const auto group = build.records.targetGroups.find(arn); group != build.records.targetGroups.end()) {
                addTargets(build, targets, arn, element, behind);
                out.preserve_client_ip = out.preserve_client_ip && preservesClient(group->second.json);
            }
        out.targets = std::move(behind.targets);
        fillPorts(own->second, behind, out);
        out.protocol = protocolOf(own->second.protocols);
    }
}

}  // namespace pb::exchange
