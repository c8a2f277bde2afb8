// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/any_lens.h"

#include "core/exchange/review/azure_checklist.h"
#include "core/exchange/review/join_languages.h"
#include "core/exchange/review/review_codec.h"

namespace pb::exchange {

namespace {

Result<ReadLens> readOne(const LensFile& file)
{
    if (file.bytes.find("\"areas\"") != std::string::npos) {
        auto own = readLens(std::string_view(file.bytes));
        if (own)
            return ReadLens{*std::move(own), {}};
        if (!looksLikeAwsLens(file.bytes))
            return forward(std::move(own));
    }
    return looksLikeAzureChecklist(file.bytes) ? readAzureChecklist(file) : readAwsLens(file.bytes, file.name);
}

Result<ReadLens> readTwo(const LensFile& one, const LensFile& two)
{
    if (looksLikeAzureChecklist(one.bytes) && looksLikeAzureChecklist(two.bytes))
        return readAzureChecklist(one, two);
    auto first = readOne(one);
    if (!first)
        return first;
    auto second = readOne(two);
    if (!second)
        return second;
    auto joined = joinLanguages(first->lens, second->lens);
    if (!joined)
        return joined;
    for (Repair& repair : first->repairs)
        repair.file = one.name;
    for (Repair& repair : second->repairs)
        repair.file = two.name;
    ReadLens out{std::move(joined->lens), std::move(first->repairs)};
    for (auto* repairs : {&second->repairs, &joined->repairs})
        out.repairs.insert(out.repairs.end(), repairs->begin(), repairs->end());
    return out;
}

}  // namespace

Result<ReadLens> readAnyLens(const std::vector<LensFile>& files)
{
    if (files.size() == 1)
        return readOne(files.front());
    auto read = files.size() == 2
                    ? readTwo(files[0], files[1])
                    : Result<ReadLens>(fail(Error::Code::Conflict, "exchange.aws_lens.other_lens", {}, {}));
    const bool conflict = !read && read.error().code == Error::Code::Conflict;
    if (!conflict)
        return read;
    std::string names;
    for (const LensFile& file : files)
        names += (names.empty() ? "" : ", ") + file.name;
    return fail(Error::Code::Conflict, "exchange.lens.two_languages", std::move(names),
                "not two languages of one lens");
}

}  // namespace pb::exchange
