// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/guest_code.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace pb::agent {

using density::Load;

namespace {

constexpr std::string_view kMessage{"VMREADY\n\0", 9};
constexpr std::uint32_t kPage = 4096;

/// Places machine code in an image. Jumps go back only, to a place that was remembered with here().
class Code {
public:
    Code(std::vector<std::uint8_t>& image, std::size_t at) : m_image(image), m_at(at) {}

    std::size_t here() const { return m_at; }
    Code& bytes(std::initializer_list<int> values)
    {
        for (const int value : values)
            m_image.at(m_at++) = static_cast<std::uint8_t>(value);
        return *this;
    }
    Code& word(std::uint32_t value)
    {
        return bytes({static_cast<int>(value & 255), static_cast<int>(value >> 8 & 255)});
    }
    Code& dword(std::uint32_t value) { return word(value & 0xffff).word(value >> 16); }
    Code& text(std::string_view characters)
    {
        for (const char c : characters)
            bytes({static_cast<unsigned char>(c)});
        return *this;
    }
    /// A two-byte jump `opcode` to `target`.
    Code& jump(int opcode, std::size_t target)
    {
        const auto distance = static_cast<int>(target) - static_cast<int>(m_at + 2);
        return bytes({opcode, distance & 255});
    }

private:
    std::vector<std::uint8_t>& m_image;
    std::size_t m_at;
};

constexpr int kJmp = 0xeb;
constexpr int kJb = 0x72;

/// Writes the zero-terminated text at [si] (or [esi]) to port dx; `load` is lodsb with its prefixes.
void emitPrint(Code& code, std::initializer_list<int> load)
{
    const std::size_t again = code.here();
    code.bytes(load)
        .bytes({0x84, 0xc0})  // test al, al
        .bytes({0x74, 0x03})  // jz past the loop
        .bytes({0xee})        // out dx, al
        .jump(kJmp, again);
}

void emitIdle(Code& code)
{
    code.bytes({0xfa});  // cli
    const std::size_t again = code.here();
    code.bytes({0xf4}).jump(kJmp, again);  // hlt
}

/// 32 bit: adds one to the first word of every page from `from` up to `to`.
void emitTouchRange(Code& code, std::uint32_t from, std::uint32_t to)
{
    if (from >= to)
        return;
    code.bytes({0xbf}).dword(from);  // mov edi, from
    const std::size_t next = code.here();
    code.bytes({0xff, 0x07})  // inc dword [edi]
        .bytes({0x81, 0xc7})
        .dword(kPage)  // add edi, 4096
        .bytes({0x81, 0xff})
        .dword(to)  // cmp edi, to
        .jump(kJb, next);
}

}  // namespace

std::vector<std::uint8_t> nanoPage(Load load, std::uint32_t memoryBytes)
{
    constexpr std::uint16_t kMessageAt = 0x80;
    std::vector<std::uint8_t> page(NanoPage::kSize, 0);
    Code(page, kMessageAt).text(kMessage);
    Code code(page, NanoPage::kEntry);
    if (NanoPage::isProtectedMode(load)) {
        code.bytes({0x66, 0xba}).word(0x3f8);  // mov dx, 0x3f8
        code.bytes({0xbe}).dword(kMessageAt);  // mov esi, message
    } else {
        code.bytes({0xba}).word(0x3f8);
        code.bytes({0xbe}).word(kMessageAt);
    }
    emitPrint(code, {0xac});
    const std::size_t work = code.here();
    switch (load) {
    case Load::Spin:
        code.bytes({0x66, 0xff, 0x06}).word(NanoPage::kCounter).jump(kJmp, work);  // inc dword [counter]
        break;
    case Load::Idle:
        emitIdle(code);
        break;
    case Load::Touch:
        emitTouchRange(code, kPage, memoryBytes / kPage * kPage);
        code.bytes({0xff, 0x05}).dword(NanoPage::kCounter).jump(kJmp, work);
        break;
    }
    return page;
}

namespace {

constexpr std::size_t kRomSize = 0x10000;
constexpr std::uint32_t kRomBase = 0xf0000;  ///< where the guest sees it below 1 MiB
constexpr std::size_t kRomMessage = 0x400;
constexpr std::size_t kRomGdt = 0x500;
constexpr std::size_t kRomGdtPointer = 0x520;
constexpr std::size_t kRomProtected = 0x600;
constexpr std::size_t kResetVector = 0xfff0;

/// Flat 4 GiB code (selector 8) and data (selector 16).
void emitGdt(std::vector<std::uint8_t>& rom)
{
    Code(rom, kRomGdt).dword(0).dword(0).dword(0x0000ffff).dword(0x00cf9b00).dword(0x0000ffff).dword(0x00cf9300);
    Code(rom, kRomGdtPointer).word(3 * 8 - 1).dword(kRomBase + kRomGdt);
}

void emitEnterProtectedMode(Code& code)
{
    code.bytes({0x66, 0x2e, 0x0f, 0x01, 0x16})
        .word(kRomGdtPointer)                                     // lgdt cs:[pointer]
        .bytes({0x0f, 0x20, 0xc0, 0x0c, 0x01, 0x0f, 0x22, 0xc0})  // cr0 |= PE
        .bytes({0x66, 0xea})
        .dword(kRomBase + kRomProtected)
        .word(8);  // jmp 8:protected
}

void emitProtectedTouch(std::vector<std::uint8_t>& rom, std::uint32_t memoryBytes)
{
    constexpr std::uint32_t kMiB = 1 << 20;
    Code code(rom, kRomProtected);
    code.bytes({0x66, 0xb8}).word(16).bytes({0x8e, 0xd8, 0x8e, 0xc0});  // mov ax, 16; mov ds, ax; mov es, ax
    const std::size_t again = code.here();
    // The ROM lies over the last 64 KiB below 1 MiB: writing there would leave the guest each time.
    emitTouchRange(code, kPage, std::min(memoryBytes, kRomBase));
    emitTouchRange(code, kMiB, memoryBytes / kPage * kPage);
    code.jump(kJmp, again);
}

}  // namespace

std::vector<std::uint8_t> firmwareRom(Load load, std::uint32_t memoryBytes)
{
    std::vector<std::uint8_t> rom(kRomSize, 0);
    Code(rom, kResetVector).bytes({0xea}).word(0).word(kRomBase >> 4);  // jmp F000:0000
    Code(rom, kRomMessage).text(kMessage);
    Code code(rom, 0);
    code.bytes({0xfa, 0xfc})              // cli; cld
        .bytes({0x31, 0xc0, 0x8e, 0xd8})  // xor ax, ax; mov ds, ax
        .bytes({0x8e, 0xd0, 0xbc})
        .word(0x7000)  // mov ss, ax; mov sp, 0x7000
        .bytes({0xba})
        .word(0x3fb)  // line control of COM1: 8 data bits
        .bytes({0xb0, 0x03, 0xee})
        .bytes({0xbe})
        .word(kRomMessage)  // mov si, message
        .bytes({0xba})
        .word(0x3f8);
    emitPrint(code, {0x2e, 0xac});  // lodsb cs:
    const std::size_t work = code.here();
    switch (load) {
    case Load::Spin:
        code.bytes({0x66, 0x40}).jump(kJmp, work);  // inc eax
        break;
    case Load::Idle:
        emitIdle(code);
        break;
    case Load::Touch:
        emitGdt(rom);
        emitEnterProtectedMode(code);
        emitProtectedTouch(rom, memoryBytes);
        break;
    }
    return rom;
}

}  // namespace pb::agent
