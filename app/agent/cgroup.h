// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/fd.h"

#include <string>

namespace pb::agent {

/// Where cgroup v2 is mounted: "/sys/fs/cgroup" (v2), "/sys/fs/cgroup/unified" (hybrid) or elsewhere; "" when nowhere.
std::string cgroupRoot();
/// The agent's own cgroup as a directory below cgroupRoot(); "" without cgroup v2.
std::string ownCgroup();

/// The one cgroup that holds all guests of a run.
class GuestCgroup {
public:
    /// Makes "pillarbench-<pid>" at the root or, without the right to, below the agent's own cgroup, and tries it with
    /// a child. On failure path() is "" and guests are held by PR_SET_PDEATHSIG alone.
    void create();
    const std::string& path() const noexcept { return m_path; }
    int fd() const noexcept { return m_directory.get(); }  ///< -1 without one

private:
    bool tryAt(const std::string& parent);

    std::string m_path;
    Fd m_directory;
};

/// Kills everything inside and removes it, within about 10 s.
/// @return the number of processes still inside; 0 also when there is no such cgroup
int removeCgroup(const std::string& path);

}  // namespace pb::agent
