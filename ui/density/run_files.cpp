// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/run_files.h"

#include "core/exchange/density/line_feed.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace pb::ui {

namespace {

constexpr qsizetype kPiece = 256 * 1024;

void take(exchange::LineFeed::Batch batch, Recording& out)
{
    batch.applyTo(out.run);
    std::ranges::move(batch.events, std::back_inserter(out.events));
}

}  // namespace

Result<Recording> readRecording(const QByteArray& ndjson, const QString& name, std::stop_token stop)
{
    Recording out;
    exchange::LineFeed feed;
    for (qsizetype at = 0; at < ndjson.size() && !stop.stop_requested(); at += kPiece) {
        const qsizetype size = std::min(kPiece, ndjson.size() - at);
        take(feed.feed(std::string_view(ndjson.constData() + at, static_cast<std::size_t>(size))), out);
    }
    take(feed.finish(), out);
    const bool known = std::ranges::any_of(out.events, [](const density::Event& event) {
        return !std::holds_alternative<density::UnknownEvent>(event.payload);
    });
    if (!known)
        return fail(Error::Code::Schema, "density.import.empty", name.toStdString(), "no usable event");
    return out;
}

Result<Recording> readRecordingFile(const QString& path, std::stop_token stop)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::Io, "density.import.failed", path.toStdString(), file.errorString().toStdString(),
                    {file.errorString().toStdString()});
    if (file.size() > kMaxRecordingBytes)
        return fail(Error::Code::Limit, "density.import.size", path.toStdString(), "the file is too large",
                    {std::to_string(kMaxRecordingBytes / (1024 * 1024))});
    return readRecording(file.readAll(), path, std::move(stop));
}

Status writeWhole(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(Error::Code::Io, "density.export.failed", path.toStdString(), file.errorString().toStdString(),
                {file.errorString().toStdString()});
}

}  // namespace pb::ui
