// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/run_figures.h"

#include "ui/density/tr.h"
#include "ui/text/format.h"

using namespace Qt::StringLiterals;

namespace pb::ui {

using density::Metric;

namespace {

template <class Format>
QString orDash(const std::optional<double>& value, Format format)
{
    return value ? format(*value) : u"–"_s;
}

QString memory(double kib) { return text::memory(kib); }
QString latency(double us) { return text::latency(us); }
QString fromMs(double ms) { return text::latency(ms * 1000); }

}  // namespace

std::vector<Figure> liveFigures(const density::Run& run)
{
    const std::int64_t ceiling = run.plan() ? run.plan()->ceiling : 0;
    const QString ready = text::count(run.guestsReady());
    const std::optional<std::int64_t> left = run.remainingMs();
    std::vector<Figure> out{
        {ceiling > 0 ? DensityTr::tr("guests ready, of %1").arg(text::count(ceiling)) : DensityTr::tr("guests ready"),
         ready},
        {DensityTr::tr("guests a second"), orDash(run.series(Metric::GuestsPerSecond).last(),
                                                  [](double v) { return text::decimal(v, v < 100 ? 1 : 0); })},
        {DensityTr::tr("time left"), left ? text::duration(*left) : u"–"_s},
        {DensityTr::tr("memory per guest"), orDash(run.series(Metric::MemoryPerGuest).last(), memory)},
        {DensityTr::tr("run-queue p99"), orDash(run.series(Metric::RunqP99).last(), latency)},
        {DensityTr::tr("failed"), text::count(run.guestsFailed())}};
    return out;
}

std::vector<Figure> summaryFigures(const density::RunSummary& summary)
{
    std::vector<Figure> out{{DensityTr::tr("guests at most"), text::count(summary.maxReady)},
                            {DensityTr::tr("time to get there"), text::duration(summary.rampMs)},
                            {DensityTr::tr("memory per guest"), orDash(summary.memoryPerGuestKiB, memory)},
                            {DensityTr::tr("boot p95"), orDash(summary.bootP95Ms, fromMs)},
                            {DensityTr::tr("run-queue p50 at the peak"), orDash(summary.runqP50Us, latency)},
                            {DensityTr::tr("run-queue p99 at the peak"), orDash(summary.runqP99Us, latency)},
                            {DensityTr::tr("failed"), text::count(summary.failed)}};
    return out;
}

}  // namespace pb::ui
