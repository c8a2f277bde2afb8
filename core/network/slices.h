// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/address.h"

#include <algorithm>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

/// Sets of points in a product of ordered dimensions, as intervals of the first dimension that each hold a set over the
/// others. Intervals are sorted, disjoint and as long as can be, so equal sets have equal representations.
namespace pb::net {

enum class SetOperation : std::uint8_t { Union, Intersection, Difference };

/// The set over no dimension: the one point, or nothing.
struct PointSet {
    bool on = false;
    constexpr bool isEmpty() const noexcept { return !on; }
    friend constexpr bool operator==(const PointSet&, const PointSet&) = default;
};

constexpr PointSet combine(const PointSet& a, const PointSet& b, SetOperation operation) noexcept
{
    if (operation == SetOperation::Union)
        return {a.on || b.on};
    return {a.on && (operation == SetOperation::Intersection ? b.on : !b.on)};
}

template <class Key>
constexpr Key keyAfter(Key key) noexcept
{
    if constexpr (std::is_same_v<Key, Bits128>)
        return next(key);
    else
        return static_cast<Key>(key + 1);
}

template <class Key>
constexpr Key keyBefore(Key key) noexcept
{
    if constexpr (std::is_same_v<Key, Bits128>)
        return previous(key);
    else
        return static_cast<Key>(key - 1);
}

/// @tparam Key an unsigned integer or Bits128
/// @tparam Rest PointSet, or Slices over the following dimensions
template <class Key, class Rest>
class Slices {
public:
    struct Slice {
        Key first{}, last{};  ///< inclusive
        Rest rest;            ///< never empty
        friend bool operator==(const Slice&, const Slice&) = default;
    };

    bool isEmpty() const noexcept { return m_slices.empty(); }
    const std::vector<Slice>& all() const noexcept { return m_slices; }

    /// Adds an interval that lies after all that are there.
    void append(Key first, Key last, Rest rest)
    {
        if (rest.isEmpty())
            return;
        if (!m_slices.empty() && keyAfter(m_slices.back().last) == first && m_slices.back().rest == rest)
            m_slices.back().last = last;
        else
            m_slices.push_back({first, last, std::move(rest)});
    }

    /// What the set holds over `key`; null for nothing.
    const Rest* at(Key key) const
    {
        const auto it =
            std::partition_point(m_slices.begin(), m_slices.end(), [&](const Slice& s) { return s.last < key; });
        return it == m_slices.end() || key < it->first ? nullptr : &it->rest;
    }

    friend bool operator==(const Slices&, const Slices&) = default;

private:
    std::vector<Slice> m_slices;
};

namespace detail {

/// Walks the slices of one operand; the head may be a part of a slice.
template <class Key, class Rest>
struct SliceCursor {
    using Slice = typename Slices<Key, Rest>::Slice;
    const Slice* at;
    const Slice* end;
    Key first{};

    explicit SliceCursor(const Slices<Key, Rest>& set) : at(set.all().data()), end(at + set.all().size())
    {
        if (at != end)
            first = at->first;
    }
    bool done() const { return at == end; }
    void moveTo(Key key) { first = key; }
    void next()
    {
        if (++at != end)
            first = at->first;
    }
    void consume(Key last)
    {
        if (last == at->last)
            next();
        else
            first = keyAfter(last);
    }
};

}  // namespace detail

/// O(slices of both), times the same for each dimension that both cover.
template <class Key, class Rest>
Slices<Key, Rest> combine(const Slices<Key, Rest>& a, const Slices<Key, Rest>& b, SetOperation operation)
{
    const bool keepA = operation != SetOperation::Intersection, keepB = operation == SetOperation::Union;
    Slices<Key, Rest> out;
    detail::SliceCursor<Key, Rest> i(a), j(b);
    while (!i.done() || !j.done()) {
        if (j.done() || (!i.done() && i.first < j.first)) {
            const bool apart = j.done() || i.at->last < j.first;
            const Key last = apart ? i.at->last : keyBefore(j.first);
            if (keepA)
                out.append(i.first, last, i.at->rest);
            i.consume(last);
        } else if (i.done() || j.first < i.first) {
            const bool apart = i.done() || j.at->last < i.first;
            const Key last = apart ? j.at->last : keyBefore(i.first);
            if (keepB)
                out.append(j.first, last, j.at->rest);
            j.consume(last);
        } else {
            const Key first = i.first, last = std::min(i.at->last, j.at->last);
            out.append(first, last, combine(i.at->rest, j.at->rest, operation));
            i.consume(last);
            j.consume(last);
        }
    }
    return out;
}

}  // namespace pb::net
