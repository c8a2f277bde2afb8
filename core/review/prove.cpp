// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/prove.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace pb::review {

namespace {

/// 64 selections that lack a choice, in the low half of each pair, and their outcomes without it and with it.
struct Pair {
    std::size_t word = 0;
    std::uint64_t lacking = 0;  ///< which bits of the word stand for a selection that lacks the choice
    std::array<std::uint64_t, 4> without{};
    std::array<std::uint64_t, 4> with{};
};

Pair pairAt(const TruthTable& table, std::size_t choice, std::size_t word)
{
    Pair out;
    out.word = word;
    out.lacking = ~TruthTable::holding(choice, word);
    for (std::size_t o = 0; o < out.without.size(); ++o) {
        const auto& words = table.words(static_cast<Outcome>(o));
        out.without[o] = words[word] & out.lacking;
        out.with[o] = choice < TruthTable::kChoicesOfWord
                          ? (words[word] >> (std::size_t{1} << choice)) & out.lacking
                          : words[word | std::size_t{1} << (choice - TruthTable::kChoicesOfWord)] & out.lacking;
    }
    return out;
}

/// Calls `take(pair)` for all words that hold selections without the choice, until it gives true.
template <class Take>
void forPairs(const TruthTable& table, std::size_t choice, Take take)
{
    const std::size_t words = table.words(Outcome::High).size();
    for (std::size_t w = 0; w < words; ++w) {
        if (choice >= TruthTable::kChoicesOfWord && TruthTable::holding(choice, w) != 0)
            continue;
        if (take(pairAt(table, choice, w)))
            return;
    }
}

/// Which selections of the pair get worse by the choice; those that meet no rule cannot be compared.
std::uint64_t worsened(const std::array<std::uint64_t, 4>& before, const std::array<std::uint64_t, 4>& after)
{
    const auto of = [](const auto& words, Outcome outcome) { return words[static_cast<std::size_t>(outcome)]; };
    return (of(before, Outcome::None) & (of(after, Outcome::Medium) | of(after, Outcome::High))) |
           (of(before, Outcome::Medium) & of(after, Outcome::High));
}

std::uint64_t holdingAny(Selection choices, std::size_t word)
{
    std::uint64_t out = 0;
    for (; choices != 0; choices &= choices - 1)
        out |= TruthTable::holding(static_cast<std::size_t>(std::countr_zero(choices)), word);
    return out;
}

/// The selection with the fewest choices among those offered, the first of several.
class Smallest {
public:
    /// @return whether none can be smaller than what is there
    bool offer(std::size_t word, std::uint64_t bits)
    {
        for (; bits != 0 && m_size > 1; bits &= bits - 1) {
            const std::size_t at = word * TruthTable::kBitsOfWord + static_cast<std::size_t>(std::countr_zero(bits));
            if (const int size = std::popcount(at); size < m_size) {
                m_size = size;
                m_selection = static_cast<Selection>(at);
            }
        }
        return m_size <= 1;
    }
    std::optional<Selection> selection() const { return m_selection; }

private:
    int m_size = std::numeric_limits<int>::max();
    std::optional<Selection> m_selection;
};

class Prover {
public:
    Prover(const Question& question, const TruthTable& table)
        : m_question(question), m_table(table), m_practices(practicesOf(question)), m_nones(nonesOf(question))
    {
    }

    QuestionProof run()
    {
        numbers();
        deadRules();
        noDefault();
        unmatched();
        unknownChoices();
        levels();
        practicesShort();
        withoutEffect();
        nonMonotone();
        noneOfThese();
        return std::move(m_proof);
    }

private:
    Judged judged(Selection selection) const { return {selection, m_table.at(selection)}; }

    ProofFinding& add(Flaw flaw)
    {
        m_proof.findings.emplace_back().flaw = flaw;
        return m_proof.findings.back();
    }

    void numbers()
    {
        m_proof.question = m_question.id;
        m_proof.choices = m_table.choices();
        m_proof.rules = static_cast<int>(m_question.rules.size());
        m_proof.judged = true;
        m_proof.high = m_table.count(Outcome::High);
        m_proof.medium = m_table.count(Outcome::Medium);
        m_proof.none = m_table.count(Outcome::None);
        m_proof.unmatched = m_table.count(Outcome::Unmatched);
        if (m_practices != 0)
            m_proof.all = m_table.at(m_practices);
        if (m_nones != 0)
            m_proof.none_only = m_table.at(m_nones);
        for (const Outcome outcome : {Outcome::Unmatched, Outcome::High, Outcome::Medium, Outcome::None})
            if (m_proof.of(outcome) > 0)
                m_proof.reachable += letterOf(outcome);
    }

    void deadRules()
    {
        for (std::size_t r = 0; r < m_question.rules.size(); ++r) {
            const RuleUse& use = m_table.rules()[r];
            if (use.decides > 0 || use.decides_empty)
                continue;
            ++m_proof.dead_rules;
            ProofFinding& finding = add(Flaw::DeadRule);
            finding.rule = static_cast<int>(r);
            if (!use.hidden)
                continue;
            finding.example = judged(*use.hidden);
            finding.by = decidingRule(m_question, *use.hidden);
        }
    }

    void noDefault()
    {
        if (std::all_of(m_question.rules.begin(), m_question.rules.end(),
                        [](const RiskRule& rule) { return rule.expr; }))
            add(Flaw::NoDefault);
    }

