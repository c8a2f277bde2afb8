// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/exposure.h"

#include <string>
#include <string_view>
#include <vector>

namespace pb::net {

/// A statement about a drawing that is to hold. It stands on a note of the drawing, on a line of its own:
///
///     intent: Internet must not reach tier=db
///     intent: web must reach app on tcp/8443
///     intent: tier=app -> onprem:7 on tcp/443,8443
///     intent: tier=web -/-> 10.0.9.0/24
///
/// An end is what parseExposureEnd() reads, or "tier=NAME": the machines of that tier. Without "on" every service is
/// meant, which only "must not" can ask for.
struct Intent {
    ElementId note;
    int line = 0;      ///< of the note, from 1
    std::string text;  ///< as it is written, without "intent:"
    bool must = true;  ///< reach; else must not
    std::string from, to;
    Protocol protocol;
    Ports ports;  ///< of TCP and UDP; types of ICMP and ICMPv6; empty: all
    friend bool operator==(const Intent&, const Intent&) = default;
};

/// Reads one statement, without "intent:".
/// @return Parse "net.intent.form". Schema "net.intent.service": "must" without a service; "net.intent.no_ports": ports
///         of a protocol that has none. Those of Protocol::parse() and PortRange::parse().
Result<Intent> parseIntent(std::string_view text);

/// Whether the ends of an intent are there.
/// @return as parseExposureEnd(); NotFound "net.intent.tier": no machine of that tier has an interface
Status checkIntentEnds(const Intent& intent, const Index& index);

enum class IntentState : std::uint8_t { Holds, Broken, Invalid };
constexpr std::array<std::string_view, 3> enumNames(IntentState) { return {"holds", "broken", "invalid"}; }

struct IntentResult {
    Intent intent;
    IntentState state = IntentState::Invalid;
    Error error;  ///< of an invalid one: it cannot be read, or names what is not there
    std::optional<Packet>
        packet;  ///< of a broken one: a packet that gets through though it must not, or does not though it must
    std::optional<Trace> trace;  ///< of that packet
};

/// Every intent of a drawing, in order of note and line, and whether it holds. Exact: "must not" holds where no packet
/// gets there and has its answer come back. "must" holds where every interface of one end reaches every interface of
/// the other from all source ports that both Linux and Windows hand out (49152 to 60999); for the Internet and a site,
/// from and to all of its addresses.
std::vector<IntentResult> checkIntents(Exposure& exposure);

}  // namespace pb::net
