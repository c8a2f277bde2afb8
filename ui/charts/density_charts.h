// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/run.h"
#include "ui/charts/heat_plot.h"
#include "ui/charts/histogram_plot.h"
#include "ui/charts/time_plot.h"

#include <array>
#include <memory>
#include <vector>

/// What each chart of a density run shows, in the language asked for: the page and the report show the same charts.
namespace pb::ui {

/// Charts keep the run alive and read it when they paint; it may grow in between.
using SharedRun = std::shared_ptr<const density::Run>;

/// Guests ready, started and failed, with the article's 6,417 and the 2,000 that its authors expected.
TimeContent guestsContent(const SharedRun& run, text::Language language);
TimeContent bootContent(const SharedRun& run, text::Language language);
TimeContent memoryContent(const SharedRun& run, text::Language language);
TimeContent ksmContent(const SharedRun& run, text::Language language);
TimeContent cpuContent(const SharedRun& run, text::Language language);
TimeContent pressureContent(const SharedRun& run, text::Language language);
/// Run-queue latency over time as a heat map with p50, p95 and p99; means where the host gives nothing better.
HeatContent runqHeatContent(const SharedRun& run, text::Language language);
/// The newest interval's run-queue latency.
HistogramContent runqNowContent(const density::Run& run, text::Language language);
/// Run-queue latency with the most guests ready.
HistogramContent runqPeakContent(const density::RunSummary& summary, text::Language language);

/// Stages with their targets, limits, ends and errors.
std::vector<PlotMarker> markersOf(const density::Run& run, text::Language language);

}  // namespace pb::ui