    std::optional<Judged> smallest(Outcome outcome, Selection without = 0) const
    {
        const auto& words = m_table.words(outcome);
        Smallest best;
        for (std::size_t w = 0; w < words.size(); ++w)
            if (best.offer(w, words[w] & ~holdingAny(without, w) & notEmpty(w)))
                break;
        return best.selection() ? std::optional(judged(*best.selection())) : std::nullopt;
    }

    static std::uint64_t notEmpty(std::size_t word) { return word == 0 ? ~std::uint64_t{1} : ~std::uint64_t{0}; }

    void unmatched()
    {
        if (m_proof.unmatched > 0)
            add(Flaw::Unmatched).example = smallest(Outcome::Unmatched);
    }

    void unknownChoices()
    {
        for (std::size_t r = 0; r < m_question.rules.size(); ++r) {
            if (!m_question.rules[r].expr)
                continue;
            for (const std::string& id : m_question.rules[r].expr->ids()) {
                if (findChoice(m_question, id))
                    continue;
                ProofFinding& finding = add(Flaw::UnknownChoice);
                finding.rule = static_cast<int>(r);
                finding.choice = id;
            }
        }
    }

    /// The worst or the best that there is.
    std::optional<Judged> nearest(std::initializer_list<Outcome> order) const
    {
        for (const Outcome outcome : order)
            if (m_proof.of(outcome) > 0)
                return smallest(outcome);
        return std::nullopt;
    }

    void levels()
    {
        const auto missing = [&](Outcome level, std::optional<Judged> nearestThere) {
            if (m_proof.of(level) > 0)
                return;
            ProofFinding& finding = add(Flaw::LevelOutOfReach);
            finding.level = level;
            finding.example = nearestThere;
        };
        missing(Outcome::High,
                m_nones != 0 ? judged(m_nones) : nearest({Outcome::Medium, Outcome::None, Outcome::Unmatched}));
        const auto saysMedium = [](const RiskRule& rule) { return rule.risk == Risk::Medium; };
        if (std::any_of(m_question.rules.begin(), m_question.rules.end(), saysMedium))
            missing(Outcome::Medium, std::nullopt);
        missing(Outcome::None,
                m_practices != 0 ? judged(m_practices) : nearest({Outcome::Medium, Outcome::High, Outcome::Unmatched}));
    }

    void practicesShort()
    {
        if (m_proof.none > 0 && m_practices != 0 && m_proof.all != Outcome::None)
            add(Flaw::PracticesShort).example = judged(m_practices);
    }

    void withoutEffect()
    {
        for (std::size_t i = 0; i < m_question.choices.size(); ++i) {
            const Choice& choice = m_question.choices[i];
            bool differs = choice.none;
            if (!differs)
                forPairs(m_table, i, [&](const Pair& pair) { return differs = pair.without != pair.with; });
            if (differs)
                continue;
            if (!choice.weight.anti)
                m_proof.without_effect.push_back(choice.id);
            const Selection bit = Selection{1} << i;
            ProofFinding& finding = add(Flaw::WithoutEffect);
            finding.choice = choice.id;
            if (const Selection others = m_practices & ~bit; others != 0) {
                finding.example = judged(others);
                finding.after = judged(others | bit);
            }
        }
    }

    void nonMonotone()
    {
        for (std::size_t i = 0; i < m_question.choices.size(); ++i) {
            const Choice& choice = m_question.choices[i];
            if (choice.none)
                continue;
            Smallest from;
            forPairs(m_table, i, [&](const Pair& pair) {
                const std::uint64_t worse =
                    choice.weight.anti ? worsened(pair.with, pair.without) : worsened(pair.without, pair.with);
                return worse != 0 &&
                       from.offer(pair.word, worse & ~holdingAny(m_nones, pair.word) & notEmpty(pair.word));
            });
            if (!from.selection())
                continue;
            m_proof.non_monotone = m_proof.non_monotone || !choice.weight.anti;
            ProofFinding& finding = add(Flaw::NonMonotone);
            finding.choice = choice.id;
            finding.example = judged(*from.selection());
            finding.after = judged(*from.selection() | Selection{1} << i);
        }
    }

    void noneOfThese()
    {
        if (m_nones == 0)
            return;
        if (m_table.at(m_nones) == Outcome::None)
            add(Flaw::NoneAlone).example = judged(m_nones);
        if (const Selection both = m_nones | m_practices; m_practices != 0 && m_table.at(both) == Outcome::None)
            add(Flaw::NoneWithAll).example = judged(both);
    }

    const Question& m_question;
    const TruthTable& m_table;
    const Selection m_practices;
    const Selection m_nones;
    QuestionProof m_proof;
};

}  // namespace

std::uint64_t QuestionProof::of(Outcome outcome) const
{
    return std::array{high, medium, none, unmatched}[static_cast<std::size_t>(outcome)];
}

QuestionProof prove(const Question& question, const TruthTable& table) { return Prover(question, table).run(); }

QuestionProof prove(const Question& question)
{
    if (question.choices.size() <= TruthTable::kMostChoices)
        return prove(question, TruthTable(question));
    QuestionProof proof;
    proof.question = question.id;
    proof.choices = static_cast<int>(question.choices.size());
    proof.rules = static_cast<int>(question.rules.size());
    proof.findings.emplace_back().flaw = Flaw::TooMany;
    return proof;
}

std::vector<QuestionProof> prove(const Lens& lens)
{
    std::vector<QuestionProof> out;
    for (const Question* question : allQuestions(lens))
        out.push_back(prove(*question));
    return out;
}

bool proved(const std::vector<QuestionProof>& proofs)
{
    return std::all_of(proofs.begin(), proofs.end(), [](const QuestionProof& proof) { return proof.findings.empty(); });
}

}  // namespace pb::review
