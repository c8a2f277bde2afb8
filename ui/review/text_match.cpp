// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/text_match.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

// Unicode 15, section 3.12: a syllable is first + (initial * 21 + vowel) * 28 + final.
constexpr char16_t kFirstSyllable = 0xAC00;
constexpr char16_t kLastSyllable = 0xD7A3;
constexpr int kFinals = 28;
constexpr int kPerInitial = 21 * kFinals;

/// The consonants as keys of a keyboard, in the order of the initials.
constexpr std::u16string_view kInitials = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
/// What a final becomes when a vowel follows: what stays behind, what the next syllable begins with.
struct Split {
    int stays;
    char16_t moves;
};
constexpr std::array<Split, kFinals> kSplits{{{0, 0},      {0, u'ㄱ'}, {0, u'ㄲ'}, {1, u'ㅅ'}, {0, u'ㄴ'}, {4, u'ㅈ'},
                                              {4, u'ㅎ'},  {0, u'ㄷ'}, {0, u'ㄹ'}, {8, u'ㄱ'}, {8, u'ㅁ'}, {8, u'ㅂ'},
                                              {8, u'ㅅ'},  {8, u'ㅌ'}, {8, u'ㅍ'}, {8, u'ㅎ'}, {0, u'ㅁ'}, {0, u'ㅂ'},
                                              {17, u'ㅅ'}, {0, u'ㅅ'}, {0, u'ㅆ'}, {0, u'ㅇ'}, {0, u'ㅈ'}, {0, u'ㅊ'},
                                              {0, u'ㅋ'},  {0, u'ㅌ'}, {0, u'ㅍ'}, {0, u'ㅎ'}}};

bool isSyllable(char16_t c) { return c >= kFirstSyllable && c <= kLastSyllable; }

/// The initial of a syllable as a key; 0 for anything else.
char16_t initialOf(char16_t c)
{
    return isSyllable(c) ? kInitials[static_cast<std::size_t>((c - kFirstSyllable) / kPerInitial)] : u'\0';
}

int finalOf(char16_t c) { return (c - kFirstSyllable) % kFinals; }

/// One unit for one unit, so that places stay what they are.
char16_t foldedUnit(QChar c)
{
    char16_t unit = c.unicode();
    if (unit >= 0xFF01 && unit <= 0xFF5E)  // full width
        unit = static_cast<char16_t>(unit - 0xFEE0);
    return QChar(unit).toCaseFolded().unicode();
}

bool sameUnit(char16_t needle, char16_t text) { return needle == text || needle == initialOf(text); }

/// How much of `text` from `at` on the half typed last syllable of a needle covers; 0: nothing.
qsizetype lastUnit(char16_t needle, const QString& text, qsizetype at)
{
    const char16_t here = text[at].unicode();
    if (sameUnit(needle, here))
        return 1;
    if (!isSyllable(needle) || !isSyllable(here))
        return 0;
    if (finalOf(needle) == 0 && here - finalOf(here) == needle)
        return 1;
    const Split split = kSplits[static_cast<std::size_t>(finalOf(needle))];
    const bool same = here == needle - finalOf(needle) + split.stays;
    return split.moves && same && at + 1 < text.size() && initialOf(text[at + 1].unicode()) == split.moves ? 2 : 0;
}

/// @return how long the match is at this place; 0: none
qsizetype matchAt(const QString& needle, const QString& text, qsizetype at)
{
    const qsizetype last = needle.size() - 1;
    if (at + last >= text.size())
        return 0;
    for (qsizetype i = 0; i < last; ++i)
        if (!sameUnit(needle[i].unicode(), text[at + i].unicode()))
            return 0;
    const qsizetype end = lastUnit(needle[last].unicode(), text, at + last);
    return end == 0 ? 0 : last + end;
}

std::vector<TextRange> rangesOf(const QString& needle, const QString& text)
{
    std::vector<TextRange> ranges;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype length = matchAt(needle, text, at);
        if (length > 0)
            ranges.push_back({at, length});
        at += std::max<qsizetype>(length, 1);
    }
    return ranges;
}

std::vector<TextRange> merged(std::vector<TextRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(), [](const TextRange& a, const TextRange& b) { return a.at < b.at; });
    std::vector<TextRange> out;
    for (const TextRange& range : ranges) {
        if (out.empty() || range.at > out.back().at + out.back().length)
            out.push_back(range);
        else
            out.back().length = std::max(out.back().length, range.at + range.length - out.back().at);
    }
    return out;
}

}  // namespace

QString TextNeedle::folded(const QString& text)
{
    QString out = text;
    for (QChar& c : out)
        c = QChar(foldedUnit(c));
    return out;
}

TextNeedle::TextNeedle(const QString& words)
{
    static const QRegularExpression kSpace(u"\\s+"_s, QRegularExpression::UseUnicodePropertiesOption);
    m_words = folded(composed(words)).split(kSpace, Qt::SkipEmptyParts);
}

std::optional<std::vector<TextRange>> TextNeedle::in(const QString& text) const { return inFolded(folded(text)); }

std::optional<std::vector<TextRange>> TextNeedle::inFolded(const QString& text) const
{
    std::vector<TextRange> all;
    for (const QString& word : m_words) {
        const auto ranges = rangesOf(word, text);
        if (ranges.empty())
            return std::nullopt;
        all.insert(all.end(), ranges.begin(), ranges.end());
    }
    return merged(std::move(all));
}

bool TextNeedle::inAny(const QStringList& texts) const
{
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        return std::any_of(texts.begin(), texts.end(),
                           [&](const QString& text) { return !rangesOf(word, text).empty(); });
    });
}

}  // namespace pb::ui
