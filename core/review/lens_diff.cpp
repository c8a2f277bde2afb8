// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/lens_diff.h"

#include <algorithm>
#include <map>
#include <set>

namespace pb::review {

namespace {

struct Placed {
    const Pillar* pillar = nullptr;
    const Question* question = nullptr;
};

using Index = std::map<std::string_view, Placed>;

Index indexOf(const Lens& lens)
{
    Index out;
    for (const Pillar& pillar : lens.pillars)
        for (const Question* question : allQuestions(pillar))
            out.emplace(question->id, Placed{&pillar, question});
    return out;
}

ChoiceDiff diffChoice(const Choice& before, const Choice& after)
{
    ChoiceDiff out{after.id, true, true, false, false, false};
    out.title_changed = before.title != after.title;
    out.text_changed = before.help != after.help || before.help_url != after.help_url ||
                       before.improve != after.improve || before.improve_url != after.improve_url ||
                       before.more_help != after.more_help || before.more_improve != after.more_improve;
    out.weight_changed = before.weight != after.weight || before.effort != after.effort || before.none != after.none;
    return out;
}

QuestionDiff diffPlaced(const Placed& before, const Placed& after)
{
    QuestionDiff out = diffQuestion(*before.question, *after.question);
    out.pillar_before = before.pillar->id;
    out.pillar_after = after.pillar->id;
    return out;
}

/// The title as it is read; of the other language where it is missing.
std::string_view titleOf(const Question& question)
{
    const Text& text = question.question.empty() ? question.title : question.question;
    return text.en.empty() ? text.ko : text.en;
}

/// The best pairs first, each question once.
std::vector<Rename> renamesOf(const std::vector<const Question*>& gone, const std::vector<const Question*>& came)
{
    std::vector<Rename> pairs;
    for (const Question* before : gone)
        for (const Question* after : came)
            if (const double like = similarity(titleOf(*before), titleOf(*after)); like >= kRenameSimilarity)
                pairs.push_back({before->id, after->id, like});
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Rename& a, const Rename& b) { return a.similarity > b.similarity; });
    std::vector<Rename> out;
    std::set<std::string_view> used;
    std::set<std::string_view> taken;
    for (const Rename& pair : pairs)
        if (!used.contains(pair.before) && !taken.contains(pair.after)) {
            used.insert(pair.before);
            taken.insert(pair.after);
            out.push_back(pair);
        }
    return out;
}

std::u32string charactersOf(std::string_view text)
{
    std::u32string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80 && !out.empty())
            out.back() = out.back() << 6U | (byte & 0x3FU);
        else
            out += byte;
    }
    return out;
}

struct Block {
    std::size_t a = 0;
    std::size_t b = 0;
    std::size_t size = 0;
};

/// The longest common block; of several the first in `a`, then in `b`.
Block longestBlock(std::u32string_view a, std::u32string_view b)
{
    Block best;
    std::vector<std::size_t> before(b.size() + 1, 0);
    std::vector<std::size_t> now(b.size() + 1, 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            now[j + 1] = a[i] == b[j] ? before[j] + 1 : 0;
            if (now[j + 1] > best.size)
                best = {i + 1 - now[j + 1], j + 1 - now[j + 1], now[j + 1]};
        }
        std::swap(before, now);
    }
    return best;
}

std::size_t commonCharacters(std::u32string_view a, std::u32string_view b)
{
    const Block block = longestBlock(a, b);
    if (block.size == 0)
        return 0;
    return block.size + commonCharacters(a.substr(0, block.a), b.substr(0, block.b)) +
           commonCharacters(a.substr(block.a + block.size), b.substr(block.b + block.size));
}

/// FNV-1a, 64 bits (draft-eastlake-fnv-17).
class Hash {
public:
    Hash& add(std::string_view text)
    {
        for (const char c : text)
            byte(static_cast<unsigned char>(c));
        byte(0);
        return *this;
    }
    Hash& add(const Text& text) { return add(text.en).add(text.ko); }
    Hash& add(const Resource& resource) { return add(resource.text).add(resource.url); }
    Hash& add(int number)
    {
        byte(static_cast<unsigned char>(number));
        return *this;
    }
    std::uint64_t value() const { return m_value; }

private:
    void byte(unsigned char value) { m_value = (m_value ^ value) * 0x100000001B3U; }

    std::uint64_t m_value = 0xCBF29CE484222325U;
};

}  // namespace

bool QuestionDiff::changed() const
{
    return moved() || title_changed || about_changed || guide_changed || rules_changed ||
           std::any_of(choices.begin(), choices.end(), [](const ChoiceDiff& choice) { return choice.changed(); });
}

bool LensDiff::empty() const
{
    return removed.empty() && added.empty() &&
           std::none_of(kept.begin(), kept.end(), [](const QuestionDiff& question) { return question.changed(); });
}

QuestionDiff diffQuestion(const Question& old, const Question& now)
{
    QuestionDiff out;
    out.id = now.id;
    out.title_changed = old.title != now.title || old.question != now.question;
    out.about_changed = old.about != now.about;
    out.guide_changed =
        old.evidence != now.evidence || old.out_of_scope != now.out_of_scope || old.helpful != now.helpful;
    out.rules_changed = old.rules != now.rules;
    for (const Choice& choice : now.choices) {
        const Choice* was = findChoice(old, choice.id);
        out.choices.push_back(was ? diffChoice(*was, choice) : ChoiceDiff{choice.id, false, true, false, false, false});
    }
    for (const Choice& choice : old.choices)
        if (!findChoice(now, choice.id))
            out.choices.push_back({choice.id, true, false, false, false, false});
    return out;
}

LensDiff diffLenses(const Lens& before, const Lens& after)
{
    const Index old = indexOf(before);
    const Index now = indexOf(after);
    LensDiff out;
    std::vector<const Question*> gone;
    std::vector<const Question*> came;
    for (const Question* question : allQuestions(after)) {
        const auto was = old.find(question->id);
        if (was == old.end()) {
            came.push_back(question);
            out.added.push_back(question->id);
        } else {
            out.kept.push_back(diffPlaced(was->second, now.at(question->id)));
        }
    }
    for (const Question* question : allQuestions(before))
        if (!now.contains(question->id)) {
            gone.push_back(question);
            out.removed.push_back(question->id);
        }
    out.renames = renamesOf(gone, came);
    return out;
}

double similarity(std::string_view a, std::string_view b)
{
    const std::u32string left = charactersOf(a);
    const std::u32string right = charactersOf(b);
    const std::size_t total = left.size() + right.size();
    return total == 0 ? 1.0 : 2.0 * static_cast<double>(commonCharacters(left, right)) / static_cast<double>(total);
}

std::uint64_t contentHash(const Question& question)
{
    Hash hash;
    hash.add(question.title)
        .add(question.question)
        .add(question.about)
        .add(question.helpful)
        .add(question.out_of_scope);
    for (const Text& evidence : question.evidence)
        hash.add(evidence);
    for (const Choice& choice : question.choices) {
        hash.add(choice.id).add(choice.title).add(choice.help).add(choice.help_url).add(choice.improve);
        hash.add(choice.improve_url).add(static_cast<int>(choice.none));
        for (const auto* resources : {&choice.more_help, &choice.more_improve})
            for (const Resource& resource : *resources)
                hash.add(resource);
    }
    for (const RiskRule& rule : question.rules)
        hash.add(rule.condition).add(static_cast<int>(rule.risk));
    return hash.value();
}

}  // namespace pb::review
