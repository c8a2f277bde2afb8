// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/qemu_launcher.h"

#include "app/agent/clock.h"
#include "app/agent/guest_code.h"
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

Result<std::unique_ptr<QemuLauncher>> QemuLauncher::open(const LaunchContext& context)
{
    std::unique_ptr<QemuLauncher> launcher(new QemuLauncher(context));
    if (context.qemuPath.empty())
        return fail(Error::Code::NotFound, "density.agent.qemu_missing", "PATH", "the host has no qemu-system-x86_64");
    const auto memory =
        static_cast<std::uint32_t>(std::min<std::int64_t>(context.plan.guestMemoryKiB * 1024, 0xfffff000));
    const std::vector<std::uint8_t> rom = firmwareRom(context.plan.load, memory);
    launcher->m_rom = Fd(::memfd_create("pillarbench-rom", MFD_CLOEXEC));
    if (!launcher->m_rom || ::write(launcher->m_rom.get(), rom.data(), rom.size()) != static_cast<ssize_t>(rom.size()))
        return fail(Error::Code::Io, "density.agent.memory", "firmware", std::strerror(errno));
    return launcher;
}

std::vector<std::string> QemuLauncher::command() const
{
    const density::Plan& plan = m_context.plan;
    std::string machine = "microvm,pic=off,pit=off,rtc=off,x-option-roms=off,auto-kernel-cmdline=off,mem-merge=";
    machine += plan.mergeMemory ? "on" : "off";
    const bool kvm = plan.accelerator == density::Accelerator::Kvm;
    // Settled children find the ROM at file 3.
    return {m_context.qemuPath,
            "-M",
            machine,
            "-accel",
            kvm ? "kvm" : "tcg,thread=single,tb-size=1",
            "-m",
            std::to_string(plan.guestMemoryKiB / 1024) + "M",
            "-smp",
            "1",
            "-bios",
            "/proc/self/fd/3",
            "-nodefaults",
            "-no-user-config",
            "-display",
            "none",
            "-serial",
            "stdio"};
}

Result<pid_t> QemuLauncher::launch(std::size_t guest)
{
    Pipe pipe = makePipe();
    if (!pipe.read)
        return fail(Error::Code::Io, "density.agent.files", "guest " + std::to_string(guest), std::strerror(errno));
    ChildSetup setup;
    setup.out = pipe.write.get();
    setup.err = pipe.write.get();
    setup.cgroupFd = m_context.cgroupFd;
    setup.nice = static_cast<int>(m_context.plan.guestNice);
    setup.expendable = true;
    setup.keep = {m_rom.get()};
    const pid_t pid = spawnProgram(command(), setup);
    if (pid < 0)
        return fail(Error::Code::Io, "density.agent.fork", "guest " + std::to_string(guest), std::strerror(-pid));
    ::fcntl(pipe.read.get(), F_SETFL, O_NONBLOCK);
    m_starting[guest] = {std::move(pipe.read), {}};
    return pid;
}

void QemuLauncher::pollFiles(std::vector<int>& fds) const
{
    for (const auto& [guest, serial] : m_starting)
        if (serial.fd)
            fds.push_back(serial.fd.get());
}

/// @return true when the guest has said READY
bool QemuLauncher::listen(Serial& serial)
{
    std::array<char, 1024> piece{};
    const ssize_t got = serial.fd ? ::read(serial.fd.get(), piece.data(), piece.size()) : -1;
    if (got > 0 && serial.heard.size() < kMostHeard)
        serial.heard.append(piece.data(), static_cast<std::size_t>(got));
    else if (got == 0)
        serial.fd.reset();  // QEMU is ending: its exit tells the rest
    return serial.heard.find("VMREADY") != std::string::npos;
}

std::vector<Arrival> QemuLauncher::arrivals()
{
    std::vector<Arrival> out;
    for (auto it = m_starting.begin(); it != m_starting.end();) {
        if (listen(it->second)) {
            out.push_back({it->first, true, {}});
            it = m_starting.erase(it);
        } else {
            ++it;
        }
    }
    return out;
}

std::string QemuLauncher::lastWords(std::size_t guest)
{
    constexpr std::size_t kMost = 300;
    const auto it = m_starting.find(guest);
    if (it == m_starting.end())
        return {};
    listen(it->second);
    const std::string& heard = it->second.heard;
    return heard.substr(heard.size() - std::min(heard.size(), kMost));
}

std::string findQemu(const std::string& asked)
{
    if (!asked.empty())
        return findProgram(asked);
    for (const char* name : {"qemu-system-x86_64", "qemu-kvm"})
        if (std::string path = findProgram(name); !path.empty())
            return path;
    return {};
}

bool canRunQemu(const std::string& qemuPath, density::Accelerator accelerator)
{
    constexpr int kPatienceMs = 5000;
    LaunchContext context;
    context.plan.kind = density::GuestKind::Firmware;
    context.plan.load = density::Load::Idle;
    context.plan.accelerator = accelerator;
    context.qemuPath = qemuPath;
    const auto launcher = QemuLauncher::open(context);
    const Result<pid_t> pid = launcher ? (*launcher)->launch(0) : Result<pid_t>(-1);
    if (!pid || *pid < 0)
        return false;
    const Clock clock;
    bool ready = false;
    for (bool open = true; open && !ready && clock.ms() < kPatienceMs;) {
        std::vector<int> fds;
        (*launcher)->pollFiles(fds);
        open = !fds.empty();
        pollfd wait{open ? fds[0] : -1, POLLIN, 0};
        ::poll(&wait, 1, open ? 100 : 0);
        ready = !(*launcher)->arrivals().empty();
    }
    ::kill(*pid, SIGKILL);
    ::waitpid(*pid, nullptr, 0);
    return ready;
}

}  // namespace pb::agent
