// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/network/template_texts.h"

namespace pb::test {

// A VPC with one public and one private subnet, in a module that is called once for each of two keys.
const std::string kPlan = R"({
 "format_version": "1.2", "terraform_version": "1.9.5",
 "variables": {"region": {"value": "ap-northeast-2"}},
 "planned_values": {"root_module": {
  "resources": [
   {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
    "values": {"cidr_block": "10.0.0.0/16", "enable_dns_support": true, "tags": {"Name": "main-vpc"}}},
   {"address": "aws_internet_gateway.gw", "mode": "managed", "type": "aws_internet_gateway", "name": "gw", "values": {"tags": null}},
   {"address": "aws_route_table.public", "mode": "managed", "type": "aws_route_table", "name": "public", "values": {}},
   {"address": "aws_subnet.public[0]", "mode": "managed", "type": "aws_subnet", "name": "public", "index": 0,
    "values": {"cidr_block": "10.0.0.0/24", "availability_zone": "ap-northeast-2a", "map_public_ip_on_launch": true}},
   {"address": "aws_subnet.public[1]", "mode": "managed", "type": "aws_subnet", "name": "public", "index": 1,
    "values": {"cidr_block": "10.0.1.0/24", "availability_zone": "ap-northeast-2c", "map_public_ip_on_launch": true}},
   {"address": "aws_route_table_association.public[0]", "mode": "managed", "type": "aws_route_table_association", "name": "public", "index": 0, "values": {}},
   {"address": "aws_route_table_association.public[1]", "mode": "managed", "type": "aws_route_table_association", "name": "public", "index": 1, "values": {}},
   {"address": "aws_iam_role.app", "mode": "managed", "type": "aws_iam_role", "name": "app", "values": {"name": "app"}}
  ],
  "child_modules": [
   {"address": "module.tier[\"web\"]", "resources": [
    {"address": "module.tier[\"web\"].aws_security_group.this", "mode": "managed", "type": "aws_security_group", "name": "this",
     "values": {"name": "web", "description": "web", "ingress": [
      {"cidr_blocks": ["0.0.0.0/0"], "from_port": 443, "to_port": 443, "protocol": "tcp", "ipv6_cidr_blocks": [], "prefix_list_ids": [], "security_groups": [], "self": false, "description": "https"}]}},
    {"address": "module.tier[\"web\"].aws_instance.this", "mode": "managed", "type": "aws_instance", "name": "this",
     "values": {"ami": "ami-1", "private_ip": null}}
   ]}
  ]}},
 "resource_changes": [{"address": "aws_vpc.main", "change": {"actions": ["no-op"], "before": {"id": "vpc-1"}, "after": {}}}],
 "configuration": {
  "provider_config": {"aws": {"name": "aws", "expressions": {"region": {"references": ["var.region"]}}}},
  "root_module": {
   "resources": [
    {"address": "aws_internet_gateway.gw", "type": "aws_internet_gateway", "name": "gw", "expressions": {"vpc_id": {"references": ["aws_vpc.main.id", "aws_vpc.main"]}}},
    {"address": "aws_route_table.public", "type": "aws_route_table", "name": "public", "expressions": {
      "vpc_id": {"references": ["aws_vpc.main.id", "aws_vpc.main"]},
      "route": [{"cidr_block": {"constant_value": "0.0.0.0/0"}, "gateway_id": {"references": ["aws_internet_gateway.gw.id", "aws_internet_gateway.gw"]}}]}},
    {"address": "aws_subnet.public", "type": "aws_subnet", "name": "public", "expressions": {"vpc_id": {"references": ["aws_vpc.main.id", "aws_vpc.main"]}}, "count_expression": {"constant_value": 2}},
    {"address": "aws_route_table_association.public", "type": "aws_route_table_association", "name": "public", "expressions": {
      "route_table_id": {"references": ["aws_route_table.public.id", "aws_route_table.public"]},
      "subnet_id": {"references": ["aws_subnet.public", "count.index"]}}}
   ],
   "module_calls": {"tier": {"source": "./tier", "expressions": {
      "vpc_id": {"references": ["aws_vpc.main.id", "aws_vpc.main"]},
      "subnet_id": {"references": ["aws_subnet.public[1].id", "aws_subnet.public[1]", "aws_subnet.public"]}},
     "module": {
      "resources": [
       {"address": "aws_security_group.this", "type": "aws_security_group", "name": "this", "expressions": {"vpc_id": {"references": ["var.vpc_id"]}}},
       {"address": "aws_instance.this", "type": "aws_instance", "name": "this", "expressions": {
         "subnet_id": {"references": ["var.subnet_id"]},
         "vpc_security_group_ids": {"references": ["aws_security_group.this.id", "aws_security_group.this"]}}}
      ]}}}
  }}
})";

