// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/intent.h"

#include "core/base/ascii.h"
#include "core/network/balance.h"

#include <algorithm>
#include <map>

namespace pb::net {

namespace {

constexpr std::string_view kTier = "tier=";
constexpr PortRange kClientPorts{49152, 60999};  ///< that both Linux and Windows hand out

/// The statements on a note: the lines that begin with "intent:", in any case.
std::vector<std::pair<int, std::string>> statementsOf(const std::string& text)
{
    constexpr std::string_view kMark = "intent:";
    std::vector<std::pair<int, std::string>> out;
    int number = 0;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        std::string line = text.substr(from, end - from);
        from = end + 1;
        ++number;
        line.erase(0, std::min(line.find_first_not_of(" \t-*"), line.size()));
        const bool marked =
            line.size() > kMark.size() && std::equal(kMark.begin(), kMark.end(), line.begin(),
                                                     [](char wanted, char c) { return wanted == lowered(c); });
        if (marked)
            out.emplace_back(number, line.substr(kMark.size()));
    }
    return out;
}

std::string tierOf(const Element& machine)
{
    if (const auto* instance = machine.as<Instance>())
        return instance->tier;
    const auto* vm = machine.as<VirtualMachine>();
    return vm ? vm->tier : std::string();
}

Result<ExposureEnd> endOf(const std::string& text, const Index& index)
{
    if (!text.starts_with(kTier)) {
        // As a person begins a sentence: "Internet must not reach …".
        const bool internet = text == "Internet" || text == "INTERNET";
        return parseExposureEnd(internet ? "internet" : text, index);
    }
    ExposureEnd out;
    out.place = ExposureEnd::Place::Interfaces;
    for (const Kind kind : {Kind::Instance, Kind::VirtualMachine})
        for (const Element* machine : index.all(kind))
            if (tierOf(*machine) == std::string_view(text).substr(kTier.size()))
                for (const Element* nic : index.interfacesOf(machine->id))
                    out.interfaces.push_back(nic->id);
    std::sort(out.interfaces.begin(), out.interfaces.end());
    if (out.interfaces.empty())
        return fail(Error::Code::NotFound, "net.intent.tier", text, "no machine of that tier has an interface");
    return out;
}

Addresses addressesOf(const Element& nic)
{
    Addresses out;
    OptionalAddress open;
    if (const auto* aws = nic.as<NetworkInterface>()) {
        out = aws->private_ips;
        open = aws->public_ip;
    } else if (const auto* azure = nic.as<AzureNetworkInterface>()) {
        out = azure->private_ips;
        open = azure->public_ip;
    }
    if (open)
        out.push_back(*open);
    return out;
}

AddressSet single(const Address& address) { return AddressSet::of({Prefix::host(address)}); }

/// The part of an end that is looked at by itself: one interface, or the whole Internet or site.
std::vector<ExposureEnd> partsOf(const ExposureEnd& end)
{
    if (end.place != ExposureEnd::Place::Interfaces)
        return {end};
    std::vector<ExposureEnd> out;
    for (const ElementId id : end.interfaces)
        out.push_back({ExposureEnd::Place::Interfaces, id, {id}, {}});
    return out;
}

/// What a part may be spoken to by: each alone for an interface, all together for the Internet or a site.
std::vector<AddressSet> spokenTo(const Index& index, const ExposureEnd& part)
{
    if (part.place != ExposureEnd::Place::Interfaces)
        return {addressesOf(index, part)};
    std::vector<AddressSet> out;
    if (const Element* nic = index.find(part.element)) {
        for (const Address& address : addressesOf(*nic))
            out.push_back(single(address));
        for (const Front& front : frontsOf(index, *nic))
            out.push_back(single(front.address));
    }
    return out;
}

class Checker {
public:
    explicit Checker(Exposure& exposure) : m_exposure(exposure) {}

    IntentResult check(Intent intent)
    {
        IntentResult out;
        const auto from = endOf(intent.from, m_exposure.index());
        const auto to = endOf(intent.to, m_exposure.index());
        out.intent = std::move(intent);
        if (!from || !to) {
            out.error = from ? to.error() : from.error();
            return out;
        }
        const bool holds = out.intent.must ? reaches(*from, *to, out) : reachesNot(*from, *to, out);
        out.state = holds ? IntentState::Holds : IntentState::Broken;
        return out;
    }

private:
    ServiceSet services(const Intent& intent, const PortRange& clients) const
    {
        if (intent.ports.empty())
            return intent.protocol.hasPorts() && !intent.protocol.isAny()
                       ? ServiceSet::of(intent.protocol, PortRange{}, clients)
                       : ServiceSet::of(intent.protocol);
        ServiceSet out;
        for (const PortRange& range : intent.ports)
            out = out | (intent.protocol.hasPorts() ? ServiceSet::of(intent.protocol, range, clients)
                                                    : icmpTypes(intent.protocol.number, range));
        return out;
    }

