// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/kinds_common.h"

namespace pb::net {

enum class RouteState : std::uint8_t { Active, Blackhole };
constexpr std::array<std::string_view, 2> enumNames(RouteState) { return {"active", "blackhole"}; }

/// A row of the route table of a VPC or of a transit gateway. The local routes of the VPC's own blocks are implied and
/// not stored. Exactly one of `destination` and `prefix_list` is set.
struct Route {
    OptionalPrefix destination;
    ElementId prefix_list;
    /// In a VPC a gateway, interface, peering or endpoint; in a transit gateway one of its attachments. None with state
    /// Blackhole: its target was deleted, or the row is there to drop.
    ElementId target;
    RouteState state = RouteState::Active;
    bool propagated = false;
    static constexpr auto fields()
    {
        return std::tuple(
            field({"destination", FieldType::Prefix}, &Route::destination),
            field(FieldInfo{"prefix_list", FieldType::Reference}.to(kinds(Kind::PrefixList)), &Route::prefix_list),
            field(FieldInfo{"target", FieldType::Reference}.to(kinds(
                      Kind::InternetGateway, Kind::EgressOnlyInternetGateway, Kind::NatGateway,
                      Kind::VirtualPrivateGateway, Kind::VpcPeering, Kind::VpcEndpoint, Kind::NetworkInterface,
                      Kind::Instance, Kind::Vpc, Kind::TransitGateway, Kind::TransitGatewayAttachment, Kind::Opaque)),
                  &Route::target),
            field({"state", FieldType::Choice}, &Route::state),
            field({"propagated", FieldType::Flag}, &Route::propagated));
    }
    friend bool operator==(const Route&, const Route&) = default;
};
using Routes = std::vector<Route>;

/// A row of a security group: allows only. Exactly one of `peer`, `peer_group`, `peer_prefix_list` is set.
/// For ICMP `ports` holds the type in `first` and the code in `last`, 65535 meaning any.
struct SecurityRule {
    Direction direction = Direction::In;
    Protocol protocol;
    PortRange ports;
    OptionalPrefix peer;
    ElementId peer_group;
    ElementId peer_prefix_list;
    std::string description;
    static constexpr auto fields()
    {
        return std::tuple(field({"direction", FieldType::Choice}, &SecurityRule::direction),
                          field({"protocol", FieldType::Protocol}, &SecurityRule::protocol),
                          field({"ports", FieldType::Ports}, &SecurityRule::ports),
                          field({"peer", FieldType::Prefix}, &SecurityRule::peer),
                          field(FieldInfo{"peer_group", FieldType::Reference}.to(kinds(Kind::SecurityGroup)),
                                &SecurityRule::peer_group),
                          field(FieldInfo{"peer_prefix_list", FieldType::Reference}.to(kinds(Kind::PrefixList)),
                                &SecurityRule::peer_prefix_list),
                          field({"description"}, &SecurityRule::description));
    }
    friend bool operator==(const SecurityRule&, const SecurityRule&) = default;
};
using SecurityRules = std::vector<SecurityRule>;

/// A row of a network ACL. Rows are tried by rising `number` within a direction; the implied last row (`*`) denies.
/// For ICMP `ports` is as in SecurityRule.
struct AclEntry {
    std::int64_t number = 100;
    Direction direction = Direction::In;
    Action action = Action::Allow;
    Protocol protocol;
    PortRange ports;
    Prefix peer;
    static constexpr auto fields()
    {
        return std::tuple(field(FieldInfo{"number", FieldType::Integer}.in(1, 32766), &AclEntry::number),
                          field({"direction", FieldType::Choice}, &AclEntry::direction),
                          field({"action", FieldType::Choice}, &AclEntry::action),
                          field({"protocol", FieldType::Protocol}, &AclEntry::protocol),
                          field({"ports", FieldType::Ports}, &AclEntry::ports),
                          field({"peer", FieldType::Prefix}, &AclEntry::peer));
    }
    friend bool operator==(const AclEntry&, const AclEntry&) = default;
};
using AclEntries = std::vector<AclEntry>;

/// An AWS account: the box around what it owns.
struct Account {
    static constexpr Kind kind = Kind::Account;
    std::string account_id;  ///< twelve digits
    static constexpr auto fields() { return std::tuple(field({"account_id"}, &Account::account_id)); }
    friend bool operator==(const Account&, const Account&) = default;
};

struct Region {
    static constexpr Kind kind = Kind::Region;
    std::string code;  ///< "ap-northeast-2"
    static constexpr auto fields() { return std::tuple(field({"code"}, &Region::code)); }
    friend bool operator==(const Region&, const Region&) = default;
};

enum class Tenancy : std::uint8_t { Default, Dedicated };
constexpr std::array<std::string_view, 2> enumNames(Tenancy) { return {"default", "dedicated"}; }

/// What VPC Block Public Access keeps from the VPC's internet gateways: nothing, what comes in (then only NAT gateways
/// and egress-only gateways pass), or all.
enum class InternetBlock : std::uint8_t { Off, Ingress, Bidirectional };
constexpr std::array<std::string_view, 3> enumNames(InternetBlock)
{
    return {"off", "block-ingress", "block-bidirectional"};
}

struct Vpc {
    static constexpr Kind kind = Kind::Vpc;
    Prefixes ipv4;  ///< the first is the primary block
    Prefixes ipv6;
    bool is_default = false;
    Tenancy tenancy = Tenancy::Default;
    bool dns_support = true;
    bool dns_hostnames = false;
    InternetBlock internet_block = InternetBlock::Off;
    static constexpr auto fields()
    {
        return std::tuple(field({"ipv4", FieldType::Prefixes}, &Vpc::ipv4),
                          field({"ipv6", FieldType::Prefixes}, &Vpc::ipv6),
                          field({"is_default", FieldType::Flag}, &Vpc::is_default),
                          field({"tenancy", FieldType::Choice}, &Vpc::tenancy),
                          field({"dns_support", FieldType::Flag}, &Vpc::dns_support),
                          field({"dns_hostnames", FieldType::Flag}, &Vpc::dns_hostnames),
                          field({"internet_block", FieldType::Choice}, &Vpc::internet_block));
    }
    friend bool operator==(const Vpc&, const Vpc&) = default;
};

/// One zone's share of one VPC: the box that holds that VPC's subnets of the zone.
struct AvailabilityZone {
    static constexpr Kind kind = Kind::AvailabilityZone;
    std::string zone;  ///< "ap-northeast-2a"
    static constexpr auto fields() { return std::tuple(field({"zone"}, &AvailabilityZone::zone)); }
    friend bool operator==(const AvailabilityZone&, const AvailabilityZone&) = default;
};

/// Lies in exactly one availability zone: its parent, or `zone` by name where it stands directly in the VPC.
struct Subnet {
    static constexpr Kind kind = Kind::Subnet;
    Prefixes ipv4;  ///< one block, or none for an IPv6-only subnet
    Prefixes ipv6;  ///< at most one block
    std::string zone;
    bool map_public_ip = false;
    ElementId route_table;  ///< none: the VPC's main table
    ElementId network_acl;  ///< none: the VPC's default ACL
    bool deployed = false;  ///< exists in the cloud already; its blocks can no longer be changed
    static constexpr auto fields()
    {
        return std::tuple(
            field(FieldInfo{"ipv4", FieldType::Prefixes}.with(EditPolicy::UntilDeployed), &Subnet::ipv4),
            field(FieldInfo{"ipv6", FieldType::Prefixes}, &Subnet::ipv6),
            field(FieldInfo{"zone"}.with(EditPolicy::UntilDeployed), &Subnet::zone),
            field({"map_public_ip", FieldType::Flag}, &Subnet::map_public_ip),
            field(FieldInfo{"route_table", FieldType::Reference}.to(kinds(Kind::RouteTable)), &Subnet::route_table),
            field(FieldInfo{"network_acl", FieldType::Reference}.to(kinds(Kind::NetworkAcl)), &Subnet::network_acl),
            field({"deployed", FieldType::Flag}, &Subnet::deployed));
    }
    friend bool operator==(const Subnet&, const Subnet&) = default;
};

struct InternetGateway {
    static constexpr Kind kind = Kind::InternetGateway;
    ElementId vpc;  ///< attached to; none: detached
    static constexpr auto fields()
    {
        return std::tuple(field(FieldInfo{"vpc", FieldType::Reference}.to(kinds(Kind::Vpc)), &InternetGateway::vpc));
    }
    friend bool operator==(const InternetGateway&, const InternetGateway&) = default;
};

/// Lets IPv6 traffic out of a VPC and its answers back in, nothing else.
struct EgressOnlyInternetGateway {
    static constexpr Kind kind = Kind::EgressOnlyInternetGateway;
    ElementId vpc;
    static constexpr auto fields()
    {
        return std::tuple(
            field(FieldInfo{"vpc", FieldType::Reference}.to(kinds(Kind::Vpc)), &EgressOnlyInternetGateway::vpc));
    }
    friend bool operator==(const EgressOnlyInternetGateway&, const EgressOnlyInternetGateway&) = default;
};

enum class NatConnectivity : std::uint8_t { Public, Private };
constexpr std::array<std::string_view, 2> enumNames(NatConnectivity) { return {"public", "private"}; }

/// A zonal NAT gateway; stands in a subnet.
struct NatGateway {
    static constexpr Kind kind = Kind::NatGateway;
    NatConnectivity connectivity = NatConnectivity::Public;
    OptionalAddress private_ip;
    OptionalAddress public_ip;  ///< the Elastic IP; required for connectivity Public
    static constexpr auto fields()
    {
        return std::tuple(field({"connectivity", FieldType::Choice}, &NatGateway::connectivity),
                          field({"private_ip", FieldType::Address}, &NatGateway::private_ip),
                          field({"public_ip", FieldType::Address}, &NatGateway::public_ip));
    }
    friend bool operator==(const NatGateway&, const NatGateway&) = default;
};

struct VirtualPrivateGateway {
    static constexpr Kind kind = Kind::VirtualPrivateGateway;
    ElementId vpc;
    std::int64_t asn = 64512;
    static constexpr auto fields()
    {
        return std::tuple(
            field(FieldInfo{"vpc", FieldType::Reference}.to(kinds(Kind::Vpc)), &VirtualPrivateGateway::vpc),
            field(FieldInfo{"asn", FieldType::Integer}.in(1, 4294967294), &VirtualPrivateGateway::asn));
    }
    friend bool operator==(const VirtualPrivateGateway&, const VirtualPrivateGateway&) = default;
};

/// The customer's end of a VPN, as AWS knows it.
struct CustomerGateway {
    static constexpr Kind kind = Kind::CustomerGateway;
    OptionalAddress public_ip;
    std::int64_t asn = 65000;
    ElementId site;  ///< the on-premises network behind it
    static constexpr auto fields()
    {
        return std::tuple(
            field({"public_ip", FieldType::Address}, &CustomerGateway::public_ip),
            field(FieldInfo{"asn", FieldType::Integer}.in(1, 4294967294), &CustomerGateway::asn),
            field(FieldInfo{"site", FieldType::Reference}.to(kinds(Kind::OnPremises)), &CustomerGateway::site));
    }
    friend bool operator==(const CustomerGateway&, const CustomerGateway&) = default;
};

enum class VpnRouting : std::uint8_t { Static, Bgp };
constexpr std::array<std::string_view, 2> enumNames(VpnRouting) { return {"static", "bgp"}; }

struct VpnConnection {
    static constexpr Kind kind = Kind::VpnConnection;
    ElementId gateway;  ///< of a VPC, or the transit gateway that an attachment joins it to
    ElementId customer_gateway;
    VpnRouting routing = VpnRouting::Bgp;
    Prefixes static_routes;
    std::int64_t tunnels_up = 2;
    static constexpr auto fields()
    {
        return std::tuple(field(FieldInfo{"gateway", FieldType::Reference}.to(
                                    kinds(Kind::VirtualPrivateGateway, Kind::TransitGateway)),
                                &VpnConnection::gateway),
                          field(FieldInfo{"customer_gateway", FieldType::Reference}.to(kinds(Kind::CustomerGateway)),
                                &VpnConnection::customer_gateway),
                          field({"routing", FieldType::Choice}, &VpnConnection::routing),
                          field({"static_routes", FieldType::Prefixes}, &VpnConnection::static_routes),
                          field(FieldInfo{"tunnels_up", FieldType::Integer}.in(0, 2), &VpnConnection::tunnels_up));
    }
    friend bool operator==(const VpnConnection&, const VpnConnection&) = default;
};

enum class PeeringStatus : std::uint8_t { Active, Pending, Deleted };
constexpr std::array<std::string_view, 3> enumNames(PeeringStatus) { return {"active", "pending", "deleted"}; }

struct VpcPeering {
    static constexpr Kind kind = Kind::VpcPeering;
    ElementId requester, accepter;
    PeeringStatus status = PeeringStatus::Active;
    static constexpr auto fields()
    {
        return std::tuple(
            field(FieldInfo{"requester", FieldType::Reference}.to(kinds(Kind::Vpc)), &VpcPeering::requester),
            field(FieldInfo{"accepter", FieldType::Reference}.to(kinds(Kind::Vpc)), &VpcPeering::accepter),
            field({"status", FieldType::Choice}, &VpcPeering::status));
    }
    friend bool operator==(const VpcPeering&, const VpcPeering&) = default;
};

enum class EndpointType : std::uint8_t { Gateway, Interface };
constexpr std::array<std::string_view, 2> enumNames(EndpointType) { return {"gateway", "interface"}; }

/// A gateway endpoint stands in the VPC and is a route target; an interface endpoint has interfaces in subnets.
struct VpcEndpoint {
    static constexpr Kind kind = Kind::VpcEndpoint;
    EndpointType type = EndpointType::Gateway;
    std::string service;  ///< "com.amazonaws.ap-northeast-2.s3"
    ElementIds route_tables;
    static constexpr auto fields()
    {
        return std::tuple(field({"type", FieldType::Choice}, &VpcEndpoint::type),
                          field({"service"}, &VpcEndpoint::service),
                          field(FieldInfo{"route_tables", FieldType::References}.to(kinds(Kind::RouteTable)),
                                &VpcEndpoint::route_tables));
    }
    friend bool operator==(const VpcEndpoint&, const VpcEndpoint&) = default;
};

struct PrefixList {
    static constexpr Kind kind = Kind::PrefixList;
    Prefixes prefixes;
    std::int64_t max_entries = 0;  ///< 0: as many as there are prefixes
    static constexpr auto fields()
    {
        return std::tuple(field({"prefixes", FieldType::Prefixes}, &PrefixList::prefixes),
                          field(FieldInfo{"max_entries", FieldType::Integer}.in(0, 1000), &PrefixList::max_entries));
    }
    friend bool operator==(const PrefixList&, const PrefixList&) = default;
};

struct RouteTable {
    static constexpr Kind kind = Kind::RouteTable;
    bool main = false;
    Routes routes;
    ElementIds propagating;  ///< gateways whose routes are propagated here
    static constexpr auto fields()
    {
        return std::tuple(field({"main", FieldType::Flag}, &RouteTable::main),
                          field({"routes", FieldType::Rows}, &RouteTable::routes),
                          field(FieldInfo{"propagating", FieldType::References}.to(kinds(Kind::VirtualPrivateGateway)),
                                &RouteTable::propagating));
    }
    friend bool operator==(const RouteTable&, const RouteTable&) = default;
};

/// Stateful filter at the interface.
struct SecurityGroup {
    static constexpr Kind kind = Kind::SecurityGroup;
    std::string description;
    bool is_default = false;
    SecurityRules rules;
    static constexpr auto fields()
    {
        return std::tuple(field({"description"}, &SecurityGroup::description),
                          field({"is_default", FieldType::Flag}, &SecurityGroup::is_default),
                          field({"rules", FieldType::Rows}, &SecurityGroup::rules));
    }
    friend bool operator==(const SecurityGroup&, const SecurityGroup&) = default;
};

/// Stateless filter at the subnet.
struct NetworkAcl {
    static constexpr Kind kind = Kind::NetworkAcl;
    bool is_default = false;
    AclEntries entries;
    static constexpr auto fields()
    {
        return std::tuple(field({"is_default", FieldType::Flag}, &NetworkAcl::is_default),
                          field({"entries", FieldType::Rows}, &NetworkAcl::entries));
    }
    friend bool operator==(const NetworkAcl&, const NetworkAcl&) = default;
};

/// Stands in a subnet, or in an instance that stands in one.
struct NetworkInterface {
    static constexpr Kind kind = Kind::NetworkInterface;
    Addresses private_ips;       ///< IPv4 and IPv6; the first IPv4 is the primary
    OptionalAddress public_ip;   ///< Elastic or auto-assigned, mapped 1:1 to the primary address
    ElementIds security_groups;  ///< none: the VPC's default group
    bool source_dest_check = true;
    ElementId
        instance;  ///< for an interface that stands in a subnet its machine or load balancer; its parent otherwise
    static constexpr auto fields()
    {
        return std::tuple(
            field({"private_ips", FieldType::Addresses}, &NetworkInterface::private_ips),
            field({"public_ip", FieldType::Address}, &NetworkInterface::public_ip),
            field(FieldInfo{"security_groups", FieldType::References}.to(kinds(Kind::SecurityGroup)),
                  &NetworkInterface::security_groups),
            field({"source_dest_check", FieldType::Flag}, &NetworkInterface::source_dest_check),
            field(FieldInfo{"instance", FieldType::Reference}.to(kinds(Kind::Instance, Kind::LoadBalancer)),
                  &NetworkInterface::instance));
    }
    friend bool operator==(const NetworkInterface&, const NetworkInterface&) = default;
};

enum class OperatingSystem : std::uint8_t { Linux, Windows };
constexpr std::array<std::string_view, 2> enumNames(OperatingSystem) { return {"linux", "windows"}; }

struct Instance {
    static constexpr Kind kind = Kind::Instance;
    OperatingSystem os = OperatingSystem::Linux;
    std::string tier;  ///< "web", "app", "db"; groups instances that should survive a zone together
    Ports listens;     ///< TCP ports that the workload serves
    static constexpr auto fields()
    {
        return std::tuple(field({"os", FieldType::Choice}, &Instance::os), field({"tier"}, &Instance::tier),
                          field({"listens", FieldType::Ports}, &Instance::listens));
    }
    friend bool operator==(const Instance&, const Instance&) = default;
};

}  // namespace pb::net
