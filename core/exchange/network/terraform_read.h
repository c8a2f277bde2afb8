// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/import_report.h"

#include <map>
#include <string>
#include <vector>

namespace pb::exchange {

/// One instance of a Terraform resource.
struct TfInstance {
    std::string address;  ///< "module.a[\"k\"].aws_subnet.x[0]"
    std::string module;   ///< "module.a[\"k\"]"; empty for the root
    std::string type, name;
    std::string index;  ///< as it stands in the address: "[0]", "[\"k\"]"; empty: neither count nor for_each
    std::string id;     ///< the provider's where it is known, else the address
    nlohmann::json values;
    InputPlace place;  ///< `whole`
    bool deployed = false;
};

/// What a source of Terraform holds: the output of `terraform show -json` for a plan or a state, a state file of
/// version 4, or a configuration in JSON syntax. References in a plan's configuration are put where the plan does not
/// know a value yet: the id of the instance that is meant, in a list where the attribute takes one.
/// https://developer.hashicorp.com/terraform/internals/json-format
class TfSource {
public:
    /// @param in outlives the object
    TfSource(const nlohmann::json& in, std::size_t file, ImportReport& report);

    /// false: it is none of these
    bool recognised() const noexcept { return m_recognised; }
    std::vector<TfInstance>& instances() noexcept { return m_instances; }

private:
    struct Call {
        const nlohmann::json* module = nullptr;       ///< configuration of the called module
        const nlohmann::json* expressions = nullptr;  ///< of its inputs
    };
    struct Reference {
        const TfInstance& from;
        std::string text;
        int depth = 0;
    };

    void readValues(const nlohmann::json& module, const InputPlace& place, bool deployed);
    void readState();
    void readConfiguration();
    void addInstance(const nlohmann::json& resource, const InputPlace& place, bool deployed);
    void addConfigured(const std::string& type, const std::string& name, const nlohmann::json& body,
                       const InputPlace& place);
    void noteDeployed();

    void fillReferences();
    const nlohmann::json* moduleConfiguration(const std::string& module) const;
    void merge(const TfInstance& from, nlohmann::json& value, const nlohmann::json& expression, std::string_view key,
               int depth);
    void mergeBlocks(const TfInstance& from, nlohmann::json& value, const nlohmann::json& blocks, int depth);
    std::vector<std::string> resolve(const Reference& reference, const std::string& module) const;
    std::vector<std::string> resolveAll(const TfInstance& from, const nlohmann::json& expression,
                                        const std::string& module, int depth) const;
    void interpolate(const TfInstance& from, nlohmann::json& value, std::string_view key, int depth);

    const nlohmann::json& m_in;
    std::size_t m_file;
    ImportReport& m_report;
    bool m_recognised = true;
    std::vector<TfInstance> m_instances;
    std::map<std::string, std::vector<std::size_t>> m_byName;  ///< "module.a.aws_subnet.x" without the last index
};

/// Whether a parsed text is a state of version 3 or before, which TfSource does not read.
bool isOldState(const nlohmann::json& in);
/// Whether a parsed text is something that TfSource reads.
bool isTerraform(const nlohmann::json& in);

}  // namespace pb::exchange
