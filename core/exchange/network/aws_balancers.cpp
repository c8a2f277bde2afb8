// SPDX-License-Identifier: GPL-3.0-or-later
// Load balancers with their listeners and targets.
#include "core/exchange/network/aws_build.h"

#include <algorithm>
#include <set>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

constexpr std::int64_t kMostPort = 65535;

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
    if (!found && groups.size() == 1 && told.find("targetgroup/") == std::string::npos)
        return &groups.begin()->second;
    return found;
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
void claimInterfaces(AwsBuild& build, const std::string& id)
{
    const std::size_t at = id.find("loadbalancer/");
    const std::string wanted = at == std::string::npos ? std::string() : "ELB " + id.substr(at + 13);
    const ElementId balancer = build.element(id).id;
    for (const auto& [name, record] : build.records.of(Kind::NetworkInterface))
        if (json_get::text(record.json, "LoadBalancer") == id ||
            (!wanted.empty() && json_get::text(record.json, "Description") == wanted))
            build.data<net::NetworkInterface>(name).instance = balancer;
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
        const auto here =
            std::find_if(first, last, [&](const auto& entry) { return networkAround(entry.second) == vpc; });
        return here != last ? here->second : first != last ? first->second : ElementId{};
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

void addPort(net::Ports& out, std::int64_t port)
{
    const auto number = static_cast<std::uint16_t>(port);
    const net::PortRange range{number, number};
    if (port > 0 && port <= kMostPort && std::find(out.begin(), out.end(), range) == out.end())
        out.push_back(range);
}

void addTargets(AwsBuild& build, const Targets& targets, const AwsRecord& group, net::Element& element)
{
    auto& out = std::get<net::LoadBalancer>(element.data);
    const json& list = json_get::list(group.json, "Targets");
    const std::int64_t port = json_get::integer(group.json, "Port", 0);
    if (list.empty())
        addPort(out.target_ports, port);
    for (std::size_t i = 0; i < list.size(); ++i) {
        addPort(out.target_ports, json_get::integer(list[i], "Port", port));
        const std::string name = json_get::text(list[i], "Id");
        const ElementId id = targets.find(name, element.parent);
        if (!id)
            build.report.add(group.place, "import.reference", {name});
        else if (id != element.id && std::find(out.targets.begin(), out.targets.end(), id) == out.targets.end())
            out.targets.push_back(id);
    }
}

/// What is in front of a load balancer and behind it.
struct Sides {
    std::set<std::int64_t> ports;
    std::set<std::string> groups;
};

std::map<std::string, Sides> sidesOf(const AwsRecords& records)
{
    std::map<std::string, Sides> out;
    for (const AwsRecord& listener : records.listeners) {
        Sides& own = out[json_get::text(listener.json, "LoadBalancerArn")];
        own.ports.insert(json_get::integer(listener.json, "Port", 0));
        for (std::string& arn : groupsBehind(listener.json))
            own.groups.insert(std::move(arn));
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
    for (auto& [told, record] : records.targetHealth) {
        AwsRecord* group = groupOfHealth(records, told);
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
    for (const auto& [id, record] : build.records.of(Kind::LoadBalancer)) {
        fillBalancer(build, id, record);
        claimInterfaces(build, id);
    }
    const Targets targets(build);
    for (const auto& [id, record] : build.records.of(Kind::LoadBalancer)) {
        const auto own = sides.find(id);
        if (own == sides.end())
            continue;
        net::Element& element = build.element(id);
        auto& out = std::get<net::LoadBalancer>(element.data);
        for (const std::int64_t port : own->second.ports)
            addPort(out.listeners, port);
        for (const std::string& arn : own->second.groups)
            if (const auto group = build.records.targetGroups.find(arn); group != build.records.targetGroups.end())
                addTargets(build, targets, group->second, element);
        std::sort(out.target_ports.begin(), out.target_ports.end(),
                  [](const net::PortRange& a, const net::PortRange& b) { return a.first < b.first; });
        if (out.target_ports == out.listeners)
            out.target_ports.clear();
    }
}

}  // namespace pb::exchange
