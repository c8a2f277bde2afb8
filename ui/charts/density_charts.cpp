// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/density_charts.h"

#include "ui/text/format.h"
#include "ui/text/sentence.h"

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace pb::ui {

using density::Marker;
using density::Metric;
using density::MetricUnit;
using density::Run;
using text::Language;
using text::sentence;

namespace {

/// One line of a chart: the metric, the sentence with its name, its colour.
struct LineSpec {
    Metric metric;
    const char* name;
    std::size_t color;
};

std::shared_ptr<const density::Series> seriesOf(const SharedRun& run, Metric metric)
{
    return {run, &run->series(metric)};  // shares the run's lifetime
}

/// Only the guest chart names the markers; below it they are the same lines again.
std::vector<PlotMarker> silent(std::vector<PlotMarker> markers)
{
    for (PlotMarker& marker : markers)
        marker.label.clear();
    return markers;
}

TimeContent content(const SharedRun& run, const char* title, MetricUnit unit, Language language)
{
    TimeContent out;
    out.title = sentence(language, title);
    out.unit = unit;
    out.markers = silent(markersOf(*run, language));
    out.untilMs = run->lastMs();
    out.empty = sentence(language, "density.chart.no_samples");
    return out;
}

void addLines(TimeContent& out, const SharedRun& run, std::span<const LineSpec> lines, Language language)
{
    for (const LineSpec& line : lines)
        out.lines.push_back(
            {.name = sentence(language, line.name), .series = seriesOf(run, line.metric), .color = line.color});
}

TimeLine quantileLine(const SharedRun& run, Metric metric, const QString& name, std::size_t color)
{
    return {.name = name, .series = seriesOf(run, metric), .color = color};
}

QString sourceName(density::RunqSource source, Language language)
{
    return sentence(language, "density.source." + std::string(idOf(source)));
}

}  // namespace

std::vector<PlotMarker> markersOf(const Run& run, Language language)
{
    std::vector<PlotMarker> out;
    for (const Marker& marker : run.markers()) {
        switch (marker.kind) {
        case Marker::Kind::Stage:
            out.push_back(
                {marker.tMs, PlotMarker::Kind::Stage, text::count(static_cast<std::int64_t>(marker.value), language)});
            break;
        case Marker::Kind::Limit:
            out.push_back(
                {marker.tMs, PlotMarker::Kind::Alert,
                 sentence(language, "density.marker.limit", {sentence(language, "density.stop." + marker.id)})});
            break;
        case Marker::Kind::Error:
            out.push_back({marker.tMs, PlotMarker::Kind::Alert, sentence(language, "density.marker.error")});
            break;
        case Marker::Kind::Stopping:
            out.push_back({marker.tMs, PlotMarker::Kind::End, sentence(language, "density.marker.stopping")});
            break;
        case Marker::Kind::Finished:
            out.push_back({marker.tMs, PlotMarker::Kind::End, sentence(language, "density.marker.finished")});
            break;
        case Marker::Kind::Hold:
        case Marker::Kind::Note:
        case Marker::Kind::Failure:
            break;  // in the log; the lines show what they did
        }
    }
    return out;
}

TimeContent guestsContent(const SharedRun& run, Language language)
{
    static constexpr std::array kLines{LineSpec{Metric::GuestsReady, "density.chart.ready", 0},
                                       LineSpec{Metric::GuestsStarted, "density.chart.started", 2},
                                       LineSpec{Metric::GuestsFailed, "density.chart.failed", 1}};
    TimeContent out = content(run, "density.chart.guests", MetricUnit::Count, language);
    addLines(out, run, kLines, language);
    out.lines.front().filled = true;
    out.markers = markersOf(*run, language);
    const auto reference = [&](std::int64_t guests, const char* label) {
        out.references.push_back(
            {static_cast<double>(guests), sentence(language, label, {text::count(guests, language)})});
    };
    reference(density::kArticleGuests, "density.chart.article");
    reference(density::kArticleExpectedGuests, "density.chart.expected");
    if (run->plan()) {
        out.expectedHigh = static_cast<double>(run->plan()->ceiling);
        if (run->plan()->ceiling != density::kArticleGuests)
            reference(run->plan()->ceiling, "density.chart.ceiling");
    }
    return out;
}

TimeContent bootContent(const SharedRun& run, Language language)
{
    TimeContent out = content(run, "density.chart.boot", MetricUnit::Milliseconds, language);
    out.lines = {quantileLine(run, Metric::BootP50, u"p50"_s, 2), quantileLine(run, Metric::BootP95, u"p95"_s, 5)};
    return out;
}

TimeContent memoryContent(const SharedRun& run, Language language)
{
    static constexpr std::array kLines{LineSpec{Metric::MemoryUsed, "density.chart.memory_used", 0},
                                       LineSpec{Metric::MemoryAvailable, "density.chart.memory_available", 2},
                                       LineSpec{Metric::PageTables, "density.chart.page_tables", 3},
                                       LineSpec{Metric::KernelStacks, "density.chart.kernel_stacks", 5},
                                       LineSpec{Metric::Slab, "density.chart.slab", 7}};
    TimeContent out = content(run, "density.chart.memory", MetricUnit::KiB, language);
    addLines(out, run, kLines, language);
    out.lines.front().filled = true;
    return out;
}

TimeContent ksmContent(const SharedRun& run, Language language)
{
    static constexpr std::array kLines{LineSpec{Metric::KsmSharing, "density.chart.ksm_sharing", 0},
                                       LineSpec{Metric::KsmShared, "density.chart.ksm_shared", 2},
                                       LineSpec{Metric::KsmVolatile, "density.chart.ksm_volatile", 5}};
    TimeContent out = content(run, "density.chart.ksm", MetricUnit::Pages, language);
    addLines(out, run, kLines, language);
    return out;
}

TimeContent cpuContent(const SharedRun& run, Language language)
{
    static constexpr std::array kLines{LineSpec{Metric::CpuUser, "density.chart.cpu_user", 0},
                                       LineSpec{Metric::CpuSystem, "density.chart.cpu_system", 1},
                                       LineSpec{Metric::CpuGuest, "density.chart.cpu_guest", 2},
                                       LineSpec{Metric::CpuIoWait, "density.chart.cpu_iowait", 5},
                                       LineSpec{Metric::CpuSteal, "density.chart.cpu_steal", 3}};
    TimeContent out = content(run, "density.chart.cpu", MetricUnit::Percent, language);
    addLines(out, run, kLines, language);
    return out;
}

TimeContent pressureContent(const SharedRun& run, Language language)
{
    static constexpr std::array kLines{LineSpec{Metric::PsiCpu, "density.chart.psi_cpu", 0},
                                       LineSpec{Metric::PsiMemory, "density.chart.psi_memory", 1},
                                       LineSpec{Metric::PsiIo, "density.chart.psi_io", 5}};
    TimeContent out = content(run, "density.chart.psi", MetricUnit::Percent, language);
    addLines(out, run, kLines, language);
    if (run->lastSample())
        out.empty = sentence(language, "density.chart.no_psi");
    return out;
}

HeatContent runqHeatContent(const SharedRun& run, Language language)
{
    using density::RunqSource;
    const RunqSource source = run->runq().source;
    HeatContent out;
    out.title = sentence(language, "density.chart.runq", {sourceName(source, language)});
    out.map = {run, &run->heatMap()};
    if (source == RunqSource::Schedstat)
        out.lines = {quantileLine(run, Metric::RunqMean, sentence(language, "density.chart.runq_mean"), 1)};
    else
        out.lines = {quantileLine(run, Metric::RunqP99, u"p99"_s, 1), quantileLine(run, Metric::RunqP95, u"p95"_s, 5),
                     quantileLine(run, Metric::RunqP50, u"p50"_s, ChartStyle::kInk)};
    out.markers = silent(markersOf(*run, language));
    out.untilMs = run->lastMs();
    const bool knownUnmeasured =
        run->preflight() && run->preflight()->runqSource == RunqSource::None && run->lastSample();
    out.empty = sentence(language, knownUnmeasured ? "density.chart.no_runq" : "density.chart.no_samples");
    return out;
}

HistogramContent runqNowContent(const Run& run, Language language)
{
    using density::RunqSource;
    const char* empty = "density.chart.no_samples";
    if (run.runq().source == RunqSource::Schedstat)
        empty = "density.chart.runq_means_only";
    else if (run.preflight() && run.preflight()->runqSource == RunqSource::None && run.lastSample())
        empty = "density.chart.no_runq";
    return {.title = sentence(language, "density.chart.runq_now"),
            .histogram = run.runq().histogram,
            .empty = sentence(language, empty)};
}

HistogramContent runqPeakContent(const density::RunSummary& summary, Language language)
{
    const char* empty = summary.runqSource == density::RunqSource::Schedstat ? "density.chart.runq_means_only"
                                                                             : "density.chart.no_runq";
    return {.title = sentence(language, "density.chart.runq_peak", {text::count(summary.maxReady, language)}),
            .histogram = summary.runqAtPeak,
            .empty = sentence(language, empty)};
}

}  // namespace pb::ui
