// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export_aws_base.h"

#include <algorithm>

namespace pb::exchange {

using net::Kind;
using Json = nlohmann::ordered_json;

namespace {

class DescribeWriter : AwsResourceWriter {
public:
    DescribeWriter(const net::Index& index, std::vector<AwsResource>& out) : AwsResourceWriter(index, out) {}

    void run()
    {
        all<net::Vpc>();
        all<net::Subnet>();
        all<net::InternetGateway>();
        all<net::EgressOnlyInternetGateway>();
        all<net::VirtualPrivateGateway>();
        all<net::NatGateway>();
        all<net::CustomerGateway>();
        all<net::VpnConnection>();
        all<net::VpcPeering>();
        all<net::PrefixList>();
        all<net::RouteTable>();
        all<net::VpcEndpoint>();
        all<net::SecurityGroup>();
        all<net::NetworkAcl>();
        all<net::NetworkInterface>();
        all<net::Instance>();
        all<net::TransitGateway>();
        all<net::TransitGatewayRouteTable>();
        all<net::TransitGatewayAttachment>();
    }

private:
    template <class T>
    void all()
    {
        for (const net::Element* element : m_index.all(T::kind))
            if (!isPart(*element) && isComplete(*element))
                write(*element, *element->as<T>());
    }

    void write(const net::Element& element, const net::Vpc& vpc)
    {
        Json& out = add(element, "AWS::EC2::VPC");
        if (!vpc.ipv4.empty())
            out["CidrBlock"] = vpc.ipv4[0].text();
        out["EnableDnsSupport"] = vpc.dns_support;
        out["EnableDnsHostnames"] = vpc.dns_hostnames;
        if (vpc.tenancy == net::Tenancy::Dedicated)
            out["InstanceTenancy"] = "dedicated";
        tags(out, element);
        for (std::size_t i = 1; i < vpc.ipv4.size(); ++i) {
            Json& block = join(element, "Block" + std::to_string(i), "AWS::EC2::VPCCidrBlock");
            block["VpcId"] = to(element.id);
            block["CidrBlock"] = vpc.ipv4[i].text();
        }
        // Which block it will be is AWS's choice.
        for (std::size_t i = 0; i < vpc.ipv6.size(); ++i) {
            Json& block = join(element, "Ipv6Block" + std::to_string(i), "AWS::EC2::VPCCidrBlock");
            block["VpcId"] = to(element.id);
            block["AmazonProvidedIpv6CidrBlock"] = true;
        }
    }

    void write(const net::Element& element, const net::Subnet& subnet)
    {
        Json& out = add(element, "AWS::EC2::Subnet");
        put(out, "VpcId", vpcOf(element));
        if (!subnet.ipv4.empty())
            out["CidrBlock"] = subnet.ipv4[0].text();
        if (!subnet.ipv6.empty())
            out["Ipv6CidrBlock"] = subnet.ipv6[0].text();
        put(out, "AvailabilityZone", m_index.zoneOf(element));
        if (subnet.map_public_ip)
            out["MapPublicIpOnLaunch"] = true;
        tags(out, element);
        // What is in force as the VPC's default is named as well: AWS would put a default of its own there.
        if (const net::Element* table = m_index.routeTableOf(element)) {
            Json& joined = join(element, "Table", "AWS::EC2::SubnetRouteTableAssociation");
            joined["SubnetId"] = to(element.id);
            joined["RouteTableId"] = to(table->id);
        }
        if (const net::Element* acl = m_index.aclOf(element)) {
            Json& joined = join(element, "Acl", "AWS::EC2::SubnetNetworkAclAssociation");
            joined["SubnetId"] = to(element.id);
            joined["NetworkAclId"] = to(acl->id);
        }
    }

    void attach(const net::Element& element, const char* key)
    {
        if (const net::Element* vpc = m_index.attachedVpc(element)) {
            Json& joined = join(element, "Attachment", "AWS::EC2::VPCGatewayAttachment");
            joined["VpcId"] = to(vpc->id);
            joined[key] = to(element.id);
        }
    }

    void write(const net::Element& element, const net::InternetGateway&)
    {
        tags(add(element, "AWS::EC2::InternetGateway"), element);
        attach(element, "InternetGatewayId");
    }

