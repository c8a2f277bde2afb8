// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/diff.h"

#include "core/network/value.h"
#include "tests/support/drawing.h"
#include "tests/support/random_network.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

constexpr std::int64_t kShift = 5000;

/// The same drawing with other ids, as a second import of it has them.
Network renumbered(const Network& network)
{
    Network out = network;
    out.topology = {};
    const auto other = [](ElementId id) { return ElementId{id ? kShift - id.value : 0}; };
    for (const auto& [id, element] : network.topology.elements()) {
        Element one = *element;
        one.id = other(id);
        mapReferences(one, other);
        out.topology.put(one);
    }
    return out;
}

/// Gives each element a cloud id.
Network named(Network network)
{
    std::vector<Element> all;
    for (const auto& [id, element] : network.topology.elements())
        all.push_back(*element);
    for (Element& one : all) {
        one.cloud_id = "c-" + std::to_string(one.id.value);
        network.topology.put(one);
    }
    return network;
}

bool setsFieldsOnly(const Edit& edit)
{
    const auto* batch = std::get_if<Batch>(&edit.what);
    return batch && !batch->edits.empty() && std::all_of(batch->edits.begin(), batch->edits.end(), [](const Edit& one) {
               return std::holds_alternative<SetField>(one.what);
           });
}

/// What an edit changes, told from the edit itself and from the element before it.
ElementChange expectedOf(const Network& before, const Network& after, const Edit& edit)
{
    ElementChange out;
    for (const Edit& one : std::get<Batch>(edit.what).edits) {
        const auto& set = std::get<SetField>(one.what);
        out.before = out.after = set.id;
        const Element& then = *before.topology.find(set.id);
        const Element& now = *after.topology.find(set.id);
        if (fieldValue(then, set.field).value() != fieldValue(now, set.field).value())
            out.fields.push_back(set.field);
    }
    std::sort(out.fields.begin(), out.fields.end());
    return out;
}

}  // namespace

class TestNetworkDiff : public QObject {
    Q_OBJECT

private slots:
    void matches();
    void cloudIdsThatComeTwiceTellNothing();
    void placesAreNoDifference();
    void appearedAndVanished();
    void eachChangedField();
    void updateMakesTheSame();
    void updateKeepsWhatIsOurs();
    void updateRemovesFromUnderNotes();
};

void TestNetworkDiff::matches()
{
    const Network before = soundPeered().network;
    // By name within the same holder: names are unique in this drawing.
    const Network after = renumbered(before);
    for (const Network& one : {before, named(before)}) {
        const Network other = one == before ? after : renumbered(one);
        const auto pairs = matchElements(one.topology, other.topology, MatchBy::CloudIdOnly);
        QCOMPARE(pairs.size(), one.topology.size());
        for (const auto& [id, match] : pairs)
            QCOMPARE(match.value, kShift - id.value);
        QVERIFY(difference(one.topology, other.topology, MatchBy::CloudIdOnly).empty());
    }
}

void TestNetworkDiff::cloudIdsThatComeTwiceTellNothing()
{
    Drawing d = soundAws();
    for (const char* name : {"web-a", "web-b"}) {
        Element element = *d.network.topology.find(d.id(name));
        element.cloud_id = "i-1";
        d.network.topology.put(element);
    }
    const auto pairs = matchElements(d.network.topology, d.network.topology, MatchBy::CloudIdThenId);
    for (const char* name : {"web-a", "web-b"})
        QVERIFY(pairs.at(d.id(name)) == d.id(name));
    QCOMPARE(pairs.size(), d.network.topology.size());
}

void TestNetworkDiff::placesAreNoDifference()
{
    Drawing d = soundAws();
    const Topology before = d.network.topology;
    QVERIFY(applyEdit(d.network, {Place{d.id("vpc"), d.id("seoul"), {9, 9, 900, 900}}}));
    QVERIFY(difference(before, d.network.topology, MatchBy::CloudIdThenId).empty());
    QVERIFY(applyEdit(d.network, {Place{d.id("web-a"), d.id("public-b"), {}}}));
    const std::vector<ElementChange> expected{{d.id("web-a"), d.id("web-a"), {"parent"}}};
    QVERIFY(difference(before, d.network.topology, MatchBy::CloudIdThenId) == expected);
}

void TestNetworkDiff::appearedAndVanished()
{
    Drawing d = soundAws();
    const Topology before = d.network.topology;
    const ElementId table = d.id("private-table-a"), subnet = d.id("private-a");
    QVERIFY(applyEdit(d.network, removalEdit(d.network.topology, {table})));
    const ElementId fresh = d.add("fresh", "vpc", SecurityGroup{});
    const std::vector<ElementChange> expected{{table, {}, {}}, {subnet, subnet, {"route_table"}}, {{}, fresh, {}}};
    QVERIFY(difference(before, d.network.topology, MatchBy::CloudIdThenId) == expected);
}