const std::string kYaml = R"(AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Block: {Type: String, Default: 10.1.0.0/16}
  Admin: {Type: String}
Conditions:
  Small: !Equals [!Ref Block, "10.1.0.0/16"]
  Large: !Not [!Condition Small]
Resources:
  Net:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: !Ref Block
      Tags: [{Key: Name, Value: !Sub "${AWS::StackName}-net"}]
  Gate: {Type: "AWS::EC2::InternetGateway"}
  Attached:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties: {VpcId: !Ref Net, InternetGatewayId: !Ref Gate}
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Net
      CidrBlock: !Select [1, !Cidr [!GetAtt Net.CidrBlock, 4, 8]]
      AvailabilityZone: !Select [0, !GetAZs ""]
  Second:
    Type: AWS::EC2::Subnet
    Condition: Large
    Properties: {VpcId: !Ref Net, CidrBlock: 10.1.9.0/24}
  Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Net}}
  Default:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gate}
  Joined:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: {RouteTableId: !Ref Table, SubnetId: !Ref Public}
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: !Ref Net
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref Admin}
        - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
  Host:
    Type: AWS::EC2::Instance
    Properties:
      NetworkInterfaces:
        - {DeviceIndex: "0", SubnetId: !Ref Public, AssociatePublicIpAddress: true, GroupSet: [!Ref Web]}
  Logs: {Type: "AWS::EC2::FlowLog", Properties: {ResourceId: !Ref Net}}
)";

