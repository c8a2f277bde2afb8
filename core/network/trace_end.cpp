// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/trace.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <charconv>

namespace pb::net {

namespace {

constexpr Kinds kTraceEnds =
    kinds(Kind::Internet, Kind::OnPremises, Kind::Vpc, Kind::Subnet, Kind::VirtualPrivateGateway, Kind::VpcEndpoint,
          Kind::NetworkInterface, Kind::Instance, Kind::LoadBalancer, Kind::VirtualNetwork, Kind::AzureSubnet,
          Kind::AzureNetworkInterface, Kind::VirtualMachine, Kind::PrivateEndpoint, Kind::VirtualNetworkGateway);

tl::unexpected<Error> unknownEnd(std::string_view text)
{
    return fail(Error::Code::NotFound, "net.trace.end_unknown", std::string(text.substr(0, 120)),
                "no element or address of that name");
}

Result<const Element*> elementOf(std::string_view text, const Topology& topology)
{
    return findNamed(text, topology, isTraceEnd);
}

Result<End> endOf(const Element& element)
{
    if (!isTraceEnd(element.kind()))
        return fail(Error::Code::Schema, "net.trace.end_kind", label(element), "no packet starts from or arrives there",
                    {std::string(enumName(element.kind()))});
    if (element.as<Internet>())
        return End{End::Place::Internet, element.id, {}};
    return End{element.as<OnPremises>() ? End::Place::OnPremises : End::Place::Element, element.id, {}};
}

Result<End> internetEnd(std::string_view address)
{
    End end{End::Place::Internet, {}, {}};
    if (address.empty())
        return end;
    const auto parsed = Address::parse(address);
    if (!parsed)
        return tl::unexpected<Error>(parsed.error());
    end.address = *parsed;
    return end;
}

/// "ID" or "ID:ADDRESS". An id may hold colons itself, so the whole is tried first.
Result<End> siteEnd(std::string_view text, const Topology& topology)
{
    auto whole = elementOf(text, topology);
    End end{End::Place::OnPremises, {}, {}};
    for (std::size_t colon = text.find(':'); !whole && colon != std::string_view::npos;
         colon = text.find(':', colon + 1)) {
        const auto address = Address::parse(text.substr(colon + 1));
        auto element = elementOf(text.substr(0, colon), topology);
        if (element && !address)
            return tl::unexpected<Error>(address.error());
        if (element) {
            whole = element;
            end.address = *address;
        }
    }
    if (!whole)
        return tl::unexpected<Error>(whole.error());
    if (!(*whole)->as<OnPremises>())
        return fail(Error::Code::Schema, "net.trace.end_kind", label(**whole), "not an on-premises network",
                    {std::string(enumName((*whole)->kind()))});
    end.element = (*whole)->id;
    return end;
}

}  // namespace

Result<const Element*> findNamed(std::string_view text, const Topology& topology, const std::function<bool(Kind)>& fits)
{
    if (text.empty())
        return unknownEnd(text);
    std::int64_t number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code == std::errc{} && end == text.data() + text.size())
        if (const Element* element = topology.find(ElementId{number}))
            return element;
    std::vector<const Element*> byCloudId, byName;
    for (const auto& [id, element] : topology.elements()) {
        if (element->cloud_id == text)
            byCloudId.push_back(element.get());
        if (element->name == text || label(*element) == text)
            byName.push_back(element.get());
    }
    // A subnet and its route table often share a name: only what can be an end is meant.
    for (auto* found : {&byCloudId, &byName}) {
        if (found->empty())
            continue;
        std::vector<const Element*> ends;
        std::copy_if(found->begin(), found->end(), std::back_inserter(ends),
                     [&](const Element* e) { return fits(e->kind()); });
        if (ends.size() > 1)
            return fail(Error::Code::Conflict, "net.trace.end_ambiguous", std::string(text),
                        "several elements have that name", {std::to_string(ends.size())});
        return ends.empty() ? found->front() : ends.front();
    }
    return unknownEnd(text);
}

bool isTraceEnd(Kind kind) { return contains(kTraceEnds, kind); }

Result<End> parseEnd(std::string_view text, const Topology& topology)
{
    constexpr std::string_view kInternet = "internet", kSite = "onprem:";
    const std::string small = lowered(text);
    if (small == kInternet)
        return internetEnd({});
    if (small.starts_with(std::string(kInternet) + ':'))
        return internetEnd(text.substr(kInternet.size() + 1));
    if (small.starts_with(kSite))
        return siteEnd(text.substr(kSite.size()), topology);
    if (const auto element = elementOf(text, topology); element || element.error().code == Error::Code::Conflict)
        return element ? endOf(**element) : Result<End>(tl::unexpected<Error>(element.error()));
    if (const auto address = Address::parse(text))
        return End{End::Place::Address, {}, *address};
    return unknownEnd(text);
}

std::string endText(const End& end, const Topology& topology)
{
    const Element* element = topology.find(end.element);
    const std::string address = end.address ? end.address->text() : std::string();
    const std::string tail = address.empty() ? std::string() : ':' + address;
    switch (end.place) {
    case End::Place::Internet:
        return "internet" + tail;
    case End::Place::OnPremises:
        return "onprem:" + (element ? label(*element) : "?") + tail;
    case End::Place::Address:
        return address;
    case End::Place::Element:
        break;
    }
    return element ? label(*element) : "?";
}

}  // namespace pb::net
