// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/proof_words.h"

#include "core/base/fields.h"

#include <algorithm>

namespace pb::review {

namespace {

std::string titles(const Question& question, Selection selection, std::string Text::*language)
{
    std::string out;
    for (std::size_t i = 0; i < question.choices.size() && i < TruthTable::kMostChoices; ++i) {
        if ((selection >> i & 1U) == 0)
            continue;
        const Text& title = question.choices[i].title;
        const std::string& own = title.*language;
        const std::string& said = own.empty() ? (language == &Text::en ? title.ko : title.en) : own;
        out += (out.empty() ? "“" : ", “") + (said.empty() ? question.choices[i].id : said) + "”";
    }
    return out;
}

class Words {
public:
    Words(const Question& question, const ProofFinding& finding, std::string Text::*language)
        : m_question(question), m_finding(finding), m_language(language)
    {
    }

    ProofWords run()
    {
        switch (m_finding.flaw) {
        case Flaw::DeadRule:
            if (!m_finding.example)
                return say("never_holds", {rule(m_finding.rule), condition()});
            return say("dead_rule", {rule(m_finding.rule), condition(), rule(m_finding.by), example()});
        case Flaw::UnknownChoice:
            return say("unknown_choice", {rule(m_finding.rule), {m_finding.choice, {}}});
        case Flaw::LevelOutOfReach:
            return level();
        case Flaw::PracticesShort:
            return say("practices_short", {outcomeWords(m_finding.example->outcome)});
        case Flaw::Unmatched:
            return say("unmatched", {example()});
        case Flaw::WithoutEffect:
            return say("without_effect", {choice()});
        case Flaw::NonMonotone: {
            const Choice* added = findChoice(m_question, m_finding.choice);
            return say(added && added->weight.anti ? "anti_lowers" : "non_monotone",
                       {choice(), example(), outcomeWords(m_finding.example->outcome),
                        outcomeWords(m_finding.after->outcome)});
        }
        case Flaw::TooMany:
            return say("too_many", {{std::to_string(m_question.choices.size()), {}},
                                    {std::to_string(TruthTable::kMostChoices), {}}});
        case Flaw::NoDefault:
        case Flaw::NoneAlone:
        case Flaw::NoneWithAll:
            break;
        }
        return say(enumName(m_finding.flaw), {});
    }

private:
    static ProofWords say(std::string_view id, std::vector<WordArg> args)
    {
        return {"lens.flaw." + std::string(id), std::move(args)};
    }

    static WordArg rule(int index) { return {std::to_string(index + 1), {}}; }
    WordArg condition() const
    {
        const auto at = static_cast<std::size_t>(m_finding.rule);
        return {at < m_question.rules.size() ? m_question.rules[at].condition : std::string(), {}};
    }
    WordArg example() const { return selectionWords(m_question, m_finding.example->selection, m_language); }
    WordArg choice() const
    {
        for (std::size_t i = 0; i < m_question.choices.size() && i < TruthTable::kMostChoices; ++i)
            if (m_question.choices[i].id == m_finding.choice)
                return {titles(m_question, Selection{1} << i, m_language), {}};
        return {m_finding.choice, {}};
    }

    ProofWords level() const
    {
        const Outcome wanted = m_finding.level.value_or(Outcome::High);
        if (wanted == Outcome::Medium)
            return say("no_medium", {});
        if (!m_finding.example)
            return say("level_out_of_reach", {outcomeWords(wanted)});
        return say(wanted == Outcome::High ? "no_high" : "no_none",
                   {example(), outcomeWords(m_finding.example->outcome)});
    }

    const Question& m_question;
    const ProofFinding& m_finding;
    std::string Text::*m_language;
};

}  // namespace

ProofWords proofWords(const Question& question, const ProofFinding& finding, std::string Text::*language)
{
    return Words(question, finding, language).run();
}

WordArg selectionWords(const Question& question, Selection selection, std::string Text::*language)
{
    const Selection practices = practicesOf(question);
    const Selection nones = nonesOf(question);
    const bool several = (practices & (practices - 1)) != 0;
    if (selection == 0)
        return {{}, "lens.selection.nothing"};
    if (several && selection == practices)
        return {{}, "lens.selection.all"};
    if (several && nones != 0 && selection == (practices | nones))
        return {{}, "lens.selection.all_and_none"};
    return {titles(question, selection, language), {}};
}

WordArg outcomeWords(Outcome outcome) { return {{}, "lens.outcome." + std::string(enumName(outcome))}; }

std::vector<std::string> idsOf(const Question& question, Selection selection)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < question.choices.size() && i < TruthTable::kMostChoices; ++i)
        if ((selection >> i & 1U) != 0)
            out.push_back(question.choices[i].id);
    return out;
}

}  // namespace pb::review
