// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/event.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace pb::density;
using Json = nlohmann::json;

/// The published schemas say what the program does.
class TestDensitySchema : public QObject {
    Q_OBJECT

private slots:
    void planRanges();
    void eventTypes();
    void reasons();

private:
    static Json read(const char* name);
};

Json TestDensitySchema::read(const char* name)
{
    QFile file(QStringLiteral(PB_SOURCE_DIR "/resources/schemas/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString(), nullptr, false) : Json();
}

void TestDensitySchema::planRanges()
{
    const Json schema = read("density-plan.schema.json");
    QVERIFY(schema.is_object());
    const Json& properties = schema["properties"];
    for (const PlanField& field : planFields()) {
        QVERIFY2(properties.contains(field.id), field.id.data());
        const Json& property = properties[field.id.data()];
        const Json& range = property.contains("anyOf") ? property["anyOf"][1] : property;
        QCOMPARE(range["minimum"].get<std::int64_t>(), field.min);
        QCOMPARE(range["maximum"].get<std::int64_t>(), field.max);
        QCOMPARE(property.contains("anyOf") || field.min == 0, field.zeroIsOff || field.min == 0);
    }
    for (const Json& kind : properties["kind"]["enum"])
        QVERIFY(guestKindOf(kind.get<std::string>()));
    for (const Json& load : properties["load"]["enum"])
        QVERIFY(loadOf(load.get<std::string>()));
    for (const Json& accelerator : properties["accelerator"]["enum"])
        QVERIFY(acceleratorOf(accelerator.get<std::string>()));
}

void TestDensitySchema::eventTypes()
{
    const Json schema = read("density-event.schema.json");
    QVERIFY(schema.is_object());
    std::vector<std::string> described;
    for (const Json& branch : schema["allOf"])
        described.push_back(branch["if"]["properties"]["type"]["const"]);
    const Payload known[] = {Hello{},        Preflight{}, PlanAccepted{}, GuestsStarted{}, GuestsReady{},
                             GuestsFailed{}, Sample{},    RunqLatency{},  Stage{},         Limit{},
                             Note{},         Stopping{},  Finished{},     AgentError{}};
    QCOMPARE(described.size(), std::size(known));
    for (std::size_t i = 0; i < described.size(); ++i)
        QCOMPARE(QByteArray::fromStdString(described[i]), QByteArray(typeId(known[i]).data()));
    QCOMPARE(schema["properties"]["v"]["const"].get<int>(), kProtocolVersion);
}

void TestDensitySchema::reasons()
{
    const Json schema = read("density-event.schema.json");
    int count = 0;
    for (const Json& reason : schema["$defs"]["reason"]["enum"]) {
        QCOMPARE(int(stopReasonOf(reason.get<std::string>()).value()), count);
        ++count;
    }
    QCOMPARE(count, int(StopReason::Interrupted) + 1);
}

QTEST_GUILESS_MAIN(TestDensitySchema)
#include "tst_density_schema.moc"
