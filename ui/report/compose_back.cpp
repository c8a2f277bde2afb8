// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_scene.h"
#include "ui/report/compose.h"
#include "ui/text/format.h"
#include "ui/text/utf8.h"

using namespace Qt::StringLiterals;

namespace pb::ui::report {

namespace {

/// Charts are laid out in screen pixels, 96 to the inch.
constexpr double kUnitsPerPixel = 720.0 / 96;
constexpr int kChartFontPixels = 11;
constexpr double kChartHeight = points(190);

void drawChart(QPainter& painter, const QRectF& area, const Plot& plot, text::Language language)
{
    QFont face{QString::fromLatin1(kFontFamily)};
    face.setPixelSize(kChartFontPixels);
    ChartStyle look = ChartStyle::forPrint(face, language);
    painter.translate(area.topLeft());
    painter.scale(kUnitsPerPixel, kUnitsPerPixel);
    paintChart(painter, QRectF({0, 0}, area.size() / kUnitsPerPixel), plot, look);
}

template <class PlotType, class Content>
void addChart(Composer& composer, const Content& content)
{
    const auto plot = std::make_shared<PlotType>();
    plot->setContent(content);
    if constexpr (requires { plot->setView(TimeSpan{}); })
        plot->setView({0, std::max<std::int64_t>(1000, content.untilMs)});
    const text::Language language = composer.speaker.main();
    composer.figure(kChartHeight, [plot, language](QPainter& painter, const QRectF& area) {
        drawChart(painter, area, *plot, language);
    });
}

std::vector<Row> factRows(const Composer& composer, const workspace::RunRecord& run)
{
    const Speaker& speaker = composer.speaker;
    const text::Language language = speaker.main();
    const density::RunSummary& sum = run.summary;
    std::vector<Row> rows;
    const auto add = [&](const char* id, const QString& value) {
        if (!value.isEmpty())
            rows.push_back({{{speaker.say(id), true, ink::kMuted, {}}, {value, false, ink::kText, {}}}, {}});
    };
    const auto optional = [](const std::optional<double>& value, auto&& format) {
        return value ? format(*value) : QString();
    };
    add("report.run.host", fromUtf8(sum.host.hostName.empty() ? run.host : sum.host.hostName));
    add("report.run.cpu", fromUtf8(sum.host.cpuModel) + u" ("_s + text::count(sum.host.threads, language) + u')');
    add("report.run.memory", text::memory(static_cast<double>(sum.host.memoryKiB), language));
    add("report.run.started", text::dateTime(fromUtf8(run.started_utc), language));
    add("report.run.duration", text::duration(sum.durationMs, language));
    add("report.run.max_ready", text::count(sum.maxReady, language));
    add("report.run.failed", text::count(sum.failed, language));
    add("report.run.ramp", text::duration(sum.rampMs, language));
    add("report.run.per_guest", optional(sum.memoryPerGuestKiB, [&](double v) { return text::memory(v, language); }));
    add("report.run.boot", optional(sum.bootP95Ms, [&](double v) { return text::latency(v * 1000, language); }));
    add("report.run.runq50", optional(sum.runqP50Us, [&](double v) { return text::latency(v, language); }));
    add("report.run.runq99", optional(sum.runqP99Us, [&](double v) { return text::latency(v, language); }));
    return rows;
}

}  // namespace

void composeRuns(Composer& composer)
{
    const Speaker& speaker = composer.speaker;
    if (composer.report.runs.empty())
        return;
    composer.heading(speaker.say("report.density.title"), 0, u"density"_s);
    composer.pair(speaker.sayMain("report.density.intro"), speaker.saySecond("report.density.intro"), style::kBody);
    for (const workspace::RunRecord* run : composer.report.runs) {
        composer.heading(fromUtf8(run->name), 1, runAnchor(run->id));
        composer.table({1.6, 4}, {speaker.sayMain("report.column.figure"), speaker.sayMain("report.column.value")},
                       factRows(composer, *run));
        const auto replayed = composer.input.runs.find(run->id);
        if (replayed != composer.input.runs.end()) {
            addChart<TimePlot>(composer, guestsContent(replayed->second, speaker.main()));
            addChart<TimePlot>(composer, memoryContent(replayed->second, speaker.main()));
        }
        addChart<HistogramPlot>(composer, runqPeakContent(run->summary, speaker.main()));
        if (replayed != composer.input.runs.end())
            addChart<HeatPlot>(composer, runqHeatContent(replayed->second, speaker.main()));
        if (!run->note.empty())
            composer.markdown(fromUtf8(run->note), {});
    }
}

void composeMethod(Composer& composer)
{
    const Speaker& speaker = composer.speaker;
    composer.heading(speaker.say("report.method.title"), 0, u"method"_s);
    for (const char* id : {"report.method.review", "report.method.network", "report.method.density"}) {
        TextBlock& block = composer.pair(speaker.sayMain(id), speaker.saySecond(id), style::kBody);
        block.spaceBefore = points(8);
    }
}

}  // namespace pb::ui::report
