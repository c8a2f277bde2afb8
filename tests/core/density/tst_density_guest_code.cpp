// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/guest_code.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace pb;
using density::Load;

/// The guests' machine code, read back by a disassembler that knows nothing of how it was made.
class TestDensityGuestCode : public QObject {
    Q_OBJECT

private slots:
    void nano_data();
    void nano();
    void firmwareStartsAtTheResetVector();
    void touchStaysInsideMemory();

private:
    static QString disassemble(const std::vector<std::uint8_t>& code, const QString& machine, int from, int to);
};

QString TestDensityGuestCode::disassemble(const std::vector<std::uint8_t>& code, const QString& machine, int from,
                                          int to)
{
    QTemporaryFile file;
    if (!file.open())
        return {};
    file.write(reinterpret_cast<const char*>(code.data()), static_cast<qint64>(code.size()));
    file.flush();
    QProcess objdump;
    objdump.start(u"objdump"_s,
                  {u"-D"_s, u"-b"_s, u"binary"_s, u"-m"_s, machine, u"-M"_s, u"intel"_s, u"--no-show-raw-insn"_s,
                   u"--start-address=%1"_s.arg(from), u"--stop-address=%1"_s.arg(to), file.fileName()});
    objdump.waitForFinished();
    return QString::fromUtf8(objdump.readAllStandardOutput()).simplified();
}

void TestDensityGuestCode::nano_data()
{
    QTest::addColumn<int>("load");
    QTest::addColumn<QString>("machine");
    QTest::addColumn<QString>("work");
    QTest::newRow("spin") << int(Load::Spin) << u"i8086"_s << u"inc DWORD PTR ds:0x800"_s;
    QTest::newRow("idle") << int(Load::Idle) << u"i8086"_s << u"hlt"_s;
    QTest::newRow("touch") << int(Load::Touch) << u"i386"_s << u"inc DWORD PTR [edi]"_s;
}

void TestDensityGuestCode::nano()
{
    if (QStandardPaths::findExecutable(u"objdump"_s).isEmpty())
        QSKIP("objdump (binutils) is not installed");
    QFETCH(int, load);
    QFETCH(QString, machine);
    QFETCH(QString, work);
    const std::vector<std::uint8_t> page = agent::nanoPage(Load(load), 1 << 20);
    QCOMPARE(page.size(), agent::NanoPage::kSize);
    const QString code = disassemble(page, machine, agent::NanoPage::kEntry, agent::NanoPage::kEntry + 0x40);
    QVERIFY2(code.contains("dx,0x3f8"_L1), qPrintable(code));
    QVERIFY2(code.contains("out dx,al"_L1), qPrintable(code));
    QVERIFY2(code.contains(work), qPrintable(code));
    QVERIFY2(!code.contains("(bad)"_L1), qPrintable(code));
    QCOMPARE(agent::NanoPage::isProtectedMode(Load(load)), Load(load) == Load::Touch);
}

void TestDensityGuestCode::firmwareStartsAtTheResetVector()
{
    for (const Load load : {Load::Spin, Load::Idle, Load::Touch}) {
        const std::vector<std::uint8_t> rom = agent::firmwareRom(load, 4 << 20);
        QCOMPARE(rom.size(), 0x10000u);
        // jmp F000:0000
        const std::vector<std::uint8_t> reset(rom.begin() + 0xfff0, rom.begin() + 0xfff5);
        QCOMPARE(reset, (std::vector<std::uint8_t>{0xea, 0x00, 0x00, 0x00, 0xf0}));
        QCOMPARE(rom[0], 0xfa);  // cli
        const QByteArray bytes(reinterpret_cast<const char*>(rom.data()), qsizetype(rom.size()));
        QCOMPARE(bytes.count("VMREADY\n"), 1);
    }
}

void TestDensityGuestCode::touchStaysInsideMemory()
{
    if (QStandardPaths::findExecutable(u"objdump"_s).isEmpty())
        QSKIP("objdump (binutils) is not installed");
    const QString small = disassemble(agent::firmwareRom(Load::Touch, 1 << 20), u"i386"_s, 0x600, 0x640);
    QVERIFY2(small.contains("cmp edi,0xf0000"_L1) && !small.contains("mov edi,0x100000"_L1), qPrintable(small));
    const QString large = disassemble(agent::firmwareRom(Load::Touch, 8 << 20), u"i386"_s, 0x600, 0x640);
    QVERIFY2(large.contains("mov edi,0x100000"_L1) && large.contains("cmp edi,0x800000"_L1), qPrintable(large));
}

QTEST_GUILESS_MAIN(TestDensityGuestCode)
#include "tst_density_guest_code.moc"
