// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace pb::ui {

/// Turns any number of requests into due() signals that are kInterval apart at least: the first at once, the last of a
/// burst always.
class Throttle final : public QObject {
    Q_OBJECT
public:
    static constexpr int kIntervalMs = 100;  ///< ten repaints a second

    explicit Throttle(QObject* parent = nullptr, int intervalMs = kIntervalMs);

    void request();
    /// due() now, if one is owed.
    void flush();

signals:
    void due();

private:
    void onTimeout();

    QTimer m_timer;
    bool m_owed = false;
};

}  // namespace pb::ui
