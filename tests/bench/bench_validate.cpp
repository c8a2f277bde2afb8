// SPDX-License-Identifier: GPL-3.0-or-later
// All findings of a drawing from cold: index, every rule, order.
#include "core/network/rules.h"
#include "tests/bench/bench.h"
#include "tests/bench/large_drawing.h"

namespace {

using namespace pb;
using namespace pb::net;

void measure(const std::string& name, std::uint32_t vpcs, int interfaces)
{
    const test::Drawing drawing = bench::largeDrawing(vpcs, interfaces);
    std::size_t findings = 0;
    const double ms = bench::medianMs(9, [&] { findings = validate(drawing.network).size(); });
    bench::print({.name = name,
                  .value = ms,
                  .unit = "ms",
                  .size = std::to_string(drawing.network.topology.size()) + " elements, " + std::to_string(interfaces) +
                          " interfaces, " + std::to_string(findings) + " findings"});
}

}  // namespace

int main()
{
    measure("network.validate.cold.1000", 1, 1000);
    measure("network.validate.cold.10000", 125, 10000);
}
