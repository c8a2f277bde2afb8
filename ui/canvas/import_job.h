// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/import.h"
#include "ui/document/latest_job.h"

#include <QObject>
#include <QString>

#include <memory>

namespace pb::ui {

/// Reads a file or folder of what the clouds' own tools wrote, off the GUI thread.
class ImportJob final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Cancels what runs and starts anew. Ends with finished() or failed(), unless cancelled.
    void start(const QString& path);
    void cancel();
    bool running() const noexcept { return m_job.running(); }

signals:
    void runningChanged(bool running);
    void finished(const std::shared_ptr<pb::exchange::Imported>& imported);
    void failed(const pb::Error& error);

private:
    LatestJob m_job;
};

}  // namespace pb::ui
