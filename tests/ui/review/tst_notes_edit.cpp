// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/notes_edit.h"

#include "core/review/workload.h"

#include <QInputMethodEvent>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace pb::ui;
using namespace Qt::StringLiterals;

class TestNotesEdit : public QObject {
    Q_OBJECT
private slots:
    void idleCommitsOnce()
    {
        NotesEdit notes;
        notes.show();
        QVERIFY(QTest::qWaitForWindowExposed(&notes));
        auto* edit = notes.findChild<QPlainTextEdit*>();
        notes.setNotes(u"rel_1"_s, {});
        QSignalSpy commits(&notes, &NotesEdit::committed);
        QTest::keyClicks(edit, u"limits known"_s);
        QCOMPARE(commits.size(), 0);
        QTRY_COMPARE(commits.size(), 1);
        QCOMPARE(commits[0][0].toString(), u"rel_1"_s);
        QCOMPARE(commits[0][1].toString(), u"limits known"_s);
        notes.flush();
        QCOMPARE(commits.size(), 1);  // nothing new
    }

    void leavingCommitsAtOnceAndANewVisitIsANewStep()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* notes = new NotesEdit(&window);
        auto* other = new QWidget(&window);
        other->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(notes);
        layout->addWidget(other);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        notes->setNotes(u"rel_1"_s, {});
        QSignalSpy commits(notes, &NotesEdit::committed);
        auto* edit = notes->findChild<QPlainTextEdit*>();
        notes->focusEditor();
        QTest::keyClicks(edit, u"a"_s);
        other->setFocus();
        QCOMPARE(commits.size(), 1);
        notes->focusEditor();
        QTest::keyClicks(edit, u"b"_s);
        other->setFocus();
        QCOMPARE(commits.size(), 2);
        QVERIFY(commits[0][2].toInt() != commits[1][2].toInt());
    }

    void anotherQuestionGetsNothingOfIt()
    {
        NotesEdit notes;
        notes.setNotes(u"rel_1"_s, {});
        QSignalSpy commits(&notes, &NotesEdit::committed);
        QTest::keyClicks(notes.findChild<QPlainTextEdit*>(), u"first"_s);
        notes.setNotes(u"rel_2"_s, u"second"_s);
        QCOMPARE(commits.size(), 1);
        QCOMPARE(commits[0][0].toString(), u"rel_1"_s);
        QCOMPARE(commits[0][1].toString(), u"first"_s);
        notes.flush();
        QCOMPARE(commits.size(), 1);
    }

    /// Text with line ends of another system is not touched before somebody types.
    void lookingChangesNothing()
    {
        NotesEdit notes;
        notes.setNotes(u"rel_1"_s, u"one\r\ntwo"_s);
        QSignalSpy commits(&notes, &NotesEdit::committed);
        notes.flush();
        QCOMPARE(commits.size(), 0);
    }

    void hangulIsComposedInPeace()
    {
        NotesEdit notes;
        notes.show();
        QVERIFY(QTest::qWaitForWindowExposed(&notes));
        auto* edit = notes.findChild<QPlainTextEdit*>();
        notes.setNotes(u"rel_1"_s, {});
        QSignalSpy commits(&notes, &NotesEdit::committed);
        QInputMethodEvent compose(u"하"_s, {});
        QCoreApplication::sendEvent(edit, &compose);
        notes.follow({});  // the document says something meanwhile
        QInputMethodEvent commit({}, {});
        commit.setCommitString(u"한"_s);
        QCoreApplication::sendEvent(edit, &commit);
        QTRY_COMPARE(commits.size(), 1);
        QCOMPARE(commits[0][1].toString(), u"한"_s);
    }

    void takesNoMoreThanFits()
    {
        NotesEdit notes;
        auto* edit = notes.findChild<QPlainTextEdit*>();
        notes.setNotes(u"rel_1"_s, u"END"_s);
        QSignalSpy commits(&notes, &NotesEdit::committed);
        edit->moveCursor(QTextCursor::Start);
        QString emoji;
        for (int i = 0; i < pb::review::kMaxNotes; ++i)
            emoji += u"😀"_s;
        edit->insertPlainText(emoji);
        notes.flush();
        QCOMPARE(commits.size(), 1);
        const QString kept = commits[0][1].toString();
        QVERIFY(kept.endsWith(u"END"_s));  // the surplus of what was put in went, not what stood there
        QCOMPARE(kept.toUcs4().size(), qsizetype(pb::review::kMaxNotes));
        QVERIFY(!kept.contains(QChar::ReplacementCharacter));
    }

    void followsUndo()
    {
        NotesEdit notes;
        auto* edit = notes.findChild<QPlainTextEdit*>();
        notes.setNotes(u"rel_1"_s, u"new"_s);
        QSignalSpy commits(&notes, &NotesEdit::committed);
        notes.follow(u"old"_s);
        QCOMPARE(edit->toPlainText(), u"old"_s);
        notes.flush();
        QCOMPARE(commits.size(), 0);
    }
};

QTEST_MAIN(TestNotesEdit)
#include "tst_notes_edit.moc"