/// The fields that a random edit sets, and no others.
void TestNetworkDiff::eachChangedField()
{
    int compared = 0;
    for (unsigned seed = 1; seed <= 300; ++seed) {
        RandomNetwork random(9000 + seed, static_cast<RandomNetwork::Sort>(seed % 3));
        const Network before = random.network;
        const Edit edit = random.edit();
        if (!setsFieldsOnly(edit))
            continue;
        QVERIFY(applyEdit(random.network, edit));
        const ElementChange expected = expectedOf(before, random.network, edit);
        auto changes = difference(before.topology, random.network.topology, MatchBy::CloudIdThenId);
        QCOMPARE(changes.size(), expected.fields.empty() ? 0u : 1u);
        if (changes.empty())
            continue;
        std::sort(changes[0].fields.begin(), changes[0].fields.end());
        QVERIFY2(changes[0] == expected, qPrintable(u"seed %1"_s.arg(seed)));
        ++compared;
    }
    QVERIFY(compared > 100);
}

/// After an update the drawing says what the import says, and a second one has nothing to do; one undo takes it back.
void TestNetworkDiff::updateMakesTheSame()
{
    for (unsigned seed = 1; seed <= 60; ++seed) {
        RandomNetwork random(11000 + seed, static_cast<RandomNetwork::Sort>(seed % 3));
        const Network current = named(random.network);
        for (int i = 0; i < 4; ++i)
            QVERIFY(applyEdit(random.network, random.edit()));
        Network imported = named(random.network);
        imported = renumbered(imported);
        Network after = current;
        const auto inverse = applyEdit(after, updateEdit(current, imported));
        QVERIFY2(inverse, qPrintable(u"seed %1"_s.arg(seed)));
        for (const ElementChange& change : difference(after.topology, imported.topology, MatchBy::CloudIdOnly)) {
            const auto* element = after.topology.find(change.before);
            // What a person drew stays, though the import does not know it; likewise what only a person fills in.
            const bool own = element && (element->kind() == Kind::Internet || element->kind() == Kind::OnPremises);
            const bool kept = change.fields == std::vector<std::string>{"listens"} ||
                              change.fields == std::vector<std::string>{"tier"};
            QVERIFY2(own || kept, qPrintable(u"seed %1 element %2"_s.arg(seed).arg(change.before.value)));
        }
        QVERIFY2(updateEdit(after, imported) == Edit{Batch{}}, qPrintable(u"seed %1"_s.arg(seed)));
        for (const auto& [id, element] : current.topology.elements())
            if (const Element* now = after.topology.find(id))
                QVERIFY(now->kind() == element->kind() && now->cloud_id == element->cloud_id);
        QVERIFY(applyEdit(after, *inverse));
        QVERIFY(after == current);
    }
}

void TestNetworkDiff::updateKeepsWhatIsOurs()
{
    Drawing d = soundAws();
    Network current = named(d.network);
    const Network imported = renumbered(current);
    const auto set = [&](const char* name, const char* field, FieldValue value) {
        return applyEdit(current, {SetField{d.id(name), field, std::move(value)}}).has_value();
    };
    QVERIFY(set("web-a", "note", FieldValue{std::string("asked on Monday")}));
    QVERIFY(set("web-a", "name", FieldValue{std::string("renamed here")}));
    QVERIFY(applyEdit(current, {Place{d.id("vpc"), d.id("seoul"), {1, 2, 3000, 4000}}}));
    Element note;
    note.id = ElementId{current.topology.highest().value + 1};
    note.box = {10, 10, 200, 100};
    note.data = Note{"intent: Internet must not reach app"};
    QVERIFY(applyEdit(current, {AddElements{{note}}}));
    QVERIFY(applyEdit(current, {SetWaiver{"key", Waiver{"known", "kim", "2026-11-25T00:00:00Z", "", {}}}}));
    Network after = current;
    QVERIFY(applyEdit(after, updateEdit(current, imported)));
    const Element& web = *after.topology.find(d.id("web-a"));
    QCOMPARE(web.note, std::string("asked on Monday"));
    QCOMPARE(web.name, std::string("web-a"));  // the import says so
    QVERIFY(after.topology.find(d.id("vpc"))->box == (Box{1, 2, 3000, 4000}));
    QVERIFY(*after.topology.find(note.id) == *current.topology.find(note.id));
    QVERIFY(after.waivers == current.waivers);
}

/// A note that lies in a network that is gone is put on the canvas.
void TestNetworkDiff::updateRemovesFromUnderNotes()
{
    Drawing d = soundPeered();
    const Network imported = renumbered(named(soundAws().network));
    Network current = named(d.network);
    Element note;
    note.id = ElementId{current.topology.highest().value + 1};
    note.parent = d.id("vpc-2");
    note.data = Note{"keep me"};
    QVERIFY(applyEdit(current, {AddElements{{note}}}));
    QVERIFY(applyEdit(current, updateEdit(current, imported)));
    QVERIFY(!current.topology.find(d.id("vpc-2")));
    const Element* kept = current.topology.find(note.id);
    QVERIFY(kept && !kept->parent);
    QCOMPARE(kept->as<Note>()->text, std::string("keep me"));
}

QTEST_GUILESS_MAIN(TestNetworkDiff)
#include "tst_network_diff.moc"
