// SPDX-License-Identifier: GPL-3.0-or-later
// Problems, trace, outline, import, and the page that holds them.
#include "page_fixture.h"

#include "ui/canvas/edit_text.h"
#include "ui/canvas/import_notes.h"
#include "ui/canvas/inspector.h"
#include "ui/canvas/intents_panel.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/network_actions.h"
#include "ui/canvas/network_formats.h"
#include "ui/canvas/outline_model.h"
#include "ui/canvas/outline_panel.h"
#include "ui/canvas/palette_panel.h"
#include "ui/canvas/problems_model.h"
#include "ui/canvas/problems_panel.h"
#include "ui/canvas/trace_overlay.h"
#include "ui/canvas/trace_panel.h"
#include "ui/text/language.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>

#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

#include <map>
#include <random>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

/// Two subnets with the same block: an error for sure.
struct Overlap {
    ElementId vpc, a, b;
    explicit Overlap(PageFixture& f)
        : vpc(f.place(net::Kind::Vpc, {}, {0, 0})), a(f.place(net::Kind::Subnet, vpc, {16, 40})),
          b(f.place(net::Kind::Subnet, vpc, {340, 40}))
    {
        const auto blocks = f.element(a).as<net::Subnet>()->ipv4;
        (void)f.editor().apply({net::SetField{b, "ipv4", blocks}}, u"overlap"_s);
    }
};

int overlapRow(const ui::ProblemsModel& model, ElementId subject)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        const Finding& finding = *model.finding(row);
        if (finding.severity == Severity::Error &&
            std::find(finding.subjects.begin(), finding.subjects.end(), subject) != finding.subjects.end())
            return row;
    }
    return -1;
}

}  // namespace