const std::string kArm = R"({
 "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
 "contentVersion": "1.0.0.0",
 "parameters": {"count": {"type": "int", "defaultValue": 2}, "prefix": {"type": "string"}},
 "variables": {"vnet": "hub", "space": "10.5.0.0/16"},
 "resources": [
  {"type": "Microsoft.Network/networkSecurityGroups", "apiVersion": "2023-09-01", "name": "nsg", "location": "koreacentral",
   "properties": {"securityRules": [{"name": "https", "properties": {"priority": 100, "direction": "Inbound", "access": "Allow",
    "protocol": "Tcp", "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "*", "destinationPortRange": "443"}}]}},
  {"type": "Microsoft.Network/virtualNetworks", "apiVersion": "2023-09-01", "name": "[variables('vnet')]", "location": "koreacentral",
   "properties": {"addressSpace": {"addressPrefixes": ["[variables('space')]"]},
    "copy": [{"name": "subnets", "count": "[parameters('count')]", "input": {
      "name": "[concat('s', copyIndex('subnets'))]",
      "properties": {"addressPrefix": "[cidrSubnet(variables('space'), 24, copyIndex('subnets'))]",
       "networkSecurityGroup": {"id": "[resourceId('Microsoft.Network/networkSecurityGroups', 'nsg')]"}}}}]}},
  {"type": "Microsoft.Network/networkInterfaces", "apiVersion": "2023-09-01", "name": "[format('nic{0}', copyIndex())]",
   "copy": {"name": "nics", "count": "[parameters('count')]"},
   "properties": {"ipConfigurations": [{"name": "a", "properties": {"subnet": {
     "id": "[resourceId('Microsoft.Network/virtualNetworks/subnets', variables('vnet'), concat('s', copyIndex()))]"}}}]}},
  {"type": "Microsoft.Compute/virtualMachines", "apiVersion": "2023-09-01", "name": "vm", "condition": "[greater(parameters('count'), 1)]",
   "properties": {"networkProfile": {"networkInterfaces": [{"id": "[resourceId('Microsoft.Network/networkInterfaces', 'nic0')]"}]}}},
  {"type": "Microsoft.Storage/storageAccounts", "apiVersion": "2023-01-01", "name": "[concat(parameters('prefix'), 'logs')]", "properties": {}}
 ]
})";

const std::string kAzureState = R"({
 "version": 4, "terraform_version": "1.5.0", "resources": [
  {"mode": "managed", "type": "azurerm_virtual_network", "name": "a", "instances": [{"attributes": {
   "id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/a", "name": "a", "location": "koreacentral", "address_space": ["10.0.0.0/16"]}}]},
  {"mode": "managed", "type": "azurerm_subnet", "name": "web", "instances": [{"index_key": 0, "attributes": {
   "id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/a/subnets/web", "name": "web", "virtual_network_name": "a", "address_prefixes": ["10.0.1.0/24"]}}]},
  {"mode": "managed", "type": "azurerm_network_security_group", "name": "n", "instances": [{"attributes": {
   "id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n", "name": "n",
   "security_rule": [{"name": "ssh", "priority": 200, "direction": "Inbound", "access": "Deny", "protocol": "Tcp",
    "source_address_prefix": "Internet", "source_port_range": "*", "destination_address_prefix": "*", "destination_port_range": "22"}]}}]},
  {"mode": "managed", "type": "azurerm_subnet_network_security_group_association", "name": "j", "instances": [{"attributes": {
   "subnet_id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/a/subnets/web",
   "network_security_group_id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n"}}]}
 ]})";

const std::string kArmParameters =
    R"({"$schema": "https://schema.management.azure.com/schemas/2015-01-01/deploymentParameters.json#",
              "parameters": {"count": {"value": 1}, "prefix": {"value": "x"}}})";

const std::vector<std::pair<std::string, std::string>> kHostileTexts{
    {"mutual attributes",
     R"({"Resources": {"A": {"Type": "AWS::EC2::VPC", "Properties": {"X": {"Fn::Sub": "${B.X}${B.X}${B.X}"}}},
                              "B": {"Type": "AWS::EC2::VPC", "Properties": {"X": {"Fn::Sub": "${A.X}${A.X}${A.X}"}}}}})"},
    {"mutual conditions",
     R"({"Conditions": {"A": {"Fn::And": [{"Condition": "B"}, {"Condition": "B"}]}, "B": {"Fn::Or": [{"Condition": "A"}, {"Condition": "A"}]}},
                              "Resources": {"V": {"Type": "AWS::EC2::VPC", "Condition": "A"}}})"},
    {"mutual variables",
     R"({"$schema": "deploymentTemplate.json#", "variables": {"a": "[concat(variables('b'), variables('b'))]", "b": "[concat(variables('a'), variables('a'))]"},
                              "resources": [{"type": "Microsoft.Network/virtualNetworks", "name": "[variables('a')]"}]})"},
    {"open brackets",
     R"({"$schema": "deploymentTemplate.json#", "resources": [{"type": "Microsoft.Network/virtualNetworks", "name": "[concat(("}, {"name": "[x["}, 7, {"type": [], "name": {}}]})"},
    {"terraform of other types",
     R"({"terraform_version": 1, "resources": [7, {"instances": 3}, {"type": "aws_vpc", "instances": [{"attributes": {"tags": 7, "cidr_block": []}}]}]})"},
};

}  // namespace pb::test
