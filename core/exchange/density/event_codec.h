// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/density/event.h"
#include "core/density/run.h"

#include <string>
#include <string_view>

namespace pb::exchange {

/// Longest text that is taken from an event, bytes of UTF-8; the rest is cut off at a character.
inline constexpr std::size_t kMaxEventText = 1024;

/// Reads one line of a stream, without its line end. Made for a hostile sender: bounded time and memory, unknown fields
/// are ignored, an unknown type gives density::UnknownEvent, control characters in texts become spaces.
/// @return Limit "density.event.size": longer than kMaxLineBytes. Parse "density.event.syntax": not one JSON object, or
///         nested too deep. Newer "density.event.version": another protocol version, args = {version}.
///         Schema "density.event.field" where = field: missing, of the wrong type or out of range.
Result<density::Event> parseEvent(std::string_view line);

/// One line without line end, at most kMaxLineBytes; parseEvent gives the same event back.
std::string writeEvent(const density::Event& event);

/// A plan as JSON. Fields that are not there keep their default; unknown ones are ignored.
/// @return Parse "density.plan.syntax". Schema "density.plan.field" where = field. Else what density::check says.
Result<density::Plan> parsePlan(std::string_view json);
std::string writePlan(const density::Plan& plan);  ///< one line

/// A summary as the store keeps it.
/// @return Parse "density.summary.syntax". Schema "density.summary.field" where = field.
Result<density::RunSummary> parseSummary(std::string_view json);
std::string writeSummary(const density::RunSummary& summary);

}  // namespace pb::exchange
