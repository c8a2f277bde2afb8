// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/filter.h"
#include "core/network/route.h"
#include "core/network/trace.h"
#include "core/network/way.h"

#include <optional>
#include <set>
#include <tuple>

/// The inside of trace(). Only trace*.cpp include this.
namespace pb::net {

/// Where in the drawing a packet enters.
struct Origin {
    enum class At : std::uint8_t {
        Interface,  ///< `element` sends it
        Subnet,     ///< an address of the subnet `element` that no drawn interface holds
        Network,    ///< the router of the VPC or virtual network `element`
        Gateway,    ///< `element`, from the private side that it connects
        Internet,
        Site,      ///< an on-premises network
        Endpoint,  ///< a service behind the gateway endpoint `element`
    };
    At at = At::Internet;
    ElementId element;
    ElementId via;  ///< Site and Internet: the gateway that an answer comes back through
};

/// One address rewriting that the answer has to undo.
struct Translation {
    ElementId by;
    Address inside, outside;
};

/// A load balancer that the packet came by.
struct ByBalancer {
    ElementId balancer;
    ElementId interface;  ///< where the packet entered it; none: Azure's, which have none
    ElementId target;     ///< the interface that it sent the packet to
    Address client, front;
    std::uint16_t port = 0;  ///< that the client knows
    bool keeps_client = true;
};

/// What the components remember of a packet when its answer comes.
struct Session {
    std::set<std::pair<ElementId, ElementId>> flows;  ///< a stateful filter's place and the interface it let pass
    std::vector<Translation> source, destination;     ///< in the order of the way
    std::vector<ByBalancer> balancers;  ///< in the order of the way, but for those that the answer has passed
    Origin end;                         ///< where it arrived
    bool reached = false;               ///< it arrived, or would have
};

/// What is walked, and to where.
struct Walking {
    const Index& index;
    bool answer = false;
    ElementId target;  ///< a subnet, network or gateway that the packet is meant for; none: whoever has the address
    const Element* host = nullptr;  ///< the interface that the packet is meant for, if it is known
    Way* way = nullptr;             ///< where set, filters are noted here rather than asked, and no hop is recorded
};

/// Walks one packet and records its hops. The parts for each cloud are in AwsWalk and AzureWalk.
class Walk {
public:
    Walk(const Walking& walking, Session& session, std::vector<Blocker>& blockers, const Packet& first)
        : packet(first), m_walking(walking), m_session(session), m_blockers(blockers)
    {
    }

    Path run(const Origin& from);

    Packet packet;                  ///< as it is where the walk stands
    bool throughMiddlebox = false;  ///< references to security groups are not preserved then
    bool throughTransit = false;    ///< it came by a transit gateway
    std::ptrdiff_t natsPassed = 0;  ///< NAT gateways that an answer has come back through
    std::string zone;               ///< where it left its VPC for a transit gateway; empty: not known

    const Index& index() const { return m_walking.index; }
    bool isAnswer() const { return m_walking.answer; }
    bool isTarget(const Element& element) const { return m_walking.target == element.id; }
    const Element* host() const { return m_walking.host; }
    /// Only the filters of the way are wanted: see Walking::way.
    Way* way() const { return m_walking.way; }
    Session& session() { return m_session; }

    /// A step that goes on. The reference holds until the next step.
    Hop& pass(ElementId at, Decision decision, TraceCode code);
    /// A step that stops the packet. The walk may go on as if it had not: what follows is marked as supposed.
    Hop& stop(ElementId at, TraceCode code, Verdict verdict, std::vector<Edit> edits = {});
    /// Records what a filter said, and what would lift a refusal.
    void filtered(ElementId at, Filtering filtering, Verdict denied, std::vector<Edit> edits);
    /// Lets a packet of a known flow pass; false where the filter has to be asked. Remembers the flow of a first
    /// packet.
    bool passesByState(ElementId at, ElementId interface);
    /// Notes a filter that the packet has to pass. Only where there is a way().
    Gate& note(Gate::Kind kind, ElementId at, Direction direction);
    /// The end of the way.
    void finish(Verdict verdict, const Origin& end);
    /// Whether this packet has not been here before. Else the walk ends in a loop.
    bool enters(ElementId component);

