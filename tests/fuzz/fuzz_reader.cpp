// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export.h"
#include "core/exchange/network/import.h"
#include "core/exchange/network/network_codec.h"

#include <cstdlib>

using namespace pb;
using namespace pb::exchange;

namespace {

/// What is read of anything can be written, and read again as the same.
void check(const net::Network& network)
{
    const std::string text = writeNetwork(network);
    const auto again = readNetwork(text, "again");
    if (!again || writeNetwork(*again) != text)
        std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (std::string_view(PB_READER) == "network") {
        if (const auto network = readNetwork(text, "fuzz"))
            check(*network);
        return 0;
    }
    const SourceText source{"fuzz", text};
    for (const Importer& importer : importers())
        if (importer.name == PB_READER)
            if (const auto imported = importer.read({&source, 1}, "fuzz"))
                check(imported->network);
    return 0;
}
