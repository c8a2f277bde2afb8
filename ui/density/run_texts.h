// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/run.h"
#include "core/workspace/workspace.h"
#include "ui/density/run_source.h"

#include <QString>

/// How the parts of a run read, in the language of the window.
namespace pb::ui {

/// "Starting guests", "Holding", "Finished: the ceiling was reached and held" …
QString stateText(const density::Run& run);
QString stateText(RunSource::State state);
/// Where and when: "root@host · 2026-11-23 17:28"; the time alone where a recording does not name its host.
QString whereText(const workspace::RunRecord& run);
/// Of a stored run: "6,417 guests", "Interrupted".
QString outcomeText(const density::RunSummary& summary);
/// One line of the log, without its time.
/// @param host the name that an error of the agent says
QString markerText(const density::Marker& marker, const QString& host);
/// What could not be used of the stream; "" where all could.
QString faultsText(const density::StreamFaults& faults);

}  // namespace pb::ui
