// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/packet_set.h"

#include <cstddef>
#include <vector>

namespace pb::net {

/// Blocks in their nesting. Which blocks hold an address follows from the innermost of them, so addresses with the same
/// innermost block cannot be told apart by any of the blocks. Both families' whole spaces are always in.
class PrefixTree {
public:
    PrefixTree() : PrefixTree(Prefixes{}) {}
    /// @param prefixes in any order, repeated or not. O(n log n).
    explicit PrefixTree(Prefixes prefixes);

    /// O(log n + depth)
    const Prefix& innermost(const Address& address) const;
    /// Splits a set into parts that no block can tell apart, each with its innermost block. Every part is not empty.
    struct Part {
        Prefix innermost;
        AddressSet addresses;
    };
    std::vector<Part> split(const AddressSet& set) const;

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    Prefixes m_prefixes;  ///< sorted, so that a block stands before what is in it
    std::vector<std::size_t> m_parents;
};

}  // namespace pb::net
