// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fields.h"
#include "core/exchange/review/aws_lens.h"
#include "core/exchange/review/lens_reader.h"
#include "core/review/prove.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <map>

using namespace pb;
using namespace pb::review;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray letter(const std::optional<Outcome>& outcome)
{
    return outcome ? QByteArray(1, letterOf(*outcome)) : QByteArray();
}

/// The columns of the table of an independent evaluator, from the second on, in its order.
QList<QByteArray> cellsOf(const Pillar& pillar, const Question& question)
{
    const TruthTable table(question);
    const QuestionProof proof = prove(question, table);
    QByteArray results = QByteArray::fromStdString(table.letters());
    if (proof.choices > 6)
        results = QCryptographicHash::hash(results, QCryptographicHash::Sha256).toHex();
    QByteArrayList idle;
    for (const std::string& id : proof.without_effect)
        idle << QByteArray::fromStdString(id);
    return {QByteArray::fromStdString(pillar.id),
            QByteArray::fromStdString(question.id),
            QByteArray::number(proof.choices),
            QByteArray::number(proof.rules),
            QByteArray::number(noneChoice(question) ? 1 : 0),
            QByteArray::number(qulonglong(proof.high)),
            QByteArray::number(qulonglong(proof.medium)),
            QByteArray::number(qulonglong(proof.none)),
            QByteArray::number(qulonglong(proof.unmatched)),
            letter(proof.all),
            letter(proof.none_only),
            QByteArray::fromStdString(proof.reachable),
            QByteArray::number(proof.non_monotone ? 1 : 0),
            QByteArray::number(proof.dead_rules),
            idle.join(' '),
            results};
}

}  // namespace

class TestLensProof : public QObject {
    Q_OBJECT
private slots:
    void everyRowOfTheOracleAgrees()
    {
        const QString folder = QStringLiteral(PB_SHARED_DATA "/lenses/");
        const QByteArray table = bytesOf(folder + u"oracle.tsv"_s);
        if (table.isEmpty())
            QSKIP("no lenses beside the source");
        std::map<QByteArray, QList<QList<QByteArray>>> expected;
        const QList<QByteArray> lines = QByteArray(table).replace('\r', "").split('\n');
        for (const QByteArray& line : lines.mid(1))
            if (const QList<QByteArray> cells = line.split('\t'); cells.size() > 1)
                expected[cells[0]] << cells.mid(1);
        int rows = 0;
        for (const auto& [file, wanted] : expected) {
            const auto read =
                exchange::readAwsLens(bytesOf(folder + QString::fromUtf8(file)).toStdString(), file.toStdString());
            QVERIFY2(read, file);
            QList<QList<QByteArray>> found;
            for (const Pillar& pillar : read->lens.pillars)
                for (const Question* question : allQuestions(pillar))
                    found << cellsOf(pillar, *question);
            QCOMPARE(found.size(), wanted.size());
            for (qsizetype i = 0; i < found.size(); ++i)
                QVERIFY2(found[i] == wanted[i], file + ' ' + found[i].join('\t') + "\n  " + wanted[i].join('\t'));
            rows += static_cast<int>(found.size());
        }
        qInfo("%d rows agree", rows);
        QCOMPARE(rows, static_cast<int>(lines.size()) - 2);
    }

    void builtinLensesProveClean()
    {
        QDirIterator lenses(u":/lenses"_s, QDir::Dirs | QDir::NoDotAndDotDot);
        int questions = 0;
        while (lenses.hasNext()) {
            const QDir folder(lenses.next());
            std::vector<exchange::LensFile> files;
            for (const QString& name : folder.entryList({u"*.json"_s}, QDir::Files))
                files.push_back({name.toStdString(), bytesOf(folder.filePath(name)).toStdString()});
            const auto lens = exchange::readLens(files);
            QVERIFY(lens);
            for (const QuestionProof& proof : prove(*lens)) {
                for (const ProofFinding& finding : proof.findings)
                    qWarning("%s: %s rule %d %s", proof.question.c_str(), enumName(finding.flaw).data(), finding.rule,
                             finding.choice.c_str());
                QVERIFY(proof.findings.empty());
                QCOMPARE(proof.all, std::optional(Outcome::None));
                QCOMPARE(proof.none_only, std::optional(Outcome::High));
                ++questions;
            }
        }
        QVERIFY(questions >= 46);
    }
};

QTEST_GUILESS_MAIN(TestLensProof)
#include "tst_lens_proof.moc"
