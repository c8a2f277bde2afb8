// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sample_workspace.h"

#include "core/network/rules.h"
#include "core/store/workspace_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace pb;
using namespace Qt::StringLiterals;

namespace {

Result<workspace::Workspace> read(const QString& path)
{
    auto store = store::WorkspaceStore::open(path, store::Access::ReadOnly);
    if (!store)
        return forward(std::move(store));
    return (*store)->load();
}

}  // namespace

class TestSampleWorkspace : public QObject {
    Q_OBJECT
private slots:
    void holdsTheThreeParts()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"sample.pillar"_s);
        const Status built = store::buildSample(path);
        QVERIFY2(built, built ? "" : built.error().id.c_str());
        const auto workspace = read(path);
        QVERIFY(workspace);
        QCOMPARE(workspace->workloads.size(), std::size_t{1});
        QCOMPARE(workspace->networks.size(), std::size_t{1});
        const WorkloadId workload = workspace->workloads.begin()->first;
        QVERIFY(workspace->workloads.begin()->second.answers.size() >= 40);
        QCOMPARE(workspace->networks.begin()->second.workload, workload);
        for (const auto& [id, run] : workspace->runs)
            QCOMPARE(run.workload, workload);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"sample.pillar"_s});
    }

    /// The faults that the drawing is to show, and no others.
    void networkHasTheIntendedFaults()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"sample.pillar"_s);
        QVERIFY(store::buildSample(path));
        const auto workspace = read(path);
        QVERIFY(workspace);
        for (const Finding& finding : net::validate(workspace->networks.begin()->second))
            qInfo("%s %s", std::string(enumName(finding.severity)).c_str(), finding.key().c_str());
    }

    void leavesWhatIsThereAlone()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"mine.pillar"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        const Status built = store::buildSample(file.fileName());
        QVERIFY(!built);
        QCOMPARE(QByteArray::fromStdString(built.error().id), QByteArray("store.create.exists"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
    }
};

QTEST_GUILESS_MAIN(TestSampleWorkspace)
#include "tst_sample_workspace.moc"
