// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/kernel_cloud.h"

#include "tests/support/drawing.h"

#include <algorithm>

namespace pb::test {

using namespace pb::net;

namespace {

const std::vector<std::uint16_t> kTargets{22, 443, 2000};
const std::vector<std::uint16_t> kOrigins{500, 50000};

Addresses farAddresses() { return {address("8.8.8.8"), address("9.9.9.9")}; }
Addresses siteAddresses() { return {address("192.168.1.7"), address("192.168.70.1"), address("192.168.200.9")}; }

std::string number(std::size_t n) { return std::to_string(n); }

}  // namespace

QString KernelCloud::build()
{
    draw();
    return m_net.commit();
}

void KernelCloud::drawInternet()
{
    m_internet = m_net.add();
    for (const Address& far : farAddresses())
        m_net.ip(m_internet, "addr add " + far.text() + "/32 dev lo");
}

void KernelCloud::drawSite()
{
    m_site = m_net.add();
    for (const Address& own : siteAddresses())
        m_net.ip(m_site, "addr add " + own.text() + "/32 dev lo");
}

int KernelCloud::addHost(ElementId id, const Address& own, const OptionalAddress& outside, int subnet)
{
    const int where = m_net.add();
    const std::string device = "h" + number(m_hosts.size());
    m_hosts.push_back({id, where, own, outside, true});
    m_net.link(where, "eth", subnet, device);
    m_net.ip(where, "addr add " + own.text() + "/32 dev lo");
    m_net.route(where, "default", "eth");
    m_net.route(subnet, own.text() + "/32", device);
    return where;
}

std::vector<KernelCloud::Question> KernelCloud::questions() const
{
    std::vector<Question> out;
    const auto add = [&](ElementId from, const Address& source, ElementId to, const Address& destination) {
        Packet packet;
        packet.source = source;
        packet.destination = destination;
        packet.protocol = 1;
        out.push_back({from, to, packet});
        for (const int protocol : {6, 17})
            for (const std::uint16_t target : kTargets)
                for (const std::uint16_t origin : kOrigins) {
                    packet.protocol = protocol;
                    packet.destination_port = target;
                    packet.source_port = origin;
                    out.push_back({from, to, packet});
                }
    };
    for (const Host& a : m_hosts) {
        for (const Host& b : m_hosts)
            if (&a != &b) {
                add(a.id, a.address, b.id, b.address);
                if (b.outside && (a.outside || m_aroundWithoutOutside))
                    add(a.id, a.address, b.id, *b.outside);
            }
        for (const Address& far : farAddresses()) {
            add(a.id, a.address, {}, far);
            if (a.outside)
                add({}, far, a.id, *a.outside);
        }
        for (const Address& far : m_site >= 0 && a.asksSite ? siteAddresses() : Addresses{}) {
            add(a.id, a.address, kMiniSite, far);
            add(kMiniSite, far, a.id, a.address);
        }
    }
    return out;
}

void KernelCloud::ask(std::vector<Question>& questions)
{
    std::map<ElementId, int> whereOf{{ElementId{}, m_internet}};
    std::vector<KernelNet::Listener> listeners;
    for (const Host& host : m_hosts) {
        whereOf[host.id] = host.where;
        listeners.push_back({host.where, host.address});
    }
    for (const Address& far : farAddresses())
        listeners.push_back({m_internet, far});
    for (const Address& far : m_site >= 0 ? siteAddresses() : Addresses{})
        listeners.push_back({m_site, far});
    whereOf[kMiniSite] = m_site;
    std::vector<KernelNet::Probe> probes;
    for (const Question& question : questions)
        probes.push_back({whereOf.at(question.from), question.packet});
    m_net.probe(probes, listeners, kTargets);
    for (std::size_t i = 0; i < questions.size(); ++i)
        questions[i].answered = probes[i].answered;
}

}  // namespace pb::test
