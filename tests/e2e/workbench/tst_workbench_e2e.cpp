// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../support/x_input.h"
#include "core/store/sample_workspace.h"
#include "core/store/workspace_store.h"
#include "program.h"
#include "ui/canvas/canvas_item.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/inspector.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/network_page.h"
#include "ui/canvas/palette_panel.h"
#include "ui/canvas/problems_panel.h"
#include "ui/density/density_page.h"
#include "ui/document/built_in_lenses.h"
#include "ui/document/document.h"
#include "ui/report/report_page.h"
#include "ui/review/review_page.h"
#include "ui/settings/settings.h"
#include "ui/shell/main_window.h"
#include "ui/text/language.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QUndoStack>

#include <algorithm>
#include <memory>
#include <set>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;
using test::XInput;

using test::Program;

namespace {

const workspace::Workspace& stateOf(const Program& program) { return program.document.workspace(); }

const review::Workload& workload(const workspace::Workspace& state) { return state.workloads.begin()->second; }

auto answers(const review::Workload& workload) { return review::reviewOf(workload, workload.lens).answers; }

const net::Network& network(const workspace::Workspace& state) { return state.networks.begin()->second; }

ElementId named(const net::Network& in, net::Kind kind, std::string_view name)
{
    for (const auto& [id, element] : in.topology.elements())
        if (element->kind() == kind && element->name == name)
            return id;
    return {};
}

}  // namespace

class TestWorkbenchE2e : public QObject {
    Q_OBJECT
    std::unique_ptr<Program> m_program;

    void open(const QString& page)
    {
        XInput::click(m_program->find<QToolButton>(u"rail_"_s + page));
        QTRY_COMPARE(m_program->window->page(), page);
    }

private slots:
    void initTestCase()
    {
        if (const QString why = XInput::whyUnavailable(); !why.isEmpty())
            QSKIP(qPrintable(u"skipped: "_s + why));
    }

    void init()
    {
        m_program = std::make_unique<Program>();
        Program& p = *m_program;
        QVERIFY(store::buildSample(p.file(), ui::builtInLenses().value()));
        p.window = std::make_unique<MainWindow>(Services{p.document, p.settings, p.languages, p.theme});
        p.window->openFile(p.file());
        p.window->show();
        QVERIFY(QTest::qWaitForWindowActive(p.window.get()));
        QTRY_VERIFY(!p.document.findings().empty());
        QVERIFY(p.window->screen()->availableGeometry().contains(p.window->frameGeometry()));
    }

    void cleanup() { m_program.reset(); }

    void threeQuestionsAreAnsweredByKeys()
    {
        Program& p = *m_program;
        open(u"review"_s);
        const auto before = answers(workload(stateOf(p)));
        const int steps = p.document.undoStack().index();
        for (int i = 0; i < 3; ++i) {
            XInput::key(u"1"_s);
            XInput::key(u"j"_s);
        }
        QTRY_COMPARE(p.document.undoStack().index(), steps + 3);
        const auto after = answers(workload(stateOf(p)));
        int changed = 0;
        for (const auto& [question, answer] : after)
            changed += !before.contains(question) || before.at(question) != answer;
        QCOMPARE(changed, 3);
        QVERIFY(answers(workload(p.onDisk())) == after);
        for (int i = 0; i < 3; ++i)
            XInput::key(u"ctrl+z"_s);
        QTRY_VERIFY(answers(workload(stateOf(p))) == before);
        QVERIFY(answers(workload(p.onDisk())) == before);
    }