    static ServiceSet icmpTypes(int protocol, const PortRange& types)
    {
        constexpr std::uint16_t kAnyCode = 65535;
        ServiceSet out;
        for (int type = types.first; type <= types.last; ++type)
            out = out | ServiceSet::ofIcmp(protocol, static_cast<std::uint16_t>(type), kAnyCode);
        return out;
    }

    bool reachesNot(const ExposureEnd& from, const ExposureEnd& to, IntentResult& out)
    {
        const auto packet = m_exposure.sample(from, to, services(out.intent, {}));
        if (packet)
            show(*packet, from, to, out);
        return !packet;
    }

    bool reaches(const ExposureEnd& from, const ExposureEnd& to, IntentResult& out)
    {
        const ServiceSet wanted = services(out.intent, kClientPorts);
        std::map<const ServiceSet*, bool> covering;  // equal sets are one
        const auto [typicalFrom, typicalTo] = m_exposure.typical(from, to);
        const auto others = partsOf(typicalTo);
        for (const ExposureEnd& one : partsOf(typicalFrom))
            for (const ExposureEnd& other : others) {
                if (same(one, other) || allPass(one, other, wanted, covering))
                    continue;
                std::optional<Packet> missed;
                if (partReaches(one, other, wanted, missed))
                    continue;
                if (missed)
                    show(*missed, one, other, out);
                return false;
            }
        return true;
    }

    /// A short cut between two interfaces, by what passes between two of their addresses.
    bool allPass(const ExposureEnd& from, const ExposureEnd& to, const ServiceSet& services,
                 std::map<const ServiceSet*, bool>& covering)
    {
        const auto flows = m_exposure.flows(from.element, to.element);
        return std::any_of(flows.begin(), flows.end(), [&](const AddressFlow& flow) {
            const auto [it, fresh] = covering.try_emplace(flow.services);
            if (fresh)
                it->second = (services - *flow.services).isEmpty();
            return it->second;
        });
    }

    /// By one pair of addresses at least.
    bool partReaches(const ExposureEnd& from, const ExposureEnd& to, const ServiceSet& services,
                     std::optional<Packet>& missed)
    {
        const PacketSet passes = m_exposure.between(from, to);
        for (const AddressSet& source : spokenTo(m_exposure.index(), from))
            for (const AddressSet& destination : spokenTo(m_exposure.index(), to)) {
                const PacketSet wanted = PacketSet::of(source, destination, services);
                if (wanted.isEmpty())
                    continue;
                const PacketSet rest = wanted - passes;
                if (rest.isEmpty())
                    return true;
                if (!missed)
                    missed = rest.sample();
            }
        return false;
    }

    static End traceEnd(const Index& index, const ExposureEnd& end, const Address& address)
    {
        if (end.place == ExposureEnd::Place::Internet)
            return {End::Place::Internet, {}, address};
        if (end.place == ExposureEnd::Place::Site)
            return {End::Place::OnPremises, end.element, address};
        for (const ElementId id : end.interfaces)
            if (const Element* nic = index.find(id)) {
                const Addresses own = addressesOf(*nic);
                if (std::find(own.begin(), own.end(), address) != own.end())
                    return {End::Place::Element, id, {}};
                const auto fronts = frontsOf(index, *nic);
                if (std::any_of(fronts.begin(), fronts.end(), [&](const Front& f) { return f.address == address; }))
                    return {End::Place::Element, id, address};
            }
        return {End::Place::Address, {}, address};
    }

    void show(const Packet& packet, const ExposureEnd& from, const ExposureEnd& to, IntentResult& out)
    {
        out.packet = packet;
        TraceQuery query;
        query.from = traceEnd(m_exposure.index(), from, packet.source);
        query.to = traceEnd(m_exposure.index(), to, packet.destination);
        query.protocol = packet.protocol;
        query.source_port = packet.source_port;
        query.destination_port = packet.destination_port;
        query.icmp_type = packet.icmp_type;
        query.icmp_code = packet.icmp_code;
        if (auto traced = trace(m_exposure.index(), query))
            out.trace = *std::move(traced);
    }

    static bool same(const ExposureEnd& a, const ExposureEnd& b)
    {
        return a.place == b.place && a.element == b.element && a.interfaces == b.interfaces;
    }

    Exposure& m_exposure;
};

}  // namespace

Status checkIntentEnds(const Intent& intent, const Index& index)
{
    for (const std::string& end : {intent.from, intent.to})
        if (auto known = endOf(end, index); !known)
            return forward(std::move(known));
    return {};
}

std::vector<IntentResult> checkIntents(Exposure& exposure)
{
    std::vector<IntentResult> out;
    Checker checker(exposure);
    for (const Element* note : exposure.index().all(Kind::Note))
        for (const auto& [line, text] : statementsOf(note->as<Note>()->text)) {
            auto intent = parseIntent(text);
            IntentResult result;
            if (intent) {
                intent->note = note->id;
                intent->line = line;
                result = checker.check(*std::move(intent));
            } else {
                result.intent.note = note->id;
                result.intent.line = line;
                result.intent.text = text;
                result.error = intent.error();
            }
            out.push_back(std::move(result));
        }
    return out;
}

}  // namespace pb::net
