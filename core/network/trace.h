// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"
#include "core/network/index.h"
#include "core/network/topology.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pb::net {

/// One packet's header.
struct Packet {
    Address source, destination;
    int protocol = Protocol::kTcp;              ///< IANA number, 0..255
    std::uint16_t source_port = 49152;          ///< of TCP and UDP
    std::uint16_t destination_port = 443;       ///< of TCP and UDP
    std::uint8_t icmp_type = 8, icmp_code = 0;  ///< of ICMP: echo request
    friend bool operator==(const Packet&, const Packet&) = default;
};

/// Where a traced packet starts or is to arrive.
struct End {
    enum class Place : std::uint8_t {
        Element,  ///< `element`: an interface, a machine, a subnet, a gateway, …; as a destination by `address`, if set
        Address,     ///< `address`, wherever it leads
        Internet,    ///< `address`, or any public one
        OnPremises,  ///< the site `element`: `address`, or any of its own
    };
    Place place = Place::Internet;
    ElementId element;
    OptionalAddress address;
    friend bool operator==(const End&, const End&) = default;
};

/// The element that a person names: by id number, else by cloud id, else by name. The drawn label ("Vpc-3") counts as a
/// name. Where several have that name, those whose kind `fits` are meant.
/// @return NotFound "net.trace.end_unknown". Conflict "net.trace.end_ambiguous".
Result<const Element*> findNamed(std::string_view text, const Topology& topology,
                                 const std::function<bool(Kind)>& fits);

/// Reads what a person types: "internet", "internet:ADDRESS", "onprem:ID", "onprem:ID:ADDRESS", an address, or an
/// element by id number, cloud id or name. "Internet" and "onprem" in any case; a name is taken as it is written.
/// @return NotFound "net.trace.end_unknown". Conflict "net.trace.end_ambiguous": several elements have that name.
///         Parse "net.address.form". Schema "net.trace.end_kind": an element that no packet starts from or arrives at.
Result<End> parseEnd(std::string_view text, const Topology& topology);
/// What parseEnd() reads back; elements by label().
std::string endText(const End& end, const Topology& topology);
/// Whether packets start from or arrive at elements of that kind.
bool isTraceEnd(Kind kind);

struct TraceQuery {
    End from, to;
    int protocol = Protocol::kTcp;  ///< 0..255
    std::uint16_t source_port = 49152;
    std::uint16_t destination_port = 443;
    std::uint8_t icmp_type = 8, icmp_code = 0;
};

/// How a path ends: the dispositions established by Batfish.
enum class Verdict : std::uint8_t {
    Accepted,
    ExitsNetwork,
    DeliveredToSubnet,
    DeniedOut,
    DeniedIn,
    NoRoute,
    NullRouted,
    NeighborUnreachable,
    Loop,
    InsufficientInfo,
};
constexpr std::array<std::string_view, 10> enumNames(Verdict)
{
    return {"accepted", "exits_network", "delivered_to_subnet",  "denied_out", "denied_in",
            "no_route", "null_routed",   "neighbor_unreachable", "loop",       "insufficient_info"};
}
/// Whether the packet gets where it was sent.
constexpr bool arrives(Verdict verdict) { return verdict <= Verdict::DeliveredToSubnet; }

/// What one component does with the packet.
enum class Decision : std::uint8_t { Sent, Permitted, Forwarded, Translated, Delivered, Denied, Dropped, Unknown };
constexpr std::array<std::string_view, 8> enumNames(Decision)
{
    return {"sent", "permitted", "forwarded", "translated", "delivered", "denied", "dropped", "unknown"};
}

