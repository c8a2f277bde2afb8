// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/export_azure.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <set>

namespace pb::exchange {

/// The resources so far, and the names that they have.
struct AzureDraft {
    std::vector<AzureResource> out;
    std::set<std::string> used;
    std::map<ElementId, std::string> names;
};

/// What the writers of Azure resources have in common.
class AzureResourceWriter {
protected:
    using Json = nlohmann::ordered_json;

    AzureResourceWriter(const net::Index& index, AzureDraft& draft)
        : m_index(index), m_out(draft.out), m_used(draft.used), m_names(draft.names)
    {
    }

    /// A resource for each element of a kind, with the properties that `write` gives it.
    template <class T, class Write>
    void each(const std::string& type, Write write)
    {
        for (const net::Element* element : m_index.all(T::kind)) {
            if (isPart(*element) || !isComplete(*element))
                continue;
            Json beside = Json::object();
            if (type != "Microsoft.Network/virtualNetworks/subnets")
                beside["location"] = locationOf(*element);
            m_now = element;
            std::string name = nameOf(type, *element);
            Json properties = write(*element, *element->as<T>(), beside);
            m_out.push_back(
                {element->id, keyOf(*element), type, std::move(name), std::move(properties), std::move(beside), {}});
        }
    }

    std::string locationOf(const net::Element& element) const
    {
        const net::Element* region = m_index.regionOf(element);
        const auto* azure = region ? region->as<net::AzureRegion>() : nullptr;
        return azure ? azure->code : "[resourceGroup().location]";
    }

    static std::string keyOf(const net::Element& element)
    {
        return lowered(enumName(element.kind())) + std::to_string(element.id.value);
    }

    /// The element's own name where Azure takes it and no other of the type has it, else one made of its id.
    std::string nameOf(const std::string& type, const net::Element& element)
    {
        const auto sound = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                   c == '.';
        };
        const net::Element* holder = element.kind() == net::Kind::AzureSubnet ? m_index.vnetOf(element) : nullptr;
        const std::string around = holder ? m_names.at(holder->id) + '/' : std::string();
        std::string name = element.name;
        if (name.empty() || name.size() > 60 || !std::all_of(name.begin(), name.end(), sound))
            name = keyOf(element);
        if (!m_used.insert(type + '|' + around + name).second)
            m_used.insert(type + '|' + around + (name = keyOf(element)));
        return m_names[element.id] = around + name;
    }

    /// Interfaces of private endpoints come with those.
    bool isPart(const net::Element& element) const
    {
        const net::Element* holder =
            element.kind() == net::Kind::AzureNetworkInterface ? m_index.instanceOf(element) : nullptr;
        return holder && holder->kind() == net::Kind::PrivateEndpoint;
    }

    /// Whether the drawing holds all that a resource of the element cannot do without.
    bool isComplete(const net::Element& element) const
    {
        if (element.kind() == net::Kind::AzureSubnet)
            return m_index.vnetOf(element);
        const auto* connection = element.as<net::Connection>();
        return !connection || m_index.find<net::VirtualNetworkGateway>(connection->gateway);
    }

    /// A reference, null where the element has no resource.
    Json to(ElementId id) const
    {
        using net::Kind;
        const net::Element* element = m_index.find(id);
        constexpr net::Kinds kNotWritten = net::kinds(Kind::Subscription, Kind::AzureRegion, Kind::VnetPeering);
        if (!element || net::kindInfo(element->kind()).cloud != net::Cloud::Azure ||
            net::contains(kNotWritten, element->kind()) || isPart(*element) || !isComplete(*element))
            return nullptr;
        return Json{{"$ref", keyOf(*element)}};
    }
    /// A reference to what a resource holds: "backendAddressPools/targets".
    static Json inside(const net::Element& element, const std::string& what)
    {
        return Json{{"$ref", keyOf(element)}, {"$inside", what}};
    }
    static Json expression(const char* text) { return Json{{"$expression", text}}; }
    static void put(Json& out, const char* key, Json value)
    {
        if (!value.is_null())
            out[key] = std::move(value);
    }

    /// A public address for the element that is being written: the one that is drawn as attached to it, else one of
    /// its own. Null where the element has none and needs none.
    struct Wanted {
        std::optional<net::Address> address;
        net::PublicIpSku sku = net::PublicIpSku::Standard;
        bool needed = false;
        std::size_t number = 1;
    };
    Json publicAddress(const Wanted& wanted, const Json& beside);

    const net::Index& m_index;
    const net::Element* m_now = nullptr;
    std::vector<AzureResource>& m_out;
    std::set<std::string>& m_used;
    std::map<ElementId, std::string>& m_names;
};

/// Public addresses, circuits, firewalls, bastions, load balancers, private endpoints.
void addAzureEdge(const net::Index& index, AzureDraft& draft);

/// The name of the network interface that comes with a private endpoint of a template.
inline std::string endpointInterface(const std::string& endpoint) { return endpoint + "-nic"; }

}  // namespace pb::exchange
