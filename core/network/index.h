// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/id_table.h"
#include "core/network/topology.h"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace pb::net {

using ElementSpan = std::span<const Element* const>;

struct AddressHash {
    std::size_t operator()(const Address& address) const noexcept
    {
        constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ull;
        const Bits128 bits = address.bits();
        return static_cast<std::size_t>(((bits.high ^ (bits.low * kOdd)) * kOdd) >> 7);
    }
};

/// What Index::holdersOf() finds an element by: its private and public addresses. None for kinds that hold none.
Addresses addressesHeldBy(const Element& element);

/// What a drawing means, looked up fast: who stands in what, which table and filters are in force, who refers to whom.
/// Built once for one snapshot, O(n log n); the topology must outlive the index and stay as it is. Every list is in
/// order of id, every pointer is the topology's own, and a look-up that finds nothing gives null or an empty list.
/// References to elements that do not exist, or that are of a kind that the field cannot hold, count as none.
class Index {
public:
    explicit Index(const Topology& topology);

    const Topology& topology() const noexcept { return *m_topology; }

    /// An element before and after an edit.
    using Changed = std::pair<const Element*, const Element*>;
    /// Whether update() may put one in the other's place: the same id, kind and parent, and what it is to others did
    /// not change. So for filters whose rows refer to what they referred to before, for notes, and for whatever was
    /// only moved on the canvas.
    static bool standsAlike(const Element& before, const Element& now);
    /// Goes on with another drawing that differs from this one by `changed` alone, each pair of which standsAlike().
    /// O(changed), beside the lengths of the lists that hold them.
    void update(const Topology& topology, std::span<const Changed> changed);

    /// Constant time, unlike Topology::find().
    const Element* find(ElementId id) const;
    template <class T>
    const T* find(ElementId id) const
    {
        const Element* element = find(id);
        return element ? element->as<T>() : nullptr;
    }

    ElementSpan all(Kind kind) const { return m_byKind[static_cast<std::size_t>(kind)]; }
    /// Those whose parent it is; of the canvas itself for a none id.
    ElementSpan children(ElementId parent) const { return listed(m_children, parent); }

    // Containers. Each takes an element anywhere inside, or the container itself.
    const Element* enclosing(const Element& element, Kinds kinds) const;
    const Element* regionOf(const Element& element) const;  ///< a Region or an AzureRegion
    const Element* vpcOf(const Element& element) const;
    const Element* vnetOf(const Element& element) const;
    const Element* networkOf(const Element& element) const;  ///< its Vpc or VirtualNetwork
    const Element* subnetOf(const Element& element) const;   ///< a Subnet or an AzureSubnet
    /// The zone's name: that of the availability zone around a subnet, else the subnet's own; for anything in a virtual
    /// machine, the machine's. Empty: not known, or not bound to one zone.
    std::string zoneOf(const Element& element) const;

    /// The machine, load balancer or private endpoint of an interface: the one it stands in, else the one it names.
    const Element* instanceOf(const Element& interface) const;
    ElementSpan interfacesOf(ElementId instance) const { return listed(m_interfacesOf, instance); }

    /// Subnets of a VPC or virtual network.
    ElementSpan subnetsIn(ElementId network) const { return listed(m_subnetsIn, network); }
    /// Interfaces of a subnet, VPC or virtual network, those in instances included.
    ElementSpan interfacesIn(ElementId container) const { return listed(m_interfacesIn, container); }

    // What is in force at an AWS subnet.
    const Element* mainRouteTable(ElementId vpc) const;  ///< the first where a drawing has several
    const Element* defaultAcl(ElementId vpc) const;
    const Element* defaultGroup(ElementId vpc) const;
    /// An AWS subnet's own table or its VPC's main one; an Azure subnet's user-defined table, if any.
    const Element* routeTableOf(const Element& subnet) const;
    /// An AWS subnet's own ACL or its VPC's default one.
    const Element* aclOf(const Element& subnet) const;
    /// The NSG of an Azure subnet or interface.
    const Element* nsgOf(const Element& subnetOrInterface) const;
    /// The groups of an AWS interface; where it names none, its VPC's default group.
    std::vector<const Element*> groupsOf(const Element& interface) const;

    /// Subnets where a route table or ACL is in force, explicitly or as the VPC's default.
    ElementSpan subnetsUnder(ElementId tableOrAcl) const { return listed(m_subnetsUnder, tableOrAcl); }
    /// Interfaces where a security group is in force, as the VPC's default group included.
    ElementSpan interfacesUnder(ElementId group) const { return listed(m_interfacesUnder, group); }

    /// The VPC of an internet, egress-only or virtual private gateway: the one it names, else the one it stands in.
    const Element* attachedVpc(const Element& gateway) const;
    /// Gateways attached to a VPC, see attachedVpc(), of one kind.
    std::vector<const Element*> gatewaysOf(ElementId vpc, Kind kind) const;
    /// The virtual network gateways of an Azure virtual network.
    ElementSpan virtualGatewaysIn(ElementId vnet) const { return listed(m_virtualGatewaysIn, vnet); }
    /// Peerings with a VPC or virtual network at either end, whatever their state.
    ElementSpan peeringsOf(ElementId network) const { return listed(m_peeringsOf, network); }
    /// The other end of a peering; null where it is missing.
    const Element* peerAcross(const Element& peering, ElementId network) const;

    /// Who holds an address, as a private or a public one: AWS interfaces first, then Azure's, NAT gateways of both,
    /// virtual network gateways, Azure load balancers. An AWS NAT gateway's private address does not count; an AWS load
    /// balancer's are those of its interfaces.
    ElementSpan holdersOf(const Address& address) const;
    /// Every address that holdersOf() finds something for, in no order.
    Addresses heldAddresses() const;

    /// Elements that refer to it by a field (not as their parent), once each.
    ElementSpan referrers(ElementId id) const { return listed(m_referrers, id); }

    /// Whether an AWS subnet's table in force holds an active route to an internet gateway that is attached to its VPC.
    bool isPublic(const Element& subnet, Family family = Family::V4) const;

private:
    using List = std::vector<const Element*>;
    using Lists = IdTable<List>;
    using FewLists = std::unordered_map<ElementId, List>;  ///< where few elements have a list
    using Ones = std::unordered_map<ElementId, const Element*>;

    static ElementSpan listed(const Lists& lists, ElementId id);
    static ElementSpan listed(const FewLists& lists, ElementId id);
    const Element* findOf(ElementId id, Kinds kinds) const;
    template <class Use>
    void forEachPlace(const Element& element, Use use);
    template <class Use>
    void forEachDefault(const Element& element, Use use);
    template <class Use>
    void forEachList(const Element& element, Use use);
    template <class Use>
    void forEachHeld(const Element& element, Use use);

    const Topology* m_topology;
    IdTable<const Element*> m_elements;
    Ones m_mainTables, m_defaultAcls, m_defaultGroups;
    std::array<List, kKindCount> m_byKind;
    Lists m_children, m_interfacesOf, m_interfacesIn, m_interfacesUnder, m_referrers;
    FewLists m_subnetsIn, m_subnetsUnder, m_attached, m_virtualGatewaysIn, m_peeringsOf;
    std::unordered_map<Address, std::vector<const Element*>, AddressHash> m_holders;
};

}  // namespace pb::net