    void write(const net::Element& element, const net::EgressOnlyInternetGateway&)
    {
        Json& out = add(element, "AWS::EC2::EgressOnlyInternetGateway");
        out["VpcId"] = to(m_index.attachedVpc(element)->id);
        tags(out, element);
    }

    void write(const net::Element& element, const net::VirtualPrivateGateway& gateway)
    {
        Json& out = add(element, "AWS::EC2::VPNGateway");
        out["Type"] = "ipsec.1";
        out["AmazonSideAsn"] = gateway.asn;
        tags(out, element);
        attach(element, "VpnGatewayId");
    }

    void write(const net::Element& element, const net::NatGateway& nat)
    {
        const bool open = nat.connectivity == net::NatConnectivity::Public;
        if (open)
            join(element, "Address", "AWS::EC2::EIP")["Domain"] = "vpc";
        Json& out = add(element, "AWS::EC2::NatGateway");
        put(out, "SubnetId", to(element.parent));
        out["ConnectivityType"] = std::string(enumName(nat.connectivity));
        if (open)
            out["AllocationId"] = attribute(nameOf(element) + "Address", "AllocationId");
        if (nat.private_ip)
            out["PrivateIpAddress"] = nat.private_ip->text();
        tags(out, element);
    }

    void write(const net::Element& element, const net::CustomerGateway& gateway)
    {
        Json& out = add(element, "AWS::EC2::CustomerGateway");
        out["Type"] = "ipsec.1";
        out["BgpAsn"] = gateway.asn;
        out["IpAddress"] = gateway.public_ip ? Json(gateway.public_ip->text()) : asked(element, "Address");
        tags(out, element);
    }

    void write(const net::Element& element, const net::VpnConnection& vpn)
    {
        Json& out = add(element, "AWS::EC2::VPNConnection");
        out["Type"] = "ipsec.1";
        put(out, "CustomerGatewayId", to(vpn.customer_gateway));
        const bool transit = m_index.find<net::TransitGateway>(vpn.gateway);
        put(out, transit ? "TransitGatewayId" : "VpnGatewayId", to(vpn.gateway));
        out["StaticRoutesOnly"] = vpn.routing == net::VpnRouting::Static;
        takeAttachment(element);
        tags(out, element);
        for (std::size_t i = 0; i < vpn.static_routes.size(); ++i) {
            Json& route = join(element, "Route" + std::to_string(i + 1), "AWS::EC2::VPNConnectionRoute");
            route["VpnConnectionId"] = to(element.id);
            route["DestinationCidrBlock"] = vpn.static_routes[i].text();
        }
    }

    void write(const net::Element& element, const net::VpcPeering& peering)
    {
        Json& out = add(element, "AWS::EC2::VPCPeeringConnection");
        put(out, "VpcId", to(peering.requester));
        put(out, "PeerVpcId", to(peering.accepter));
        tags(out, element);
    }

    void write(const net::Element& element, const net::PrefixList& list)
    {
        Json& out = add(element, "AWS::EC2::PrefixList");
        out["PrefixListName"] = element.name.empty() ? nameOf(element) : element.name;
        const bool v6 = !list.prefixes.empty() && list.prefixes[0].family() == net::Family::V6;
        out["AddressFamily"] = v6 ? "IPv6" : "IPv4";
        out["MaxEntries"] =
            list.max_entries > 0 ? list.max_entries : std::max<std::int64_t>(std::ssize(list.prefixes), 1);
        Json entries = Json::array();
        for (const net::Prefix& prefix : list.prefixes)
            entries.push_back({{"Cidr", prefix.text()}});
        if (!entries.empty())
            out["Entries"] = std::move(entries);
    }

    static const char* targetKey(Kind kind)
    {
        switch (kind) {
        case Kind::InternetGateway:
        case Kind::VirtualPrivateGateway:
            return "GatewayId";
        case Kind::EgressOnlyInternetGateway:
            return "EgressOnlyInternetGatewayId";
        case Kind::NatGateway:
            return "NatGatewayId";
        case Kind::VpcPeering:
            return "VpcPeeringConnectionId";
        case Kind::VpcEndpoint:
            return "VpcEndpointId";
        case Kind::NetworkInterface:
            return "NetworkInterfaceId";
        case Kind::Instance:
            return "InstanceId";
        case Kind::TransitGateway:
            return "TransitGatewayId";
        default:
            return nullptr;
        }
    }

