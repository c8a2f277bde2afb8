// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector and the table of rows: what is typed is an edit, or is explained and changes nothing.
#include "page_fixture.h"

#include "ui/canvas/field_editor.h"
#include "ui/canvas/inspector.h"
#include "ui/canvas/rows_model.h"
#include "ui/canvas/rows_panel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

class TestInspector : public QObject {
    Q_OBJECT
private slots:
    void everyKindGetsAFormWithAllItsFields()
    {
        PageFixture f;
        for (std::size_t k = 0; k < net::kKindCount; ++k) {
            const auto kind = static_cast<net::Kind>(k);
            net::Element element;
            element.id = ElementId{500 + static_cast<std::int64_t>(k)};
            element.data = net::defaultData(kind);
            net::Network network = *f.editor().network();
            network.topology.put(element);  // some kinds cannot stand alone; the form does not mind
            ui::FieldEditor* found = nullptr;
            for (const FieldInfo& info : net::fieldInfos(kind)) {
                const auto field = ui::makeFieldEditor(f.editor(), element, info, f.page.get());
                found = field.get();
                QVERIFY(found->focusProxy());
                QVERIFY(!found->focusProxy()->accessibleName().isEmpty());
                QCOMPARE(found->focusProxy()->isEnabled(), info.policy != EditPolicy::ReadOnly);
            }
            QVERIFY(found || net::fieldInfos(kind).empty());
        }
    }

    void aTypedNameIsOneStep()
    {
        PageFixture f;
        const ElementId vpc = f.place(net::Kind::Vpc, {}, {0, 0});
        auto* name = input<QLineEdit>(f, "name");
        const int steps = f.steps();
        name->setFocus();
        name->selectAll();
        QInputMethodEvent typed;  // key clicks know Latin letters only
        typed.setCommitString(u"운영망"_s);
        QCoreApplication::sendEvent(name, &typed);
        QCOMPARE(f.steps(), steps);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(f.element(vpc).name, std::string("운영망"));
        QCOMPARE(f.steps(), steps + 1);
        f.document.undoStack().undo();
        QCOMPARE(input<QLineEdit>(f, "name")->text(), u"vpc-1"_s);
    }

    void aBlockThatCannotBeIsExplainedAndChangesNothing()
    {
        PageFixture f;
        const ElementId vpc = f.place(net::Kind::Vpc, {}, {0, 0});
        const net::Topology before = f.topology();
        const int steps = f.steps();
        auto* blocks = input<QPlainTextEdit>(f, "ipv4");
        blocks->setFocus();
        blocks->selectAll();
        QTest::keyClicks(blocks, u"10.0.0.1/16"_s);
        const ui::FieldEditor* field = f.page->inspector().field("ipv4");
        QVERIFY(!field->message().isEmpty());  // while typing
        QVERIFY2(field->message().contains(u"10.0.0.0/16"_s), qPrintable(field->message()));
        f.view().setFocus();
        QVERIFY(f.topology() == before);
        QCOMPARE(f.steps(), steps);
        QCOMPARE(blocks->toPlainText(), u"10.0.0.1/16"_s);  // what was typed can be mended
        blocks->setFocus();
        blocks->selectAll();
        QTest::keyClicks(blocks, u"10.7.0.0/16"_s);
        QVERIFY(field->message().isEmpty());
        f.view().setFocus();
        QCOMPARE(f.element(vpc).as<net::Vpc>()->ipv4, net::Prefixes{*net::Prefix::parse("10.7.0.0/16")});
        QCOMPARE(f.steps(), steps + 1);
    }

