// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/trace.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <string>
#include <vector>

namespace pb::test {

/// Network namespaces of the running kernel, joined by virtual links. They have no names: the kernel takes them away
/// with the last file that holds them, so nothing is left behind even where the test is killed. Nothing in them reaches
/// the machine's own network.
class KernelNet {
public:
    /// Empty where namespaces can be made; else why not.
    static QString refusal();

    KernelNet() = default;
    ~KernelNet();
    KernelNet(const KernelNet&) = delete;
    KernelNet& operator=(const KernelNet&) = delete;

    /// @return the number of the new namespace
    int add();
    /// Joins two namespaces by devices of these names, with link-local addresses.
    void link(int a, const std::string& deviceA, int b, const std::string& deviceB);
    /// A line for `ip -batch`, run by commit() after the links are there.
    void ip(int where, const std::string& line) { m_spaces[static_cast<std::size_t>(where)].ip += line + '\n'; }
    /// "route add PREFIX" by the other end of a link.
    void route(int where, const std::string& prefix, const std::string& device, const std::string& table = {});
    void nft(int where, const std::string& lines) { m_spaces[static_cast<std::size_t>(where)].nft += lines + '\n'; }
    /// @return what failed; empty for nothing
    QString commit();

    struct Probe {
        int where = 0;  ///< namespace that sends
        net::Packet packet;
        bool answered = false;
    };
    /// Sends real packets, and sees which are answered. UDP is echoed at `echoPorts`, TCP answered by a reset.
    struct Listener {
        int where = 0;
        net::Address address;
    };
    void probe(std::vector<Probe>& probes, const std::vector<Listener>& listeners,
               const std::vector<std::uint16_t>& echoPorts);

private:
    struct Space {
        int fd = -1;
        std::string links, ip, nft;
        std::vector<std::pair<std::string, std::string>> gateways;  ///< device and the address at its other end
    };
    QString run(const Space& space, const QStringList& command, const std::string& input) const;
    void inside(int where, const std::function<void()>& function) const;

    std::vector<Space> m_spaces;
    int m_links = 0;
};

}  // namespace pb::test
