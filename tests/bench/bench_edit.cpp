// SPDX-License-Identifier: GPL-3.0-or-later
// What follows one edit of a large drawing: every finding and every intent is current again. Beside it one trace with
// all its blockers, and what an element costs in memory.
#include "core/network/intent.h"
#include "core/network/rules.h"
#include "core/network/trace.h"
#include "tests/bench/bench.h"
#include "tests/bench/large_drawing.h"

#include <cstdlib>
#include <thread>

#include <malloc.h>

namespace {

using namespace pb;
using namespace pb::net;

constexpr const char* kIntents = "intent: Internet must not reach group-0-1\n"
                                 "intent: tier=tier-0 must not reach tier=tier-3 on tcp/22\n"
                                 "intent: subnet-0-0 must not reach subnet-0-7 on tcp/3389";

/// In use on the heap, in bytes.
std::size_t heap() { return mallinfo2().uordblks; }

std::string sizeOf(const Network& network, int interfaces)
{
    return std::to_string(network.topology.size()) + " elements, " + std::to_string(interfaces) + " interfaces";
}

/// Findings and intents side by side, as the window has them.
/// @param fresh the edit names a block that the drawing had not: then more has to be sorted anew than for new ports
void measureEdit(std::uint32_t vpcs, int interfaces, bool fresh)
{
    test::Drawing drawing = bench::largeDrawing(vpcs, interfaces);
    drawing.add("intents", "", Note{kIntents});
    Network& network = drawing.network;
    Exposure exposure(network.topology);
    std::uint16_t port = 1;
    std::size_t findings = 0, holding = 0;
    const double ms = bench::medianMs(9, [&] {
        SecurityGroup group = *network.topology.find<SecurityGroup>(drawing.id("group-0-1"));
        group.rules[0].ports = {port, ++port};
        if (fresh)
            group.rules[0].peer = test::prefix("203.0." + std::to_string(port) + ".0/24");
        const auto undo = applyEdit(network, Edit{SetField{drawing.id("group-0-1"), "rules", group.rules}});
        if (!undo)
            std::exit(1);
        const std::jthread beside([&] { findings = validate(network).size(); });
        exposure.update(network.topology);
        holding = 0;
        for (const IntentResult& result : checkIntents(exposure))
            holding += result.state == IntentState::Holds ? 1u : 0u;
    });
    bench::print({.name = (fresh ? "network.edit.block." : "network.edit.") + std::to_string(interfaces),
                  .value = ms,
                  .unit = "ms",
                  .size = sizeOf(network, interfaces) + ", " + std::to_string(findings) + " findings, " +
                          std::to_string(holding) + " of 3 intents hold",
                  .peer = "goal of the design",
                  .peerValue = interfaces > 1000 ? 50.0 : 16.0});
}

void measureTrace(std::uint32_t vpcs, int interfaces)
{
    const test::Drawing drawing = bench::largeDrawing(vpcs, interfaces);
    const Index index(drawing.network.topology);
    TraceQuery query;
    query.from = {End::Place::Internet, {}, test::address("198.51.100.7")};
    query.to = {End::Place::Element, drawing.id("eni-0-1-0"), {}};
    query.protocol = Protocol::kTcp;
    query.source_port = 50000;
    query.destination_port = 22;
    std::size_t blockers = 0;
    const double ms = bench::medianMs(99, [&] { blockers = trace(index, query).value().blockers.size(); });
    bench::print({.name = "network.trace." + std::to_string(interfaces),
                  .value = ms,
                  .unit = "ms",
                  .size = sizeOf(drawing.network, interfaces) + ", " + std::to_string(blockers) + " blockers",
                  .peer = "goal of the design",
                  .peerValue = 10});
}

/// The elements and their index.
void measureMemory(std::uint32_t vpcs, int interfaces)
{
    test::Drawing made = bench::largeDrawing(vpcs, interfaces);
    const Network original = std::move(made.network);
    const std::size_t before = heap();
    Network copy;
    for (const auto& [id, element] : original.topology.elements())
        copy.topology.put(Element(*element));
    const Index index(copy.topology);
    const double each = static_cast<double>(heap() - before) / static_cast<double>(copy.topology.size());
    bench::print({.name = "network.memory.element",
                  .value = each,
                  .unit = "B",
                  .size = sizeOf(copy, interfaces) + ", text included, with their index",
                  .peer = "goal of the design, text not counted",
                  .peerValue = 2048});
}

}  // namespace

int main()
{
    for (const bool fresh : {false, true}) {
        measureEdit(1, 1000, fresh);
        measureEdit(125, 10000, fresh);
    }
    measureTrace(1, 1000);
    measureTrace(125, 10000);
    measureMemory(125, 10000);
}
