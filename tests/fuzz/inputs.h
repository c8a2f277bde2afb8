// SPDX-License-Identifier: GPL-3.0-or-later
// What a fuzz target does with one input; shared by the libFuzzer programs and by the test that replays the corpora.
// Each ends the process where a promise is broken.
#pragma once

#include <string>
#include <string_view>

namespace pb::fuzz {

/// Networks. @param reader "network" (our own), "intent", or the name of one of exchange::importers()
void network(std::string_view reader, const std::string& text);

/// Lenses, answers and plans. @param reader "lens", "aws_lens", "azure_checklist" or "review_file"
void review(std::string_view reader, const std::string& text);

/// What an agent sends. @param reader "density_events", the only one
void density(std::string_view reader, const std::string& text);

/// The packet-set algebra. @param reader "packet_set", the only one
void packets(std::string_view reader, const std::string& text);

}  // namespace pb::fuzz
