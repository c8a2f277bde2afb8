// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/launcher.h"

#include <memory>

namespace pb::agent {

/// Guests whose monitor is a fork of the agent: one process, one KVM VM, one vCPU. The first page of each guest's
/// memory is shared with the agent, which reads the guest's loop counter in it. A guest boots at the agent's own
/// priority and falls back to the plan's when it is ready: otherwise each would wait for a turn behind all that spin
/// already.
class NanoLauncher final : public Launcher {
public:
    /// @return NotFound "density.agent.kvm_missing", Io "density.agent.kvm_denied", Io "density.agent.memory"
    static Result<std::unique_ptr<NanoLauncher>> open(const LaunchContext& context);
    ~NanoLauncher() override;

    Result<pid_t> launch(std::size_t guest) override;
    void pollFiles(std::vector<int>& fds) const override { fds.push_back(m_notify.read.get()); }
    std::vector<Arrival> arrivals() override;
    std::string lastWords(std::size_t guest) override;
    void forget(std::size_t) override {}
    std::optional<std::uint32_t> progress(std::size_t guest) const override;

private:
    explicit NanoLauncher(const LaunchContext& context) : m_context(context) {}
    std::uint8_t* page(std::size_t guest) const { return m_pages + guest * 4096; }

    LaunchContext m_context;
    Fd m_kvm;
    Pipe m_notify;  ///< each guest's monitor writes one Report
    std::uint8_t* m_pages = nullptr;
    std::size_t m_capacity = 0;
};

/// Boots one nano guest and waits for its READY, 2 s at most. True when this user and host can run KVM guests.
bool canRunKvm();

}  // namespace pb::agent
