// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/import_build.h"
#include "core/network/kind.h"

#include <map>
#include <string>
#include <vector>

namespace pb::exchange {

/// One resource as the portal, the REST interface or `az` printed it.
struct AzureRecord {
    nlohmann::json json;
    InputPlace place;
    std::string id;  ///< as printed
    std::string name;

    /// Its fields: under "properties", or beside the id as `az` prints them.
    const nlohmann::json& fields() const;
    InputPlace fieldsPlace() const;
};

struct AzureOther {
    std::string type;  ///< "Microsoft.Network/loadBalancers"
    AzureRecord record;
};

/// Everything that the input holds, by what it is and by lower-case id.
struct AzureRecords {
    using ById = std::map<std::string, AzureRecord>;

    std::map<net::Kind, ById> modelled;
    ById addresses;  ///< public IP addresses
    std::vector<AzureOther> others;
    std::size_t found = 0;

    const ById& of(net::Kind kind) const;
};

AzureRecords collectAzure(std::span<const SourceText> sources, ImportReport& report);
/// Puts one resource with an "id" where it belongs by its "type" or its id.
/// @return false where it has neither
bool addAzureResource(AzureRecords& records, ImportReport& report, const nlohmann::json& in, const InputPlace& place);
/// The list of the others in an order that does not depend on that of the input.
void sortOthers(AzureRecords& records);

/// Ids compare without case, and with or without a slash at the front.
std::string azureKey(const std::string& id);
/// The id in a reference: {"id": "…"} or the text itself. Empty where there is none.
std::string azureReference(const nlohmann::json& object, std::string_view key);
/// The "properties" of an inner object, or the object itself.
const nlohmann::json& azureFields(const nlohmann::json& object);

}  // namespace pb::exchange
