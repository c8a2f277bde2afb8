// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/limits.h"

#include "core/base/ascii.h"

#include <algorithm>

namespace pb::net {

namespace {

#include "limits_data.inc"

}  // namespace

std::span<const Limit> limits() { return kLimits; }

std::optional<std::int64_t> limitOn(LimitId id, Date day)
{
    for (const Limit& limit : kLimits)
        if (limit.id == enumName(id) && (!limit.valid_from.isSet() || limit.valid_from <= day) &&
            (!limit.valid_to.isSet() || day <= limit.valid_to))
            return limit.value;
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