/// Why. Reasons to stop carry the names of AWS Reachability Analyzer's explanation codes where it has one.
enum class TraceCode : std::uint8_t {
    // passing
    Source,
    Destination,
    AllowedByRule,
    AllowedByDefault,
    AllowedByState,
    NoFilter,
    SameSubnet,
    Route,
    LocalRoute,
    PropagatedRoute,
    SystemRoute,
    GatewayRoute,
    UserRoute,
    PeeringPassed,
    GatewayPassed,
    SourceTranslated,
    DestinationTranslated,
    DefaultOutbound,
    EndpointService,
    Middlebox,
    Tunnel,
    TransitPassed,
    Balanced,
    // stopping
    SgHasNoRules,
    SgRulesMismatch,
    SubnetAclRestriction,
    NsgRuleDenies,
    NsgDefaultDenies,
    NoNsgForStandardIp,
    NoRouteToDestination,
    BlackholeRoute,
    NoneRoute,
    NoSubnetForAddress,
    NoInterfaceForAddress,
    NoInternetGateway,
    IgwPublicIpForEgress,
    IgwPrivateDestination,
    NoPublicAddress,
    EgressOnly,
    ProtocolRestriction,
    NatUnsolicited,
    NatSourceInVpc,
    NatSourceReassigned,
    NatNoPublicAddress,
    PeeringNotActive,
    PeeringAddressNotInVpc,
    PeeringForwardedTraffic,
    SourceDestCheck,
    IpForwardingOff,
    NextHopMissing,
    GatewayDetached,
    VgwNoIpv6,
    NoTunnelToDestination,
    NoOutboundMethod,
    TransitNotAttached,
    TransitNotInZone,
    TransitNoAssociation,
    TransitNoRoute,
    TransitBlackhole,
    BlockPublicAccess,
    ListenersMismatch,
    GatewayRefusesSpoofed,
    ForwardingLoop,
    // not known
    UnsupportedComponent,
    UnknownServiceTag,
    AddressFamily,
};
constexpr std::array<std::string_view, 66> enumNames(TraceCode)
{
    return {"SOURCE",
            "DESTINATION",
            "ALLOWED_BY_RULE",
            "ALLOWED_BY_DEFAULT",
            "ALLOWED_BY_STATE",
            "NO_FILTER",
            "SAME_SUBNET",
            "ROUTE",
            "LOCAL_ROUTE",
            "PROPAGATED_ROUTE",
            "SYSTEM_ROUTE",
            "GATEWAY_ROUTE",
            "USER_ROUTE",
            "PEERING_PASSED",
            "GATEWAY_PASSED",
            "SOURCE_TRANSLATED",
            "DESTINATION_TRANSLATED",
            "DEFAULT_OUTBOUND",
            "ENDPOINT_SERVICE",
            "MIDDLEBOX",
            "TUNNEL",
            "TRANSIT_PASSED",
            "BALANCED",
            "SG_HAS_NO_RULES",
            "ENI_SG_RULES_MISMATCH",
            "SUBNET_ACL_RESTRICTION",
            "NSG_RULE_DENIES",
            "NSG_DEFAULT_DENIES",
            "NO_NSG_FOR_STANDARD_IP",
            "NO_ROUTE_TO_DESTINATION",
            "BLACKHOLE_ROUTE",
            "NONE_ROUTE",
            "NO_SUBNET_FOR_ADDRESS",
            "NO_POSSIBLE_DESTINATION",
            "NO_INTERNET_GATEWAY",
            "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
            "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
            "IGW_PUBLIC_IP_ASSOCIATION_FOR_INGRESS",
            "EGRESS_ONLY",
            "PROTOCOL_RESTRICTION",
            "NGW_DEST_ADDRESS_PRESERVATION",
            "NGW_REQUIRES_SOURCE_IN_VPC",
            "NGW_SOURCE_ADDRESS_REASSIGN",
            "NAT_NO_PUBLIC_ADDRESS",
            "BAD_STATE",
            "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
            "PEERING_FORWARDED_TRAFFIC",
            "ENI_SOURCE_DEST_CHECK_RESTRICTION",
            "IP_FORWARDING_OFF",
            "NEXT_HOP_MISSING",
            "UNASSOCIATED_COMPONENT",
            "VGW_NO_IPV6",
            "NO_TUNNEL_TO_DESTINATION",
            "NO_OUTBOUND_METHOD",
            "TGW_NOT_ATTACHED",
            "TGW_ROUTE_AZ_RESTRICTION",
            "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION",
            "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT",
            "TGW_RTB_BAD_STATE_ROUTE",
            "VPC_BLOCK_PUBLIC_ACCESS_ENABLED",
            "ELB_LISTENERS_MISMATCH",
            "GATEWAY_REJECTS_SPOOFED_TRAFFIC",
            "FORWARDING_LOOP",
            "UNSUPPORTED_COMPONENT",
            "UNKNOWN_SERVICE_TAG",
            "ADDRESS_FAMILY"};
}

/// A route or rule that was looked at and did not decide.
struct Candidate {
    ElementId in;      ///< the table or filter that holds it
    int row = -1;      ///< its row there; -1: implied
    std::string text;  ///< "0.0.0.0/0", "100 allow tcp 443 from 0.0.0.0/0"
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// One step of a path.
struct Hop {
    ElementId element;  ///< where the packet is; none: the Internet, where that is not drawn
    Decision decision = Decision::Forwarded;
    TraceCode code = TraceCode::Route;
    ElementId by;          ///< the table or filter that decided; none: the element itself
    int row = -1;          ///< index of the deciding row in `by`; -1: an implied one
    std::string row_text;  ///< the deciding row for people: "10.0.0.0/16 local", "AllowVnetInBound"
    std::vector<Candidate> candidates;
    Packet packet;          ///< as it leaves this step
    bool supposed = false;  ///< after a blocker: what would follow if that were lifted
    friend bool operator==(const Hop&, const Hop&) = default;
};

struct Path {
    Verdict verdict = Verdict::InsufficientInfo;
    std::vector<Hop> hops;
    friend bool operator==(const Path&, const Path&) = default;
};

/// Something that stops the packet or its answer.
struct Blocker {
    ElementId element;  ///< where
    TraceCode code = TraceCode::Route;
    ElementId by;  ///< the table or filter; none: the element itself
    bool on_return = false;
    std::vector<Edit> edits;  ///< each of them alone lifts it; empty where no edit can
};

struct Trace {
    Packet packet;  ///< as it was sent
    Path forward;
    std::optional<Path> back;       ///< the answer's way, where the packet arrives or would arrive
    std::vector<Blocker> blockers;  ///< all on the path that the packet takes or would take, in order

    /// The packet arrives and its answer comes back.
    bool reachable() const { return arrives(forward.verdict) && back && arrives(back->verdict); }
};

/// Follows one packet and its answer through the drawing.
/// @return NotFound "net.element.unknown". Schema "net.trace.end_kind". Conflict "net.trace.no_address": an end has no
///         address, or none of the other's family. Conflict "net.trace.end_ambiguous": an address that several own.
/// O(rows of the tables and filters on the way), after the O(n log n) of the index.
Result<Trace> trace(const Index& index, const TraceQuery& query);

}  // namespace pb::net
