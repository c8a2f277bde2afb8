// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/limits.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

using namespace pb;
using namespace pb::net;
using namespace Qt::StringLiterals;

namespace {

QJsonObject read(const QString& name)
{
    QFile file(QStringLiteral(PB_SOURCE_DIR) + u"/resources/limits/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QString text(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }

}  // namespace

class TestLimits : public QObject {
    Q_OBJECT
private slots:
    /// What is compiled in is what the files say, value by value.
    void compiledInAsWritten()
    {
        std::size_t at = 0;
        for (const QString& name : {u"aws.json"_s, u"azure.json"_s}) {
            const QJsonObject file = read(name);
            QCOMPARE(file[u"format"_s].toString(), u"pillarbench-limits"_s);
            for (const QJsonValue& limit : file[u"limits"_s].toArray())
                for (const QJsonValue& value : limit[u"values"_s].toArray()) {
                    QVERIFY(at < limits().size());
                    const Limit& here = limits()[at++];
                    QCOMPARE(text(here.id), limit[u"id"_s].toString());
                    QCOMPARE(text(here.unit), limit[u"unit"_s].toString());
                    QCOMPARE(here.value, value[u"value"_s].toInteger());
                    QCOMPARE(QString::fromStdString(here.valid_from.text()), value[u"valid_from"_s].toString());
                    QCOMPARE(QString::fromStdString(here.valid_to.text()), value[u"valid_to"_s].toString());
                    QCOMPARE(QString::fromStdString(here.read.text()), value[u"read"_s].toString());
                    QCOMPARE(text(here.source), value[u"source"_s].toString());
                    QCOMPARE(text(here.note), value[u"note"_s].toString());
                    QCOMPARE(text(here.standing), value[u"standing"_s].toString(u"read"_s));
                }
        }
        QCOMPARE(at, limits().size());
    }

    /// Each id of the code has values that follow each other without a gap or an overlap, and no other id is there.
    void everyIdHasOneValueOnEachDay()
    {
        std::map<std::string_view, std::vector<const Limit*>> byId;
        for (const Limit& limit : limits()) {
            QVERIFY2(enumFrom<LimitId>(limit.id).has_value(), std::string(limit.id).c_str());
            QVERIFY(enumFrom<SourceStanding>(limit.standing).has_value());
            QVERIFY(limit.value > 0 && limit.source.starts_with("https://"));
            byId[limit.id].push_back(&limit);
        }
        for (std::size_t i = 0; i < kLimitCount; ++i) {
            const LimitId id = static_cast<LimitId>(i);
            const auto& values = byId[enumName(id)];
            QVERIFY2(!values.empty(), std::string(enumName(id)).c_str());
            QVERIFY(!values.front()->valid_from.isSet() && !values.back()->valid_to.isSet());
            for (std::size_t v = 1; v < values.size(); ++v) {
                const std::chrono::sys_days end = values[v - 1]->valid_to.ymd();
                QVERIFY(std::chrono::sys_days(values[v]->valid_from.ymd()) == end + std::chrono::days(1));
                QCOMPARE(limitOn(id, values[v - 1]->valid_to), std::optional(values[v - 1]->value));
                QCOMPARE(limitOn(id, values[v]->valid_from), std::optional(values[v]->value));
            }
        }
    }

    void thenAndNow_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("in2019");
        QTest::addColumn<int>("today");
        const auto row = [](const char* id, int in2019, int today) { QTest::newRow(id) << id << in2019 << today; };
        row("aws.vpc.ipv6.shortest", 56, 44);
        row("aws.vpc.ipv6.longest", 56, 60);
        row("aws.subnet.ipv6.shortest", 64, 44);
        row("aws.subnet.ipv4.longest", 28, 28);
        row("aws.route_table.routes", 50, 500);
        row("azure.subnet.ipv4.shortest", 8, 2);
        row("azure.subnet.ipv4.longest", 29, 29);
        row("azure.bastion_subnet.longest", 27, 26);
    }
    void thenAndNow()
    {
        QFETCH(QString, id);
        QFETCH(int, in2019);
        QFETCH(int, today);
        const LimitId limit = enumFrom<LimitId>(id.toStdString()).value();
        QCOMPARE(limitOn(limit, Date(2019, 3, 19)), std::optional<std::int64_t>(in2019));
        QCOMPARE(limitOn(limit, Date(2026, 11, 1)), std::optional<std::int64_t>(today));
    }

    void serviceTagsAreAsWritten()
    {
        QStringList written;
        const QJsonArray sets = read(u"azure_service_tags.json"_s)[u"sets"_s].toArray();
        for (const QJsonValue& set : sets)
            for (const QJsonValue& tag : set[u"tags"_s].toArray())
                written << tag.toString();
        written.sort();
        QStringList here;
        for (const std::string_view tag : serviceTags())
            here << text(tag);
        here.sort();
        QCOMPARE(here, written);
    }

    void tags_data()
    {
        QTest::addColumn<bool>("known");
        for (const char* tag : {"Internet", "VirtualNetwork", "storage", "Storage.KoreaCentral",
                                "AzureFrontDoor.Backend", "AZURELOADBALANCER"})
            QTest::newRow(tag) << true;
        for (const char* tag : {"", "*", "Storag", "StorageX", "Storage.", ".Storage", "KoreaCentral", "Any"})
            QTest::newRow(tag) << false;
    }
    void tags()
    {
        QFETCH(bool, known);
        QCOMPARE(isServiceTag(QTest::currentDataTag()), known);
    }
};

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
