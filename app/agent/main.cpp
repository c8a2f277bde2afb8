// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/agent.h"

#include <cstdio>
#include <string_view>

namespace {

constexpr const char* kUsage =
    R"(pillarbench-agent [--plan FILE] [--preflight] [--self-delete] [--version] [--help]

Runs a VM-density plan on this host and tells what happens on standard output, one JSON object a line.
It ends, with all guests, when standard input ends, on {"type":"stop"} there, and on SIGTERM, SIGINT or SIGHUP.

  --plan FILE     read the plan from FILE; without it, the plan is the first line of standard input
  --preflight     look at the host, tell what is there, and end
  --self-delete   remove this program's own file at once, and the folder pillarbench.* that holds it
)";

}  // namespace

int main(int argc, char** argv)
{
    pb::agent::Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--preflight") {
            options.preflightOnly = true;
        } else if (word == "--self-delete") {
            options.selfDelete = true;
        } else if (word == "--plan" && i + 1 < argc) {
            options.planFile = argv[++i];
        } else if (word == "--version") {
            std::puts("pillarbench-agent " PB_VERSION);
            return 0;
        } else {
            const bool help = word == "--help" || word == "-h";
            std::fputs(kUsage, help ? stdout : stderr);
            return help ? 0 : 2;
        }
    }
    return pb::agent::Agent(std::move(options)).run();
}
