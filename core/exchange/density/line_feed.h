// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/event.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pb::density {
class Run;
}

namespace pb::exchange {

/// Cuts a byte stream into lines and reads each as an event. Holds at most one line of kMaxLineBytes, whatever comes.
class LineFeed {
public:
    struct Batch {
        std::vector<density::Event> events;  ///< in the order of the stream
        std::uint64_t malformed = 0;
        std::uint64_t oversized = 0;

        void applyTo(density::Run& run) const;
    };

    /// Takes the next bytes of the stream. Empty lines are skipped, "\r\n" counts as one line end.
    Batch feed(std::string_view bytes);
    /// The stream has ended: a last line without line end is read too.
    Batch finish();

private:
    void takeLine(std::string_view line, Batch& batch);

    std::string m_partial;
    bool m_skipping = false;  ///< inside a line that is too long, until its end
};

}  // namespace pb::exchange
