// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <span>
#include <string>
#include <vector>

/// How the agent makes children: all of them die with it, none of them keeps a file of it open.
namespace pb::agent {

/// fork(), the child starting inside the cgroup whose directory is open at cgroupFd (-1: where the agent is).
/// @return as fork(); negative errno in the parent when the host refuses
pid_t forkInto(int cgroupFd);

struct ChildSetup {
    int in = -1;   ///< -1: /dev/null
    int out = -1;  ///< -1: /dev/null
    int err = -1;  ///< -1: /dev/null
    int cgroupFd = -1;
    int nice = 0;
    bool aheadOfGuests = false;                 ///< keeps the agent's own priority, `nice` is not used
    bool expendable = false;                    ///< the first to go when the host runs out of memory
    std::vector<std::string> extraEnvironment;  ///< "NAME=value"
    std::vector<int> keep;                      ///< become 3, 4, ... in the child
};

/// In a new child: puts the files of `setup` at 0, 1, 2, 3, ... and closes all others.
void arrangeFiles(const ChildSetup& setup);

/// In a new child: dies with `parent`, has default signals, the files of `setup` and no others.
/// Ends the child when the parent is gone already.
void settleChild(pid_t parent, const ChildSetup& setup);

/// Starts a program; command[0] is searched in PATH. The child gets exit code 127 when it cannot be executed.
/// @return its pid, or negative errno
pid_t spawnProgram(const std::vector<std::string>& command, const ChildSetup& setup);

/// Lets this process and its children run before any guest: the lowest real-time priority, or a negative nice value.
/// With thousands of busy guests a nice value alone is not enough: the scheduler is fair, and the agent's share of a
/// core is then less than it needs.
/// @return false when this user may do neither
bool runAheadOfGuests();

/// Kills another process and lets it end before all that still run: thousands of them would otherwise take turns dying.
void killFirst(pid_t pid);

/// Makes this process an ordinary one of that nice value again.
void runAsGuest(int nice);

/// The full path of a program in PATH or, when it has a '/', itself; "" when it is not executable.
std::string findProgram(const std::string& name);

}  // namespace pb::agent
