// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <unordered_map>

namespace pb::exchange {

/// Most values that a YAML text may come to, anchors and aliases counted as often as they are used and by weightOf().
inline constexpr std::size_t kMaxYamlValues = 2'000'000;

/// YAML 1.1 as CloudFormation reads it, as JSON: the first document of a text. Plain scalars become null, true, false
/// and numbers where they look it; numbers with leading zeros and everything quoted stay text. CloudFormation's short
/// forms become the long ones: `!Ref x` {"Ref": "x"}, `!GetAtt a.b` {"Fn::GetAtt": ["a", "b"]}, `!Sub` {"Fn::Sub": …}.
struct YamlText {
    nlohmann::json& json;                         ///< where the value goes
    std::unordered_map<std::string, int>& lines;  ///< line of each value by JSON pointer, from 1
};

/// @return Parse "exchange.yaml.syntax" where = "name:line:column". Limit "exchange.json.size", "exchange.json.depth",
///         "exchange.yaml.values": more than kMaxYamlValues.
Status parseYaml(std::string_view text, std::string_view name, const YamlText& out);

}  // namespace pb::exchange