    void writeRoute(const net::Element& element, const net::Route& route, std::size_t number)
    {
        const net::Element* target = m_index.find(route.target);
        const char* key = target ? targetKey(target->kind()) : nullptr;
        Json way = to(route.target), list = to(route.prefix_list);
        if (!key || way.is_null() || (!route.destination && list.is_null()))
            return;
        Json& row = join(element, "Route" + std::to_string(number), "AWS::EC2::Route");
        row["RouteTableId"] = to(element.id);
        if (!route.destination)
            row["DestinationPrefixListId"] = std::move(list);
        else if (route.destination->family() == net::Family::V4)
            row["DestinationCidrBlock"] = route.destination->text();
        else
            row["DestinationIpv6CidrBlock"] = route.destination->text();
        row[key] = std::move(way);
    }

    void write(const net::Element& element, const net::RouteTable& table)
    {
        Json& out = add(element, "AWS::EC2::RouteTable");
        put(out, "VpcId", vpcOf(element));
        tags(out, element);
        for (std::size_t i = 0; i < table.routes.size(); ++i)
            if (!table.routes[i].propagated)  // a propagated route comes of itself
                writeRoute(element, table.routes[i], i + 1);
        for (std::size_t i = 0; i < table.propagating.size(); ++i) {
            if (to(table.propagating[i]).is_null())
                continue;
            Json& row = join(element, "Propagation" + std::to_string(i + 1), "AWS::EC2::VPNGatewayRoutePropagation");
            row["RouteTableIds"] = Json::array({to(element.id)});
            row["VpnGatewayId"] = to(table.propagating[i]);
        }
    }

    void write(const net::Element& element, const net::VpcEndpoint& endpoint)
    {
        Json& out = add(element, "AWS::EC2::VPCEndpoint");
        put(out, "VpcId", vpcOf(element));
        out["ServiceName"] = endpoint.service;
        out["VpcEndpointType"] = endpoint.type == net::EndpointType::Gateway ? "Gateway" : "Interface";
        Json tables = Json::array();
        for (const ElementId id : endpoint.route_tables)
            if (Json table = to(id); !table.is_null())
                tables.push_back(std::move(table));
        if (!tables.empty())
            out["RouteTableIds"] = std::move(tables);
    }

    static void service(Json& row, const net::Protocol& protocol, const net::PortRange& ports)
    {
        row["IpProtocol"] = protocol.isAny() ? "-1" : protocol.text();
        const bool icmp = protocol.number == net::Protocol::kIcmp || protocol.number == net::Protocol::kIcmpV6;
        const auto part = [](std::uint16_t n) { return n == 65535 ? -1 : int(n); };
        if (icmp) {  // type and code; 0 to -1 would be the echo replies
            row["FromPort"] = ports.isAll() ? -1 : part(ports.first);
            row["ToPort"] = part(ports.last);
        } else if (protocol.hasPorts() && !protocol.isAny()) {
            row["FromPort"] = ports.first;
            row["ToPort"] = ports.last;
        }
    }

    void write(const net::Element& element, const net::SecurityGroup& group)
    {
        Json& out = add(element, "AWS::EC2::SecurityGroup");
        const std::string name = element.name.empty() ? nameOf(element) : element.name;
        out["GroupDescription"] = group.description.empty() ? name : group.description;
        put(out, "VpcId", vpcOf(element));
        tags(out, element);
        const bool hasOut = std::any_of(group.rules.begin(), group.rules.end(), [](const net::SecurityRule& rule) {
            return rule.direction == net::Direction::Out;
        });
        if (!hasOut)  // without a row CloudFormation would let everything out
            out["SecurityGroupEgress"] =
                Json::array({{{"IpProtocol", "-1"}, {"CidrIp", "127.0.0.1/32"}, {"Description", "nothing may leave"}}});
        for (std::size_t i = 0; i < group.rules.size(); ++i)
            writeRule(element, group.rules[i], i + 1);
    }

