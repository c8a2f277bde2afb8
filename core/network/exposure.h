// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/packet_set.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pb::net {

/// One side of a question about exposure.
struct ExposureEnd {
    enum class Place : std::uint8_t {
        Interfaces,  ///< any of `interfaces`, by each of their addresses, private, public, and of load balancers before
                     ///< them
        Internet,    ///< public addresses that nothing drawn holds
        Site,        ///< the on-premises network `element`
    };
    Place place = Place::Internet;
    ElementId element;      ///< what was named: a subnet, a group, …; the site; none for the Internet
    ElementIds interfaces;  ///< in order of id
    Prefixes only;          ///< Internet and Site: no other addresses than these; empty: all
};

/// The end that an element means: an interface itself; the interfaces of a machine, of a subnet, of a network, or under
/// a security group, network security group or application security group; the Internet; an on-premises network.
/// @return Schema "net.exposure.end_kind"
Result<ExposureEnd> exposureEnd(const Index& index, const Element& element);
/// Reads "internet", "internet:BLOCK", "onprem:ID", "onprem:ID:BLOCK", or an element by id number, cloud id or name. A
/// lone address is a block.
/// @return as exposureEnd(). NotFound "net.trace.end_unknown". Conflict "net.trace.end_ambiguous". Those of
///         Prefix::parseLenient().
Result<ExposureEnd> parseExposureEnd(std::string_view text, const Index& index);

/// The addresses of an end that is no interface: a site's, or the public ones that nothing drawn holds. None for
/// others.
AddressSet addressesOf(const Index& index, const ExposureEnd& end);

/// What reaches one address of an interface from one address of another.
struct AddressFlow {
    Address source, destination;
    const ServiceSet* services = nullptr;  ///< never empty; the Exposure's own, until its next update()
};

/// What was done to answer, since the Exposure was made.
struct ExposureWork {
    std::size_t ways = 0;        ///< ways followed
    std::size_t pairs = 0;       ///< pairs of classes and addresses worked out
    std::size_t kept = 0;        ///< of these, what the last update() left in force
    std::size_t interfaces = 0;  ///< in the drawing
    std::size_t classes = 0;     ///< of interfaces that nothing tells apart but their subnet
};

/// All packets that get through and whose answers come back, for one drawing after the other.
///
/// A packet is in the answer exactly where trace() says that it is reachable(), and it and its answer end at what was
/// asked for: not at another that has the same address, nor on the Internet in place of a site. Addresses are those
/// that the sender uses: a public address of an interface where packets come by the Internet. What an interface sends
/// to itself is left out, and so is what only an unknown service tag could let pass.
///
/// Interfaces are sorted into classes, and an answer is worked out once for each pair of classes. It is kept with what
/// it depends on, so that update() drops only what an edit may have changed.
class Exposure {
public:
    static constexpr std::size_t kMostKept = 1u << 19;
    /// O(n log n)
    /// @param mostKept how many results are kept, of some hundred bytes each; past it they are dropped and worked out
    ///                 again where they are needed
    explicit Exposure(Topology topology, std::size_t mostKept = kMostKept);
    ~Exposure();
    Exposure(Exposure&&) noexcept;
    Exposure& operator=(Exposure&&) noexcept;

    /// Goes on with another drawing, most likely the same after an edit. O(n) beside what has to be worked out again,
    /// which waits until it is asked for.
    void update(Topology topology);

    const Index& index() const;

    /// Every packet from one end that gets to the other and whose answer comes back.
    PacketSet between(const ExposureEnd& from, const ExposureEnd& to);

    /// A packet of `services` that gets from one end to another and whose answer comes back, if there is any: one of
    /// between(), found without working out the others. O(pairs of classes) for interfaces.
    std::optional<Packet> sample(const ExposureEnd& from, const ExposureEnd& to, const ServiceSet& services);

    /// Of each class and subnet of an end at most two interfaces; one, where no interface is at both ends. Whatever
    /// holds between any two of the ends, holds between some of these. Ends that are no interfaces stay as they are.
    std::pair<ExposureEnd, ExposureEnd> typical(const ExposureEnd& from, const ExposureEnd& to) const;

    /// What passes between two interfaces; nothing where one of them is none.
    std::vector<AddressFlow> flows(ElementId from, ElementId to);

    /// Calls `visit` for each ordered pair of interfaces that something passes between, in no order.
    using PairVisit = std::function<void(const Element& from, const Element& to, std::span<const AddressFlow>)>;
    void forEachPair(const PairVisit& visit);

    /// Calls `visit` for each ordered pair of buckets, interfaces of one class in one subnet, with what passes between
    /// any two of them, their first addresses standing for all. O(buckets²), whatever the number of interfaces.
    using ClassVisit = std::function<void(std::span<const ElementId> from, std::span<const ElementId> to,
                                          std::span<const AddressFlow>)>;
    void forEachClassPair(const ClassVisit& visit);

    ExposureWork work() const;

    /// Works everything out anew and compares: the ordered pairs of interfaces, sites and the Internet (none) between
    /// which it differs from what is kept. Empty where update() did right. O(ends²)
    std::vector<std::pair<ElementId, ElementId>> selfCheck();

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

}  // namespace pb::net
