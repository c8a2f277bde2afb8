// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/nano_monitor.h"

#include "app/agent/guest_code.h"
#include "app/agent/process.h"

#include <linux/kvm.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

namespace pb::agent {

std::string NanoReport::text() const
{
    if (problem >= kExitReason)
        return "KVM exit reason " + std::to_string(problem - kExitReason);
    return std::strerror(problem);
}

void NanoMonitor::report(std::int32_t problem) const
{
    const NanoReport message{guest, problem};
    // Shorter than PIPE_BUF: whole or not at all.
    [[maybe_unused]] const ssize_t wrote = ::write(notify, &message, sizeof message);
}

void NanoMonitor::giveUp(std::int32_t problem) const
{
    report(problem);
    ::_exit(1);
}

void NanoMonitor::run() const
{
    const int vm = ::ioctl(kvm, KVM_CREATE_VM, 0);
    if (vm < 0 || !mapMemory(vm))
        giveUp(errno);
    const int cpu = ::ioctl(vm, KVM_CREATE_VCPU, 0);
    const int size = ::ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0);
    if (cpu < 0 || size < 0)
        giveUp(errno);
    void* state = ::mmap(nullptr, static_cast<std::size_t>(size), PROT_READ | PROT_WRITE, MAP_SHARED, cpu, 0);
    if (state == MAP_FAILED || !setRegisters(cpu))
        giveUp(errno);
    enterGuest(cpu, *static_cast<kvm_run*>(state));
}

bool NanoMonitor::mapMemory(int vm) const
{
    const std::size_t rest = memoryBytes - NanoPage::kSize;
    void* memory = ::mmap(nullptr, rest, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return false;
    if (mergeMemory)
        ::madvise(memory, rest, MADV_MERGEABLE);
    kvm_userspace_memory_region first{};
    first.memory_size = NanoPage::kSize;
    first.userspace_addr = reinterpret_cast<std::uint64_t>(firstPage);
    kvm_userspace_memory_region second{};
    second.slot = 1;
    second.guest_phys_addr = NanoPage::kSize;
    second.memory_size = rest;
    second.userspace_addr = reinterpret_cast<std::uint64_t>(memory);
    return ::ioctl(vm, KVM_SET_USER_MEMORY_REGION, &first) == 0 &&
           ::ioctl(vm, KVM_SET_USER_MEMORY_REGION, &second) == 0;
}

bool NanoMonitor::setRegisters(int cpu) const
{
    kvm_sregs segments{};
    if (::ioctl(cpu, KVM_GET_SREGS, &segments) != 0)
        return false;
    segments.cs.base = 0;
    segments.cs.selector = 0;
    if (NanoPage::isProtectedMode(load)) {
        constexpr std::uint64_t kProtectionEnable = 1;
        segments.cr0 |= kProtectionEnable;
        const auto flat = [](std::uint16_t selector, std::uint8_t type) {
            kvm_segment segment{};
            segment.limit = 0xffffffff;
            segment.selector = selector;
            segment.type = type;
            segment.present = segment.s = segment.db = segment.g = 1;
            return segment;
        };
        segments.cs = flat(8, 11);
        segments.ds = segments.es = segments.ss = segments.fs = segments.gs = flat(16, 3);
    }
    kvm_regs registers{};
    registers.rip = NanoPage::kEntry;
    registers.rflags = 2;
    registers.rsp = 0xf00;
    return ::ioctl(cpu, KVM_SET_SREGS, &segments) == 0 && ::ioctl(cpu, KVM_SET_REGS, &registers) == 0;
}

void NanoMonitor::enterGuest(int cpu, kvm_run& state) const
{
    constexpr std::string_view kReady = "VMREADY\n";
    std::size_t heard = 0;
    for (;;) {
        if (::ioctl(cpu, KVM_RUN, 0) < 0) {
            if (errno == EINTR || errno == EAGAIN)
                continue;
            giveUp(errno);
        }
        if (state.exit_reason == KVM_EXIT_IO) {
            const char c = reinterpret_cast<const char*>(&state)[state.io.data_offset];
            heard = heard < kReady.size() && c == kReady[heard] ? heard + 1 : 0;
            if (heard == kReady.size()) {
                report(NanoReport::kReady);
                runAsGuest(nice);
            }
        } else if (state.exit_reason == KVM_EXIT_HLT) {
            ::pause();
        } else {
            giveUp(NanoReport::kExitReason + static_cast<std::int32_t>(state.exit_reason));
        }
    }
}

}  // namespace pb::agent
