// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/template_aws.h"

#include "core/network/address.h"

#include <optional>
#include <set>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// AWS keeps the first four addresses of a subnet and the last one for itself.
constexpr std::uint64_t kFirstUsable = 4;
/// How far a subnet is looked through for a free address.
constexpr std::uint64_t kMostTries = 1 << 16;

class Supposer {
public:
    Supposer(AwsRecords& records, ImportReport& report) : m_records(records), m_report(report) {}

    void run()
    {
        forEachInterface([&](json& nic, const InputPlace&) { note(nic, "PrivateIpAddress"); });
        forEachNat([&](json& address, json&, const InputPlace&) { note(address, "PrivateIp"); });
        forEachNat([&](json& address, json& nat, const InputPlace& place) {
            settle(address, {"PrivateIp", "PublicIp"}, nat, place);
        });
        forEachInterface([&](json& nic, const InputPlace& place) {
            settle(nic, {"PrivateIpAddress", {}}, nic, place);
            if (const auto it = nic.find("Association"); it != nic.end())
                publicAddress(*it, "PublicIp", nic, place);
        });
    }

private:
    struct Keys {
        std::string own, open;
    };

    template <class Visit>
    void forEachInterface(Visit&& visit)
    {
        for (auto& [id, record] : m_records.modelled[Kind::Instance])
            if (const auto it = record.json.find("NetworkInterfaces"); it != record.json.end())
                for (json& nic : *it) {
                    if (!nic.contains("SubnetId") && record.json.contains("SubnetId"))
                        nic["SubnetId"] = record.json["SubnetId"];
                    fromSubnet(nic);
                    visit(nic, record.place);
                }
        for (auto& [id, record] : m_records.modelled[Kind::NetworkInterface])
            visit(record.json, record.place);
    }

    template <class Visit>
    void forEachNat(Visit&& visit)
    {
        for (auto& [id, record] : m_records.modelled[Kind::NatGateway])
            if (const auto it = record.json.find("NatGatewayAddresses"); it != record.json.end())
                for (json& address : *it)
                    visit(address, record.json, record.place);
    }

    /// An instance takes part in its subnet's public addresses unless it says otherwise.
    void fromSubnet(json& nic)
    {
        const auto& subnets = m_records.of(Kind::Subnet);
        const auto it = subnets.find(json_get::text(nic, "SubnetId"));
        const bool maps = it != subnets.end() && (json_get::flag(it->second.json, "MapPublicIpOnLaunch") ||
                                                  json_get::text(it->second.json, "MapPublicIpOnLaunch") == "true");
        if (maps && !nic.contains("Association") && !json_get::flag(nic, "NoPublicIp"))
            nic["Association"] = {{"PublicIp", "?"}};
    }

    void note(const json& in, std::string_view key)
    {
        if (const auto address = net::Address::parse(json_get::text(in, key)))
            m_taken.insert(*address);
    }

    void settle(json& in, const Keys& keys, const json& owner, const InputPlace& place)
    {
        if (json_get::text(in, keys.own).empty())
            if (const auto free = freeIn(json_get::text(owner, "SubnetId"))) {
                in[keys.own] = free->text();
                m_report.add(place, "import.supposed_address", {idOf(owner), free->text()});
            }
        if (!keys.open.empty())
            publicAddress(in, keys.open, owner, place);
    }

    void publicAddress(json& in, const std::string& key, const json& owner, const InputPlace& place)
    {
        if (json_get::text(in, key) != "?")
            return;
        // 203.0.113.1, 203.0.113.2, …: a documentation range, so that none is taken for a real one.
        constexpr std::uint32_t kTestNet3 = 0xcb007100;
        const net::Address address = net::Address::v4(kTestNet3 + ++m_public);
        in[key] = address.text();
        m_report.add(place, "import.supposed_address", {idOf(owner), address.text()});
    }

    static std::string idOf(const json& owner)
    {
        const std::string nat = json_get::text(owner, "NatGatewayId");
        return nat.empty() ? json_get::text(owner, "NetworkInterfaceId") : nat;
    }

    std::optional<net::Address> freeIn(const std::string& subnet)
    {
        const auto& subnets = m_records.of(Kind::Subnet);
        const auto it = subnets.find(subnet);
        if (it == subnets.end())
            return std::nullopt;
        const auto block = net::Prefix::parseLenient(json_get::text(it->second.json, "CidrBlock"));
        if (!block || block->family() != net::Family::V4)
            return std::nullopt;
        std::uint64_t& next = m_next.try_emplace(subnet, kFirstUsable).first->second;
        for (std::uint64_t tries = 0; tries < kMostTries; ++tries, ++next) {
            const auto address = net::Address(net::Family::V4, net::plus(block->first().bits(), next));
            if (!block->contains(address) || address == block->last())
                return std::nullopt;
            if (m_taken.insert(address).second)
                return address;
        }
        return std::nullopt;
    }

    AwsRecords& m_records;
    ImportReport& m_report;
    std::set<net::Address> m_taken;
    std::map<std::string, std::uint64_t> m_next;  ///< by subnet: offset of the address to try next
    std::uint32_t m_public = 0;
};

}  // namespace

void supposeAddresses(AwsRecords& records, ImportReport& report) { Supposer(records, report).run(); }

}  // namespace pb::exchange
