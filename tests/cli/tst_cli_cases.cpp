// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray sampleFile(const QString& name)
{
    return contents(QStringLiteral(PB_SOURCE_DIR) + u"/resources/sample/"_s + name);
}

}  // namespace

/// Each folder of tests/cli/cases is one call, see cases/README.md; so is each example of the documentation.
class TestCliCases : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(QDir(kCases).exists() && QDir(kExamples).exists()); }

    void gives_data()
    {
        QTest::addColumn<QString>("folder");
        for (const QString& place : {kCases, kExamples}) {
            const QDir cases(place);
            for (const QString& name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
                QTest::newRow(qPrintable(cases.dirName() + u'/' + name)) << cases.filePath(name);
        }
    }
    void gives()
    {
        QFETCH(QString, folder);
        const QTemporaryDir place;
        copyInto(folder, place.path());
        const QString line = QString::fromUtf8(contents(folder + u"/args"_s)).trimmed();
        const CliResult got =
            runCli(line.split(u'\n', Qt::SkipEmptyParts), place.path(), contents(folder + u"/stdin"_s));
        if (qEnvironmentVariableIsSet("PB_WRITE_CASES"))
            write(folder, got);
        QVERIFY2(QFile::exists(folder + u"/exit"_s), "the case has no expected exit code");
        QCOMPARE(QString::fromUtf8(got.out), QString::fromUtf8(contents(folder + u"/stdout"_s)));
        QCOMPARE(QString::fromUtf8(got.err), QString::fromUtf8(contents(folder + u"/stderr"_s)));
        QCOMPARE(got.exit, contents(folder + u"/exit"_s).trimmed().toInt());
    }

private:
    const QString kCases = QStringLiteral(PB_SOURCE_DIR) + u"/tests/cli/cases"_s;
    const QString kExamples = QStringLiteral(PB_SOURCE_DIR) + u"/packaging/docs/cli/examples"_s;

    /// The case's own inputs and the sample network stand in the folder in which the program runs.
    void copyInto(const QString& folder, const QString& place)
    {
        QFile sample(place + u"/sample.json"_s);
        QVERIFY(sample.open(QIODevice::WriteOnly));
        sample.write(sampleFile(u"network.json"_s));
        for (const QString& name : QDir(folder).entryList(QDir::Files))
            QVERIFY(QFile::copy(folder + u'/' + name, place + u'/' + name));
    }

    static void write(const QString& folder, const CliResult& got)
    {
        const auto put = [&](const QString& name, const QByteArray& bytes) {
            QFile file(folder + u'/' + name);
            if (bytes.isEmpty())
                file.remove();
            else if (file.open(QIODevice::WriteOnly))
                file.write(bytes);
        };
        put(u"stdout"_s, got.out);
        put(u"stderr"_s, got.err);
        put(u"exit"_s, QByteArray::number(got.exit) + '\n');
    }
};

QTEST_GUILESS_MAIN(TestCliCases)
#include "tst_cli_cases.moc"
