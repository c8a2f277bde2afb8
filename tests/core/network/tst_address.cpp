// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/address.h"
#include "core/network/match.h"

#include <QHostAddress>
#include <QTest>

#include <random>

using namespace pb;
using namespace pb::net;

Q_DECLARE_METATYPE(pb::Error::Code)

namespace {

constexpr int kAccepted = -1;

int codeOf(Error::Code code) { return static_cast<int>(code); }

/// The blocks of `length` bits in a /`bits` network, one flag each: an oracle that shares nothing with freeBlock().
class Grid {
public:
    explicit Grid(const Prefix& parent) : m_parent(parent), m_taken(parent.size()) {}

    void take(const Prefix& block)
    {
        for (std::uint64_t i = 0; i < m_taken.size(); ++i)
            if (block.contains(at(i)))
                m_taken[i] = true;
    }
    bool isFree(const Prefix& block) const
    {
        for (std::uint64_t i = 0; i < m_taken.size(); ++i)
            if (block.contains(at(i)) && m_taken[i])
                return false;
        return m_parent.contains(block);
    }
    /// Any aligned block of that length that is free.
    bool hasRoom(int length) const
    {
        const std::uint64_t step = std::uint64_t{1} << (32 - length);
        for (std::uint64_t i = 0; i < m_taken.size(); i += step)
            if (isFree(Prefix::around(at(i), length)))
                return true;
        return false;
    }
    /// Length of the widest free aligned block around a free one.
    int hole(const Prefix& block) const
    {
        int length = block.length();
        while (length > m_parent.length() && isFree(Prefix::around(block.first(), length - 1)))
            --length;
        return length;
    }
    /// The length of the tightest hole in which a block of that length has room.
    int tightest(int length) const
    {
        int best = -1;
        const std::uint64_t step = std::uint64_t{1} << (32 - length);
        for (std::uint64_t i = 0; i < m_taken.size(); i += step)
            if (const Prefix block = Prefix::around(at(i), length); isFree(block))
                best = std::max(best, hole(block));
        return best;
    }

private:
    Address at(std::uint64_t i) const { return {Family::V4, plus(m_parent.first().bits(), i)}; }

    Prefix m_parent;
    std::vector<bool> m_taken;
};

}  // namespace

