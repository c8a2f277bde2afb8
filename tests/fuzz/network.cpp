// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export.h"
#include "core/exchange/network/import.h"
#include "core/exchange/network/network_codec.h"
#include "core/network/exposure.h"
#include "core/network/intent.h"
#include "core/network/rules.h"
#include "core/network/trace.h"
#include "tests/fuzz/inputs.h"

#include <cstdlib>

using namespace pb;
using namespace pb::exchange;

namespace {

/// Wherever packets lead in it, they end somewhere; and what is kept of the answers is what would be worked out anew.
void follow(const net::Network& network)
{
    constexpr std::size_t kMost = 40;  // elements
    if (network.topology.size() > kMost)
        return;
    net::Exposure exposure(network.topology);
    const net::Index& index = exposure.index();
    for (const net::Kind kind : {net::Kind::NetworkInterface, net::Kind::AzureNetworkInterface})
        for (const net::Element* interface : index.all(kind)) {
            net::TraceQuery query;
            query.to = {net::End::Place::Element, interface->id, {}};
            net::trace(index, query);
            std::swap(query.from, query.to);
            net::trace(index, query);
        }
    net::checkIntents(exposure);
    net::Topology less = network.topology;
    less.erase(less.highest());
    exposure.update(std::move(less));
    if (!exposure.selfCheck().empty())
        std::abort();
}

/// What is read of anything can be written, and read again as the same; and be looked at.
void check(const net::Network& network)
{
    const std::string text = writeNetwork(network);
    const auto again = readNetwork(text, "again");
    if (!again || writeNetwork(*again) != text)
        std::abort();
    for (const Exporter& exporter : exporters())
        exporter.write(network);
    net::validate(network);
    follow(network);
}

}  // namespace

void pb::fuzz::network(std::string_view reader, const std::string& text)
{
    if (reader == "network") {
        if (const auto network = readNetwork(text, "fuzz"))
            check(*network);
    } else if (reader == "intent") {
        if (const auto intent = net::parseIntent(text); intent && net::parseIntent(intent->text) != *intent)
            std::abort();
    }
    const SourceText source{"fuzz", text};
    for (const Importer& importer : importers())
        if (importer.name == reader)
            if (const auto imported = importer.read({&source, 1}, "fuzz"))
                check(imported->network);
}
