// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/latest_job.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <memory>
#include <thread>

using pb::ui::LatestJob;

class TestLatestJob : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { QThreadPool::globalInstance()->waitForDone(); }

    void onlyTheNewestReports()
    {
        QList<int> seen;
        LatestJob job;
        for (int i = 0; i < 200; ++i)
            job.start([i](std::stop_token) { return i; }, [&seen](int value) { seen << value; });
        QVERIFY(job.running());
        QTRY_VERIFY(!job.running());
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(seen, QList<int>{199});
    }

    void resultComesOnTheThreadOfTheStarter()
    {
        LatestJob job;
        std::thread::id worked, reported;
        job.start([&worked](std::stop_token) { return worked = std::this_thread::get_id(); },
                  [&reported](std::thread::id) { reported = std::this_thread::get_id(); });
        QTRY_VERIFY(reported != std::thread::id());
        QCOMPARE(reported, std::this_thread::get_id());
        QVERIFY(worked != reported);
    }

    /// The work is told, while it runs, that nobody waits any more.
    void cancelStopsTheWork()
    {
        LatestJob job;
        std::latch started(1);
        std::atomic<bool> stopped = false;
        bool reported = false;
        job.start(
            [&](std::stop_token stop) {
                started.count_down();
                while (!stop.stop_requested())
                    std::this_thread::yield();
                stopped = true;
                return 1;
            },
            [&](int) { reported = true; });
        started.wait();
        job.cancel();
        QVERIFY(!job.running());
        QTRY_VERIFY(stopped);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents();
        QVERIFY(!reported);
    }

    void goneBeforeItsJobReports()
    {
        bool reported = false;
        {
            LatestJob job;
            job.start([](std::stop_token) { return 7; }, [&reported](int) { reported = true; });
        }
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents();
        QVERIFY(!reported);
    }

    void mayBeDestroyedOrStartedAgainByItsResult()
    {
        auto job = std::make_unique<LatestJob>();
        int count = 0;
        const std::function<void(int)> again = [&](int value) {
            ++count;
            if (value == 0)
                job.reset();
            else
                job->start([value](std::stop_token) { return value - 1; }, again);
        };
        job->start([](std::stop_token) { return 3; }, again);
        QTRY_VERIFY(!job);
        QCOMPARE(count, 4);
    }
};

QTEST_GUILESS_MAIN(TestLatestJob)
#include "tst_latest_job.moc"
