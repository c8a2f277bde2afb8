// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/density/event.h"
#include "core/density/run.h"

#include <QByteArray>
#include <QString>

#include <stop_token>
#include <vector>

namespace pb::ui {

/// A recorded stream, read.
struct Recording {
    std::vector<density::Event> events;
    density::Run run;  ///< what they come to, the faults of the file included
};

inline constexpr qint64 kMaxRecordingBytes = 256LL * 1024 * 1024;

/// Reads NDJSON as an agent writes it. Lines that cannot be used are counted in run.faults(). Seconds for large files:
/// not for the GUI thread.
/// @return Schema "density.import.empty" where = name: no usable event in it
Result<Recording> readRecording(const QByteArray& ndjson, const QString& name, std::stop_token stop = {});
/// @return also Io "density.import.failed", Limit "density.import.size" where = path
Result<Recording> readRecordingFile(const QString& path, std::stop_token stop = {});

/// Writes a file as a whole or not at all.
/// @return Io "density.export.failed" where = path
Status writeWhole(const QString& path, const QByteArray& bytes);

}  // namespace pb::ui
