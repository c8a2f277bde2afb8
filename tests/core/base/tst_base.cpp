// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"
#include "core/base/fields.h"
#include "core/base/finding.h"

#include <QDate>
#include <QDateTime>
#include <QTest>

using namespace pb;

namespace {

enum class Fruit { Apple, Pear };
constexpr std::array<std::string_view, 2> enumNames(Fruit) { return {"apple", "pear"}; }

struct Basket {
    std::int64_t count = 0;
    Fruit fruit = Fruit::Apple;
    static constexpr auto fields()
    {
        return std::tuple(field(FieldInfo{"count", FieldType::Integer}.in(0, 9).per("pieces"), &Basket::count),
                          field({"fruit", FieldType::Choice}, &Basket::fruit));
    }
};

}  // namespace

class TestBase : public QObject {
    Q_OBJECT
private slots:
    void dates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");  // -1: accepted
        QTest::newRow("day") << QByteArray("2019-03-19") << -1;
        QTest::newRow("leap day") << QByteArray("2024-02-29") << -1;
        QTest::newRow("no leap day") << QByteArray("2023-02-29") << int(Error::Code::Range);
        QTest::newRow("century") << QByteArray("1900-02-29") << int(Error::Code::Range);
        QTest::newRow("month 13") << QByteArray("2024-13-01") << int(Error::Code::Range);
        QTest::newRow("day 0") << QByteArray("2024-01-00") << int(Error::Code::Range);
        QTest::newRow("short") << QByteArray("2024-1-1") << int(Error::Code::Parse);
        QTest::newRow("slashes") << QByteArray("2024/01/01") << int(Error::Code::Parse);
        QTest::newRow("sign") << QByteArray("-024-01-01") << int(Error::Code::Parse);
        QTest::newRow("letters") << QByteArray("2024-0a-01") << int(Error::Code::Parse);
        QTest::newRow("empty") << QByteArray() << int(Error::Code::Parse);
        QTest::newRow("trailing") << QByteArray("2024-01-011") << int(Error::Code::Parse);
    }
    void dates()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const auto date = Date::parse(text.toStdString());
        QCOMPARE(date ? -1 : int(date.error().code), code);
        if (date)
            QCOMPARE(QByteArray::fromStdString(date->text()), text);
    }

    /// Qt's calendar is the oracle for every day of four centuries.
    void everyDayAgreesWithQt()
    {
        for (QDate day(1900, 1, 1); day < QDate(2300, 1, 1); day = day.addDays(1)) {
            const auto date = Date::parse(day.toString(Qt::ISODate).toStdString());
            QVERIFY2(date, qPrintable(day.toString(Qt::ISODate)));
            const auto next = Date::parse(day.addDays(1).toString(Qt::ISODate).toStdString());
            QVERIFY(next && *date < *next);
        }
    }

    void unsetDate()
    {
        QVERIFY(!Date().isSet());
        QCOMPARE(Date().text(), std::string());
        QVERIFY(Date::today().isSet());
    }

    void nowIsIso8601()
    {
        const QDateTime before = QDateTime::currentDateTimeUtc();
        const QDateTime now = QDateTime::fromString(QString::fromStdString(utcNow()), Qt::ISODateWithMs);
        QVERIFY(now.isValid());
        QVERIFY(now >= before.addMSecs(-1) && now <= QDateTime::currentDateTimeUtc());
    }

    void enumsByName()
    {
        QVERIFY(enumFrom<Fruit>("pear") == Fruit::Pear);
        QVERIFY(!enumFrom<Fruit>("Pear"));
        QVERIFY(!enumFrom<Fruit>(""));
        QVERIFY(enumName(Fruit::Apple) == "apple");
    }

    void fieldsInOrder()
    {
        std::vector<std::string_view> names;
        forEachField<Basket>([&](const auto& f) { names.push_back(f.info.name); });
        QVERIFY((names == std::vector<std::string_view>{"count", "fruit"}));
        constexpr FieldInfo count = std::get<0>(Basket::fields()).info;
        QVERIFY(count.min == 0 && count.max == 9 && count.unit == "pieces" && count.policy == EditPolicy::Free);
    }

    void findingKeyIgnoresOrder()
    {
        const Finding a{"aws.subnet.overlap", Severity::Error, {{10}, {9}}, {"x"}};
        const Finding b{"aws.subnet.overlap", Severity::Hint, {{9}, {10}}, {}};
        QCOMPARE(a.key(), b.key());
        QCOMPARE(a.key(), std::string("aws.subnet.overlap:9:10"));
        QVERIFY(a.key() != (Finding{"aws.subnet.overlap", Severity::Error, {{9}}, {}}.key()));
    }

    void waiverExpires()
    {
        Waiver waiver{"k", "because", "me", utcNow(), Date(2026, 11, 23)};
        QVERIFY(waiver.appliesOn(Date(2026, 11, 23)));
        QVERIFY(!waiver.appliesOn(Date(2026, 11, 24)));
        waiver.expires = {};
        QVERIFY(waiver.appliesOn(Date(2999, 1, 1)));
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
