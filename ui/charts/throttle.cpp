// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/throttle.h"

namespace pb::ui {

Throttle::Throttle(QObject* parent, int intervalMs) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &Throttle::onTimeout);
}

void Throttle::request()
{
    if (m_timer.isActive()) {
        m_owed = true;
        return;
    }
    m_timer.start();
    emit due();
}

void Throttle::flush()
{
    if (!m_owed)
        return;
    m_owed = false;
    m_timer.start();
    emit due();
}

void Throttle::onTimeout() { flush(); }

}  // namespace pb::ui
