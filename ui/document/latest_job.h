// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace pb::ui {

/// Runs the newest of a stream of jobs off the GUI thread and drops the results of older ones.
/// One for each thing that is shown. All members are called on the GUI thread; only `work` runs elsewhere.
class LatestJob {
public:
    LatestJob() = default;
    LatestJob(const LatestJob&) = delete;
    LatestJob& operator=(const LatestJob&) = delete;
    ~LatestJob() { cancel(); }

    /// Asks the job before to stop, and starts this one.
    /// @param work called as work(std::stop_token) on a pool thread; owns all it reads, looks at the token every few
    ///             milliseconds and then returns anything
    /// @param done called with the result on the GUI thread, unless start() or cancel() came first or this object is
    /// gone.
    ///             May start the next job, or destroy this object.
    template <class Work, class Done>
    void start(Work work, Done done)
    {
        using Answer = std::invoke_result_t<Work&, std::stop_token>;
        static_assert(std::is_invocable_v<Done&, Answer>, "done takes what work returns");
        cancel();
        m_stop = std::stop_source{};
        m_running = true;
        const auto mailbox = m_mailbox;
        QThreadPool::globalInstance()->start(
            [this, mailbox, stop = m_stop.get_token(), work = std::move(work), done = std::move(done)]() mutable {
                if (stop.stop_requested())
                    return;
                auto answer = std::make_shared<Answer>(work(stop));
                auto deliver = [this, stop, answer, done = std::move(done)]() mutable {
                    if (stop.stop_requested())
                        return;  // `this` may be gone: the destructor asks to stop
                    m_running = false;
                    done(std::move(*answer));
                };
                QMetaObject::invokeMethod(mailbox.get(), std::move(deliver), Qt::QueuedConnection);
            });
    }

    void cancel()
    {
        m_stop.request_stop();
        m_running = false;
    }

    /// A job was started whose result has not been delivered.
    bool running() const noexcept { return m_running; }

private:
    /// Takes the results to the thread it was made on; outlives the jobs that post to it.
    std::shared_ptr<QObject> m_mailbox{new QObject, [](QObject* object) { object->deleteLater(); }};
    std::stop_source m_stop;
    bool m_running = false;
};

}  // namespace pb::ui
