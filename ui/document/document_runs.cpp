// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/density/event_codec.h"
#include "core/exchange/density/line_feed.h"
#include "core/store/run_event_reader.h"
#include "ui/document/document.h"

#include <QPointer>

namespace pb::ui {

namespace {

Result<density::Run> replay(const store::RunEventReader& reader, RunId id, std::stop_token stop)
{
    density::Run run;
    exchange::LineFeed feed;
    auto read = reader.read(
        id, [&](std::string_view piece) { feed.feed(piece).applyTo(run); }, std::move(stop));
    if (!read)
        return forward(std::move(read));
    feed.finish().applyTo(run);
    return run;
}

}  // namespace

workspace::Edit Document::withMeasured(const workspace::Edit& edit) const
{
    workspace::Edit out = edit;
    if (auto* batch = std::get_if<workspace::Batch>(&out.what)) {
        for (workspace::Edit& part : batch->edits)
            part = withMeasured(part);
    } else if (auto* set = std::get_if<workspace::SetRun>(&out.what)) {
        if (const auto now = m_workspace.runs.find(set->run.id); now != m_workspace.runs.end()) {
            set->run.summary = now->second.summary;
            set->run.started_utc = now->second.started_utc;
        }
    }
    return out;
}

Status Document::record(const workspace::Edit& edit)
{
    if (auto done = perform(edit); !done)
        return refused(std::move(done).error());
    announce(edit);
    return {};
}

Result<RunId> Document::beginRun(workspace::RunRecord record)
{
    if (auto writable = checkWritable(); !writable)
        return forward(refused(std::move(writable).error()));
    const auto next = m_store->nextRunId(m_workspace);
    if (!next)
        return forward(refused(next.error()));
    record.id = std::max(*next, RunId{m_highestRun.value + 1});
    const RunId id = record.id;
    if (auto added = this->record({workspace::AddRun{std::move(record)}}); !added)
        return forward(std::move(added));
    return id;
}

Status Document::appendRunEvents(RunId run, std::span<const density::Event> events)
{
    std::string lines;
    for (const density::Event& event : events)
        lines.append(exchange::writeEvent(event)).append(1, '\n');
    return appendLines(run, lines);
}

Status Document::appendRunEvents(RunId run, const QByteArray& ndjson)
{
    return appendLines(run, std::string_view(ndjson.constData(), static_cast<std::size_t>(ndjson.size())));
}

Status Document::appendLines(RunId run, std::string_view ndjson)
{
    if (auto writable = checkWritable(); !writable)
        return refused(std::move(writable).error());
    if (!m_workspace.runs.contains(run))
        return refused({Error::Code::NotFound,
                        "workspace.run.unknown",
                        "run " + std::to_string(run.value),
                        "no such id in this workspace",
                        {}});
    if (auto stored = m_store->appendRunEvents(run, ndjson); !stored)
        return refused(std::move(stored).error());
    return {};
}

Status Document::updateRun(const workspace::RunRecord& record)
{
    workspace::RunRecord next = record;
    if (const auto now = m_workspace.runs.find(record.id); now != m_workspace.runs.end()) {
        next = now->second;
        next.summary = record.summary;
        next.started_utc = record.started_utc;
        if (next == now->second)
            return {};
    }
    return this->record({workspace::SetRun{std::move(next)}});
}

void Document::loadRun(RunId run, QObject* context, std::function<void(Result<density::Run>)> done)
{
    if (!m_store) {
        done(fail(Error::Code::NotFound, "document.closed", {}, "no workspace is open"));
        return;
    }
    const int load = ++m_lastRunLoad;
    m_runLoads[load].start(
        [reader = m_store->eventReader(), run](std::stop_token stop) { return replay(reader, run, std::move(stop)); },
        [this, load, context = QPointer<QObject>(context), done = std::move(done)](Result<density::Run> result) {
            m_runLoads.erase(load);
            if (context)
                done(std::move(result));
        });
}

Status Document::readRunEvents(RunId run, const std::function<void(std::string_view)>& visit) const
{
    if (!m_store)
        return fail(Error::Code::NotFound, "document.closed", {}, "no workspace is open");
    return m_store->readRunEvents(run, visit);
}

}  // namespace pb::ui
