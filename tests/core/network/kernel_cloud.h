// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/network/kernel_net.h"
#include "tests/core/network/mini_cloud.h"

#include <map>
#include <memory>

namespace pb::test {

/// A small cloud as the kernel runs it: a namespace for each interface, subnet, network and gateway, and one for the
/// Internet. Groups and NSGs are stateful filters at the interface, ACLs stateless ones where a subnet is left.
class KernelCloud {
public:
    virtual ~KernelCloud() = default;

    struct Question {
        ElementId from, to;  ///< interfaces; none: the Internet
        net::Packet packet;
        bool answered = false;
    };

    /// @return what failed; empty for nothing
    QString build();
    /// Every interface to every other by private and public address, and with addresses of the Internet and the site.
    std::vector<Question> questions() const;
    void ask(std::vector<Question>& questions);

protected:
    struct Host {
        ElementId id;
        int where = 0;
        net::Address address;
        net::OptionalAddress outside;
        bool asksSite = true;  ///< packets between it and the site are compared
    };
    virtual void draw() = 0;
    /// The Internet's namespace, with two addresses in it.
    void drawInternet();
    /// The site's namespace, with three addresses in it.
    void drawSite();
    int addHost(ElementId id, const net::Address& address, const net::OptionalAddress& outside, int subnet);

    KernelNet m_net;
    int m_internet = 0, m_site = -1;
    std::vector<Host> m_hosts;
    bool m_aroundWithoutOutside = true;  ///< ask for public addresses from hosts that have none
};

std::unique_ptr<KernelCloud> kernelCloud(const MiniAws& cloud);
std::unique_ptr<KernelCloud> kernelCloud(const MiniAzure& cloud);

}  // namespace pb::test