    void anOverlappingSubnetIsFoundAndUndone()
    {
        Program& p = *m_program;
        open(u"network"_s);
        auto& page = *p.find<NetworkPage>();
        CanvasView& view = page.canvas();
        const ElementId zone = named(network(stateOf(p)), net::Kind::AvailabilityZone, "ap-northeast-2a");
        QVERIFY(zone);
        QVERIFY(view.zoom() > 0.2);
        const auto before = network(stateOf(p)).topology;

        auto& palette = *p.find<PalettePanel>();
        QTreeWidgetItem* entry = palette.entry(net::Kind::Subnet);
        QVERIFY(entry);
        palette.list().scrollToItem(entry);
        XInput::click(palette.list().viewport()->mapToGlobal(palette.list().visualItemRect(entry).center()));
        const QRectF box = view.canvas().item(zone)->sceneBox();
        const QPoint title = view.mapFromScene(box.topLeft() + QPointF(box.width() / 2, 16));
        QVERIFY(view.viewport()->rect().contains(title));
        XInput::click(view.viewport()->mapToGlobal(title));
        QTRY_COMPARE(network(stateOf(p)).topology.elements().size(), before.elements().size() + 1);
        const net::Element* subnet = page.editor().single();
        QVERIFY(subnet && subnet->kind() == net::Kind::Subnet && subnet->parent == zone);

        // The block of "ap-northeast-2a public".
        QCOMPARE(p.findings("aws.subnet.overlap"), 0);
        auto* field = page.inspector().findChild<QWidget*>(u"field.ipv4"_s);
        QVERIFY(field);
        auto* blocks = field->findChild<QPlainTextEdit*>();
        QVERIFY(blocks);
        XInput::click(blocks);
        XInput::key(u"ctrl+a"_s);
        XInput::type(u"10.20.0.0/20"_s);
        XInput::key(u"Tab"_s);
        QTRY_VERIFY(p.findings("aws.subnet.overlap") > 0);
        QTRY_VERIFY(page.problems().title().contains(u'('));
        QVERIFY(network(p.onDisk()).topology == network(stateOf(p)).topology);

        // Two steps: the block, and the subnet itself.
        const int steps = p.document.undoStack().index();
        XInput::key(u"ctrl+z"_s);
        XInput::key(u"ctrl+z"_s);
        QTRY_COMPARE(p.document.undoStack().index(), steps - 2);
        QVERIFY(network(stateOf(p)).topology == before);
        QTRY_COMPARE(p.findings("aws.subnet.overlap"), 0);
        QVERIFY(network(p.onDisk()).topology == before);
    }

    void theLanguageChangesInTheOpenWindow()
    {
        Program& p = *m_program;
        auto* rail = p.find<QToolButton>(u"rail_review"_s);
        QCOMPARE(rail->text(), u"Review"_s);
        XInput::key(u"ctrl+l"_s);
        QTRY_COMPARE(rail->text(), u"검토"_s);
        for (const QString& page : {u"review"_s, u"network"_s, u"density"_s, u"report"_s, u"home"_s})
            open(page);
        XInput::key(u"ctrl+l"_s);
        QTRY_COMPARE(rail->text(), u"Review"_s);
    }

    void aCommandIsFoundByItsName()
    {
        Program& p = *m_program;
        QCOMPARE(p.theme.theme(), Theme::Light);
        XInput::key(u"ctrl+k"_s);
        auto* input = p.find<QLineEdit>(u"commandPaletteInput"_s);
        QTRY_VERIFY(input->isVisible() && input->hasFocus());
        XInput::type(u"dark"_s);
        QTRY_COMPARE(input->text(), u"dark"_s);
        XInput::key(u"Return"_s);
        QTRY_COMPARE(p.theme.theme(), Theme::Dark);
        QVERIFY(!input->isVisible());
    }

    void theReportIsExported()
    {
        Program& p = *m_program;
        open(u"home"_s);
        const QString path = p.folder.filePath(u"out.pdf"_s);
        // The dialog runs an event loop of its own, in which the name is typed.
        QTimer dialogWatch;
        connect(&dialogWatch, &QTimer::timeout, this, [&] {
            if (!qobject_cast<QFileDialog*>(QApplication::activeModalWidget()))
                return;
            dialogWatch.stop();
            XInput::key(u"ctrl+a"_s);
            XInput::type(path);
            XInput::key(u"Return"_s);
        });
        dialogWatch.start(100);
        XInput::key(u"ctrl+shift+e"_s);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(path) && QFileInfo(path).size() > 10'000, 60'000);
        QProcess reader;
        reader.start(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
        QVERIFY(reader.waitForFinished(60'000));
        const QString text = QString::fromUtf8(reader.readAllStandardOutput());
        QVERIFY(text.contains(QString::fromStdString(workload(stateOf(p)).name)));
        QVERIFY(text.contains(u"6,417"_s));
    }

    void closingAndOpeningAgainShowsTheSamePage()
    {
        Program& p = *m_program;
        open(u"density"_s);
        XInput::key(u"ctrl+q"_s);
        QTRY_VERIFY(!p.window->isVisible());
        QCOMPARE(p.settings.value(kLastPage), u"density"_s);
    }
};

QTEST_MAIN(TestWorkbenchE2e)
#include "tst_workbench_e2e.moc"
