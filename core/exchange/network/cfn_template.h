// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/template_aws.h"

#include <map>
#include <set>
#include <string>

namespace pb::exchange {

/// Evaluates a CloudFormation template with the defaults of its parameters: intrinsic functions give way to values,
/// references to resources to their logical ids.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
class CfnTemplate {
public:
    /// @param in the whole template; outlives the object
    /// @param prefix before every logical id, where several templates make one drawing
    CfnTemplate(const nlohmann::json& in, InputPlace place, ImportReport& report, std::string prefix = {});

    /// The resources whose condition holds, in order of their logical ids. What cannot be told is listed.
    std::vector<TemplateResource> resources();

private:
    nlohmann::json value(const nlohmann::json& in, int depth = 0);
    nlohmann::json function(const std::string& name, const nlohmann::json& argument, int depth);
    nlohmann::json reference(const std::string& name);
    nlohmann::json attribute(const nlohmann::json& argument, int depth);
    nlohmann::json substituted(const nlohmann::json& argument, int depth);
    nlohmann::json joined(const nlohmann::json& argument, int depth);
    nlohmann::json selected(const nlohmann::json& argument, int depth);
    nlohmann::json split(const nlohmann::json& argument, int depth);
    nlohmann::json found(const nlohmann::json& argument, int depth);
    nlohmann::json blocks(const nlohmann::json& argument, int depth);
    bool condition(const nlohmann::json& in, int depth = 0);
    nlohmann::json unknown(const std::string& what);
    nlohmann::json made(const std::string& function, std::string text);
    /// Counts steps. A template that leads in circles, or grows, is not evaluated any more when they are used up.
    bool spend(std::size_t steps);
    std::string textOf(const nlohmann::json& in, int depth);

    const nlohmann::json& m_in;
    InputPlace m_place, m_now;
    ImportReport& m_report;
    std::set<std::string> m_told;              ///< parameters without a value that have been listed
    std::map<std::string, bool> m_conditions;  ///< those that have been evaluated
    std::string m_prefix, m_region;
    std::size_t m_steps = 0, m_unknown = 0;
};

}  // namespace pb::exchange
