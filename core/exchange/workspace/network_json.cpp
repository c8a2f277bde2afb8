// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workspace/network_json.h"

#include "core/exchange/network/element_json.h"

namespace pb::exchange {

OutJson networkJson(const net::Network& network)
{
    OutJson out = OutJson::object();
    out["id"] = network.id.value;
    out["workload"] = network.workload.value;
    out["name"] = network.name;
    out["as_of"] = network.as_of.text();
    OutJson& elements = out["elements"] = OutJson::array();
    for (const auto& [id, element] : network.topology.elements())
        elements.push_back(elementJson(*element));
    OutJson& waivers = out["waivers"] = OutJson::object();
    for (const auto& [key, waiver] : network.waivers)
        waivers[key] = waiverJson(waiver);
    return out;
}

bool readNetworkJson(FieldReader& reader, const InJson& in, net::Network& out)
{
    if (!reader.isObject(in) || !reader.member(in, "id", out.id.value) ||
        !reader.member(in, "workload", out.workload.value) || !reader.member(in, "name", out.name) ||
        !readDateJson(reader, in, "as_of", out.as_of))
        return false;
    const auto elements = in.find("elements");
    const auto waivers = in.find("waivers");
    if (elements == in.end() || !elements->is_array() || waivers == in.end() || !waivers->is_object())
        return reader.refuse("\"elements\" and \"waivers\"");
    for (const InJson& one : *elements) {
        net::Element element;
        if (!reader.inside("elements", [&] { return readElementJson(reader, one, element); }))
            return false;
        out.topology.put(std::move(element));
    }
    for (const auto& [key, one] : waivers->items())
        if (!reader.inside("waivers",
                           [&, &k = key, &json = one] { return readWaiverJson(reader, json, out.waivers[k]); }))
            return false;
    return true;
}

}  // namespace pb::exchange
