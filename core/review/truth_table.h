// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pb::review {

/// A set of choices of one question: bit i stands for the i-th in the order of the lens.
using Selection = std::uint32_t;

/// What the rules of a question say about a selection.
enum class Outcome : std::uint8_t { High, Medium, None, Unmatched };
constexpr std::array<std::string_view, 4> enumNames(Outcome) { return {"high", "medium", "none", "unmatched"}; }
constexpr char letterOf(Outcome outcome) { return "HMN-"[static_cast<std::size_t>(outcome)]; }
constexpr Outcome outcomeOf(Risk risk)
{
    return risk == Risk::High ? Outcome::High : risk == Risk::Medium ? Outcome::Medium : Outcome::None;
}

/// How a rule fares over all selections.
struct RuleUse {
    std::uint64_t decides = 0;        ///< how many selections it decides, the empty one not counted
    bool decides_empty = false;       ///< whether it would decide the empty selection, if that were judged
    std::optional<Selection> hidden;  ///< a selection that it holds for, but a rule before it decides
    friend bool operator==(const RuleUse&, const RuleUse&) = default;
};

/// The outcome of every selection of a question, 64 of them in each step. Nothing in it is not applicable.
class TruthTable {
public:
    /// More choices than this are not judged; the AWS format allows 15. A table of 24 takes 8 MiB.
    static constexpr std::size_t kMostChoices = 24;
    static constexpr std::size_t kBitsOfWord = 64;    ///< selections of one word of the table
    static constexpr std::size_t kChoicesOfWord = 6;  ///< 2^6 selections differ within one word

    /// @param question with at most kMostChoices choices. An id in a rule that is no choice of it is never selected.
    ///        O(2^choices / 64 * length of the rules).
    explicit TruthTable(const Question& question);

    int choices() const noexcept { return m_choices; }
    Selection everything() const noexcept { return static_cast<Selection>((std::uint64_t{1} << m_choices) - 1); }

    Outcome at(Selection selection) const;
    /// Selections with this outcome, the empty one not counted.
    std::uint64_t count(Outcome outcome) const;
    /// One for each rule of the question.
    const std::vector<RuleUse>& rules() const noexcept { return m_rules; }
    /// The letter of each selection from `first` on, at most `most` of them.
    std::string letters(Selection first = 1, std::size_t most = std::string::npos) const;

    /// Bit b of word w stands for the selection 64 * w + b, the empty one included; bits beyond the last selection are
    /// 0.
    const std::vector<std::uint64_t>& words(Outcome outcome) const
    {
        return m_words[static_cast<std::size_t>(outcome)];
    }
    /// The selections of word `word` that hold choice `choice`.
    static std::uint64_t holding(std::size_t choice, std::size_t word);

private:
    int m_choices = 0;
    std::array<std::vector<std::uint64_t>, 4> m_words;
    std::vector<RuleUse> m_rules;
};

/// The rule that decides a selection, also the empty one; -1: none does.
int decidingRule(const Question& question, Selection selection);

/// The choices of a selection as bits.
Selection selectionOf(const Question& question, bool (*wanted)(const Choice&));
/// All choices that are good practice: neither "None of these" nor a worse way of working.
Selection practicesOf(const Question& question);
Selection nonesOf(const Question& question);

}  // namespace pb::review
