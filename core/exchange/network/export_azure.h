// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/index.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace pb::exchange {

/// A resource of an ARM template to be. References to others are {"$ref": KEY}; to what one holds, {"$ref": KEY,
/// "$inside": "backendAddressPools/targets"}. {"$expression": TEXT} is an expression of ARM; every other text is meant
/// as it stands.
struct AzureResource {
    ElementId element;  ///< none: it belongs to one, as a public address does
    std::string key;    ///< unique: "subnet7"
    std::string type;   ///< "Microsoft.Network/virtualNetworks/subnets"
    std::string name;   ///< with those of its holders: "hub/web"
    nlohmann::ordered_json properties;
    nlohmann::ordered_json beside;  ///< what stands beside the properties: location, zones, sku, tags
    std::vector<std::pair<ElementId, std::string>> parts;  ///< elements that come with it, and their ids
};

/// The Azure elements of a network as resources, those that others refer to before them. O(n log n).
std::vector<AzureResource> azureResources(const net::Index& index);

struct ArmExport {
    nlohmann::ordered_json document;
    std::map<ElementId, std::string> exported;  ///< id that importArm() gives it
};
ArmExport armOf(const net::Index& index);

}  // namespace pb::exchange
