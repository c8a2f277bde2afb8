// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"
#include "ui/review/choice_row.h"
#include "ui/review/keys_overview.h"
#include "ui/review/review_page.h"
#include "ui/review/search_field.h"
#include "ui/review/search_index.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>
#include <QUndoStack>

#include <algorithm>
#include <memory>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;

class TestSearch : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_files = 0;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<ReviewPage> m_page;

    const review::Lens& lens() { return m_document->lenses().front(); }
    QLineEdit* field() { return m_page->findChild<QLineEdit*>(u"review_search_field"_s); }
    QTreeWidget* list() { return m_page->findChild<QTreeWidget*>(u"review_search_list"_s); }
    void open()
    {
        QTest::keyClick(m_page.get(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(field()->hasFocus());
    }
    QStringList shown()
    {
        QStringList rows;
        for (int i = 0; i < list()->topLevelItemCount(); ++i)
            rows << list()->topLevelItem(i)->text(0);
        return rows;
    }
    std::vector<SearchHit> find(const SearchIndex& index, const QString& words)
    {
        return index.find(TextNeedle(words));
    }
    SearchIndex index(text::Language language = text::Language::English)
    {
        return SearchIndex(m_document->workspace(), m_document->findings(), {1}, {&lens()}, language);
    }

private slots:
    void init()
    {
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->create(m_dir.filePath(u"%1.pillar"_s.arg(++m_files))));
        review::Workload workload;
        workload.id = {1};
        workload.name = "Shop";
        workload.lens = lens().id;
        workload.reviews[workload.lens].answers["rel_7"].notes =
            "Restore was tried in May.\n복구 훈련은 분기마다 합니다.";
        workload.reviews[workload.lens].answers["cost_1"].owner = "Jiwoo Han";
        QVERIFY(m_document->apply(review::Edit{review::AddWorkload{workload}}, u"add"_s));
        m_page = std::make_unique<ReviewPage>(*m_document);
        m_page->resize(1300, 850);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->findChild<QTreeView*>(u"question_tree"_s)->setFocus();
    }
    void cleanup()
    {
        m_page.reset();
        m_document.reset();
    }

    void everyTextOfTheLensIsFoundInEitherLanguage()
    {
        const SearchIndex all = index();
        for (const review::Question* question : review::allQuestions(lens()))
            for (const review::Choice& choice : question->choices) {
                if (choice.none)
                    continue;
                for (const std::string& text : {choice.title.en, choice.title.ko}) {
                    const auto hits = find(all, QString::fromStdString(text));
                    QVERIFY2(std::any_of(hits.begin(), hits.end(),
                                         [&](const SearchHit& hit) {
                                             return hit.entry->kind == SearchKind::Practice &&
                                                    hit.entry->choice == choice.id;
                                         }),
                             text.c_str());
                }
            }
    }

    void kindsComeInTheirOrder()
    {
        const SearchIndex all = index();
        const auto hits = find(all, u"re"_s);
        QVERIFY(hits.size() > 50);
        QVERIFY(std::is_sorted(hits.begin(), hits.end(),
                               [](const SearchHit& a, const SearchHit& b) { return a.entry->kind < b.entry->kind; }));
        for (const SearchHit& hit : hits)
            for (const TextRange& range : hit.ranges)
                QVERIFY(hit.text.mid(range.at, range.length).startsWith(u"re"_s, Qt::CaseInsensitive));
    }

    void codesAreFoundAsTheyAreSpoken()
    {
        const SearchIndex all = index();
        for (const QString& words : {u"rel 7"_s, u"REL7"_s}) {
            const auto hits = find(all, words);
            QVERIFY(!hits.empty());
            QCOMPARE(hits.front().entry->question, u"rel_7"_s);
        }
    }

    void aNoteIsFoundAndMarked()
    {
        open();
        QTest::keyClicks(field(), u"tried may"_s);
        QCOMPARE(shown(), (QStringList{u"Notes  1"_s, u"Restore was tried in May. 복구 훈련은 분기마다 합니다."_s}));
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(m_page->question(), u"rel_7"_s);
        auto* notes = m_page->findChild<QPlainTextEdit*>(u"notes"_s);
        QVERIFY(notes->hasFocus());
        QCOMPARE(notes->textCursor().selectedText(), u"tried"_s);
        QVERIFY(!field()->isVisible());
    }

    void aPracticeIsFoundByKoreanInitials()
    {
        const review::Choice& choice = review::findQuestion(lens(), "sec_1")->choices[0];
        QString initials;
        const QString title = QString::fromStdString(choice.title.ko);
        static const QString kInitials = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"_s;
        for (const QChar c : title)
            initials += c.unicode() >= 0xAC00 && c.unicode() <= 0xD7A3 ? kInitials[(c.unicode() - 0xAC00) / 588] : c;
        open();
        field()->setText(initials);
        QVERIFY(shown().contains(title));
        while (list()->currentItem()->text(0) != title)
            QTest::keyClick(field(), Qt::Key_Down);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(m_page->question(), u"sec_1"_s);
        auto* row = qobject_cast<ChoiceRow*>(QApplication::focusWidget());
        QVERIFY(row && row->choiceId() == choice.id && row->isOpen());
    }

    /// What an input method still composes is looked for already.
    void theSearchIsLiveWhileASyllableIsComposed()
    {
        open();
        for (const QString& step : {u"ㅎ"_s, u"후"_s, u"훈"_s}) {
            QInputMethodEvent compose(step, {});
            QCoreApplication::sendEvent(field(), &compose);
            QVERIFY(shown().join(u'\n').contains(u"복구 훈련은"_s));
        }
        QInputMethodEvent commit({}, {});
        commit.setCommitString(u"훈"_s);
        QCoreApplication::sendEvent(field(), &commit);
        QCOMPARE(field()->text(), u"훈"_s);
        QVERIFY(shown().join(u'\n').contains(u"복구 훈련은"_s));
        QInputMethodEvent other(u"갉"_s, {});
        QCoreApplication::sendEvent(field(), &other);
        QVERIFY(shown().isEmpty());
    }

    void escapeClosesAndNothingHasChanged()
    {
        const int steps = m_document->undoStack().index();
        const QString before = m_page->question();
        open();
        QTest::keyClicks(field(), u"1 j n a"_s);  // no key of the page
        QTest::keyClick(field(), Qt::Key_Escape);
        QVERIFY(!field()->isVisible());
        QCOMPARE(m_page->question(), before);
        QCOMPARE(m_document->undoStack().index(), steps);
        open();
        QCOMPARE(field()->selectedText(), u"1 j n a"_s);  // to go on or to type anew
    }

    void hostileWordsAreOnlyWords()
    {
        const SearchIndex all = index();
        for (const QString& words : {u"("_s, u"[a-z]*"_s, u"%1"_s, u"<b>"_s, QString(10'000, u'x'), u"\0\xD800"_s})
            (void)find(all, words);
        QVERIFY(find(all, {}).empty());
        QVERIFY(find(SearchIndex{}, u"a"_s).empty());
    }

    /// The overview tells every key that the page has.
    void noKeyIsMissingInTheOverview()
    {
        QString told;
        for (const KeyGroup& group : reviewKeys())
            for (const KeyLine& line : group.lines)
                told += u' ' + line.keys + u',';
        told.replace(u'↓', u"Down"_s).replace(u'↑', u"Up"_s).replace(u"Esc,"_s, u"Esc, Escape,"_s);
        for (const QAction* action : m_page->actions())
            for (const QKeySequence& keys : action->shortcuts())
                QVERIFY2(told.contains(u' ' + keys.toString() + u','), qPrintable(keys.toString()));
    }

    void theOverviewOpensAndAnyKeyClosesIt()
    {
        auto* overview = m_page->findChild<KeysOverview*>(QString(), Qt::FindDirectChildrenOnly);
        const QString before = m_page->question();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Question);
        QTRY_VERIFY(overview->isVisible() && overview->hasFocus());
        QVERIFY(m_page->rect().contains(overview->geometry()));
        QTest::keyClick(overview, Qt::Key_J);
        QVERIFY(!overview->isVisible());
        QCOMPARE(m_page->question(), before);
        QVERIFY(m_page->isAncestorOf(QApplication::focusWidget()));
    }
};

QTEST_MAIN(TestSearch)
#include "tst_search.moc"
