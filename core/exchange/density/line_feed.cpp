// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/density/line_feed.h"

#include "core/density/run.h"
#include "core/exchange/density/event_codec.h"

namespace pb::exchange {

void LineFeed::Batch::applyTo(density::Run& run) const
{
    for (const density::Event& event : events)
        run.apply(event);
    run.countMalformed(malformed);
    run.countOversized(oversized);
}

LineFeed::Batch LineFeed::feed(std::string_view bytes)
{
    Batch batch;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, end);
        if (!m_skipping && m_partial.size() + piece.size() > density::kMaxLineBytes + 1) {
            ++batch.oversized;
            m_partial.clear();
            m_skipping = true;
        }
        if (end == std::string_view::npos) {
            if (!m_skipping)
                m_partial += piece;
            break;
        }
        if (!m_skipping && m_partial.empty())
            takeLine(piece, batch);
        else if (!m_skipping)
            takeLine(m_partial += piece, batch);
        m_partial.clear();
        m_skipping = false;
        bytes.remove_prefix(end + 1);
    }
    return batch;
}

LineFeed::Batch LineFeed::finish()
{
    Batch batch;
    if (!m_skipping)
        takeLine(m_partial, batch);
    m_partial.clear();
    m_skipping = false;
    return batch;
}

void LineFeed::takeLine(std::string_view line, Batch& batch)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.empty())
        return;
    Result<density::Event> event = parseEvent(line);
    if (event)
        batch.events.push_back(*std::move(event));
    else if (event.error().id == "density.event.size")
        ++batch.oversized;
    else
        ++batch.malformed;
}

}  // namespace pb::exchange
