// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/trace.h"
#include "tests/support/drawing.h"

#include <functional>
#include <string>
#include <vector>

namespace pb::test {

using Draw = std::function<Drawing()>;

/// One packet in one drawing, and what is to come of it.
struct TraceCase {
    const char* name;
    Draw draw;
    std::string from, to;
    int protocol = net::Protocol::kTcp;
    int port = 443;
    const char* forward = "accepted";
    const char* back = "accepted";           ///< "": no answer
    std::vector<std::string> blockers = {};  ///< "element CODE", "<" before those of the answer
};

std::vector<TraceCase> awsTraceCases();
std::vector<TraceCase> transitTraceCases();
std::vector<TraceCase> azureTraceCases();
std::vector<TraceCase> wayTraceCases();
std::vector<TraceCase> balancerTraceCases();

/// The drawing of `base` with one element changed: `change` is called with a T&.
template <class T, class Change>
Draw but(Draw base, std::string name, Change change)
{
    return [=] {
        Drawing d = base();
        d.change<T>(name, change);
        return d;
    };
}

net::Route routeTo(const std::string& to, ElementId target);

// Drawings that more than one test looks at.
Drawing hybridHosts();               ///< soundHybrid() with the application servers open to the office
Drawing withMiddlebox(bool checks);  ///< "fw-eni" between the application servers of the two zones
Drawing withPublicIp(bool nsg);      ///< soundAzure() with a public address at "vm-1-nic"
Drawing azureOffice();               ///< hub, spoke and the site "branch" behind the hub's gateway

}  // namespace pb::test
