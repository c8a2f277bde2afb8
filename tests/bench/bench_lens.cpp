// SPDX-License-Identifier: GPL-3.0-or-later
// The lens prover over every public lens beside the source; over the built-in lens in its AWS form where there are
// none.
#include "core/exchange/review/aws_lens.h"
#include "core/exchange/review/lens_reader.h"
#include "core/review/prove.h"
#include "core/review/risk.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace {

using namespace pb;
using namespace pb::review;
namespace fs = std::filesystem;

std::string bytesOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<exchange::LensFile> publicLenses()
{
    std::vector<exchange::LensFile> out;
    const fs::path folder = fs::path(PB_SOURCE_DIR) / "../shared/data/lenses";
    std::error_code gone;
    for (const auto& entry : fs::recursive_directory_iterator(folder, gone))
        if (entry.path().extension() == ".json")
            out.push_back({entry.path().filename().string(), bytesOf(entry.path())});
    return out;
}

Lens builtIn()
{
    std::vector<exchange::LensFile> files;
    for (const auto& entry : fs::directory_iterator(fs::path(PB_SOURCE_DIR) / "resources/lenses/well-architected-2018"))
        files.push_back({entry.path().filename().string(), bytesOf(entry.path())});
    return exchange::readLens(files).value();
}

/// The risks of a whole review, every second practice of each question in place.
void measureReview()
{
    const Lens lens = builtIn();
    Workload workload;
    workload.lens = lens.id;
    for (const Question* question : allQuestions(lens))
        for (std::size_t i = 0; i < question->choices.size(); i += 2)
            if (!question->choices[i].none)
                workload.reviews[lens.id].answers[question->id].choices[question->choices[i].id].state =
                    ChoiceState::Selected;
    int high = 0;
    const double ms = bench::medianMs(99, [&] {
        high = 0;
        for (const PillarSummary& pillar : pillarSummary(lens, workload))
            high += pillar.counts.of(Risk::High);
    });
    bench::print({.name = "review.risks",
                  .value = ms,
                  .unit = "ms",
                  .size = std::to_string(allQuestions(lens).size()) + " questions, " + std::to_string(high) + " high",
                  .peer = "limit of the design",
                  .peerValue = 1});
}

/// The peer: one selection after the other, each rule by a walk over its expression.
class Naive {
public:
    explicit Naive(const Question& question) : m_question(question)
    {
        for (std::size_t i = 0; i < question.choices.size(); ++i)
            m_at[question.choices[i].id] = i;
    }

    /// How many flaws of the kinds that need all selections there are; the result keeps the work from being left out.
    std::size_t run() const
    {
        const std::size_t choices = m_question.choices.size();
        std::vector<int> rules(std::size_t{1} << choices);
        for (std::size_t s = 0; s < rules.size(); ++s)
            rules[s] = decide(s);
        std::size_t flaws = 0;
        for (int r = 0; r < static_cast<int>(m_question.rules.size()); ++r)
            flaws += std::find(rules.begin(), rules.end(), r) == rules.end();
        const auto risk = [&](std::size_t s) {
            return rules[s] < 0 ? Risk::Unanswered : m_question.rules[static_cast<std::size_t>(rules[s])].risk;
        };
        for (std::size_t i = 0; i < choices; ++i) {
            bool effect = false;
            bool raises = false;
            for (std::size_t s = 0; s < rules.size(); ++s) {
                if ((s >> i & 1U) != 0)
                    continue;
                const Risk before = risk(s);
                const Risk after = risk(s | std::size_t{1} << i);
                effect = effect || before != after;
                raises = raises || (s != 0 && after < before);
            }
            flaws += !effect + raises;
        }
        return flaws;
    }

private:
    int decide(std::size_t selection) const
    {
        for (std::size_t r = 0; r < m_question.rules.size(); ++r) {
            const auto& expr = m_question.rules[r].expr;
            if (!expr)
                return static_cast<int>(r);
            std::vector<Truth> values;
            for (const std::string& id : expr->ids()) {
                const auto at = m_at.find(id);
                values.push_back(at != m_at.end() && (selection >> at->second & 1U) != 0 ? Truth::True : Truth::False);
            }
            if (expr->evaluate(values) == Truth::True)
                return static_cast<int>(r);
        }
        return -1;
    }

    const Question& m_question;
    std::map<std::string, std::size_t> m_at;
};

}  // namespace

int main()
{
    measureReview();
    std::vector<exchange::LensFile> files = publicLenses();
    if (files.empty())
        files = {{"built-in", exchange::writeAwsLens(builtIn(), exchange::LensLanguage::English)->json}};
    std::vector<Lens> lenses;
    std::size_t questions = 0;
    std::size_t selections = 0;
    for (const exchange::LensFile& file : files)
        if (auto read = exchange::readAwsLens(file.bytes, file.name))
            lenses.push_back(std::move(read->lens));
    for (const Lens& lens : lenses) {
        for (const Question* question : allQuestions(lens)) {
            ++questions;
            selections += (std::size_t{1} << question->choices.size()) - 1;
        }
    }
    const std::string size = std::to_string(lenses.size()) + " lenses, " + std::to_string(questions) + " questions, " +
                             std::to_string(selections) + " selections";
    std::size_t flaws = 0;
    const double proving = bench::medianMs(9, [&] {
        for (const Lens& lens : lenses)
            for (const QuestionProof& proof : prove(lens))
                flaws += proof.findings.size();
    });
    const double naive = bench::medianMs(9, [&] {
        for (const Lens& lens : lenses)
            for (const Question* question : allQuestions(lens))
                flaws += Naive(*question).run();
    });
    bench::print({.name = "lens.prove",
                  .value = proving,
                  .unit = "ms",
                  .size = size,
                  .peer = "one selection after the other",
                  .peerValue = naive});
    const double all = bench::medianMs(9, [&] {
        for (const exchange::LensFile& file : files)
            if (const auto read = exchange::readAwsLens(file.bytes, file.name))
                flaws += prove(read->lens).size();
    });
    bench::print({.name = "lens.read_and_prove",
                  .value = all,
                  .unit = "ms",
                  .size = size,
                  .peer = "limit of the design",
                  .peerValue = 100});
    return flaws == 0;
}
