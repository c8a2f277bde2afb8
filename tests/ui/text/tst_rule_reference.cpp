// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the documentation that list the rules are what the table of rules and its texts say. After a change of
// either, `cmake --build BUILD --target rule-reference` writes them again.
#include "core/network/rules.h"
#include "ui/text/finding_text.h"
#include "ui/text/sentence.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>

using namespace pb;
using namespace pb::net;
using namespace Qt::StringLiterals;
using text::Language;

namespace {

QString q(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// What the page says beside the rules' own texts.
struct Words {
    QString head, intro, advice, severity, evidence, source, valid, fix, from, until, own;
    std::array<QString, 3> clouds;
    std::array<QString, 4> standings;
};

Words wordsOf(Language language)
{
    if (language == Language::Korean)
        return {
            u"네트워크 규칙"_s,
            u"검증기가 확인하는 규칙 %1개입니다. 이 문서는 규칙 표에서 생성됩니다. … 자리에는 구성도의 값이 들어갑니다."_s,
            u"조치"_s,
            u"심각도"_s,
            u"관련 질문"_s,
            u"출처"_s,
            u"적용 기간"_s,
            u"클릭 한 번으로 고칠 수 있습니다."_s,
            u"%1부터"_s,
            u"%1까지"_s,
            u"구성도 자체에서 따르는 규칙"_s,
            {u"공통"_s, u"AWS"_s, u"Azure"_s},
            {u"읽음"_s, u"2차 출처"_s, u"기억에 따름, 인용 전 확인 필요"_s, u"자체"_s}};
    return {
        u"Network rules"_s,
        u"The %1 rules that the validator checks. This page is generated from the table of rules; … stands for what "
        u"the drawing has there."_s,
        u"Advice"_s,
        u"Severity"_s,
        u"Evidence for"_s,
        u"Source"_s,
        u"Valid"_s,
        u"One click mends it."_s,
        u"from %1"_s,
        u"until %1"_s,
        u"follows from the drawing itself"_s,
        {u"Both clouds"_s, u"AWS"_s, u"Azure"_s},
        {u"read"_s, u"secondary"_s, u"from memory, to be checked before it is cited"_s, u"own"_s}};
}

QString sourceOf(const RuleInfo& rule, const Words& words)
{
    if (rule.source.address.empty())
        return words.own;
    QString out = u"<%1>"_s.arg(q(rule.source.address)) + u" ("_s +
                  words.standings[static_cast<std::size_t>(rule.source.standing)];
    if (rule.source.read.isSet())
        out += u", "_s + QString::fromStdString(rule.source.read.text());
    return out + u')';
}

QString entry(const RuleInfo& rule, Language language, const Words& words)
{
    const QStringList gaps(9, u"…"_s);
    const auto said = [&](const char* part) {
        return text::sentence(language, "rule." + std::string(rule.id) + '.' + part, gaps);
    };
    QString out = u"### `%1`: %2\n\n%3\n\n"_s.arg(q(rule.id), said("title"), said("sentence"));
    out += u"- %1: %2"_s.arg(words.advice, said("advice"));
    out += rule.fixes ? u' ' + words.fix + u'\n' : u"\n"_s;
    out += u"- %1: %2\n"_s.arg(words.severity, text::severityName(rule.severity, language));
    QStringList questions;
    for (const std::string_view code : rule.questions)
        questions << q(code);
    out += u"- %1: %2\n"_s.arg(words.evidence, questions.join(u", "_s));
    out += u"- %1: %2\n"_s.arg(words.source, sourceOf(rule, words));
    QStringList valid;
    if (rule.valid_from.isSet())
        valid << words.from.arg(QString::fromStdString(rule.valid_from.text()));
    if (rule.valid_to.isSet())
        valid << words.until.arg(QString::fromStdString(rule.valid_to.text()));
    if (!valid.isEmpty())
        out += u"- %1: %2\n"_s.arg(words.valid, valid.join(u' '));
    return out + u'\n';
}

QByteArray page(Language language)
{
    const Words words = wordsOf(language);
    QString out = u"# %1\n\n%2\n\n"_s.arg(words.head, words.intro.arg(rules().size()));
    for (const Cloud cloud : {Cloud::Common, Cloud::Aws, Cloud::Azure}) {
        out += u"## %1\n\n"_s.arg(words.clouds[static_cast<std::size_t>(cloud)]);
        for (const RuleInfo& rule : rules())
            if (rule.cloud == cloud)
                out += entry(rule, language, words);
    }
    return out.trimmed().toUtf8() + '\n';
}

}  // namespace

class TestRuleReference : public QObject {
    Q_OBJECT
private slots:
    void pagesAreGenerated_data()
    {
        QTest::addColumn<int>("language");
        QTest::newRow("en") << int(Language::English);
        QTest::newRow("ko") << int(Language::Korean);
    }
    void pagesAreGenerated()
    {
        QFETCH(int, language);
        const QByteArray fresh = page(static_cast<Language>(language));
        QFile file(QStringLiteral(PB_SOURCE_DIR "/packaging/docs/rules.%1.md")
                       .arg(QString::fromUtf8(QTest::currentDataTag())));
        if (qEnvironmentVariableIsSet("PB_WRITE_RULE_REFERENCE")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(fresh), fresh.size());
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QList<QByteArray> there = file.readAll().split('\n'), wanted = fresh.split('\n');
        for (qsizetype i = 0; i < std::min(there.size(), wanted.size()); ++i)
            QCOMPARE(QString::fromUtf8(there[i]), QString::fromUtf8(wanted[i]));
        QCOMPARE(there.size(), wanted.size());
    }

    /// No rule without its sentences: then the page would show ids.
    void nothingIsMissing()
    {
        QVERIFY(rules().size() >= 80);
        for (const RuleInfo& rule : rules())
            for (const char* part : {"title", "sentence", "advice"})
                QVERIFY2(text::hasSentence("rule." + std::string(rule.id) + '.' + part), std::string(rule.id).c_str());
    }
};

QTEST_GUILESS_MAIN(TestRuleReference)
#include "tst_rule_reference.moc"
