// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/import_report.h"
#include "core/network/element.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace pb::exchange {

/// The drawing while an importer makes it: elements by id, and the ids of the cloud.
class ImportBuild {
public:
    explicit ImportBuild(ImportReport& to) : report(to) {}
    virtual ~ImportBuild() = default;

    ImportReport& report;
    std::map<ElementId, net::Element> elements;

    /// Adds an element; ids rise. References to elements hold while others are added.
    net::Element& add(net::Kind kind, const std::string& cloudId, ElementId parent, std::string name);

    /// The element of a cloud id that has been added.
    net::Element& element(const std::string& cloudId) { return elements.at(m_ids.at(key(cloudId))); }
    template <class T>
    T& data(const std::string& cloudId)
    {
        return std::get<T>(element(cloudId).data);
    }
    /// none where the drawing has no such element of one of the kinds
    ElementId known(const std::string& cloudId, net::Kinds kinds) const;
    /// As known(); what is missing becomes an element with no more than its id, and is reported. None for an empty id,
    /// and for one that belongs to another kind.
    ElementId needed(const std::string& cloudId, net::Kind kind, ElementId parent, const InputPlace& place);

    std::optional<net::Prefix> prefix(const nlohmann::json& in, std::string_view field, const InputPlace& place);
    std::optional<net::Address> address(const nlohmann::json& in, std::string_view field, const InputPlace& place);

    /// The finished network: with a layout, and an Internet where `leadsToInternet` says so of an element. What cannot
    /// stand where the input puts it is kept as Opaque on the canvas. Elements are taken out of the build.
    Result<Imported> finish(std::string name, bool (*leadsToInternet)(const net::Element&));

private:
    /// The name that an id says beside all else; empty where it says none.
    virtual std::string nameIn(const std::string&) const { return {}; }
    /// How ids compare.
    virtual std::string key(const std::string& cloudId) const { return cloudId; }
    bool isHeld(const net::Element& element) const;
    void settle();

    std::unordered_map<std::string, ElementId> m_ids;
};

}  // namespace pb::exchange
