// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/index.h"
#include "core/network/prefix_tree.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

/// The inside of Exposure: which interfaces of a drawing cannot be told apart. Only exposure*.cpp include this.
namespace pb::net {

using Words = std::vector<std::uint64_t>;

struct WordsHash {
    template <class Range>
    std::size_t operator()(const Range& words) const noexcept
    {
        std::uint64_t hash = 0xCBF29CE484222325ull;
        for (const std::uint64_t word : words)
            hash = (hash ^ word ^ (hash >> 29)) * 0x9E3779B97F4A7C15ull;
        return static_cast<std::size_t>(hash ^ (hash >> 32));
    }
};

/// Gives equal things equal numbers, for as long as it lives.
class Numbers {
public:
    std::uint64_t of(const Words& words) { return m_known.emplace(words, m_known.size()).first->second; }
    std::size_t size() const noexcept { return m_known.size(); }

private:
    std::unordered_map<Words, std::uint64_t, WordsHash> m_known;
};

/// An interface with what its class is made of.
struct Member {
    const Element* element = nullptr;
    ElementId subnet;
    std::uint64_t route = 0;   ///< interfaces of equal number send and get packets along like ways
    std::uint64_t groups = 0;  ///< a number for its security groups, or its application security groups
    std::uint64_t whole = 0;   ///< equal number: nothing tells them apart
    Addresses addresses;       ///< the private ones, the public one, then those of load balancers in front of it
    std::size_t own = 0;       ///< how many of them are private: it sends from these
    std::size_t fronts = 0;    ///< which of them is the first of a load balancer
    std::vector<std::uint64_t> blocks;  ///< for each address the number of its innermost block
};

/// Interfaces of one class in one subnet.
struct Bucket {
    std::vector<const Member*> members;
};

class Classes {
public:
    Classes() = default;
    Classes(Classes&&) = default;  // buckets point into members, which a move leaves where they are
    Classes& operator=(Classes&&) = default;
    /// @param numbers keeps numbers between snapshots, so that results of one can be used for the next
    Classes(const Index& index, Numbers& numbers);

    const std::vector<Member>& members() const noexcept { return m_members; }
    const std::vector<Bucket>& buckets() const noexcept { return m_buckets; }
    const Member* find(ElementId interface) const;
    /// Every block that a route or a filter of the drawing, or a provider, tells addresses apart by; but for the blocks
    /// of most subnets, which is no difference to their interfaces.
    const PrefixTree& blocks() const noexcept { return m_blocks; }
    /// As blocks(), with every subnet's and interface's own addresses.
    const PrefixTree& places() const noexcept { return m_places; }
    static std::uint64_t numberOf(const Prefix& prefix, Numbers& numbers);
    /// Whether two elements tell addresses apart by the same blocks. Classes stay as they are where the one takes the
    /// place of the other and Index::standsAlike().
    static bool sameBlocks(const Element& before, const Element& now);

    /// Interfaces that routes send other people's packets to.
    const std::vector<ElementId>& forwarders() const noexcept { return m_forwarders; }

private:
    void findForwarders(const Index& index);
    void findPlainSubnets(const Index& index);
    void gatherBlocks(const Index& index);
    Words subnetWords(const Index& index, const Element& subnet, Numbers& numbers) const;
    void addMember(const Index& index, const Element& interface, Numbers& numbers);
    bool isForwarder(ElementId id) const;

    std::vector<Member> m_members;
    std::vector<Bucket> m_buckets;
    std::unordered_map<ElementId, std::size_t> m_at;
    std::vector<ElementId> m_forwarders;          ///< sorted
    std::unordered_map<ElementId, bool> m_plain;  ///< subnets that differ from their like by blocks alone
    PrefixTree m_blocks, m_places;
};

}  // namespace pb::net
