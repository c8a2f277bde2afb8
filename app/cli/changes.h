// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/network/diff.h"

namespace pb::cli {

/// What differs between two drawings.
struct Changes {
    const net::Topology& before;
    const net::Topology& after;
    std::vector<net::ElementChange> list;
};

/// {"appeared": […], "vanished": […], "changed": [{…, "fields": [{"field", "before", "after"}]}]}
Json changesJson(const Changes& changes);
/// One line for each element: + - ~, and one for each field below it.
void printChanges(const Console& console, const Changes& changes);

}  // namespace pb::cli
