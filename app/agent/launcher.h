// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/fd.h"
#include "core/base/result.h"
#include "core/density/plan.h"

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pb::agent {

/// What became of a guest that was starting.
struct Arrival {
    std::size_t guest = 0;
    bool ready = false;
    std::string problem;  ///< English, when it is not ready
};

/// Starts guests of one kind. Guests are numbered 0, 1, 2, ... in the order of launch().
class Launcher {
public:
    virtual ~Launcher() = default;

    /// Starts guest number `guest`.
    /// @return its pid; Io with errno's text when the host refuses one more process or file
    virtual Result<pid_t> launch(std::size_t guest) = 0;
    /// Files to poll for reading while guests are starting.
    virtual void pollFiles(std::vector<int>& fds) const = 0;
    /// Guests that said READY or failed since the last call.
    virtual std::vector<Arrival> arrivals() = 0;
    /// The guest's last words, for the one who asks why it ended; "" when it had none.
    virtual std::string lastWords(std::size_t guest) = 0;
    /// It has ended, or it took too long: nothing is expected of it any more.
    virtual void forget(std::size_t guest) = 0;
    /// Loop turns of the guest so far, modulo 2^32; nothing when this kind does not count.
    virtual std::optional<std::uint32_t> progress(std::size_t guest) const = 0;
};

/// What all launchers need to know.
struct LaunchContext {
    density::Plan plan;  ///< accelerator decided
    int cgroupFd = -1;
    std::string qemuPath;
};

}  // namespace pb::agent
