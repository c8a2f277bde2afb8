// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray sampleNetwork()
{
    QFile file(QStringLiteral(PB_SOURCE_DIR) + u"/resources/sample/network.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray nested(int depth)
{
    return QByteArray(R"({"format":"pillarbench-network","version":1,"elements":)") + QByteArray(depth, '[') +
           QByteArray(depth, ']') + '}';
}

bool put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

}  // namespace

/// Whatever a reader is fed, the program ends by itself, with the exit code of a failure, one clear sentence in the
/// user's language and nothing on standard output.
class TestCliInputs : public QObject {
    Q_OBJECT
private slots:
    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray sample = sampleNetwork();
        QByteArray binary(4096, '\0');
        for (int i = 0; i < binary.size(); ++i)
            binary[i] = static_cast<char>(i * 131 + (i >> 8));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("blanks") << QByteArray(" \n\t\n");
        QTest::newRow("no JSON") << QByteArray("VPC 10.0.0.0/16\n");
        QTest::newRow("binary") << binary;
        QTest::newRow("broken UTF-8") << QByteArray("{\"format\":\"pillarbench-network\",\"name\":\"\xff\xfe\"}");
        QTest::newRow("UTF-16") << QByteArray::fromHex("fffe7b007d00");
        QTest::newRow("cut in half") << sample.left(sample.size() / 2);
        QTest::newRow("without its last brace") << sample.left(sample.lastIndexOf('}'));
        QTest::newRow("a list") << QByteArray("[1,2,3]");
        QTest::newRow("another program's") << QByteArray(R"({"nodes":[],"edges":[]})");
        QTest::newRow("newer") << QByteArray(R"({"format":"pillarbench-network","version":999,"elements":[]})");
        QTest::newRow("wrong kind") << QByteArray(sample).replace("\"Vpc\"", "\"Vqc\"");
        QTest::newRow("same id twice") << QByteArray(sample).replace("\"id\": 2,", "\"id\": 1,");
        QTest::newRow("bad prefix") << QByteArray(sample).replace("10.20.0.0/16\"]", "10.20.0.0/99\"]");
        QTest::newRow("huge number") << QByteArray(sample).replace("\"id\": 2,", "\"id\": 1e999,");
        QTest::newRow("deep") << nested(100'000);
        QTest::newRow("deep and open") << QByteArray(1'000'000, '[');
        QTest::newRow("50 MB of one text") << QByteArray("{\"format\":\"") + QByteArray(50'000'000, 'x') + "\"}";
        QTest::newRow("50 MB of zeros") << QByteArray(50'000'000, '\0');
        QTest::newRow("50 MB of blanks") << QByteArray(50'000'000, ' ');
    }
    void refused()
    {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir place;
        QVERIFY(put(place.filePath(u"in.json"_s), bytes));
        constexpr qsizetype kBig = 1'000'000;
        QList<QStringList> calls{
            {u"check"_s, u"in.json"_s},
            {u"import"_s, u"in.json"_s, u"-o"_s, u"out.json"_s},
            {u"store"_s, u"info"_s, u"in.json"_s},
            {u"store"_s, u"verify"_s, u"in.json"_s},
            {u"report"_s, u"in.json"_s, u"-o"_s, u"out.pdf"_s},
        };
        if (bytes.size() < kBig)  // a big one is read in the same way as for check, and takes seconds
            calls << QStringList{u"trace"_s, u"in.json"_s, u"--from"_s, u"1"_s, u"--to"_s, u"internet"_s};
        for (QStringList& call : calls)
            call << u"--lang"_s << u"ko"_s;
        expectRefusals(calls, place.path());
        QVERIFY(!QFile::exists(place.filePath(u"out.json"_s)));
        QVERIFY(!QFile::exists(place.filePath(u"out.pdf"_s)));
        if (bytes.size() < kBig) {
            const CliResult got = runCli({u"check"_s, u"-"_s}, place.path(), bytes);
            QCOMPARE(got.exit, 3);
            QVERIFY(got.out.isEmpty());
        }
    }

    void damagedWorkspace_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("keep");
        QTest::newRow("only its header") << -1 << 100;
        QTest::newRow("half of it") << -1 << 30'000;
        QTest::newRow("header overwritten") << 20 << -1;
        QTest::newRow("first page overwritten") << 110 << -1;
    }
    void damagedWorkspace()
    {
        QFETCH(int, at);
        QFETCH(int, keep);
        const QTemporaryDir place;
        const QString path = place.filePath(u"ws.pillar"_s);
        QCOMPARE(runCli({u"store"_s, u"sample"_s, path}, place.path()).exit, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (keep >= 0)
            QVERIFY(file.resize(keep));
        else
            QVERIFY(file.seek(at) && file.write(QByteArray(2000, '\xa5')) == 2000);
        file.close();
        const QList<QStringList> calls{{u"store"_s, u"verify"_s, path},
                                       {u"check"_s, path},
                                       {u"report"_s, path, u"-o"_s, place.filePath(u"out.pdf"_s)}};
        expectRefusals(calls, place.path());
    }

    void outputsThatCannotBeWritten()
    {
        const QTemporaryDir place;
        const QString sample = QStringLiteral(PB_SOURCE_DIR) + u"/resources/sample/network.json"_s;
        expectRefusals({{u"store"_s, u"sample"_s, place.filePath(u"no/such/folder/x.pillar"_s)}}, place.path());
        QVERIFY(put(place.filePath(u"mine.pillar"_s), "mine"));
        expectRefusals({{u"store"_s, u"sample"_s, place.filePath(u"mine.pillar"_s)}}, place.path());
        const QString path = place.filePath(u"ws.pillar"_s);
        QCOMPARE(runCli({u"store"_s, u"sample"_s, path}, place.path()).exit, 0);
        expectRefusals({{u"report"_s, path, u"-o"_s, place.filePath(u"no/such/folder/x.pdf"_s)},
                        {u"report"_s, path, u"-o"_s, place.path()}},
                       place.path());
    }

private:
    static void expectRefusals(const QList<QStringList>& calls, const QString& folder)
    {
        const std::vector<CliResult> results = runCliTogether(calls, folder);
        for (std::size_t i = 0; i < results.size(); ++i)
            expectRefusal(calls[static_cast<qsizetype>(i)], results[i]);
    }

    /// Exit 3, one line on standard error, no answer. A sentence for people: no id and no placeholder in it.
    static void expectRefusal(const QStringList& call, const CliResult& got)
    {
        const QByteArray what = call.join(u' ').toUtf8() + "\n" + got.err.left(500);
        QVERIFY2(got.exit == 3, what.constData());
        QVERIFY2(got.out.isEmpty(), what.constData());
        QVERIFY2(got.err.startsWith("pillarbench-cli: ") && got.err.count('\n') == 1, what.constData());
        QVERIFY2(got.err.size() < 1000, what.constData());
        QVERIFY2(!got.err.contains('%') || call.contains(u"%"_s), what.constData());
        static const QRegularExpression id(u"\\b(exchange|store|cli|report)\\.[a-z]+\\.[a-z_]+"_s);
        QVERIFY2(!QString::fromUtf8(got.err).contains(id), what.constData());
        static const QRegularExpression hangul(u"[가-힣]"_s);
        if (call.contains(u"ko"_s))
            QVERIFY2(QString::fromUtf8(got.err).contains(hangul), what.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliInputs)
#include "tst_cli_inputs.moc"
