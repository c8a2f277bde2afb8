// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/event.h"
#include "ui/density/run_source.h"

#include <QElapsedTimer>
#include <QTimer>

#include <vector>

namespace pb::ui {

/// Tells a recorded run again.
class ReplaySource final : public RunSource {
    Q_OBJECT
public:
    static constexpr double kAsFastAsPossible = 0;

    /// @param events in the order of the stream
    /// @param speed  1: as it was; 10: ten times as fast; kAsFastAsPossible: a piece in each turn of the event loop
    ReplaySource(std::vector<density::Event> events, double speed, QObject* parent = nullptr);

    void start() override;
    /// The rest is not told.
    void stop() override;

private:
    void tell();
    void end();
    std::size_t dueNow() const;

    std::vector<density::Event> m_events;
    double m_speed;
    std::size_t m_next = 0;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

}  // namespace pb::ui
