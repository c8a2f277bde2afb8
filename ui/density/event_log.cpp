// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/event_log.h"

#include "ui/charts/axis.h"
#include "ui/density/run_texts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {
constexpr int kMaxBlocks = 4000;
}

EventLog::EventLog(QWidget* parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setMaximumBlockCount(kMaxBlocks);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
}

void EventLog::clearLog()
{
    clear();
    m_markersShown = 0;
    m_remoteShown = 0;
}

void EventLog::showEvents(const density::Run& run)
{
    const auto& markers = run.markers();
    const QString host = run.hello() ? QString::fromStdString(run.hello()->host.hostName) : QString();
    for (; m_markersShown < markers.size(); ++m_markersShown) {
        const density::Marker& marker = markers[m_markersShown];
        appendPlainText(timeText(marker.tMs, true).rightJustified(9) + u"  "_s + markerText(marker, host));
    }
}

void EventLog::showRemote(const QStringList& lines, qsizetype dropped)
{
    const qsizetype from = std::max<qsizetype>(m_remoteShown - dropped, 0);
    for (qsizetype i = from; i < lines.size(); ++i)
        appendPlainText(u"      ssh  "_s + lines[i]);
    m_remoteShown = dropped + lines.size();
}

void EventLog::rebuild(const density::Run& run)
{
    clearLog();
    showEvents(run);
}

}  // namespace pb::ui
