// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/run_texts.h"

#include "ui/density/tr.h"
#include "ui/text/format.h"
#include "ui/text/sentence.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace pb::ui {

using density::Marker;
using density::Run;
using density::RunState;
using density::StopReason;

namespace {

QString reasonText(const std::string& id) { return text::sentence("density.stop." + id); }

QString count(double value) { return text::count(static_cast<std::int64_t>(value)); }

QStringList argsOf(const Marker& marker)
{
    QStringList args;
    for (const std::string& arg : marker.args)
        args << QString::fromStdString(arg);
    return args;
}

/// The sentence of `id`; where this version has none, the agent's own English.
QString sentenceOr(const std::string& id, const Marker& marker, const QStringList& args)
{
    if (text::hasSentence(id))
        return text::sentence(id, args);
    const QString detail = QString::fromStdString(marker.detail);
    return detail.isEmpty() ? QString::fromStdString(marker.id) : detail;
}

QString failureText(const Marker& marker)
{
    const QString reason = text::sentence("density.failure." + marker.id);
    QString line = text::sentence("density.marker.failure", {count(marker.value), reason});
    if (!marker.detail.empty())
        line += u" ("_s + QString::fromStdString(marker.detail) + u')';
    return line;
}

QString endText(const Marker& marker)
{
    if (marker.value > 0)
        return DensityTr::tr("Ended. Left behind on the host: %1").arg(count(marker.value));
    return DensityTr::tr("Ended. Nothing was left behind on the host.");
}

}  // namespace

QString whereText(const workspace::RunRecord& run)
{
    const QString when = text::dateTime(QString::fromStdString(run.started_utc));
    return run.host.empty() ? when : QString::fromStdString(run.host) + u" · "_s + when;
}

QString stateText(const Run& run)
{
    switch (run.state()) {
    case RunState::Waiting:
        return DensityTr::tr("Waiting for the agent");
    case RunState::Preparing:
        return DensityTr::tr("Looking at the host");
    case RunState::Starting:
    case RunState::Holding: {
        const QString phase =
            run.state() == RunState::Starting ? DensityTr::tr("Starting guests") : DensityTr::tr("Holding");
        if (!run.stage())
            return phase;
        return DensityTr::tr("%1 - stage %2 of %3").arg(phase).arg(run.stage()->index).arg(run.stage()->count);
    }
    case RunState::Stopping:
        return DensityTr::tr("Stopping");
    case RunState::Finished:
        return text::sentence("density.stop." + std::string(idOf(run.summary().stopReason)));
    case RunState::Failed:
        return DensityTr::tr("Failed");
    }
    return {};
}

QString stateText(RunSource::State state)
{
    switch (state) {
    case RunSource::State::Idle:
        return DensityTr::tr("Not running");
    case RunSource::State::Connecting:
        return DensityTr::tr("Connecting");
    case RunSource::State::Sending:
        return DensityTr::tr("Sending the agent");
    case RunSource::State::Preparing:
        return DensityTr::tr("Looking at the host");
    case RunSource::State::Running:
        return DensityTr::tr("Running");
    case RunSource::State::Stopping:
        return DensityTr::tr("Stopping");
    }
    return {};
}

QString outcomeText(const density::RunSummary& summary)
{
    const QString guests = DensityTr::tr("%Ln guest(s)", nullptr, static_cast<int>(summary.maxReady));
    if (summary.stopReason == StopReason::Interrupted)
        return DensityTr::tr("%1, interrupted").arg(guests);
    return guests;
}

QString markerText(const Marker& marker, const QString& host)
{
    switch (marker.kind) {
    case Marker::Kind::Stage:
        return DensityTr::tr("Stage %1 of %2: up to %3 guests")
            .arg(argsOf(marker).value(0), argsOf(marker).value(1), count(marker.value));
    case Marker::Kind::Hold:
        return DensityTr::tr("%1 guests are there; holding").arg(count(marker.value));
    case Marker::Kind::Limit:
        return DensityTr::tr("%1 (measured %2, limit %3)")
            .arg(reasonText(marker.id), text::decimal(marker.value, 0), text::decimal(marker.threshold, 0));
    case Marker::Kind::Note:
        return sentenceOr("density.note." + marker.id, marker, argsOf(marker));
    case Marker::Kind::Failure:
        return failureText(marker);
    case Marker::Kind::Stopping:
        return DensityTr::tr("Stopping: %1").arg(reasonText(marker.id));
    case Marker::Kind::Finished:
        return endText(marker);
    case Marker::Kind::Error:
        return sentenceOr("density.agent." + marker.id, marker, {host, QString::fromStdString(marker.detail)});
    }
    return {};
}

QString faultsText(const density::StreamFaults& faults)
{
    if (faults.sum() == 0)
        return {};
    const auto number = [](std::uint64_t value) { return text::count(static_cast<std::int64_t>(value)); };
    return DensityTr::tr("Unusable lines from the agent: %1 malformed, %2 too long, %3 out of order, %4 missing, "
                         "%5 of unknown type")
        .arg(number(faults.malformed), number(faults.oversized), number(faults.outOfOrder), number(faults.missing),
             number(faults.unknown));
}

}  // namespace pb::ui
