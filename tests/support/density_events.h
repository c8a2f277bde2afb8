// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/event.h"

#include <vector>

namespace pb::test {

/// A run as an agent would tell it, for tests that need a picture and not a host. Deterministic.
struct MadeUpRun {
    std::int64_t guests = 1000;
    std::int64_t step = 250;
    std::int64_t sampleMs = 1000;
    double guestsPerSecond = 100;
    density::RunqSource source = density::RunqSource::Runqlat;
    density::StopReason end = density::StopReason::Complete;
    bool finished = true;  ///< false: the stream breaks off, as when the link is cut

    std::vector<density::Event> events() const;
};

}  // namespace pb::test