class TestAddress : public QObject {
    Q_OBJECT
private slots:
    void address_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");  // empty: refused
        const auto row = [](const char* text, const char* shown) { QTest::newRow(text) << text << shown; };
        row("0.0.0.0", "0.0.0.0");
        row("255.255.255.255", "255.255.255.255");
        row("10.0.0.1", "10.0.0.1");
        row("::", "::");
        row("::1", "::1");
        row("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1");
        row("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1");
        row("::ffff:10.1.2.3", "::ffff:10.1.2.3");
        row("", "");
        row("10.0.0", "");
        row("10.0.0.256", "");
        row("010.0.0.1", "");
        row("10.0.00.1", "");
        row(" 10.0.0.1", "");
        row("10.0.0.1 ", "");
        row("10.0.0.1/8", "");
        row("::1::", "");
        row("1:2:3:4:5:6:7:8:9", "");
        row("fe80::1%eth0", "");
        row("g::1", "");
        row("٣.0.0.1", "");
    }
    void address()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        const auto parsed = Address::parse(text.toStdString());
        QCOMPARE(parsed.has_value(), !shown.isEmpty());
        if (!parsed) {
            QCOMPARE(parsed.error().id, std::string("net.address.form"));
            return;
        }
        QCOMPARE(QString::fromStdString(parsed->text()), shown);
        QVERIFY(Address::parse(parsed->text()) == *parsed);
    }

    void addressesAgreeWithQt()
    {
        std::mt19937_64 rng(1);
        for (int i = 0; i < 2000; ++i) {
            const Address v4 = Address::v4(static_cast<std::uint32_t>(rng()));
            QCOMPARE(QHostAddress(QString::fromStdString(v4.text())).toIPv4Address(),
                     static_cast<quint32>(v4.bits().low));
            // Sparse bits, so that runs of zeros appear in every place.
            const Address v6(Family::V6, {rng() & rng() & rng(), rng() & rng() & rng()});
            const Q_IPV6ADDR bytes = QHostAddress(QString::fromStdString(v6.text())).toIPv6Address();
            Bits128 bits;
            for (int b = 0; b < 8; ++b) {
                bits.high = bits.high << 8 | bytes[b];
                bits.low = bits.low << 8 | bytes[b + 8];
            }
            QVERIFY(bits == v6.bits());
            QVERIFY(Address::parse(v6.text()) == v6);
        }
    }

    void prefix_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("lenient");  // empty: refused there too
        const auto row = [](const char* text, int code, const char* lenient) {
            QTest::newRow(text) << text << code << lenient;
        };
        const int parse = codeOf(Error::Code::Parse), range = codeOf(Error::Code::Range);
        row("0.0.0.0/0", kAccepted, "0.0.0.0/0");
        row("10.0.0.0/8", kAccepted, "10.0.0.0/8");
        row("10.0.0.1/32", kAccepted, "10.0.0.1/32");
        row("::/0", kAccepted, "::/0");
        row("2001:db8::/32", kAccepted, "2001:db8::/32");
        row("2001:db8::1/128", kAccepted, "2001:db8::1/128");
        row("10.0.0.1/24", codeOf(Error::Code::Conflict), "10.0.0.0/24");
        row("2001:db8::1/64", codeOf(Error::Code::Conflict), "2001:db8::/64");
        row("10.0.0.1", parse, "10.0.0.1/32");
        row("2001:db8::1", parse, "2001:db8::1/128");
        row("10.0.0.0/33", range, "");
        row("::/129", range, "");
        row("10.0.0.0/", parse, "");
        row("10.0.0.0/08", parse, "");
        row("10.0.0.0/-8", parse, "");
        row("10.0.0.0/+8", parse, "");
        row("10.0.0.0/8 ", parse, "");
        row("10.0.0.0/8/8", parse, "");
        row("/8", parse, "");
        row("", parse, "");
        row("10.0.0.0/99999999999999999999", parse, "");
    }
    void prefix()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        QFETCH(QString, lenient);
        const auto strict = Prefix::parse(text.toStdString());
        QCOMPARE(strict ? kAccepted : codeOf(strict.error().code), code);
        if (strict)
            QCOMPARE(QString::fromStdString(strict->text()), text);
        const auto loose = Prefix::parseLenient(text.toStdString());
        QCOMPARE(loose ? QString::fromStdString(loose->text()) : QString(), lenient);
        if (code == codeOf(Error::Code::Conflict))
            QCOMPARE(QString::fromStdString(strict.error().args.at(0)), lenient);
    }

    void prefixAlgebra()
    {
        std::mt19937 rng(2);
        const auto pick = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(rng); };
        for (int i = 0; i < 5000; ++i) {
            // Few bits, so that blocks often nest; membership is judged address by address.
            const auto block = [&] {
                return Prefix::around(Address::v4(0x0a000000u + static_cast<std::uint32_t>(pick(64))), 26 + pick(7));
            };
            const Prefix a = block(), b = block();
            int common = 0, inA = 0, inB = 0;
            for (std::uint32_t at = 0; at < 64; ++at) {
                const Address address = Address::v4(0x0a000000u + at);
                inA += a.contains(address);
                inB += b.contains(address);
                common += a.contains(address) && b.contains(address);
            }
            QCOMPARE(static_cast<std::uint64_t>(inA), a.size());
            QCOMPARE(a.overlaps(b), common > 0);
            QCOMPARE(a.contains(b), common == inB);
            QVERIFY(a.contains(a.first()) && a.contains(a.last()));
            QVERIFY(Prefix::parse(a.text()) == a);
            if (a.contains(b) && a != b)
                QVERIFY(a < b);
        }
        QCOMPARE(Prefix::all(Family::V6).size(), ~0ull);
        QCOMPARE(Prefix::all(Family::V4).last().text(), std::string("255.255.255.255"));
        QCOMPARE(Prefix::parse("2001:db8::/60")->last().text(), std::string("2001:db8:0:f:ffff:ffff:ffff:ffff"));
        QVERIFY(!Prefix::all(Family::V4).overlaps(Prefix::all(Family::V6)));
    }

    void freeBlockAgainstEveryAddress()
    {
        std::mt19937 rng(3);
        const auto pick = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(rng); };
        const Prefix parent = *Prefix::parse("10.0.0.0/25");
        int found = 0, full = 0;
        for (int round = 0; round < 1500; ++round) {
            Prefixes used;
            Grid grid(parent);
            for (int i = pick(12); i > 0; --i) {
                used.push_back(
                    Prefix::around(Address::v4(0x0a000000u + static_cast<std::uint32_t>(pick(160))), 26 + pick(7)));
                grid.take(used.back());
            }
            const int length = 25 + pick(8);
            const auto block = freeBlock(parent, length, used);
            QCOMPARE(block.has_value(), grid.hasRoom(length));
            if (!block) {
                QCOMPARE(block.error().id, std::string("net.prefix.no_room"));
                ++full;
                continue;
            }
            ++found;
            QCOMPARE(block->length(), length);
            QVERIFY(grid.isFree(*block));
            QCOMPARE(grid.hole(*block), grid.tightest(length));  // it breaks no larger hole than it must
        }
        QVERIFY(found > 200 && full > 200);
        QCOMPARE(freeBlock(parent, 24, {}).error().id, std::string("net.prefix.length"));
        QCOMPARE(freeBlock(parent, 33, {}).error().id, std::string("net.prefix.length"));
        QCOMPARE(freeBlock(*Prefix::parse("2001:db8::/56"), 64, {*Prefix::parse("2001:db8::/64")})->text(),
                 std::string("2001:db8:0:1::/64"));
    }

    void ports_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* text, const char* shown) { QTest::newRow(text) << text << shown; };
        row("*", "*");
        row("any", "*");
        row("0-65535", "*");
        row("443", "443");
        row("443-443", "443");
        row("1024-65535", "1024-65535");
        row("0", "0");
        row("", "");
        row("-1", "");
        row("65536", "");
        row("10-9", "");
        row("1-2-3", "");
        row("ssh", "");
        row("99999999999", "");
    }
    void ports()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        const auto range = PortRange::parse(text.toStdString());
        QCOMPARE(range ? QString::fromStdString(range->text()) : QString(), shown);
        if (range)
            QVERIFY(PortRange::parse(range->text()) == *range);
    }

    void protocols()
    {
        for (int number = -1; number <= 255; ++number)
            QCOMPARE(Protocol::parse(Protocol{number}.text())->number, number);
        QCOMPARE(Protocol::parse("TCP")->number, Protocol::kTcp);
        for (const char* bad : {"", "-2", "256", "tcpx", "6.0", "+6"})
            QVERIFY2(!Protocol::parse(bad), bad);
    }
};

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
