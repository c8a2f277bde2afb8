// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of the corpora, and each of its beginnings, once through its fuzz target: a promise that is broken ends
// the program.
#include "tests/fuzz/inputs.h"

#include <QDir>
#include <QTest>

namespace {

using Input = void (*)(std::string_view, const std::string&);

Input inputOf(const QString& reader)
{
    if (reader == QLatin1String("packet_set"))
        return pb::fuzz::packets;
    if (reader == QLatin1String("density_events"))
        return pb::fuzz::density;
    for (const char* of : {"lens", "aws_lens", "azure_checklist", "review_file"})
        if (reader == QLatin1String(of))
            return pb::fuzz::review;
    return pb::fuzz::network;
}

class FuzzCorporaTest : public QObject {
    Q_OBJECT
private slots:
    void replay_data();
    void replay();
};

void FuzzCorporaTest::replay_data()
{
    QTest::addColumn<QString>("reader");
    QTest::addColumn<QString>("path");
    const QDir corpora(QStringLiteral(PB_SOURCE_DIR "/tests/fuzz/corpus"));
    for (const QString& reader : corpora.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir corpus(corpora.filePath(reader));
        for (const QString& name : corpus.entryList(QDir::Files))
            QTest::addRow("%s/%s", qPrintable(reader), qPrintable(name)) << reader << corpus.filePath(name);
    }
}

void FuzzCorporaTest::replay()
{
    QFETCH(const QString, reader);
    QFETCH(const QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string text = file.readAll().toStdString();
    QVERIFY2(!text.empty(), "nothing to replay");
    constexpr std::size_t kBeginnings = 16;
    for (std::size_t i = 1; i <= kBeginnings; ++i)
        inputOf(reader)(reader.toStdString(), text.substr(0, text.size() * i / kBeginnings));
}

}  // namespace

QTEST_GUILESS_MAIN(FuzzCorporaTest)
#include "tst_fuzz_corpora.moc"
