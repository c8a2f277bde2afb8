// SPDX-License-Identifier: GPL-3.0-or-later
// What an agent sends may be anything: the stream of events, plan and summary, and the texts of runqlat.
#include "core/density/run.h"
#include "core/exchange/density/event_codec.h"
#include "core/exchange/density/line_feed.h"
#include "core/exchange/density/runq_text.h"
#include "tests/fuzz/inputs.h"

#include <algorithm>
#include <cstdlib>

using namespace pb;
using namespace pb::exchange;

namespace {

/// The events of a stream that arrives in pieces.
LineFeed::Batch read(std::string_view stream, std::size_t piece)
{
    LineFeed feed;
    LineFeed::Batch all;
    const auto take = [&](LineFeed::Batch&& batch) {
        std::move(batch.events.begin(), batch.events.end(), std::back_inserter(all.events));
        all.malformed += batch.malformed;
        all.oversized += batch.oversized;
    };
    for (; !stream.empty(); stream.remove_prefix(std::min(piece, stream.size())))
        take(feed.feed(stream.substr(0, piece)));
    take(feed.finish());
    return all;
}

void checkLine(std::string_view line, RunqlatText& runqlat)
{
    if (const auto event = parseEvent(line)) {
        const auto again = parseEvent(writeEvent(*event));
        if (!again || writeEvent(*again) != writeEvent(*event))
            std::abort();
    }
    if (const auto plan = parsePlan(line); plan && !parsePlan(writePlan(*plan)))
        std::abort();
    if (const auto summary = parseSummary(line); summary && !parseSummary(writeSummary(*summary)))
        std::abort();
    runqlat.takeLine(line);
    bpftraceHistogram(line);
}

}  // namespace

void pb::fuzz::density(std::string_view, const std::string& input)
{
    const std::string_view text = input;
    const std::size_t size = text.size();
    const LineFeed::Batch whole = read(text, std::max<std::size_t>(size, 1)), pieces = read(text, 7);
    if (whole.events.size() != pieces.events.size() || whole.malformed != pieces.malformed ||
        whole.oversized != pieces.oversized)
        std::abort();
    density::Run run;
    whole.applyTo(run);
    RunqlatText runqlat;
    for (std::size_t at = 0; at < size;) {
        const std::size_t end = std::min(text.find('\n', at), size);
        checkLine(text.substr(at, end - at), runqlat);
        at = end + 1;
    }
    runqlat.flush();
}