class TestPanels : public QObject {
    Q_OBJECT
private slots:
    void problemsAreListedAndJumpedTo()
    {
        PageFixture f;
        ui::ProblemsModel& model = f.page->problems().model();
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Overlap o(f);
        QTRY_VERIFY(overlapRow(model, o.b) >= 0);
        QVERIFY(f.page->problems().title().contains(QString::number(model.openCount())));
        f.editor().select({});
        QTreeView& view = f.page->problems().view();
        const QModelIndex index = model.index(overlapRow(model, o.b), 1);
        view.scrollTo(index);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(index).center());
        QVERIFY(f.editor().isSelected(o.b));
        QVERIFY(!index.data().toString().startsWith(u"rule."_s));  // a sentence, not an id
    }

    void waivingNeedsAReasonAndCanBeTakenBack()
    {
        PageFixture f;
        ui::ProblemsPanel& panel = f.page->problems();
        const Overlap o(f);
        QTRY_VERIFY(overlapRow(panel.model(), o.b) >= 0);
        const int open = panel.model().openCount();
        const int row = overlapRow(panel.model(), o.b);
        const std::string key = panel.model().finding(row)->key();
        panel.view().setCurrentIndex(panel.model().index(row, 0));
        auto* reason = panel.findChild<QLineEdit*>(QString(), Qt::FindChildrenRecursively);
        for (QLineEdit* line : panel.findChildren<QLineEdit*>())
            if (!qobject_cast<QAbstractSpinBox*>(line->parentWidget()))
                reason = line;
        const auto waive = [&] {
            for (QPushButton* button : panel.findChildren<QPushButton*>())
                if (button->isVisibleTo(&panel) && button->text().contains(u"aive"_s))
                    QTest::mouseClick(button, Qt::LeftButton);
        };
        waive();
        QVERIFY(reason->isVisibleTo(&panel));
        QTest::keyClick(reason, Qt::Key_Return);
        QVERIFY(f.editor().network()->waivers.empty());
        QTest::keyClicks(reason, u"kept for the migration"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(f.editor().network()->waivers.at(key).reason, std::string("kept for the migration"));
        QTRY_COMPARE(panel.model().openCount(), open - 1);
        QVERIFY(panel.model().waiver(panel.model().rowOf(key)));
        f.document.undoStack().undo();
        QTRY_COMPARE(panel.model().openCount(), open);
    }

    void aProblemAsksToBeAttachedToAQuestion()
    {
        PageFixture f;
        ui::ProblemsPanel& panel = f.page->problems();
        const Overlap o(f);
        QTRY_VERIFY(overlapRow(panel.model(), o.b) >= 0);
        auto* attach = panel.findChild<QPushButton*>(u"problem_attach"_s);
        panel.view().setCurrentIndex({});
        QVERIFY(!attach->isVisibleTo(&panel));
        panel.view().setCurrentIndex(panel.model().index(0, 0));
        QVERIFY(attach->isVisibleTo(&panel) && attach->isEnabled());
        QString asked;
        QObject::connect(f.page.get(), &ui::NetworkPage::attachAsked, f.page.get(),
                         [&](NetworkId network, const Finding& finding) {
                             asked = u"%1:%2"_s.arg(network.value).arg(QString::fromStdString(finding.key()));
                         });
        QTest::mouseClick(attach, Qt::LeftButton);
        QCOMPARE(asked, u"%1:%2"_s.arg(f.editor().network()->id.value)
                            .arg(QString::fromStdString(panel.model().finding(0)->key())));
    }

    void aFixIsOneStepAndCures()
    {
        PageFixture f;
        ui::ProblemsPanel& panel = f.page->problems();
        const ElementId vpc = f.place(net::Kind::Vpc, {}, {0, 0});
        const ElementId table = f.place(net::Kind::RouteTable, vpc, {16, 300});
        net::Route dangling{net::Prefix::all(net::Family::V4), {}, {}, net::RouteState::Blackhole};
        (void)f.editor().apply({net::SetField{table, "routes", net::Routes{dangling}}}, u"black hole"_s);
        QPushButton* fix = nullptr;
        int row = -1;
        const auto fixable = [&] {
            for (row = 0; row < panel.model().rowCount(); ++row) {
                panel.view().setCurrentIndex(panel.model().index(row, 0));
                for (QPushButton* button : panel.findChildren<QPushButton*>())
                    if (button->text() == u"Fix"_s && button->isEnabled() && button->isVisibleTo(&panel)) {
                        fix = button;
                        return true;
                    }
            }
            return false;
        };
        QTRY_VERIFY(fixable());
        const std::string key = panel.model().finding(row)->key();
        const int steps = f.steps();
        QTest::mouseClick(fix, Qt::LeftButton);
        QCOMPARE(f.steps(), steps + 1);
        QTRY_COMPARE(panel.model().rowOf(key), -1);
        f.document.undoStack().undo();
        QTRY_VERIFY(panel.model().rowOf(key) >= 0);
    }

    void theRulesDateIsAnEdit()
    {
        PageFixture f;
        auto* dates = f.page->problems().findChild<QComboBox*>();
        QVERIFY(dates);
        dates->setCurrentIndex(1);
        emit dates->activated(1);
        QCOMPARE(f.editor().network()->as_of, Date(2019, 3, 19));
        QCOMPARE(f.steps(), 1);
        f.document.undoStack().undo();
        QVERIFY(!f.editor().network()->as_of.isSet());
        QCOMPARE(dates->currentIndex(), 0);
    }

    void tracesAreShownAndKeptUpToDate()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const ElementId second = f.place(net::Kind::Instance, n.subnet, {16, 160});
        ui::TracePanel& panel = f.page->trace();
        const auto interfaceOf = [&](ElementId machine) {
            for (const auto& [id, element] : f.topology().elements())
                if (element->parent == machine)
                    return id;
            return ElementId{};
        };
        QSignalSpy paths(&panel, &ui::TracePanel::pathChanged);
        panel.setFrom(interfaceOf(n.instance));
        panel.setTo(interfaceOf(second));
        panel.run();
        QTRY_COMPARE(paths.size(), 1);
        QVERIFY(panel.trace()->reachable());  // the default group trusts itself
        QCOMPARE(panel.steps().topLevelItemCount(), 2);
        QVERIFY(panel.steps().topLevelItem(0)->childCount() >= 2);
        QVERIFY(isPathDrawn(f));
        const ElementId strict = f.place(net::Kind::SecurityGroup, n.vpc, {400, 200});
        (void)f.editor().apply({net::SetField{interfaceOf(second), "security_groups", net::ElementIds{strict}}},
                               u"strict"_s);
        QTRY_VERIFY(!panel.trace()->reachable());
        QVERIFY(!panel.trace()->blockers.empty());
        QVERIFY(!panel.steps().topLevelItem(0)->text(2).startsWith(u"verdict."_s));
        const int steps = f.steps();
        auto* lift = panel.steps().findChild<QToolButton*>();
        QVERIFY(lift);
        QTest::mouseClick(lift, Qt::LeftButton);
        QTRY_COMPARE(f.steps(), steps + 1);
    }

    /// Typed, completed, added with Enter, shown on the canvas, and taken back.
    void intentsAreAddedAndChecked()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const ElementId second = f.place(net::Kind::Instance, n.subnet, {16, 160});
        ui::IntentsPanel& panel = f.page->intents();
        const QString one = QString::fromStdString(net::label(f.element(n.instance)));
        const QString other = QString::fromStdString(net::label(f.element(second)));
        QTest::keyClicks(&panel.line(), one.left(2));
        QVERIFY(panel.line().completer()->completionCount() >= 2);  // both machines, among others
        panel.line().completer()->popup()->hide();
        panel.line().setText(one + u" must reach nowhere on tcp/22"_s);
        const int steps = f.steps();
        QTest::keyClick(&panel.line(), Qt::Key_Return);  // names what is not there
        QCOMPARE(f.steps(), steps);
        panel.line().setText(one + u" must not reach "_s + other + u" on tcp/22"_s);
        QTest::keyClick(&panel.line(), Qt::Key_Return);
        QCOMPARE(f.steps(), steps + 1);
        QVERIFY(panel.line().text().isEmpty());
        // At once a second one, which goes onto the same note.
        panel.line().setText(one + u" must reach "_s + other + u" on tcp/22"_s);
        QTest::keyClick(&panel.line(), Qt::Key_Return);
        QTRY_COMPARE(panel.list().topLevelItemCount(), 2);
        QCOMPARE(panel.results()[0].state, net::IntentState::Broken);  // the default group trusts itself
        QCOMPARE(panel.title(), u"Intents (1)"_s);
        QSignalSpy paths(&panel, &ui::IntentsPanel::pathChanged);
        panel.list().setCurrentItem(panel.list().topLevelItem(0));
        QVERIFY(paths.size() >= 1);
        QVERIFY(isPathDrawn(f));
        QCOMPARE(panel.results()[1].state, net::IntentState::Holds);
        QCOMPARE(panel.results()[1].intent.note, panel.results()[0].intent.note);
        // The drawing changes, and with it what holds.
        const ElementId strict = f.place(net::Kind::SecurityGroup, n.vpc, {400, 200});
        for (const auto& [id, element] : f.topology().elements())
            if (element->parent == second)
                QVERIFY(f.editor().apply({net::SetField{id, "security_groups", net::ElementIds{strict}}}, u"x"_s));
        QTRY_COMPARE(panel.results()[0].state, net::IntentState::Holds);
        QCOMPARE(panel.results()[1].state, net::IntentState::Broken);
        panel.list().setCurrentItem(panel.list().topLevelItem(0));
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->text() == u"Remove")
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(panel.list().topLevelItemCount(), 1);
        QVERIFY(panel.results()[0].intent.must);
        f.document.undoStack().undo();
        QTRY_COMPARE(panel.list().topLevelItemCount(), 2);
    }

    void anEndThatIsNotThereIsExplained()
    {
        PageFixture f;
        ui::TracePanel& panel = f.page->trace();
        panel.from().setCurrentText(u"nowhere"_s);
        panel.to().setCurrentText(u"internet"_s);
        panel.run();
        QVERIFY(!panel.trace());
        QCOMPARE(panel.steps().topLevelItemCount(), 0);
    }

    /// Property: after any sequence of edits and undos the outline says the same as the topology.
    void outlineFollowsEveryEdit()
    {
        PageFixture f;
        const SmallNetwork n(f);
        ui::OutlineModel& outline = f.page->outline().outline();
        QAbstractItemModelTester tester(&outline, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::mt19937 rng(3);
        const auto pick = [&](std::size_t count) {
            return std::uniform_int_distribution<std::size_t>(0, count - 1)(rng);
        };
        const std::vector<net::Kind> kinds{net::Kind::Vpc, net::Kind::Subnet, net::Kind::Instance, net::Kind::Note};
        for (int step = 0; step < 60; ++step) {
            std::vector<ElementId> ids;
            for (const auto& [id, element] : f.topology().elements())
                ids.push_back(id);
            f.editor().select(ids.empty() ? ids : std::vector<ElementId>{ids[pick(ids.size())]});
            switch (pick(4)) {
            case 0:
                ui::commands::removeSelection(f.editor());
                break;
            case 1:
                f.document.undoStack().undo();
                break;
            case 2:
                ui::commands::duplicateSelection(f.editor());
                break;
            default:
                (void)ui::commands::placeBySelection(f.editor(), kinds[pick(kinds.size())]);
            }
            QCOMPARE(countRows(outline, {}), static_cast<int>(f.topology().size()));
            for (const auto& [id, element] : f.topology().elements()) {
                const QModelIndex index = outline.indexOf(id);
                QVERIFY(index.isValid());
                QCOMPARE(outline.elementAt(index.parent()), element->parent);
                QVERIFY(f.scene().item(id));
            }
            QCOMPARE(f.scene().items().size(), f.topology().size());
        }
    }

    void selectionGoesBothWays()
    {
        PageFixture f;
        const SmallNetwork n(f);
        ui::OutlinePanel& outline = f.page->outline();
        f.editor().select({n.vpc});
        QCOMPARE(outline.selectionModel()->selectedIndexes().size(), 1);
        QCOMPARE(outline.outline().elementAt(outline.selectionModel()->selectedIndexes().first()), n.vpc);
        outline.selectionModel()->select(outline.outline().indexOf(n.subnet), QItemSelectionModel::ClearAndSelect);
        QCOMPARE(f.editor().selection(), std::vector<ElementId>{n.subnet});
        QVERIFY(f.scene().item(n.subnet)->isSelected());
    }

    void importIsOneStepWithNotes()
    {
        const QString folder =
            QString::fromUtf8(PB_SHARED_DATA) + u"/networks/batfish-aws/test-public-private-subnet"_s;
        if (!QFile::exists(folder))
            QSKIP("no shared data here");
        PageFixture f;
        f.page->importFrom(folder);
        QTRY_VERIFY_WITH_TIMEOUT(f.topology().size() > 10, 30000);
        QCOMPARE(f.steps(), 1);
        for (const auto& [id, element] : f.topology().elements())
            QVERIFY(f.scene().item(id));
        f.document.undoStack().undo();
        QCOMPARE(f.topology().size(), 0u);
    }

    void anEmptyFolderIsExplained()
    {
        PageFixture f;
        QTemporaryDir empty;
        f.page->importFrom(empty.path());
        QTRY_VERIFY(f.page->actions()["import_folder"].isEnabled());
        QCOMPARE(f.topology().size(), 0u);
        QCOMPARE(f.steps(), 0);
    }

    /// What is written is a file of that format; as infrastructure code it comes back as the same elements.
    void exportsWhatItShows()
    {
        PageFixture f;
        const SmallNetwork n(f);
        QTemporaryDir folder;
        const std::map<std::string_view, QByteArray> beginnings{
            {"svg", "<?xml"}, {"drawio", "<mxfile"}, {"png", "\x89PNG"}, {"pdf", "%PDF"}};
        for (const ui::NetworkFormat& format : ui::networkFormats()) {
            const QString path = folder.filePath(QString::fromStdString(std::string(format.name)));
            f.page->exportTo(path, format.name);
            QFile file(path);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            const auto known = beginnings.find(format.name);
            const QByteArray expected = known == beginnings.end() ? QByteArray("{") : known->second;
            QVERIFY2(file.peek(2000).contains(expected), qPrintable(path));
        }
        const std::size_t drawn = f.topology().size();
        QFile::copy(folder.filePath(u"cloudformation"_s), folder.filePath(u"back.json"_s));
        f.page->importFrom(folder.filePath(u"back.json"_s));
        QTRY_COMPARE(f.document.workspace().networks.size(), 2u);
        QCOMPARE(f.document.workspace().networks.rbegin()->second.topology.size(), drawn);
    }

    void aPlaceThatCannotBeWrittenIsNamed()
    {
        PageFixture f;
        const SmallNetwork n(f);
        f.page->exportTo(u"/no/such/folder/net.json"_s, "json");
        const auto labels = f.page->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(u"/no/such/folder/net.json"_s);
        }));
    }

    void layoutComesBack()
    {
        PageFixture f;
        const QByteArray state = f.page->saveLayout();
        QVERIFY(!state.isEmpty());
        f.page->restoreLayout(QByteArray("nonsense"));
        f.page->restoreLayout({});
        f.page->restoreLayout(state);
        QVERIFY(f.page->inspector().isVisible());
    }

    void panelsHaveRoomAtFirst()
    {
        const PageFixture f;
        QVERIFY2(f.page->palettePanel().width() >= 190, qPrintable(QString::number(f.page->palettePanel().width())));
        QVERIFY2(f.page->inspector().width() >= 240, qPrintable(QString::number(f.page->inspector().width())));
        QVERIFY2(f.page->problems().height() >= 150, qPrintable(QString::number(f.page->problems().height())));
        QVERIFY2(f.view().width() >= 600, qPrintable(QString::number(f.view().width())));
    }

    /// A window that never showed the page must not forget how it was arranged.
    void aLayoutWaitsUntilThePageIsShown()
    {
        QByteArray state;
        {
            PageFixture f;
            f.page->outline().parentWidget()->hide();
            state = f.page->saveLayout();
        }
        PageFixture f;
        ui::NetworkPage later(f.document);
        QVERIFY(later.saveLayout().isEmpty());
        later.restoreLayout(state);
        QCOMPARE(later.saveLayout(), state);
        later.resize(1280, 860);
        later.show();
        QVERIFY(!later.outline().isVisible());
        QVERIFY(later.inspector().isVisible());
    }

    void theDrawingIsFittedOnceThereIsRoom()
    {
        PageFixture f;
        const SmallNetwork n(f);
        ui::NetworkPage later(f.document);
        later.setWorkload(WorkloadId{1});
        later.resize(1280, 860);
        later.show();
        const auto all = [&later] {
            const QRectF seen = later.canvas().mapToScene(later.canvas().viewport()->rect()).boundingRect();
            return seen.contains(later.canvas().canvas().contentRect());
        };
        QVERIFY2(later.canvas().zoom() > 0.4, qPrintable(QString::number(later.canvas().zoom())));
        QVERIFY(all());
        later.resize(1000, 700);
        QVERIFY(all());
        later.canvas().setZoom(1);
        later.resize(1280, 860);
        QCOMPARE(later.canvas().zoom(), 1.0);  // the user looks elsewhere
    }

    void theQuestionsOfAProblemAreLinks()
    {
        PageFixture f;
        ui::ProblemsPanel& panel = f.page->problems();
        const Overlap o(f);
        QTRY_VERIFY(overlapRow(panel.model(), o.b) >= 0);
        panel.view().setCurrentIndex(panel.model().index(overlapRow(panel.model(), o.b), 0));
        QSignalSpy asked(f.page.get(), &ui::NetworkPage::questionActivated);
        for (QLabel* label : panel.findChildren<QLabel*>())
            if (label->isVisibleTo(&panel) && label->text().contains(u"href=\"REL 2\""_s))
                emit label->linkActivated(u"REL 2"_s);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), u"REL 2"_s);
    }

    void anEditIsToldInWords()
    {
        PageFixture f;
        const Overlap o(f);
        const net::Edit block{net::SetField{o.b, "ipv4", net::Prefixes{*net::Prefix::parse("10.0.9.0/24")}}};
        QCOMPARE(ui::editText(f.topology(), block), u"Set IPv4 blocks of subnet-2 to 10.0.9.0/24"_s);
        ElementId table;
        for (const auto& [id, element] : f.topology().elements())
            if (element->kind() == net::Kind::RouteTable)
                table = id;
        net::Routes routes = f.element(table).as<net::RouteTable>()->routes;
        routes.push_back({net::Prefix::all(net::Family::V4), {}, {}, net::RouteState::Blackhole});
        const net::Edit route{net::SetField{table, "routes", routes}};
        QCOMPARE(ui::editText(f.topology(), route), u"Add to Routes of routes-1: 0.0.0.0/0 → –"_s);
        QVERIFY(ui::editText(f.topology(), {net::Batch{{block, route}}}).contains(u"; "_s));
    }

    void languageSwitchesLive()
    {
        text::LanguageSwitch languages(text::Language::English);
        PageFixture f;
        const ElementId vpc = f.place(net::Kind::Vpc, {}, {0, 0});
        f.editor().select({vpc});
        QCOMPARE(ui::kindLabel(net::Kind::Subnet), u"Subnet"_s);
        const QString english = f.page->actions()["delete"].text();
        languages.setLanguage(text::Language::Korean);
        QTRY_VERIFY(f.page->actions()["delete"].text() != english);
        QCOMPARE(ui::kindLabel(net::Kind::Subnet), u"서브넷"_s);
        languages.setLanguage(text::Language::English);
        QTRY_COMPARE(f.page->actions()["delete"].text(), english);
    }

    void aFindingIsShownFromOutside()
    {
        PageFixture f;
        const Overlap o(f);
        ui::ProblemsModel& model = f.page->problems().model();
        QTRY_VERIFY(overlapRow(model, o.b) >= 0);
        const Finding finding = *model.finding(overlapRow(model, o.b));
        f.page->setWorkload({});
        f.page->showFinding(f.network, finding);
        QCOMPARE(f.editor().networkId(), f.network);
        QVERIFY(f.editor().isSelected(o.b));
    }

private:
    /// Whether the scene finds the path where it is, which it needs for painting it.
    static bool isPathDrawn(const PageFixture& f)
    {
        for (QGraphicsItem* item : f.scene().QGraphicsScene::items())
            if (dynamic_cast<ui::TraceOverlay*>(item)) {
                const QRectF bounds = item->sceneBoundingRect();
                return !bounds.isEmpty() &&
                       f.scene().QGraphicsScene::items(bounds, Qt::IntersectsItemBoundingRect).contains(item);
            }
        return false;
    }
    static int countRows(const QAbstractItemModel& model, const QModelIndex& parent)
    {
        int count = model.rowCount(parent);
        for (int row = 0, rows = count; row < rows; ++row)
            count += countRows(model, model.index(row, 0, parent));
        return count;
    }
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
