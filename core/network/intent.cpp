// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/intent.h"

#include <algorithm>
#include <array>

namespace pb::net {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

struct Verb {
    std::string_view text;
    bool must;
};
/// The longer ones first: they hold the shorter.
constexpr std::array<Verb, 6> kVerbs{{
    {" must not reach ", false},
    {" must reach ", true},
    {" never reaches ", false},
    {" reaches ", true},
    {" -/-> ", false},
    {" -> ", true},
}};

/// "443", "443,8000-9000"; "*" among them means all.
Status readPorts(std::string_view text, int last, Ports& out)
{
    bool all = false;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(',', from), text.size());
        const std::string_view one = trimmed(text.substr(from, end - from));
        const auto range = PortRange::parse(one);
        if (!range)
            return tl::unexpected<Error>(range.error());
        if (range->last > last && !range->isAll())
            return fail(Error::Code::Range, "net.ports.range", std::string(one), "an ICMP type is 0..255");
        all = all || range->isAll();
        out.push_back(*range);
        from = end + 1;
    }
    if (all)
        out.clear();
    return {};
}

/// "tcp/8443", "udp", "tcp 443,8443", "icmp/8"
Status readService(std::string_view text, Intent& out)
{
    const std::size_t end = std::min(text.find_first_of("/ "), text.size());
    const auto protocol = Protocol::parse(text.substr(0, end));
    if (!protocol)
        return tl::unexpected<Error>(protocol.error());
    out.protocol = *protocol;
    if (end == text.size())
        return {};
    const bool icmp = protocol->number == Protocol::kIcmp || protocol->number == Protocol::kIcmpV6;
    if (!icmp && (protocol->isAny() || !protocol->hasPorts()))
        return fail(Error::Code::Schema, "net.intent.no_ports", std::string(text), "only TCP and UDP have ports");
    return readPorts(trimmed(text.substr(end + 1)), icmp ? 255 : 65535, out.ports);
}

}  // namespace

Result<Intent> parseIntent(std::string_view text)
{
    text = trimmed(text);
    const auto wrong = [&] { return fail(Error::Code::Parse, "net.intent.form", std::string(text), "not an intent"); };
    for (const Verb& words : kVerbs) {
        const std::size_t at = text.find(words.text);
        if (at == std::string_view::npos)
            continue;
        Intent out;
        out.text = text;
        out.must = words.must;
        out.from = trimmed(text.substr(0, at));
        std::string_view to = text.substr(at + words.text.size());
        if (const std::size_t on = to.rfind(" on "); on != std::string_view::npos) {
            if (auto read = readService(trimmed(to.substr(on + 4)), out); !read)
                return forward(std::move(read));
            to = to.substr(0, on);
        } else if (words.must) {
            return fail(Error::Code::Schema, "net.intent.service", std::string(text), "no service");
        }
        out.to = trimmed(to);
        if (out.from.empty() || out.to.empty())
            return wrong();
        return out;
    }
    return wrong();
}

}  // namespace pb::net
