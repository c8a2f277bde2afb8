// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace pb::exchange {

/// What an expression of an ARM template may ask for.
struct ArmScope {
    const nlohmann::json* parameters = nullptr;  ///< declarations, by name
    const nlohmann::json* given = nullptr;       ///< values of a parameter file or of the call: {"p": {"value": …}}
    const nlohmann::json* variables = nullptr;
    const ArmScope* callerOfGiven = nullptr;  ///< the scope in which `given` is written; null: it holds plain values
    std::optional<std::int64_t> copyIndex;
    std::size_t* steps = nullptr;  ///< counted down; nothing is evaluated any more at 0
};

/// Evaluates the value of a template: texts in brackets are expressions, everything inside lists and objects as well.
/// Copy loops of properties ("copy": [{name, count, input}]) are unrolled. What cannot be told before deployment
/// becomes null.
/// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
/// @param unknown called with the text of each expression that became null
nlohmann::json armValue(const ArmScope& scope, const nlohmann::json& in,
                        const std::function<void(const std::string&)>& unknown);

/// "/providers/Microsoft.Network/virtualNetworks/a/subnets/b" of a type and the names along it, "a/b". Subscription and
/// resource group are not known before deployment and left out.
std::string armId(std::string_view type, std::string_view names);

}  // namespace pb::exchange
