// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/diff.h"
#include "app/cli/call.h"
#include "app/cli/changes.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"

using namespace Qt::StringLiterals;

namespace pb::cli {

Exit runDiff(const Console& console, const QStringList& arguments)
{
    Call call(console, u"diff"_s, u"A B"_s, "cli.diff.about");
    call.addOperand(u"A, B"_s, "cli.operand.network");
    if (!call.parse(arguments))
        return call.exit();
    if (call.operands().size() != 2)
        return console.usage("cli.diff.two_files");
    std::vector<net::Network> sides;
    for (const QString& path : call.operands()) {
        auto networks = readNetworks(path);
        if (!networks)
            return console.fail(networks.error());
        if (networks->size() != 1)
            return console.usage(networks->empty() ? "cli.no_network" : "cli.one_network");
        sides.push_back(std::move(networks->front()));
    }
    const Changes changes{sides[0].topology, sides[1].topology,
                          net::difference(sides[0].topology, sides[1].topology, net::MatchBy::CloudIdThenId)};
    if (call.json())
        console.print(changesJson(changes));
    else
        printChanges(console, changes);
    return changes.list.empty() ? Exit::Clean : Exit::Findings;
}

}  // namespace pb::cli
