// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_edits.h"
#include "ui/document/cell_words.h"
#include "ui/document/edit_words.h"
#include "ui/text/sentence.h"

#include <QTest>

#include <set>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

template <class E>
void checkEnum(const char* family)
{
    for (const std::string_view name : enumNames(E{})) {
        const std::string id = "change." + std::string(family) + '.' + std::string(name);
        QVERIFY2(text::hasSentence(id), id.c_str());
    }
}

template <class Owner>
void checkFields(const char* part)
{
    forEachField<Owner>([&](const auto& f) {
        const std::string id = "change.field." + std::string(part) + '.' + std::string(f.info.name);
        QVERIFY2(text::hasSentence(id), id.c_str());
    });
}

}  // namespace

/// Whatever can be changed has words in both languages.
class TestChangeWords : public QObject {
    Q_OBJECT
private slots:
    void everyFieldAndValueHasAName()
    {
        checkFields<review::Workload>("workload");
        checkFields<review::Answer>("answer");
        checkFields<review::PlanItem>("plan");
        checkEnum<review::ChoiceState>("state");
        checkEnum<review::Reason>("reason");
        checkEnum<review::Environment>("environment");
        checkEnum<review::NotApplicableChoice>("semantics");
        checkEnum<review::Effort>("effort");
        checkEnum<review::PlanStatus>("status");
        checkEnum<review::LinkKind>("link");
    }

    /// A hole shows as the id of the sentence.
    void everyEditIsASentence()
    {
        workspace::Workspace workspace;
        RandomEdits random(5);
        std::set<QString> said;
        for (int i = 0; i < 3000; ++i) {
            const workspace::Edit edit = random.next(workspace);
            const auto inverse = workspace::applyEdit(workspace, edit);
            if (!inverse)
                continue;
            const text::EditContext context{workspace, [](std::string_view) { return nullptr; }};
            for (const text::Language language : {text::Language::English, text::Language::Korean}) {
                const QString sentence = text::editSentence(edit, *inverse, context, language);
                QVERIFY(!sentence.isEmpty());
                QVERIFY2(!sentence.contains(u"change."_s), qPrintable(sentence));
                QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
                said.insert(sentence);
            }
        }
        QVERIFY(said.size() > 200);
    }

    void everyCellOfARandomReviewIsReadable()
    {
        for (unsigned seed = 1; seed < 6; ++seed)
            for (const auto& [id, workload] : randomWorkspace(seed, 150).workloads)
                for (const auto& [key, value] : review::cellsOf(workload))
                    for (const text::Language language : {text::Language::English, text::Language::Korean}) {
                        QVERIFY2(!text::cellName(key, nullptr, language).contains(u"change."_s), key.name.c_str());
                        QVERIFY2(!text::cellValue(key, value, nullptr, language).contains(u"change."_s),
                                 key.name.c_str());
                    }
    }

    void longTextsAreCutInSentences()
    {
        const workspace::Edit edit{
            review::Edit{review::SetWorkloadField{{1}, "description", std::string(200, 'x') + "\nsecond line"}}};
        const workspace::Workspace nothing;
        const text::EditContext context{nothing, [](std::string_view) { return nullptr; }};
        const QString sentence = text::editSentence(edit, edit, context, text::Language::English);
        QVERIFY(sentence.size() < 80);
        QVERIFY(!sentence.contains(u'\n'));
    }
};

QTEST_GUILESS_MAIN(TestChangeWords)
#include "tst_change_words.moc"
