// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace pb {

/// A 64-bit identity. Ids of different tags do not convert into each other. 0 means "none"; real ids are >= 1,
/// minted upwards and never reused within one owner.
template <class Tag>
struct Id {
    std::int64_t value = 0;

    constexpr explicit operator bool() const noexcept { return value != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using WorkloadId = Id<struct WorkloadTag>;
using NetworkId = Id<struct NetworkTag>;
using RunId = Id<struct RunTag>;
using ElementId = Id<struct ElementTag>;

}  // namespace pb

template <class Tag>
struct std::hash<pb::Id<Tag>> {
    std::size_t operator()(pb::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
