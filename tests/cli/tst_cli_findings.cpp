// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace pb::test;
using namespace Qt::StringLiterals;

/// The forms of `check` that other programs read, against what their formats ask for.
class TestCliFindings : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QFile sample(QStringLiteral(PB_SOURCE_DIR) + u"/resources/sample/network.json"_s);
        QVERIFY(sample.open(QIODevice::ReadOnly));
        m_text = sample.readAll();
        QVERIFY(sample.copy(m_place.filePath(u"sample.json"_s)));
        m_json = run({u"check"_s, u"--json"_s, u"sample.json"_s});
        m_sarif = run({u"check"_s, u"--sarif"_s, u"--lang"_s, u"en"_s, u"sample.json"_s});
    }

    void subjectsAreIdsOfTheFile()
    {
        QSet<qint64> ids;
        for (const QJsonValue& element : QJsonDocument::fromJson(m_text).object()[u"elements"].toArray())
            ids << element[u"id"].toInteger();
        const QJsonArray findings = m_json[u"findings"].toArray();
        QVERIFY(findings.size() > 5);
        int waived = 0;
        for (const QJsonValue& finding : findings) {
            const QJsonArray subjects = finding[u"subjects"].toArray();
            QVERIFY(!subjects.isEmpty());
            QCOMPARE(finding[u"labels"].toArray().size(), subjects.size());
            for (const QJsonValue& id : subjects)
                QVERIFY(id.isDouble() && ids.contains(id.toInteger()));
            waived += finding[u"waived"].toBool() ? 1 : 0;
        }
        QCOMPARE(waived, 1);  // that of the sample
    }

    /// SARIF 2.1.0 sections 3.13 to 3.27: what must be there, and what it may be.
    void sarifIsAsTheStandardAsks()
    {
        QCOMPARE(m_sarif[u"version"].toString(), u"2.1.0"_s);
        QVERIFY(m_sarif[u"$schema"].toString().endsWith(u"sarif-schema-2.1.0.json"));
        const QJsonArray runs = m_sarif[u"runs"].toArray();
        QCOMPARE(runs.size(), 1);
        const QJsonObject driver = runs[0][u"tool"][u"driver"].toObject();
        QVERIFY(!driver[u"name"].toString().isEmpty());
        const QJsonArray rules = driver[u"rules"].toArray(), results = runs[0][u"results"].toArray();
        QCOMPARE(results.size(), m_json[u"findings"].toArray().size());
        QSet<QString> ids, prints;
        for (const QJsonValue& rule : rules) {
            QVERIFY(!ids.contains(rule[u"id"].toString()));
            ids << rule[u"id"].toString();
            QVERIFY(!rule[u"shortDescription"][u"text"].toString().isEmpty());
        }
        for (const QJsonValue& result : results) {
            const int index = result[u"ruleIndex"].toInt(-1);
            QVERIFY(index >= 0 && index < rules.size());
            QCOMPARE(rules[index][u"id"].toString(), result[u"ruleId"].toString());
            QVERIFY(
                (QStringList{u"none"_s, u"note"_s, u"warning"_s, u"error"_s}).contains(result[u"level"].toString()));
            QVERIFY(!result[u"message"][u"text"].toString().isEmpty());
            prints << result[u"partialFingerprints"][u"pillarbenchKey/v1"].toString();
        }
        QCOMPARE(prints.size(), results.size());
    }

    void sarifNamesTheLineOfTheElement()
    {
        const QList<QByteArray> lines = m_text.split('\n');
        const QJsonArray results = m_sarif[u"runs"][0][u"results"].toArray();
        const QJsonArray findings = m_json[u"findings"].toArray();
        for (qsizetype i = 0; i < results.size(); ++i) {
            const QJsonValue place = results[i][u"locations"][0][u"physicalLocation"];
            QCOMPARE(place[u"artifactLocation"][u"uri"].toString(), u"sample.json"_s);
            const int line = place[u"region"][u"startLine"].toInt();
            QVERIFY(line > 0 && line < lines.size());
            const auto id = QByteArray::number(findings[i][u"subjects"][0].toInteger());
            // The line on which the element's object opens; its id is on the next.
            const QByteArray around = lines[line - 1] + lines[line];
            QVERIFY2(around.simplified().contains("\"id\": " + id + ','), around.constData());
        }
    }

    void sarifSuppressesWhatIsWaived()
    {
        const QJsonArray results = m_sarif[u"runs"][0][u"results"].toArray();
        const QJsonArray findings = m_json[u"findings"].toArray();
        for (qsizetype i = 0; i < results.size(); ++i) {
            const QJsonArray suppressions = results[i][u"suppressions"].toArray();
            QCOMPARE(!suppressions.isEmpty(), findings[i][u"waived"].toBool());
            for (const QJsonValue& one : suppressions) {
                QCOMPARE(one[u"kind"].toString(), u"external"_s);
                QVERIFY(!one[u"justification"].toString().isEmpty());
            }
        }
    }

    void junitCountsItsCases()
    {
        const CliResult got = runCli({u"check"_s, u"--junit"_s, u"sample.json"_s}, m_place.path(), {});
        QCOMPARE(got.exit, 1);
        QXmlStreamReader xml(got.out);
        int tests = -1, failures = -1, skipped = -1, cases = 0, failed = 0, passedOver = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            const auto number = [&](QLatin1StringView name) { return xml.attributes().value(name).toInt(); };
            if (xml.name() == u"testsuite") {
                tests = number("tests"_L1);
                failures = number("failures"_L1);
                skipped = number("skipped"_L1);
            }
            cases += xml.name() == u"testcase" ? 1 : 0;
            failed += xml.name() == u"failure" ? 1 : 0;
            passedOver += xml.name() == u"skipped" ? 1 : 0;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(tests, cases);
        QCOMPARE(failures, failed);
        QCOMPARE(skipped, passedOver);
        QCOMPARE(failed + passedOver, m_json[u"findings"].toArray().size());
        QVERIFY(cases > failed + passedOver);
    }

    void oneFormAtATime()
    {
        const CliResult got = runCli({u"check"_s, u"--sarif"_s, u"--junit"_s, u"sample.json"_s}, m_place.path(), {});
        QCOMPARE(got.exit, 2);
        QVERIFY(got.out.isEmpty());
    }

private:
    QJsonObject run(const QStringList& arguments) const
    {
        return QJsonDocument::fromJson(runCli(arguments, m_place.path(), {}).out).object();
    }

    QTemporaryDir m_place;
    QByteArray m_text;
    QJsonObject m_json, m_sarif;
};

QTEST_GUILESS_MAIN(TestCliFindings)
#include "tst_cli_findings.moc"
