// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/truth_table.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace pb::review {

namespace {

/// Bit b is set where bit i of the number b is.
constexpr std::array<std::uint64_t, TruthTable::kChoicesOfWord> kPatterns{0xAAAAAAAAAAAAAAAAU, 0xCCCCCCCCCCCCCCCCU,
                                                                          0xF0F0F0F0F0F0F0F0U, 0xFF00FF00FF00FF00U,
                                                                          0xFFFF0000FFFF0000U, 0xFFFFFFFF00000000U};
constexpr std::size_t kNoChoice = static_cast<std::size_t>(-1);

std::size_t indexOfChoice(const Question& question, const std::string& id)
{
    for (std::size_t i = 0; i < question.choices.size(); ++i)
        if (question.choices[i].id == id)
            return i;
    return kNoChoice;
}

/// The rules of a question, judged for a word of selections at a time.
class Judge {
public:
    explicit Judge(const Question& question) : m_question(question)
    {
        for (const RiskRule& rule : question.rules) {
            std::vector<std::size_t>& at = m_positions.emplace_back();
            if (rule.expr)
                for (const std::string& id : rule.expr->ids())
                    at.push_back(indexOfChoice(question, id));
        }
    }

    /// Which selections of the word the condition of a rule holds for, whatever stands before it.
    std::uint64_t holds(std::size_t rule, std::size_t word)
    {
        const auto& expr = m_question.rules[rule].expr;
        if (!expr)
            return ~std::uint64_t{0};
        m_operands.clear();
        for (const std::size_t at : m_positions[rule])
            m_operands.push_back(at == kNoChoice ? 0 : TruthTable::holding(at, word));
        return expr->evaluate64(m_operands);
    }

private:
    const Question& m_question;
    std::vector<std::vector<std::size_t>> m_positions;
    std::vector<std::uint64_t> m_operands;
};

}  // namespace

std::uint64_t TruthTable::holding(std::size_t choice, std::size_t word)
{
    if (choice < TruthTable::kChoicesOfWord)
        return kPatterns[choice];
    return (word >> (choice - TruthTable::kChoicesOfWord) & 1U) != 0 ? ~std::uint64_t{0} : 0;
}

TruthTable::TruthTable(const Question& question) : m_choices(static_cast<int>(question.choices.size()))
{
    assert(question.choices.size() <= kMostChoices);
    m_choices = std::min(m_choices, static_cast<int>(kMostChoices));
    const std::uint64_t selections = std::uint64_t{1} << m_choices;
    const std::size_t words = std::max<std::size_t>(1, selections / TruthTable::kBitsOfWord);
    const std::uint64_t valid =
        selections < TruthTable::kBitsOfWord ? (std::uint64_t{1} << selections) - 1 : ~std::uint64_t{0};
    for (auto& outcome : m_words)
        outcome.resize(words);
    m_rules.resize(question.rules.size());
    Judge judge(question);
    for (std::size_t w = 0; w < words; ++w) {
        const std::uint64_t notEmpty = w == 0 ? ~std::uint64_t{1} : ~std::uint64_t{0};
        std::uint64_t open = valid;
        for (std::size_t r = 0; r < question.rules.size(); ++r) {
            const std::uint64_t holds = judge.holds(r, w) & valid;
            const std::uint64_t hidden = holds & ~open & notEmpty;
            const std::uint64_t decides = holds & open;
            RuleUse& use = m_rules[r];
            if (hidden != 0 && !use.hidden)
                use.hidden = static_cast<Selection>(w * TruthTable::kBitsOfWord +
                                                    static_cast<std::size_t>(std::countr_zero(hidden)));
            use.decides += static_cast<std::uint64_t>(std::popcount(decides & notEmpty));
            use.decides_empty = use.decides_empty || (decides & ~notEmpty) != 0;
            m_words[static_cast<std::size_t>(outcomeOf(question.rules[r].risk))][w] |= decides;
            open &= ~decides;
        }
        m_words[static_cast<std::size_t>(Outcome::Unmatched)][w] = open;
    }
}

Outcome TruthTable::at(Selection selection) const
{
    for (std::size_t o = 0; o < m_words.size(); ++o)
        if ((m_words[o][selection / TruthTable::kBitsOfWord] >> (selection % TruthTable::kBitsOfWord) & 1U) != 0)
            return static_cast<Outcome>(o);
    return Outcome::Unmatched;
}

std::uint64_t TruthTable::count(Outcome outcome) const
{
    std::uint64_t total = 0;
    for (const std::uint64_t word : words(outcome))
        total += static_cast<std::uint64_t>(std::popcount(word));
    return total - (words(outcome).front() & 1U);
}

std::string TruthTable::letters(Selection first, std::size_t most) const
{
    const std::size_t end = static_cast<std::size_t>(everything()) + 1;
    std::string out;
    out.reserve(std::min(most, end - std::min<std::size_t>(first, end)));
    for (std::size_t s = first; s < end && out.size() < most; ++s)
        out += letterOf(at(static_cast<Selection>(s)));
    return out;
}

int decidingRule(const Question& question, Selection selection)
{
    Judge judge(question);
    for (std::size_t r = 0; r < question.rules.size(); ++r)
        if ((judge.holds(r, selection / TruthTable::kBitsOfWord) >> (selection % TruthTable::kBitsOfWord) & 1U) != 0)
            return static_cast<int>(r);
    return -1;
}

Selection selectionOf(const Question& question, bool (*wanted)(const Choice&))
{
    Selection out = 0;
    for (std::size_t i = 0; i < question.choices.size() && i < TruthTable::kMostChoices; ++i)
        if (wanted(question.choices[i]))
            out |= Selection{1} << i;
    return out;
}

Selection practicesOf(const Question& question)
{
    return selectionOf(question, [](const Choice& choice) { return !choice.none && !choice.weight.anti; });
}

Selection nonesOf(const Question& question)
{
    return selectionOf(question, [](const Choice& choice) { return choice.none; });
}

}  // namespace pb::review
