// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/launcher.h"

#include <map>
#include <memory>

namespace pb::agent {

/// Guests under QEMU's microvm machine that boot our own firmware from memory: no file of theirs ever lies on the host.
class QemuLauncher final : public Launcher {
public:
    /// @return NotFound "density.agent.qemu_missing"; Io "density.agent.memory"
    static Result<std::unique_ptr<QemuLauncher>> open(const LaunchContext& context);

    Result<pid_t> launch(std::size_t guest) override;
    void pollFiles(std::vector<int>& fds) const override;
    std::vector<Arrival> arrivals() override;
    std::string lastWords(std::size_t guest) override;
    void forget(std::size_t guest) override { m_starting.erase(guest); }
    std::optional<std::uint32_t> progress(std::size_t) const override { return std::nullopt; }

    std::vector<std::string> command() const;

private:
    struct Serial {
        Fd fd;
        std::string heard;
    };
    static constexpr std::size_t kMostHeard = 4096;

    explicit QemuLauncher(const LaunchContext& context) : m_context(context) {}
    bool listen(Serial& serial);

    LaunchContext m_context;
    Fd m_rom;
    std::map<std::size_t, Serial> m_starting;  ///< by guest
};

/// The QEMU for this host's architecture: `asked`, or the first found; "" when there is none.
std::string findQemu(const std::string& asked);

/// Boots one firmware guest under `accelerator` and waits for its READY, 5 s at most.
bool canRunQemu(const std::string& qemuPath, density::Accelerator accelerator);

}  // namespace pb::agent
