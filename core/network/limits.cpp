// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/limits.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace pb::net {

namespace {

#include "limits_data.inc"

/// The values of each limit, in the order of the files. A rule may ask for every element.
const std::array<std::vector<const Limit*>, kLimitCount>& valuesById()
{
    static const auto table = [] {
        std::array<std::vector<const Limit*>, kLimitCount> out;
        for (std::size_t i = 0; i < kLimitCount; ++i)
            for (const Limit& limit : kLimits)
                if (limit.id == enumName(static_cast<LimitId>(i)))
                    out[i].push_back(&limit);
        return out;
    }();
    return table;
}

}  // namespace

std::span<const Limit> limits() { return kLimits; }

std::optional<std::int64_t> limitOn(LimitId id, Date day)
{
    for (const Limit* limit : valuesById()[static_cast<std::size_t>(id)])
        if ((!limit->valid_from.isSet() || limit->valid_from <= day) &&
            (!limit->valid_to.isSet() || day <= limit->valid_to))
            return limit->value;
    return std::nullopt;
}

std::span<const std::string_view> serviceTags() { return kServiceTags; }

bool isServiceTag(std::string_view name)
{
    return std::any_of(std::begin(kServiceTags), std::end(kServiceTags), [&](std::string_view tag) {
        const bool regional = name.size() > tag.size() + 1 && name[tag.size()] == '.';
        return sameButCase(regional ? name.substr(0, tag.size()) : name, tag);
    });
}

}  // namespace pb::net
