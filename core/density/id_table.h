// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace pb::density {

/// The names of an enum's values, in enum order, as they stand in JSON.
template <class Enum, std::size_t N>
struct IdTable {
    std::array<std::string_view, N> ids;

    constexpr std::string_view of(Enum value) const { return ids[static_cast<std::size_t>(value)]; }
    constexpr std::optional<Enum> find(std::string_view id) const
    {
        for (std::size_t i = 0; i < N; ++i)
            if (ids[i] == id)
                return static_cast<Enum>(i);
        return std::nullopt;
    }
};

}  // namespace pb::density
