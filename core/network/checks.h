// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/index.h"
#include "core/network/rules.h"

#include <array>
#include <optional>
#include <string>

/// What the rules are written with. Only the checks_*.cpp files, rules.cpp and their tests include this.
namespace pb::net {

/// What a check may look at: the drawing, its index and the limits of its rules date.
class Facts {
public:
    explicit Facts(const Network& network) : m_network(network), m_index(network.topology), m_asOf(rulesDate(network))
    {
    }

    const Network& network() const noexcept { return m_network; }
    const Index& index() const noexcept { return m_index; }
    Date asOf() const noexcept { return m_asOf; }
    std::optional<std::int64_t> limit(LimitId id) const { return limitOn(id, m_asOf); }

private:
    const Network& m_network;
    Index m_index;
    Date m_asOf;
};

/// Takes the findings of one rule.
class Report {
public:
    Report(const RuleInfo& rule, std::vector<Finding>& out) : m_rule(rule), m_out(out) {}

    /// @param subjects at least one; the first is the one to look at
    /// @param args     %1, %2, … of the rule's sentence
    void add(std::vector<ElementId> subjects, std::vector<std::string> args)
    {
        m_out.push_back({std::string(m_rule.id), m_rule.severity, std::move(subjects), std::move(args)});
    }

private:
    const RuleInfo& m_rule;
    std::vector<Finding>& m_out;
};

using Edits = std::vector<Edit>;
using Questions = std::array<std::string_view, 1>;
using TwoQuestions = std::array<std::string_view, 2>;

inline constexpr Questions kServiceLimits{"REL 1"};
inline constexpr Questions kTopology{"REL 2"};
inline constexpr TwoQuestions kLimitsAndTopology{"REL 1", "REL 2"};
inline constexpr TwoQuestions kPaths{"REL 2", "PERF 5"};
inline constexpr Questions kProtection{"SEC 6"};
inline constexpr TwoQuestions kProtectionAndCompute{"SEC 6", "SEC 7"};
inline constexpr TwoQuestions kResilience{"REL 2", "REL 7"};
inline constexpr TwoQuestions kZoneTransfer{"REL 7", "COST 7"};
inline constexpr Questions kDecommission{"COST 3"};

/// The tables, one per topic; rules() puts them together.
std::span<const RuleInfo> commonRules();
std::span<const RuleInfo> blockRules();
std::span<const RuleInfo> subnetRules();
std::span<const RuleInfo> interfaceRules();
std::span<const RuleInfo> awsRouteRules();
std::span<const RuleInfo> awsGatewayRules();
std::span<const RuleInfo> awsNatRules();
std::span<const RuleInfo> awsPeeringRules();
std::span<const RuleInfo> securityGroupRules();
std::span<const RuleInfo> aclRules();
std::span<const RuleInfo> nsgRules();
std::span<const RuleInfo> azureRouteRules();
std::span<const RuleInfo> azureGatewayRules();
std::span<const RuleInfo> azureOutboundRules();
std::span<const RuleInfo> transitRules();
std::span<const RuleInfo> directConnectRules();
std::span<const RuleInfo> balancerRules();
std::span<const RuleInfo> azureEdgeRules();

// ---- reading

/// How an element is named in a finding: its name, else its cloud id, else "Kind-7".
std::string nameOf(const Element& element);
std::string joined(const std::vector<std::string>& parts);
std::string textOf(const Prefixes& prefixes);
/// The networks that the internet as a whole is written as.
bool isWorld(const Prefix& prefix);
/// RFC 1918 and RFC 6598 (shared) for IPv4, RFC 4193 for IPv6.
bool isPrivate(const Prefix& prefix);

/// The private addresses that an interface or NAT gateway holds.
Addresses addressesOf(const Element& element);
/// Interfaces and NAT gateways of a subnet.
std::vector<const Element*> addressHolders(const Facts& facts, const Element& subnet);
bool isDeployed(const Element& subnet);
/// The route tables in force at the subnets of a VPC, once each.
std::vector<const Element*> tablesInForce(const Facts& facts, ElementId vpc);

/// Whether an address is one of those that the provider keeps in each subnet.
bool isReserved(const Facts& facts, Cloud cloud, const Prefix& block, const Address& address);

/// Ports that only administrators and databases should have open; a TCP port range is checked against them.
enum class PortClass { Management, Database };
std::vector<std::uint16_t> portsWithin(PortClass ports, const PortRange& range);
/// `range` without the ports of that class.
Ports portsWithout(PortClass ports, const PortRange& range);
std::string textOf(const std::vector<std::uint16_t>& ports);

// ---- mending

Edit setField(ElementId id, std::string_view field, FieldValue value);
/// Rows of a list that `keep` wants.
template <class Rows, class Keep>
Rows kept(const Rows& rows, Keep keep)
{
    Rows out;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (keep(i))
            out.push_back(rows[i]);
    return out;
}
/// The edits of several steps as one.
Edit batch(Edits edits);
/// A fix: removes the first subject with all it contains, and every reference to it.
Edits removeSubject(const Facts& facts, const Finding& finding);

/// A free block of a VPC or virtual network.
/// @param except a subnet whose own blocks count as free
std::optional<Prefix> freeBlockIn(const Facts& facts, const Element& network, Family family, int length,
                                  ElementId except);
/// Gives a subnet one block for another; addresses of interfaces in it keep their place within the block.
Edit moveBlock(const Facts& facts, const Element& subnet, const Prefix& was, const Prefix& now);
/// The lowest addresses of a subnet that nothing holds and the provider does not keep, up to `count`.
Addresses freeAddresses(const Facts& facts, const Element& subnet, Family family, std::size_t count);

}  // namespace pb::net
