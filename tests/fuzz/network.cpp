// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export.h"
#include "core/exchange/network/import.h"
#include "core/exchange/network/network_codec.h"
#include "core/network/intent.h"
#include "core/network/rules.h"
#include "tests/fuzz/inputs.h"

#include <cstdlib>

using namespace pb;
using namespace pb::exchange;

namespace {

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
