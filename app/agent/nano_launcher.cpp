// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/nano_launcher.h"

#include "app/agent/guest_code.h"
#include "app/agent/nano_monitor.h"
#include "app/agent/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace pb::agent {

Result<std::unique_ptr<NanoLauncher>> NanoLauncher::open(const LaunchContext& context)
{
    std::unique_ptr<NanoLauncher> launcher(new NanoLauncher(context));
    launcher->m_kvm = Fd(::open("/dev/kvm", O_RDWR | O_CLOEXEC));
    if (!launcher->m_kvm && errno == ENOENT)
        return fail(Error::Code::NotFound, "density.agent.kvm_missing", "/dev/kvm", "the host has no /dev/kvm");
    if (!launcher->m_kvm)
        return fail(Error::Code::Io, "density.agent.kvm_denied", "/dev/kvm", std::strerror(errno));
    launcher->m_notify = makePipe();
    launcher->m_capacity = static_cast<std::size_t>(context.plan.ceiling);
    void* pages = ::mmap(nullptr, launcher->m_capacity * NanoPage::kSize, PROT_READ | PROT_WRITE,
                         MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (pages == MAP_FAILED || !launcher->m_notify.read)
        return fail(Error::Code::Io, "density.agent.memory", "guest pages", std::strerror(errno));
    launcher->m_pages = static_cast<std::uint8_t*>(pages);
    ::fcntl(launcher->m_notify.read.get(), F_SETFL, O_NONBLOCK);
    return launcher;
}

NanoLauncher::~NanoLauncher()
{
    if (m_pages)
        ::munmap(m_pages, m_capacity * NanoPage::kSize);
}

Result<pid_t> NanoLauncher::launch(std::size_t guest)
{
    const density::Plan& plan = m_context.plan;
    const auto memory = static_cast<std::uint32_t>(std::min<std::int64_t>(plan.guestMemoryKiB * 1024, 0xfffff000));
    const std::vector<std::uint8_t> code = nanoPage(plan.load, memory);
    std::memcpy(page(guest), code.data(), code.size());
    const pid_t parent = ::getpid();
    const pid_t pid = forkInto(m_context.cgroupFd);
    if (pid < 0)
        return fail(Error::Code::Io, "density.agent.fork", "guest " + std::to_string(guest), std::strerror(-pid));
    if (pid > 0)
        return pid;
    ChildSetup setup;
    setup.cgroupFd = m_context.cgroupFd;
    setup.aheadOfGuests = true;
    setup.expendable = true;
    setup.keep = {m_kvm.get(), m_notify.write.get()};
    settleChild(parent, setup);
    NanoMonitor monitor{.kvm = 3,
                        .notify = 4,
                        .guest = static_cast<std::uint32_t>(guest),
                        .firstPage = page(guest),
                        .memoryBytes = memory,
                        .load = plan.load,
                        .mergeMemory = plan.mergeMemory,
                        .nice = static_cast<int>(plan.guestNice)};
    monitor.run();
}

std::vector<Arrival> NanoLauncher::arrivals()
{
    std::vector<Arrival> out;
    std::array<NanoReport, 512> reports;
    const ssize_t got = ::read(m_notify.read.get(), reports.data(), sizeof reports);
    for (std::size_t i = 0; got > 0 && i < static_cast<std::size_t>(got) / sizeof(NanoReport); ++i) {
        const NanoReport& report = reports[i];
        const bool ready = report.problem == NanoReport::kReady;
        out.push_back({report.guest, ready, ready ? std::string{} : report.text()});
    }
    return out;
}

std::string NanoLauncher::lastWords(std::size_t) { return {}; }

std::optional<std::uint32_t> NanoLauncher::progress(std::size_t guest) const
{
    if (m_context.plan.load == density::Load::Idle)
        return std::nullopt;
    // The guest writes it at any time: one aligned word, read once.
    const auto* counter = reinterpret_cast<const volatile std::uint32_t*>(page(guest) + NanoPage::kCounter);
    return *counter;
}

bool canRunKvm()
{
    LaunchContext context;
    context.plan.ceiling = 1;
    context.plan.load = density::Load::Idle;
    context.plan.guestMemoryKiB = 64;
    const auto launcher = NanoLauncher::open(context);
    const Result<pid_t> pid = launcher ? (*launcher)->launch(0) : Result<pid_t>(-1);
    if (!pid || *pid < 0)
        return false;
    std::vector<int> fds;
    (*launcher)->pollFiles(fds);
    pollfd wait{fds[0], POLLIN, 0};
    ::poll(&wait, 1, 2000);
    const std::vector<Arrival> arrived = (*launcher)->arrivals();
    ::kill(*pid, SIGKILL);
    ::waitpid(*pid, nullptr, 0);
    return !arrived.empty() && arrived[0].ready;
}

}  // namespace pb::agent
