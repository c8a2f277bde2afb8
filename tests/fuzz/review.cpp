// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/any_lens.h"
#include "core/exchange/review/azure_checklist.h"
#include "core/exchange/review/review_codec.h"
#include "core/exchange/review/review_import.h"
#include "core/review/prove.h"
#include "tests/fuzz/inputs.h"

#include <cstdlib>

using namespace pb;
using namespace pb::exchange;

namespace {

/// What is read of anything can be kept in a workspace, and be written in the AWS format so that it is read again.
void check(const review::Lens& lens)
{
    if (review::checkLens(lens)) {
        const auto again = readLens(writeLens(lens));
        if (!again || *again != lens)
            std::abort();
    }
    for (const LensLanguage language : {LensLanguage::English, LensLanguage::Korean})
        if (const auto written = writeAwsLens(lens, language))
            if (const auto again = readAwsLens(written->json, "again");
                !again && again.error().code != Error::Code::Limit)
                std::abort();
}

/// Two files in one input: the second begins behind the first NUL.
std::vector<LensFile> filesOf(const std::string& text, const char* first, const char* second)
{
    const std::size_t end = text.find('\0');
    if (end == std::string::npos)
        return {{first, text}};
    return {{first, text.substr(0, end)}, {second, text.substr(end + 1)}};
}

review::Lens smallLens()
{
    review::Choice choice;
    choice.id = "a";
    choice.title = {"A", "A"};
    review::Question question;
    question.id = "q_1";
    question.code = "Q 1";
    question.choices = {choice};
    review::Lens lens;
    lens.id = "wa";
    lens.pillars.emplace_back().id = "p";
    lens.pillars.back().areas.emplace_back().questions = {question};
    return lens;
}

/// All changes that a file asks for can be made, one after the other.
void checkReviewFile(const std::string& text)
{
    static const review::Lens lens = smallLens();
    review::Workload workload;
    workload.id = {1};
    workload.name = "shop";
    workload.lens = "wa";
    workload.reviews["wa"];
    const auto proposal = proposeReview(text, "fuzz", {&lens}, workload, "2026-11-25T00:00:00Z");
    if (!proposal || proposal->changes.empty())
        return;
    review::Workloads workloads{{workload.id, workload}};
    if (!review::applyEdit(workloads, editOf(*proposal)))
        std::abort();
}

}  // namespace

void pb::fuzz::review(std::string_view reader, const std::string& text)
{
    if (reader == "lens") {
        if (const auto lens = readLens(filesOf(text, "lens.json", "reliability.json")))
            check(*lens);
    } else if (reader == "aws_lens") {
        if (const auto read = readAwsLens(text, "fuzz"))
            check(read->lens);
    } else if (reader == "azure_checklist") {
        const auto files = filesOf(text, "en", "ko");
        const auto translation = files.size() > 1 ? std::optional(files.back()) : std::nullopt;
        if (const auto read = readAzureChecklist(files.front(), translation))
            check(read->lens);
    } else {
        checkReviewFile(text);
    }
}