    void writeRule(const net::Element& element, const net::SecurityRule& rule, std::size_t number)
    {
        const bool in = rule.direction == net::Direction::In;
        Json row = Json::object();
        row["GroupId"] = to(element.id);
        service(row, rule.protocol, rule.ports);
        if (rule.peer)
            row[rule.peer->family() == net::Family::V4 ? "CidrIp" : "CidrIpv6"] = rule.peer->text();
        else if (Json group = to(rule.peer_group); !group.is_null())
            row[in ? "SourceSecurityGroupId" : "DestinationSecurityGroupId"] = std::move(group);
        else if (Json list = to(rule.peer_prefix_list); !list.is_null())
            row[in ? "SourcePrefixListId" : "DestinationPrefixListId"] = std::move(list);
        else
            return;
        put(row, "Description", rule.description);
        join(element, (in ? "In" : "Out") + std::to_string(number),
             in ? "AWS::EC2::SecurityGroupIngress" : "AWS::EC2::SecurityGroupEgress") = std::move(row);
    }

    void write(const net::Element& element, const net::NetworkAcl& acl)
    {
        Json& out = add(element, "AWS::EC2::NetworkAcl");
        put(out, "VpcId", vpcOf(element));
        tags(out, element);
        for (std::size_t i = 0; i < acl.entries.size(); ++i) {
            const net::AclEntry& entry = acl.entries[i];
            Json& row = join(element, "Entry" + std::to_string(i + 1), "AWS::EC2::NetworkAclEntry");
            row["NetworkAclId"] = to(element.id);
            row["RuleNumber"] = entry.number;
            row["Egress"] = entry.direction == net::Direction::Out;
            row["RuleAction"] = std::string(enumName(entry.action));
            row["Protocol"] = entry.protocol.number;
            row[entry.peer.family() == net::Family::V4 ? "CidrBlock" : "Ipv6CidrBlock"] = entry.peer.text();
            Json ports = Json::object();
            service(ports, entry.protocol, entry.ports);
            if (!ports.contains("FromPort"))
                continue;
            const bool icmp =
                entry.protocol.number == net::Protocol::kIcmp || entry.protocol.number == net::Protocol::kIcmpV6;
            row[icmp ? "Icmp" : "PortRange"] = {{icmp ? "Type" : "From", ports["FromPort"]},
                                                {icmp ? "Code" : "To", ports["ToPort"]}};
        }
    }

    void write(const net::Element& element, const net::NetworkInterface& nic)
    {
        Json& out = add(element, "AWS::EC2::NetworkInterface");
        if (const net::Element* subnet = m_index.subnetOf(element))
            put(out, "SubnetId", to(subnet->id));
        Json v4 = Json::array(), v6 = Json::array(), groups = Json::array();
        for (const net::Address& address : nic.private_ips) {
            if (address.family() == net::Family::V4)
                v4.push_back({{"PrivateIpAddress", address.text()}, {"Primary", v4.empty()}});
            else
                v6.push_back({{"Ipv6Address", address.text()}});
        }
        if (!v4.empty())
            out["PrivateIpAddresses"] = std::move(v4);
        if (!v6.empty())
            out["Ipv6Addresses"] = std::move(v6);
        for (const net::Element* group : m_index.groupsOf(element))
            groups.push_back(to(group->id));
        if (!groups.empty())
            out["GroupSet"] = std::move(groups);
        out["SourceDestCheck"] = nic.source_dest_check;
        tags(out, element);
        if (!nic.public_ip)
            return;
        join(element, "Address", "AWS::EC2::EIP")["Domain"] = "vpc";
        Json& joined = join(element, "AddressUse", "AWS::EC2::EIPAssociation");
        joined["AllocationId"] = attribute(nameOf(element) + "Address", "AllocationId");
        joined["NetworkInterfaceId"] = to(element.id);
    }

    void write(const net::Element& element, const net::Instance& instance)
    {
        Json& out = add(element, "AWS::EC2::Instance");
        out["ImageId"] = refTo(instance.os == net::OperatingSystem::Windows ? "WindowsImage" : "LinuxImage");
        out["InstanceType"] = refTo("InstanceType");
        Json nics = Json::array();
        for (const net::Element* nic : m_index.interfacesOf(element.id))
            nics.push_back({{"DeviceIndex", std::to_string(nics.size())}, {"NetworkInterfaceId", to(nic->id)}});
        if (nics.empty())
            put(out, "SubnetId", to(element.parent));
        else
            out["NetworkInterfaces"] = std::move(nics);
        tags(out, element, instance.tier);
    }

