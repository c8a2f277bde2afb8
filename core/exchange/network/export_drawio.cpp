// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export.h"
#include "core/network/layout.h"
#include "core/network/value.h"

#include <algorithm>
#include <set>

namespace pb::exchange {

namespace {

/// Text as an attribute of XML 1.0; control characters that it does not allow are left out.
std::string attribute(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\n':
            out += "&#10;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20)
                out += c;
        }
    }
    return out;
}

std::string firstBlock(const net::Element& element)
{
    const auto text = [](const net::Prefixes& prefixes) { return prefixes.empty() ? "" : prefixes.front().text(); };
    if (const auto* vpc = element.as<net::Vpc>())
        return text(vpc->ipv4);
    if (const auto* subnet = element.as<net::Subnet>())
        return text(subnet->ipv4);
    if (const auto* vnet = element.as<net::VirtualNetwork>())
        return text(vnet->address_spaces);
    if (const auto* subnet = element.as<net::AzureSubnet>())
        return text(subnet->prefixes);
    if (const auto* nic = element.as<net::NetworkInterface>())
        return nic->private_ips.empty() ? "" : nic->private_ips.front().text();
    if (const auto* nic = element.as<net::AzureNetworkInterface>())
        return nic->private_ips.empty() ? "" : nic->private_ips.front().text();
    return {};
}

std::string labelOf(const net::Element& element)
{
    if (const auto* note = element.as<net::Note>())
        return note->text;
    std::string out = net::label(element);
    if (!element.name.empty())
        out = element.name;
    out += '\n' + std::string(enumName(element.kind()));
    if (const std::string block = firstBlock(element); !block.empty())
        out += " · " + block;
    return out;
}

/// AWS orange, Azure blue, grey for what is neither; containers are open, so that what they hold is seen.
std::string styleOf(const net::Element& element)
{
    const net::KindInfo& info = net::kindInfo(element.kind());
    const char* colour = info.cloud == net::Cloud::Aws     ? "#D86613"
                         : info.cloud == net::Cloud::Azure ? "#0062AD"
                                                           : "#5A6B86";
    std::string out = "rounded=1;arcSize=4;absoluteArcSize=1;whiteSpace=wrap;html=0;fontSize=11;strokeColor=";
    out += colour;
    if (info.container)
        return out +
               ";container=1;collapsible=0;recursiveResize=0;fillColor=none;verticalAlign=top;align=left;"
               "spacingLeft=8;spacingTop=2;fontStyle=1;fontColor=" +
               colour + ';';
    if (element.kind() == net::Kind::Note)
        return "shape=note;whiteSpace=wrap;html=0;fontSize=11;size=12;fillColor=#FFF8D6;strokeColor=#B8A24A;align="
               "left;";
    return out + ";fillColor=#FFFFFF;fontColor=#1B1F24;";
}

void cell(std::string& out, const net::Element& element, const net::Box& box)
{
    using Metrics = net::LayoutMetrics;
    const auto id = [](ElementId e) { return e ? "e" + std::to_string(e.value) : std::string("1"); };
    out += "        <mxCell id=\"" + id(element.id) + "\" value=\"" + attribute(labelOf(element)) + "\" style=\"" +
           styleOf(element) + "\" vertex=\"1\" parent=\"" + id(element.parent) + "\">\n          <mxGeometry x=\"" +
           std::to_string(box.x) + "\" y=\"" + std::to_string(box.y) + "\" width=\"" +
           std::to_string(box.width > 0 ? box.width : Metrics::kLeafWidth) + "\" height=\"" +
           std::to_string(box.height > 0 ? box.height : Metrics::kLeafHeight) +
           "\" as=\"geometry\"/>\n        </mxCell>\n";
}

void edge(std::string& out, ElementId from, ElementId to)
{
    const std::string a = std::to_string(from.value), b = std::to_string(to.value);
    out += "        <mxCell id=\"l" + a + '-' + b +
           "\" style=\"edgeStyle=orthogonalEdgeStyle;rounded=1;html=0;endArrow=none;strokeColor=#8A94A6;\" edge=\"1\" "
           "parent=\"1\" source=\"e" +
           a + "\" target=\"e" + b + "\">\n          <mxGeometry relative=\"1\" as=\"geometry\"/>\n        </mxCell>\n";
}

}  // namespace

std::string exportDrawio(const net::Network& network)
{
    const net::Topology& topology = network.topology;
    const auto placed = net::layoutBoxes(topology);
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mxfile host=\"Pillarbench\">\n  <diagram id=\"network\" "
        "name=\"" +
        attribute(network.name.empty() ? "Network" : network.name) +
        "\">\n    <mxGraphModel grid=\"1\" gridSize=\"8\" page=\"0\">\n      <root>\n"
        "        <mxCell id=\"0\"/>\n        <mxCell id=\"1\" parent=\"0\"/>\n";
    for (const auto& [id, element] : topology.elements()) {
        const auto box = placed.find(id);
        cell(out, *element, box == placed.end() ? element->box : box->second);
    }
    std::set<std::pair<ElementId, ElementId>> drawn;
    for (const auto& [id, element] : topology.elements())
        net::forEachReference(*element, [&, from = id, parent = element->parent](ElementId to) {
            const auto link = std::minmax(from, to);
            if (to != parent && to != from && topology.contains(to) && drawn.insert(link).second)
                edge(out, from, to);
        });
    return out + "      </root>\n    </mxGraphModel>\n  </diagram>\n</mxfile>\n";
}

}  // namespace pb::exchange
