// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/kernel_net.h"

#include <QProcess>
#include <QStandardPaths>

#include <array>
#include <cstring>
#include <fstream>
#include <map>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>
#include <poll.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pb::test {

using namespace pb::net;
using namespace Qt::StringLiterals;

namespace {

constexpr int kQuietMs = 1200;  ///< veth delivers at once, but for a machine whose processors are all taken

int newNamespace()
{
    int fd = -1;
    std::thread([&] {
        if (unshare(CLONE_NEWNET) == 0)
            fd = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
    }).join();
    return fd;
}

sockaddr_in socketAddress(const Address& address, std::uint16_t port)
{
    sockaddr_in out{};
    out.sin_family = AF_INET;
    out.sin_port = htons(port);
    out.sin_addr.s_addr = htonl(static_cast<std::uint32_t>(address.bits().low));
    return out;
}

const sockaddr* generic(const sockaddr_in& address) { return reinterpret_cast<const sockaddr*>(&address); }

int boundSocket(int type, int protocol, const Address& address, std::uint16_t port)
{
    const int fd = socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (type == SOCK_DGRAM)
        setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    const sockaddr_in own = socketAddress(address, port);
    if (bind(fd, generic(own), sizeof own) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

std::uint16_t checksum(const void* data, std::size_t size)
{
    std::uint32_t sum = 0;
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    for (std::size_t i = 0; i + 1 < size; i += 2)
        sum += static_cast<std::uint32_t>(bytes[i] << 8 | bytes[i + 1]);
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return htons(static_cast<std::uint16_t>(~sum));
}

int send(const Packet& packet, std::uint16_t number)
{
    const sockaddr_in to = socketAddress(packet.destination, packet.destination_port);
    if (packet.protocol == IPPROTO_ICMP) {
        const int fd = boundSocket(SOCK_RAW, IPPROTO_ICMP, packet.source, 0);
        icmphdr echo{};
        echo.type = packet.icmp_type;
        echo.code = packet.icmp_code;
        echo.un.echo.id = htons(number);
        echo.checksum = checksum(&echo, sizeof echo);
        const sockaddr_in bare = socketAddress(packet.destination, 0);
        sendto(fd, &echo, sizeof echo, 0, generic(bare), sizeof bare);
        return fd;
    }
    const bool tcp = packet.protocol == IPPROTO_TCP;
    const int fd = boundSocket(tcp ? SOCK_STREAM : SOCK_DGRAM, 0, packet.source, packet.source_port);
    if (connect(fd, generic(to), sizeof to) == 0 && !tcp)
        ::send(fd, "?", 1, 0);
    return fd;
}

/// Whether the socket has the answer by now.
bool answered(int fd, const Packet& packet, std::uint16_t number)
{
    if (packet.protocol == IPPROTO_TCP) {
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
        return error == ECONNREFUSED;
    }
    std::array<std::uint8_t, 256> bytes{};
    sockaddr_in from{};
    socklen_t size = sizeof from;
    const auto count = recvfrom(fd, bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr*>(&from), &size);
    if (packet.protocol != IPPROTO_ICMP)
        return count == 1;
    if (count < static_cast<ssize_t>(sizeof(iphdr) + sizeof(icmphdr)))
        return false;
    icmphdr reply{};
    std::memcpy(&reply, bytes.data() + (bytes[0] & 15) * 4, sizeof reply);
    return reply.type == ICMP_ECHOREPLY && ntohs(reply.un.echo.id) == number;
}

void setKernel(const char* key, const char* value) { std::ofstream(std::string("/proc/sys/net/ipv4/") + key) << value; }

}  // namespace

QString KernelNet::refusal()
{
    for (const QString& program : {u"ip"_s, u"nft"_s, u"nsenter"_s})
        if (QStandardPaths::findExecutable(program).isEmpty() &&
            QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/sbin"_s}).isEmpty())
            return program + u" is not installed"_s;
    const int fd = newNamespace();
    if (fd < 0)
        return u"network namespaces are not allowed here"_s;
    KernelNet trial;
    close(fd);
    const int where = trial.add();
    trial.nft(where,
              "table ip trial {\n chain c { type filter hook input priority 0;\n  ct state established accept\n }\n}");
    return trial.commit();
}

KernelNet::~KernelNet()
{
    for (const Space& space : m_spaces)
        close(space.fd);
}

void KernelNet::inside(int where, const std::function<void()>& function) const
{
    const int fd = m_spaces[static_cast<std::size_t>(where)].fd;
    std::thread([&] {
        if (setns(fd, CLONE_NEWNET) == 0)
            function();
    }).join();
}

int KernelNet::add()
{
    m_spaces.emplace_back().fd = newNamespace();
    const int where = static_cast<int>(m_spaces.size()) - 1;
    inside(where, [] {
        for (const char* key : {"conf/all/rp_filter", "conf/default/rp_filter", "conf/all/send_redirects",
                                "conf/default/send_redirects", "conf/all/accept_redirects"})
            setKernel(key, "0");
        setKernel("ip_forward", "1");
        setKernel("icmp_ratelimit", "0");
    });
    ip(where, "link set lo up");
    return where;
}

void KernelNet::link(int a, const std::string& deviceA, int b, const std::string& deviceB)
{
    const int n = m_links++;
    const std::string net = "169.254." + std::to_string(n / 64) + '.';
    const std::string first = net + std::to_string(n % 64 * 4 + 1), second = net + std::to_string(n % 64 * 4 + 2);
    Space& from = m_spaces[static_cast<std::size_t>(a)];
    Space& to = m_spaces[static_cast<std::size_t>(b)];
    from.links += "link add dev " + deviceA + " type veth peer name " + deviceB + " netns /proc/" +
                  std::to_string(getpid()) + "/fd/" + std::to_string(to.fd) + '\n';
    ip(a, "addr add " + first + "/30 dev " + deviceA + "\nlink set " + deviceA + " up");
    ip(b, "addr add " + second + "/30 dev " + deviceB + "\nlink set " + deviceB + " up");
    from.gateways.emplace_back(deviceA, second);
    to.gateways.emplace_back(deviceB, first);
}

void KernelNet::route(int where, const std::string& prefix, const std::string& device, const std::string& table)
{
    for (const auto& [name, gateway] : m_spaces[static_cast<std::size_t>(where)].gateways)
        if (name == device)
            ip(where,
               "route add " + prefix + " via " + gateway + " dev " + device + (table.empty() ? "" : " table " + table));
}

QString KernelNet::run(const Space& space, const QStringList& command, const std::string& input) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"nsenter"_s, QStringList{u"--net=/proc/%1/fd/%2"_s.arg(getpid()).arg(space.fd), u"--"_s} + command);
    process.write(input.data(), static_cast<qint64>(input.size()));
    process.closeWriteChannel();
    if (!process.waitForFinished(20000))
        return command.first() + u" did not end"_s;
    const QString said = QString::fromLocal8Bit(process.readAll());
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
               ? QString()
               : command.join(u' ') + u": "_s + said + QString::fromStdString(input);
}

QString KernelNet::commit()
{
    QString failed;
    const auto each = [&](auto member, const QStringList& command) {
        for (const Space& space : m_spaces)
            if (failed.isEmpty() && !(space.*member).empty())
                failed = run(space, command, space.*member);
    };
    each(&Space::links, {u"ip"_s, u"-batch"_s, u"-"_s});
    each(&Space::ip, {u"ip"_s, u"-batch"_s, u"-"_s});
    each(&Space::nft, {u"nft"_s, u"-f"_s, u"-"_s});
    return failed;
}

void KernelNet::probe(std::vector<Probe>& probes, const std::vector<Listener>& listeners,
                      const std::vector<std::uint16_t>& echoPorts)
{
    std::vector<pollfd> polled;
    for (const Listener& listener : listeners)
        inside(listener.where, [&] {
            for (const std::uint16_t port : echoPorts)
                polled.push_back({boundSocket(SOCK_DGRAM, 0, listener.address, port), POLLIN, 0});
        });
    const std::size_t echoes = polled.size();
    const auto numberOf = [](std::size_t i) { return static_cast<std::uint16_t>(i + 1); };
    // One thread for each namespace's probes: they all leave before any is waited for.
    std::map<int, std::vector<std::size_t>> byWhere;
    for (std::size_t i = 0; i < probes.size(); ++i)
        byWhere[probes[i].where].push_back(i);
    polled.resize(echoes + probes.size(), {-1, POLLIN, 0});
    for (const auto& [where, indices] : byWhere)
        inside(where, [&, &own = indices] {
            for (const std::size_t i : own)
                polled[echoes + i].fd = send(probes[i].packet, numberOf(i));
        });
    while (poll(polled.data(), polled.size(), kQuietMs) > 0)
        for (std::size_t i = 0; i < polled.size(); ++i) {
            if (polled[i].revents == 0)
                continue;
            if (i < echoes) {
                char byte = 0;
                sockaddr_in from{};
                socklen_t size = sizeof from;
                if (recvfrom(polled[i].fd, &byte, 1, 0, reinterpret_cast<sockaddr*>(&from), &size) == 1)
                    sendto(polled[i].fd, &byte, 1, 0, generic(from), size);
                continue;
            }
            Probe& probe = probes[i - echoes];
            probe.answered = probe.answered || answered(polled[i].fd, probe.packet, numberOf(i - echoes));
            if (probe.answered || probe.packet.protocol == IPPROTO_TCP) {
                close(polled[i].fd);
                polled[i].fd = -1;
            }
        }
    for (const pollfd& one : polled)
        if (one.fd >= 0)
            close(one.fd);
}

}  // namespace pb::test