    /// Hands the packet to the target of a load balancer, which it entered at `interface`; false where it ends here.
    bool throughBalancer(const Element& balancer, const Element* interface, const Element& target, bool keepsClient);
    /// The balancer that an answer of `target` has to go back by next; null for none.
    const ByBalancer* backFrom(const Element& target) const;
    /// The answer has come back to the last of the balancers: it is the client's again.
    void backThroughBalancer();

    /// Whether the answer's port is one that a NAT gateway or a load balancer picked.
    bool isRewritten() const;
    void translateSource(ElementId by, const Address& outside);
    void translateDestination(ElementId by, const Address& inside);
    /// For an answer: the address that `by` replaced in the first packet.
    std::optional<Address> originalSource(ElementId by) const;
    std::optional<Address> originalDestination(ElementId by) const;

    // where the clouds meet
    void toInternet(ElementId gateway);
    void fromInternet();
    void toSite(ElementId site, ElementId gateway);
    void fromSite(const Origin& from);

private:
    /// Hands an answer to whatever of Azure's put another source address in the first packet; false where nothing did.
    bool toTranslator();
    void deliverPublic(const Element& owner);
    void noPublicAddress();
    void fromGateway(const Element& gateway);

    Walking m_walking;
    Session& m_session;
    std::vector<Blocker>& m_blockers;
    Path m_path;
    Hop m_unrecorded;
    bool m_blocked = false;
    std::set<std::tuple<ElementId, Address, Address>> m_seen;
};

/// The way through VPCs.
class AwsWalk {
public:
    explicit AwsWalk(Walk& walk) : m_walk(walk), m_index(walk.index()) {}

    void leaveInterface(const Element& interface);
    /// From an address that the subnet holds: to its neighbours, or out by filter and route table.
    void leaveFrom(const Element& subnet);
    /// The router of a VPC: to the subnet that holds the destination.
    void router(const Element& vpc);
    void fromInternetGateway(const Element& vpc, const Element& holder);
    void fromPrivateGateway(const Element& gateway);
    void fromEndpoint(const Element& endpoint);
    /// What comes in by an attachment: the transit gateway routes it by the table that the attachment is associated
    /// with.
    void intoTransitGateway(const Element& attachment);
    /// What comes from a site over Direct Connect: on to the associated gateway whose networks hold the destination.
    void fromDirectConnect(const Element& gateway);

private:
    void askGroupsAt(const Element& interface, Direction direction);
    const Element* preservingBalancer(const Element& interface, Direction direction) const;
    bool throughBalancer(const Element& interface);
    void backToBalancer(const Element& target, const ByBalancer& by);
    void askAclAt(const Element& subnet, Direction direction);
    void leaveSubnet(const Element& subnet);
    void enterSubnet(const Element& subnet);
    void arrive(const Element& subnet);
    void follow(const Element& subnet, const RouteLookup<AwsRoute>& lookup);
    void noRoute(const Element& subnet, const RouteLookup<AwsRoute>& lookup);
    void toTarget(const Element& subnet, const Element& target);
    bool isAttached(const Element& gateway, const Element& subnet);
    void throughInternetGateway(const Element& subnet, const Element& gateway);
    bool replaceSource(const Element& vpc, const Element& gateway);
    /// Whether VPC Block Public Access lets the gateway of a VPC pass; where not, the packet is stopped here.
    void askBlock(const Element& vpc, const Element& gateway, InternetBlock strictest, Verdict denied);
    bool isNatOf(const Element& vpc, const Address& address) const;
    void throughEgressOnly(const Element& gateway);
    void throughNat(const Element& subnet, const Element& nat);
    void answerThroughNat(const Element& subnet, const Element& nat);
    void atNat(const Element& nat);
    void throughPeering(const Element& vpc, const Element& peering);
    void throughPrivateGateway(const Element& gateway);
    void throughTunnel(const Element& gateway, const Element& vpn);
    void throughTransitGateway(const Element& subnet, const Element& gateway);
    void noTransitRoute(const Element& gateway, const Element& table, const RouteLookup<AwsRoute>& lookup);
    void outOfTransitGateway(const Element& attachment);
    void intoAttachedVpc(const Element& vpc, const TransitGatewayAttachment& attachment);
    void throughDirectConnect(const Element& gateway);
    void overLink(const Element& gateway, const SiteLink& link);
    void throughEndpoint(const Element& endpoint);
    void throughMiddlebox(const Element& subnet, const Element& target);
    const Element* knownFar(const Element& interface, const Address& far) const;

