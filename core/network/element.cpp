// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/element.h"

#include <utility>

namespace pb::net {

namespace {

template <std::size_t... I>
KindData make(std::size_t index, std::index_sequence<I...>)
{
    KindData out;
    (void)((index == I && (out.emplace<I>(), true)) || ...);
    return out;
}

}  // namespace

KindData defaultData(Kind kind) { return make(static_cast<std::size_t>(kind), std::make_index_sequence<kKindCount>{}); }

std::string label(const Element& element)
{
    if (!element.cloud_id.empty())
        return element.cloud_id;
    if (!element.name.empty())
        return element.name;
    return std::string(enumName(element.kind())) + '-' + std::to_string(element.id.value);
}

}  // namespace pb::net
