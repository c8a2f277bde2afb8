// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/azure_suppose.h"

#include "core/base/ascii.h"
#include "core/exchange/network/arm_expression.h"
#include "core/network/address.h"

#include <optional>
#include <set>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// Azure keeps the first four addresses of a subnet and the last one for itself.
constexpr std::uint64_t kFirstOfSubnet = 4;
constexpr std::uint64_t kMostLooks = 1 << 16;  ///< how far a subnet is looked through
constexpr std::uint32_t kTestNet2 = 0xc6336400;

class AzureSupposer {
public:
    AzureSupposer(AzureRecords& records, ImportReport& report) : m_records(records), m_report(report) {}

    void run()
    {
        findSubnets();
        for (auto& [id, record] : m_records.modelled[Kind::PrivateEndpoint])
            endpointInterface(record);
        forEachConfiguration([&](json& fields, const AzureRecord&) {
            for (const std::string_view key : {"privateIPAddress", "privateIpAddress"})
                if (const auto address = net::Address::parse(json_get::text(fields, key)))
                    m_taken.insert(*address);
        });
        forEachConfiguration([&](json& fields, const AzureRecord& record) { settle(fields, record); });
        for (auto& [id, record] : m_records.addresses) {
            json& fields = fieldsOf(record.json);
            if (!json_get::text(fields, "ipAddress").empty())
                continue;
            const net::Address address = net::Address::v4(kTestNet2 + ++m_public);
            fields["ipAddress"] = address.text();
            m_report.add(record.place, "import.supposed_address", {record.name, address.text()});
        }
    }

private:
    static json& fieldsOf(json& object)
    {
        const auto it = object.find("properties");
        return it != object.end() && it->is_object() ? *it : object;
    }

    /// A private endpoint comes with an interface, which a template does not describe.
    void endpointInterface(AzureRecord& record)
    {
        json& fields = fieldsOf(record.json);
        std::string id = json_get::text(firstOf(fields, "networkInterfaces"), "id");
        if (id.empty()) {
            std::string name = json_get::text(fields, "customNetworkInterfaceName");
            if (name.empty())
                name = record.name + "-nic";
            id = record.id.substr(0, lowered(record.id).rfind("/providers/")) +
                 armId("Microsoft.Network/networkInterfaces", name);
            fields["networkInterfaces"] = json::array({{{"id", id}}});
        }
        json own{{"subnet", json_get::object(fields, "subnet")}};
        const json& configured = firstOf(fields, "ipConfigurations");
        if (const std::string given = json_get::text(azureFields(configured), "privateIPAddress"); !given.empty())
            own["privateIPAddress"] = given;
        json nic{{"id", id},
                 {"properties",
                  {{"ipConfigurations", json::array({{{"name", "endpoint"}, {"properties", std::move(own)}}})}}}};
        AzureRecord made{std::move(nic), record.place, id, id.substr(id.rfind('/') + 1)};
        m_records.modelled[Kind::AzureNetworkInterface].emplace(azureKey(id), std::move(made));
    }

    static const json& firstOf(const json& fields, std::string_view list)
    {
        static const json none = json::object();
        const json& items = json_get::list(fields, list);
        return items.empty() ? none : items[0];
    }

    void addSubnet(const std::string& id, const json& fields)
    {
        std::string text = json_get::text(fields, "addressPrefix");
        for (const json& one : json_get::list(fields, "addressPrefixes"))
            if (text.empty() && one.is_string())
                text = one.get<std::string>();
        if (const auto block = net::Prefix::parseLenient(text); block && block->family() == net::Family::V4)
            m_subnets.emplace(azureKey(id), *block);
    }

    void findSubnets()
    {
        for (const auto& [id, record] : m_records.of(Kind::VirtualNetwork))
            for (const json& subnet : json_get::list(record.fields(), "subnets"))
                addSubnet(record.id + "/subnets/" + json_get::text(subnet, "name"), azureFields(subnet));
        for (const auto& [id, record] : m_records.of(Kind::AzureSubnet))
            addSubnet(record.id, record.fields());
    }

    template <class Visit>
    void forEachConfiguration(Visit&& visit)
    {
        for (auto& [id, record] : m_records.modelled[Kind::AzureNetworkInterface]) {
            json& fields = fieldsOf(record.json);
            if (const auto list = fields.find("ipConfigurations"); list != fields.end() && list->is_array())
                for (json& configuration : *list)
                    if (configuration.is_object())
                        visit(fieldsOf(configuration), record);
        }
    }

    void settle(json& fields, const AzureRecord& record)
    {
        if (!json_get::text(fields, "privateIPAddress").empty() || !json_get::text(fields, "privateIpAddress").empty())
            return;
        const std::string subnet = azureKey(azureReference(fields, "subnet"));
        const auto block = m_subnets.find(subnet);
        if (block == m_subnets.end())
            return;
        std::uint64_t& next = m_next.try_emplace(subnet, kFirstOfSubnet).first->second;
        for (std::uint64_t tries = 0; tries < kMostLooks; ++tries, ++next) {
            const net::Address address(net::Family::V4, net::plus(block->second.first().bits(), next));
            if (!block->second.contains(address) || address == block->second.last())
                return;
            if (!m_taken.insert(address).second)
                continue;
            fields["privateIPAddress"] = address.text();
            return m_report.add(record.place, "import.supposed_address", {record.name, address.text()});
        }
    }

    AzureRecords& m_records;
    ImportReport& m_report;
    std::map<std::string, net::Prefix> m_subnets;
    std::map<std::string, std::uint64_t> m_next;  ///< by subnet: offset of the address to try next
    std::set<net::Address> m_taken;
    std::uint32_t m_public = 0;
};

}  // namespace

void supposeAddresses(AzureRecords& records, ImportReport& report) { AzureSupposer(records, report).run(); }

}  // namespace pb::exchange
