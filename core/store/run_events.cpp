// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_events.h"

#include "core/store/dialect.h"
#include "core/store/row_reader.h"
#include "core/store/run_event_reader.h"

#include <QtEndian>

namespace pb::store {

namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;
constexpr int kCompressionLevel = 1;  // event lines are repetitive: 10 to 1 already
constexpr qsizetype kLengthBytes = 4;

Result<std::int64_t> number(Connection& connection, Result<Rows> rows)
{
    if (!rows)
        return forward(std::move(rows));
    if (rows->next())
        return rows->integer(0);
    if (auto end = connection.end(*rows); !end)
        return forward(std::move(end));
    return 0;
}

/// The lines of one piece; a null array where it is damaged. The length in front is checked before memory is taken for
/// it.
QByteArray unpack(const QByteArray& packed)
{
    if (packed.size() <= kLengthBytes || qFromBigEndian<quint32>(packed.constData()) > kPieceBytes)
        return {};
    return qUncompress(packed);
}

}  // namespace

Status appendEvents(Connection& connection, RunId run, std::string_view ndjson)
{
    const auto last =
        number(connection, connection.query("SELECT COALESCE(MAX(piece), 0) FROM run_event WHERE run = ?", run.value));
    if (!last)
        return tl::unexpected(last.error());
    for (std::int64_t piece = *last + 1; !ndjson.empty(); ++piece) {
        const std::string_view part = ndjson.substr(0, kPieceBytes);
        ndjson.remove_prefix(part.size());
        const QByteArray packed = qCompress(reinterpret_cast<const uchar*>(part.data()),
                                            static_cast<qsizetype>(part.size()), kCompressionLevel);
        auto done =
            connection.run("INSERT INTO run_event (run, piece, body) VALUES (?, ?, ?)", run.value, piece, packed);
        if (!done)
            return done;
    }
    return {};
}

Status readEvents(Connection& connection, RunId run, const std::function<void(std::string_view)>& visit,
                  std::stop_token stop)
{
    auto rows = connection.query("SELECT piece, body FROM run_event WHERE run = ? ORDER BY piece", run.value);
    if (!rows)
        return forward(std::move(rows));
    while (rows->next()) {
        if (stop.stop_requested())
            return fail(Error::Code::Cancelled, "store.read.cancelled", connection.location().path.toStdString(),
                        "stopped");
        const QByteArray lines = unpack(rows->bytes(1));
        if (lines.isNull())
            return damagedRow(connection,
                              "run_event " + std::to_string(run.value) + ' ' + std::to_string(rows->integer(0)),
                              Error{Error::Code::Parse, {}, {}, "cannot be unpacked", {}});
        visit(std::string_view(lines.constData(), static_cast<std::size_t>(lines.size())));
    }
    return connection.end(*rows);
}

Result<RunId> highestRunWithEvents(Connection& connection)
{
    return number(connection, connection.query("SELECT COALESCE(MAX(run), 0) FROM run_event")).map([](std::int64_t id) {
        return RunId{id};
    });
}

Status dropOrphanedEvents(Connection& connection)
{
    return connection.run("DELETE FROM run_event WHERE run NOT IN (SELECT id FROM run)");
}

Status RunEventReader::read(RunId run, const std::function<void(std::string_view)>& visit, std::stop_token stop) const
{
    auto connection = Connection::open(m_where, sqlite());
    if (!connection)
        return forward(std::move(connection));
    if (auto configured = sqlite().configure(**connection, true); !configured)
        return configured;
    return readEvents(**connection, run, visit, std::move(stop));
}

}  // namespace pb::store