    Walk& m_walk;
    const Index& m_index;
};

/// The way through virtual networks.
class AzureWalk {
public:
    explicit AzureWalk(Walk& walk) : m_walk(walk), m_index(walk.index()) {}

    void leaveInterface(const Element& interface);
    void leaveSubnet(const Element& subnet, const Element* interface);
    /// The platform's routing inside a virtual network: to the subnet that holds the destination.
    /// @param from where the packet comes from inside it, if it does
    void router(const Element& vnet, const Element* from);
    void fromInternet(const Element& interface);
    /// To a target of a load balancer, which has the packet's destination.
    void throughBalancer(const Element& balancer);
    /// An answer to an address that `translator`, a NAT gateway or a subnet's default outbound access, lent.
    void fromTranslator(const Element& translator, const Address& inside);
    void fromPrivateGateway(const Element& gateway);

private:
    void ask(const Element& place, const Element& interface, Direction direction);
    void arrive(const Element& interface);
    void forwardFrom(const Element& subnet, const Element& interface);
    void replaceForwarded(const Element& subnet, const Element& interface);
    void follow(const Element& subnet, const RouteLookup<AzureRoute>& lookup);
    void byRoute(const Element& subnet, const AzureRoute& route);
    bool overHalfPeering(const Element& vnet, const AzureRoute& route);
    void toInternet(const Element& subnet);
    bool replaceSource(const Element& subnet, const Element* interface);
    bool throughNat(const Element& nat);
    void throughPeering(const Element& vnet, const Element& peering);
    void throughGateway(const Element& gateway);
    void throughConnection(const Element& gateway, const Element& connection);
    void throughAppliance(const Element& subnet, const AzureRoute& route);

    Walk& m_walk;
    const Index& m_index;
    void throughFirewall(const Element& firewall);

    bool m_fromGateway = false;           ///< a gateway has just handed the packet on
    const Element* m_firewall = nullptr;  ///< the Azure Firewall that the packet left last
    const Element* m_sender = nullptr;    ///< the interface that the packet left last
};

TraceCode codeOf(RouteOrigin origin);
/// Says which route decided, and which lost.
void explain(const Index& index, const RouteLookup<AwsRoute>& lookup, Hop& hop);
/// The link whose prefixes hold the address best; on a tie Direct Connect. Null where none does.
const SiteLink* linkTo(const std::vector<SiteLink>& links, const Address& address);

// What lifts a blocker: edits that each let the packet pass, the best first.
std::vector<Edit> liftGroups(const Index& index, const Element& interface, Direction direction, const Packet& packet);
std::vector<Edit> liftAcl(const Index& index, const Filtering& filtering, Direction direction, const Packet& packet,
                          bool answer);
std::vector<Edit> liftNsg(const Index& index, const Filtering& filtering, Direction direction, const Packet& packet);
/// The gateway that a subnet's packets to `packet.destination` should take; null where none of the VPC's leads there.
const Element* gatewayFor(const Index& index, const Element& subnet, const Packet& packet);
/// Gives the subnet's table a route to `gateway` that holds the destination.
std::vector<Edit> liftRoute(const Index& index, const Element& subnet, const Element& gateway, const Packet& packet);
/// Gives a load balancer a listener for the packet's port; none where it speaks another protocol.
std::vector<Edit> liftListeners(const Element& balancer, const Packet& packet);
Edit setFlag(ElementId id, std::string_view field, bool value);

/// Routed on the Internet: none of RFC 1918, RFC 6598, loopback, link local, multicast, reserved or unique local.
bool isPublicAddress(const Address& address);
/// The element that a public address belongs to: an interface, a NAT gateway or a gateway; null where none is drawn.
const Element* publicOwner(const Index& index, const Address& address);
/// The subnet of a VPC or virtual network that holds an address; null where none does.
const Element* subnetHolding(const Index& index, ElementId network, const Address& address);
/// Whether a VPC or virtual network, or a subnet, has a block that holds the address.
bool holds(const Element& container, const Address& address);
const Addresses& privateAddresses(const Element& interface);
OptionalAddress publicAddress(const Element& interface);
/// The first address of that family; none where there is none.
OptionalAddress firstOf(const Addresses& addresses, Family family);

}  // namespace pb::net
