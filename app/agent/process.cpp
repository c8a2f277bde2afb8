// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/process.h"

#include "app/agent/host_files.h"

#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>

namespace pb::agent {

namespace {

pid_t plainFork()
{
    const pid_t pid = ::fork();
    return pid < 0 ? -errno : pid;
}

}  // namespace

pid_t forkInto(int cgroupFd)
{
    if (cgroupFd < 0)
        return plainFork();
    clone_args args{};
    args.flags = CLONE_INTO_CGROUP;
    args.exit_signal = SIGCHLD;
    args.cgroup = static_cast<std::uint64_t>(cgroupFd);
    const long pid = ::syscall(SYS_clone3, &args, sizeof args);
    if (pid >= 0)
        return static_cast<pid_t>(pid);
    return -errno;
}

void arrangeFiles(const ChildSetup& setup)
{
    constexpr int kAside = 64;
    const int null = ::open("/dev/null", O_RDWR);
    std::vector<int> wanted{setup.in, setup.out, setup.err};
    wanted.insert(wanted.end(), setup.keep.begin(), setup.keep.end());
    for (int& fd : wanted)
        fd = ::fcntl(fd < 0 ? null : fd, F_DUPFD, kAside);
    int next = 0;
    for (const int fd : wanted)
        ::dup2(fd, next++);
    if (::syscall(SYS_close_range, static_cast<unsigned>(next), ~0U, 0U) == 0)
        return;
    const long most = ::sysconf(_SC_OPEN_MAX);  // Linux before 5.9
    for (int fd = next; fd < most; ++fd)
        ::close(fd);
}

void settleChild(pid_t parent, const ChildSetup& setup)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
        ::_exit(125);
    if (!setup.aheadOfGuests)
        runAsGuest(setup.nice);
    if (setup.expendable)
        writeText("/proc/self/oom_score_adj", "500");
    arrangeFiles(setup);
    ::signal(SIGPIPE, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

pid_t spawnProgram(const std::vector<std::string>& command, const ChildSetup& setup)
{
    std::vector<char*> argv;
    for (const std::string& word : command)
        argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    const pid_t parent = ::getpid();
    const pid_t pid = forkInto(setup.cgroupFd);
    if (pid != 0)
        return pid;
    settleChild(parent, setup);
    for (const std::string& variable : setup.extraEnvironment)
        ::putenv(const_cast<char*>(variable.c_str()));
    ::execvp(argv[0], argv.data());
    ::_exit(127);
}

bool runAheadOfGuests()
{
    constexpr int kNice = -15;
    sched_param lowest{};
    lowest.sched_priority = ::sched_get_priority_min(SCHED_RR);
    return ::sched_setscheduler(0, SCHED_RR, &lowest) == 0 || ::setpriority(PRIO_PROCESS, 0, kNice) == 0;
}

void killFirst(pid_t pid)
{
    sched_param lowest{};
    lowest.sched_priority = ::sched_get_priority_min(SCHED_RR);
    ::sched_setscheduler(pid, SCHED_RR, &lowest);
    ::kill(pid, SIGKILL);
}

void runAsGuest(int nice)
{
    // The nice value first: once this process is an ordinary one, its next turn may be seconds away.
    ::setpriority(PRIO_PROCESS, 0, nice);
    const sched_param none{};
    ::sched_setscheduler(0, SCHED_OTHER, &none);
}

std::string findProgram(const std::string& name)
{
    if (name.find('/') != std::string::npos)
        return ::access(name.c_str(), X_OK) == 0 ? name : std::string{};
    // The usual places of administration tools are not in every login's PATH.
    const char* set = std::getenv("PATH");
    std::string path = set ? set : "";
    path += ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/share/bcc/tools:/usr/libexec";
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t end = std::min(path.find(':', at), path.size());
        const std::string candidate = path.substr(at, end - at) + '/' + name;
        if (::access(candidate.c_str(), X_OK) == 0)
            return candidate;
        at = end + 1;
    }
    return {};
}

}  // namespace pb::agent