    void enterTakesABlockAndShiftEnterBeginsTheNext()
    {
        PageFixture f;
        const ElementId vpc = f.place(net::Kind::Vpc, {}, {0, 0});
        auto* blocks = input<QPlainTextEdit>(f, "ipv4");
        blocks->setFocus();
        blocks->selectAll();
        QTest::keyClicks(blocks, u"10.7.0.0/16"_s);
        QTest::keyClick(blocks, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(blocks, u"10.8.0.0/16"_s);
        const int steps = f.steps();
        QTest::keyClick(blocks, Qt::Key_Return);
        QCOMPARE(f.steps(), steps + 1);
        QCOMPARE(f.element(vpc).as<net::Vpc>()->ipv4.size(), 2u);
    }

    void numbersHaveTheirRange()
    {
        PageFixture f;
        const ElementId region = f.place(net::Kind::Region, {}, {0, 0});
        const ElementId gateway = f.place(net::Kind::VirtualPrivateGateway, region, {16, 40});
        auto* asn = input<QLineEdit>(f, "asn");
        asn->setFocus();
        asn->selectAll();
        QTest::keyClicks(asn, u"4294967295"_s);
        QTest::keyClick(asn, Qt::Key_Return);
        QVERIFY(!f.page->inspector().field("asn")->message().isEmpty());
        QCOMPARE(f.element(gateway).as<net::VirtualPrivateGateway>()->asn, 64512);
        asn->selectAll();
        QTest::keyClicks(asn, u"65010"_s);
        QTest::keyClick(asn, Qt::Key_Return);
        QCOMPARE(f.element(gateway).as<net::VirtualPrivateGateway>()->asn, 65010);
    }

    void flagsAndChoices()
    {
        PageFixture f;
        const ElementId vpc = f.place(net::Kind::Vpc, {}, {0, 0});
        QTest::mouseClick(input<QCheckBox>(f, "dns_hostnames"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(f.element(vpc).as<net::Vpc>()->dns_hostnames);
        auto* tenancy = input<QComboBox>(f, "tenancy");
        tenancy->setFocus();
        QTest::keyClick(tenancy, Qt::Key_Down);
        if (tenancy->currentIndex() == 1)
            emit tenancy->activated(1);
        QCOMPARE(f.element(vpc).as<net::Vpc>()->tenancy, net::Tenancy::Dedicated);
    }

    void referencesOfferOnlyWhatIsLegal()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const ElementId other = f.place(net::Kind::Vpc, n.region, {16, 700});
        const ElementId here = f.place(net::Kind::RouteTable, n.vpc, {400, 60});
        const ElementId there = f.place(net::Kind::RouteTable, other, {400, 60});
        f.editor().select({n.subnet});
        auto* tables = input<QComboBox>(f, "route_table");
        QVERIFY(tables->findData(qlonglong{here.value}) >= 0);
        QCOMPARE(tables->findData(qlonglong{there.value}), -1);
        QCOMPARE(tables->findData(qlonglong{n.subnet.value}), -1);
        tables->setCurrentIndex(tables->findData(qlonglong{here.value}));
        emit tables->activated(tables->currentIndex());
        QCOMPARE(f.element(n.subnet).as<net::Subnet>()->route_table, here);
    }

    void severalReferencesAreTicked()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const ElementId group = f.place(net::Kind::SecurityGroup, n.vpc, {400, 60});
        const net::Element* instance = f.editor().find(n.instance);
        QVERIFY(instance);
        ElementId eni;
        for (const auto& [id, element] : f.topology().elements())
            if (element->parent == n.instance)
                eni = id;
        f.editor().select({eni});
        auto* groups = input<QListWidget>(f, "security_groups");
        for (int row = 0; row < groups->count(); ++row)
            if (groups->item(row)->data(Qt::UserRole).toLongLong() == group.value)
                groups->item(row)->setCheckState(Qt::Checked);
        QCOMPARE(f.element(eni).as<net::NetworkInterface>()->security_groups, net::ElementIds{group});
    }

    void rowsAreAddedChangedMovedAndRemoved()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const ElementId group = f.place(net::Kind::SecurityGroup, n.vpc, {400, 60});
        ui::RowsModel& model = f.page->rows().model();
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.element(), group);
        QCOMPARE(model.rowCount(), 0);
        model.appendRow();
        model.appendRow();
        const auto rules = [&] { return f.element(group).as<net::SecurityGroup>()->rules; };
        QCOMPARE(rules().size(), 2u);
        QVERIFY(model.setData(model.index(0, 1), u"tcp"_s, Qt::EditRole));
        QVERIFY(model.setData(model.index(0, 2), u"443"_s, Qt::EditRole));
        QVERIFY(model.setData(model.index(0, 3), u"0.0.0.0/0"_s, Qt::EditRole));
        QCOMPARE(rules()[0].ports.first, 443);
        QCOMPARE(rules()[0].peer, net::OptionalPrefix(net::Prefix::all(net::Family::V4)));
        const int steps = f.steps();
        QSignalSpy refusals(&model, &ui::RowsModel::refused);
        QVERIFY(!model.setData(model.index(0, 2), u"70000"_s, Qt::EditRole));
        QVERIFY(!model.setData(model.index(0, 3), u"10.0.0.1/8"_s, Qt::EditRole));
        QCOMPARE(refusals.size(), 2);
        QCOMPARE(f.steps(), steps);
        model.moveRowTo(0, 1);
        QCOMPARE(rules()[1].ports.first, 443);
        model.removeRowAt(0);
        QCOMPARE(rules().size(), 1u);
        f.document.undoStack().undo();
        f.document.undoStack().undo();
        QCOMPARE(rules()[0].ports.first, 443);
        QCOMPARE(model.rowCount(), 2);
    }

    void rowTargetsAreChosenByElement()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const ElementId gateway = f.place(net::Kind::InternetGateway, n.vpc, {400, 60});
        const ElementId table = f.place(net::Kind::RouteTable, n.vpc, {400, 160});
        ui::RowsModel& model = f.page->rows().model();
        model.appendRow();
        QVERIFY(model.setData(model.index(0, 0), u"0.0.0.0/0"_s, Qt::EditRole));
        QVERIFY(model.setData(model.index(0, 2), qlonglong{gateway.value}, Qt::EditRole));
        QCOMPARE(f.element(table).as<net::RouteTable>()->routes[0].target, gateway);
        QCOMPARE(model.index(0, 2).data().toString(), u"igw-1"_s);
    }

private:
    template <class Input>
    static Input* input(PageFixture& f, std::string_view name)
    {
        ui::FieldEditor* field = f.page->inspector().field(name);
        if (!field)
            qFatal("no field %s", name.data());
        return field->findChild<Input*>();
    }
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
