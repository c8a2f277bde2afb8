// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace pb::remote {

/// The reading end of a child's output that never holds more than kMostWaiting bytes: it hands them on ten times a
/// second, and stops reading in between when they are more. The sender then waits, not the user interface.
class StreamReader final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype kMostWaiting = qsizetype{256} * 1024;
    static constexpr int kIntervalMs = 100;

    explicit StreamReader(QObject* parent = nullptr);
    ~StreamReader() override;

    /// The file that the child writes to; -1 when the system has no pipe left. Close it here once the child has it.
    int childFd() const noexcept { return m_childFd; }
    void closeChildFd();
    /// Hands on all that has been written so far, up to kMostWaiting; for when the child has ended.
    void drain();

signals:
    void arrived(const QByteArray& bytes);

private:
    void read();
    void handOn();

    int m_fd = -1;
    int m_childFd = -1;
    QByteArray m_waiting;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_timer;
};

}  // namespace pb::remote
