// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/finding.h"

#include <algorithm>

namespace pb {

std::string Finding::key() const
{
    std::vector<ElementId> sorted = subjects;
    std::sort(sorted.begin(), sorted.end());
    std::string out = rule;
    for (const ElementId id : sorted)
        out += ':' + std::to_string(id.value);
    return out;
}

}  // namespace pb
