// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/export_aws.h"
#include "core/exchange/network/template_values.h"

namespace pb::exchange {

/// What the writers of AWS resources have in common.
class AwsResourceWriter {
protected:
    using Json = nlohmann::ordered_json;

    AwsResourceWriter(const net::Index& index, std::vector<AwsResource>& out) : m_index(index), m_out(out) {}

    static Json refTo(const std::string& name) { return {{"Ref", name}}; }
    static Json attribute(const std::string& name, const char* of) { return {{"Fn::GetAtt", {name, of}}}; }

    static std::string nameOf(const net::Element& element)
    {
        return std::string(enumName(element.kind())) + std::to_string(element.id.value);
    }

    /// A value that the design leaves open: asked for when the template is deployed, as a text, or as a list of them
    /// where `what` ends with "Prefixes".
    static Json asked(const net::Element& element, const std::string& what) { return refTo(nameOf(element) + what); }

    /// Interfaces of load balancers come with those.
    bool isPart(const net::Element& element) const
    {
        const net::Element* holder =
            element.kind() == net::Kind::NetworkInterface ? m_index.instanceOf(element) : nullptr;
        return holder && holder->kind() == net::Kind::LoadBalancer;
    }

    /// Whether the drawing holds all that a resource of the element cannot do without.
    bool isComplete(const net::Element& element) const;

    /// A reference to an element, null where there is none.
    Json to(ElementId id) const
    {
        using net::Kind;
        const net::Element* element = m_index.find(id);
        constexpr net::Kinds kContainers = net::kinds(Kind::Account, Kind::Region, Kind::AvailabilityZone);
        if (!element || net::kindInfo(element->kind()).cloud != net::Cloud::Aws ||
            net::contains(kContainers, element->kind()) || isPart(*element) || !isComplete(*element))
            return nullptr;
        if (const std::string carrier = carrierOf(*element); !carrier.empty())
            return attribute(carrier, "TransitGatewayAttachmentId");
        // What {"Ref": …} gives of these is their ARN.
        if (element->kind() == Kind::DirectConnectConnection)
            return attribute(nameOf(*element), "ConnectionId");
        if (element->kind() == Kind::DirectConnectGateway)
            return attribute(nameOf(*element), "DirectConnectGatewayId");
        return refTo(nameOf(*element));
    }

    /// The resource that a transit gateway's attachment comes with: a VPN, or the association of a Direct Connect
    /// gateway. Empty: the attachment is a resource of its own, or the element none.
    std::string carrierOf(const net::Element& element) const
    {
        const auto* attachment = element.as<net::TransitGatewayAttachment>();
        const net::Element* resource = attachment ? m_index.find(attachment->resource) : nullptr;
        if (resource && resource->kind() == net::Kind::VpnConnection)
            return nameOf(*resource);
        const auto* direct = resource ? resource->as<net::DirectConnectGateway>() : nullptr;
        for (std::size_t i = 0; direct && i < direct->gateways.size(); ++i)
            if (direct->gateways[i] == attachment->transit_gateway)
                return associationOf(*resource, i);
        return {};
    }
    static std::string associationOf(const net::Element& direct, std::size_t index)
    {
        return nameOf(direct) + "Association" + std::to_string(index + 1);
    }

    /// Adds the attachment that comes with the resource made last to its parts, where one is drawn.
    void takeAttachment(const net::Element& resource)
    {
        AwsResource& last = m_out.back();
        for (const net::Element* other : m_index.referrers(resource.id))
            if (last.parts.empty() && carrierOf(*other) == last.name && isComplete(*other))
                last.parts.push_back({other->id, ".transit_gateway_attachment_id", {}});
    }

    /// References hold only until the next one is added.
    Json& add(const net::Element& element, std::string type)
    {
        m_out.push_back({element.id, std::move(type), nameOf(element), Json::object(), {}});
        return m_out.back().properties;
    }
    Json& join(const net::Element& element, std::string_view what, std::string type)
    {
        std::string name = nameOf(element) + std::string(what);
        m_out.push_back({{}, std::move(type), std::move(name), Json::object(), {}});
        return m_out.back().properties;
    }

    static void put(Json& out, const char* key, Json value)
    {
        if (!value.is_null() && !isEmptyText(value))
            out[key] = std::move(value);
    }

    static void tags(Json& out, const net::Element& element, const std::string& tier = {})
    {
        Json list = Json::array();
        if (!element.name.empty())
            list.push_back({{"Key", "Name"}, {"Value", element.name}});
        if (!tier.empty())
            list.push_back({{"Key", "tier"}, {"Value", tier}});
        if (!list.empty())
            out["Tags"] = std::move(list);
    }

    Json vpcOf(const net::Element& element) const
    {
        const net::Element* vpc = m_index.vpcOf(element);
        return vpc ? to(vpc->id) : Json();
    }

    const net::Index& m_index;
    std::vector<AwsResource>& m_out;
};

/// Direct Connect and load balancers.
void addAwsEdge(const net::Index& index, std::vector<AwsResource>& out);

}  // namespace pb::exchange
