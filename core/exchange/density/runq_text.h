// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/histogram.h"

#include <optional>
#include <string_view>

namespace pb::exchange {

/// Reads what `runqlat` of libbpf-tools or BCC prints, line by line: a head "usecs : count", then one line per bin
/// ("  4 -> 7  : 12  |***|"). Also `runqlat -m`, whose head says msecs. Other lines are skipped.
class RunqlatText {
public:
    /// @return the histogram that `line` ended: the one before a new head or before an empty line
    std::optional<density::Histogram> takeLine(std::string_view line);
    /// The histogram read so far, when the sender has fallen silent; nothing when none was begun.
    std::optional<density::Histogram> flush();

private:
    bool m_open = false;
    std::uint64_t m_usPerUnit = 1;
    density::Histogram m_histogram;
};

/// Reads one line of `bpftrace -f json`: {"type":"hist","data":{"@us":[{"min":4,"max":7,"count":12}, ...]}}.
/// @return nothing when the line is something else; an interval without samples gives an empty histogram
std::optional<density::Histogram> bpftraceHistogram(std::string_view line);

}  // namespace pb::exchange
