// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pb::exchange {

struct Exported {
    std::string text;
    std::vector<ElementId>
        left_out;  ///< elements that the format has no resource for; only the program reads them back
    std::size_t resources = 0;
    std::size_t most = 0;  ///< resources that the cloud takes in one template; 0: any number
    bool isTooLarge() const { return most > 0 && resources > most; }
};

/// A network as a CloudFormation template in JSON: the AWS part of it. Imported again it is the same network, because
/// what CloudFormation has no words for is kept in the template's metadata.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
Exported exportCloudFormation(const net::Network& network);

/// A network as a Terraform configuration in JSON syntax (a file NAME.tf.json) for the providers aws and azurerm.
/// As exportCloudFormation(); what has no words is kept in the comment "//" of the root object.
/// https://developer.hashicorp.com/terraform/language/syntax/json
Exported exportTerraform(const net::Network& network);

/// A network as an ARM template: the Azure part of it. As exportCloudFormation().
/// https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax
Exported exportArm(const net::Network& network);

/// A network as a drawing that draw.io opens (mxGraph XML, uncompressed): boxes in boxes, links as edges. It is a
/// picture: nothing reads it back.
std::string exportDrawio(const net::Network& network);

/// A way to export as text, and how it is called.
struct Exporter {
    std::string_view name;  ///< "terraform"
    Exported (*write)(const net::Network&);
};
std::span<const Exporter> exporters();

}  // namespace pb::exchange
