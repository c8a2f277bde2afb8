// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/run.h"

#include <QPlainTextEdit>
#include <QStringList>

namespace pb::ui {

/// What happened in a run, line by line with its time: stages, limits, failures, notes, and what ssh and agent said.
class EventLog final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit EventLog(QWidget* parent = nullptr);

    void clearLog();
    /// Adds what has come since the last call. Texts are those of the window's language.
    void showEvents(const density::Run& run);
    /// @param lines   the newest lines of a stream
    /// @param dropped how many came before them and are gone
    void showRemote(const QStringList& lines, qsizetype dropped);
    /// All of it again, after the language has changed.
    void rebuild(const density::Run& run);

private:
    std::size_t m_markersShown = 0;
    qsizetype m_remoteShown = 0;
};

}  // namespace pb::ui