    void write(const net::Element& element, const net::TransitGateway& gateway)
    {
        Json& out = add(element, "AWS::EC2::TransitGateway");
        out["AmazonSideAsn"] = gateway.asn;
        out["AutoAcceptSharedAttachments"] = gateway.auto_accept ? "enable" : "disable";
        out["DefaultRouteTableAssociation"] = "disable";
        out["DefaultRouteTablePropagation"] = "disable";
        tags(out, element);
    }

    void vpcAttachment(const net::Element& element, const net::TransitGatewayAttachment& attachment)
    {
        Json& out = add(element, "AWS::EC2::TransitGatewayAttachment");
        put(out, "TransitGatewayId", to(attachment.transit_gateway));
        put(out, "VpcId", to(attachment.resource));
        Json subnets = Json::array();
        for (const ElementId id : attachment.subnets)
            if (Json subnet = to(id); !subnet.is_null())
                subnets.push_back(std::move(subnet));
        out["SubnetIds"] = std::move(subnets);
        if (attachment.appliance_mode)
            out["Options"] = {{"ApplianceModeSupport", "enable"}};
        tags(out, element);
    }

    void write(const net::Element& element, const net::TransitGatewayAttachment& attachment)
    {
        if (carrierOf(element).empty())
            vpcAttachment(element, attachment);
        if (Json table = to(attachment.route_table); !table.is_null()) {
            Json& row = join(element, "Association", "AWS::EC2::TransitGatewayRouteTableAssociation");
            row["TransitGatewayAttachmentId"] = to(element.id);
            row["TransitGatewayRouteTableId"] = std::move(table);
        }
    }

    void write(const net::Element& element, const net::TransitGatewayRouteTable& table)
    {
        Json& out = add(element, "AWS::EC2::TransitGatewayRouteTable");
        put(out, "TransitGatewayId", to(table.transit_gateway));
        tags(out, element);
        for (std::size_t i = 0; i < table.routes.size(); ++i) {
            const net::Route& route = table.routes[i];
            Json target = to(route.target);
            const bool drops = route.state == net::RouteState::Blackhole;
            if (!route.destination || route.propagated || (target.is_null() && !drops))
                continue;
            Json& row = join(element, "Route" + std::to_string(i + 1), "AWS::EC2::TransitGatewayRoute");
            row["TransitGatewayRouteTableId"] = to(element.id);
            row["DestinationCidrBlock"] = route.destination->text();
            if (drops)
                row["Blackhole"] = true;
            else
                row["TransitGatewayAttachmentId"] = std::move(target);
        }
        for (std::size_t i = 0; i < table.propagating.size(); ++i) {
            Json target = to(table.propagating[i]);
            if (target.is_null())
                continue;
            Json& row =
                join(element, "Propagation" + std::to_string(i + 1), "AWS::EC2::TransitGatewayRouteTablePropagation");
            row["TransitGatewayRouteTableId"] = to(element.id);
            row["TransitGatewayAttachmentId"] = std::move(target);
        }
    }
};

}  // namespace

std::vector<AwsResource> awsResources(const net::Index& index)
{
    std::vector<AwsResource> out;
    DescribeWriter(index, out).run();
    addAwsEdge(index, out);
    return out;
}

bool asksForAttachment(const Json& properties)
{
    return std::any_of(properties.begin(), properties.end(), [](const Json& value) {
        return value.is_object() && value.contains("Fn::GetAtt") &&
               value.at("Fn::GetAtt").at(1) == "TransitGatewayAttachmentId";
    });
}

void forEachRef(const Json& value, const std::function<void(const std::string&)>& take)
{
    if (value.is_object() && value.size() == 1 && value.contains("Ref"))
        take(value.at("Ref").get<std::string>());
    else if (value.is_structured())
        for (const Json& item : value)
            forEachRef(item, take);
}

}  // namespace pb::exchange
