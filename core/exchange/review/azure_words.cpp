// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/azure_words.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace pb::exchange {

namespace {

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

struct Spelling {
    std::string_view written;  ///< lower case
    std::string_view key;
};

/// Counted over all lists of the repository; the Korean is what its translation service made of the keys.
constexpr std::array kSpellings{
    Spelling{"reliability", "Reliability"},
    Spelling{"resiliency", "Reliability"},
    Spelling{"resilience", "Reliability"},
    Spelling{"신뢰도", "Reliability"},
    Spelling{"신뢰성", "Reliability"},
    Spelling{"security", "Security"},
    Spelling{"안전", "Security"},
    Spelling{"보안", "Security"},
    Spelling{"cost", "Cost"},
    Spelling{"cost optimization", "Cost"},
    Spelling{"비용", "Cost"},
    Spelling{"operations", "Operations"},
    Spelling{"operational excellence", "Operations"},
    Spelling{"작업", "Operations"},
    Spelling{"운영", "Operations"},
    Spelling{"performance", "Performance"},
    Spelling{"performance efficiency", "Performance"},
    Spelling{"공연", "Performance"},
    Spelling{"성능", "Performance"},
    Spelling{"governance", "Governance"},
    Spelling{"지배구조", "Governance"},
};

const std::vector<AzureAim>& aims()
{
    static const std::vector<AzureAim> all{
        {"Reliability", "reliability", "REL", {"Reliability", "안정성"}},
        {"Security", "security", "SEC", {"Security", "보안"}},
        {"Cost", "cost_optimization", "COST", {"Cost Optimization", "비용 최적화"}},
        {"Operations", "operational_excellence", "OPS", {"Operational Excellence", "운영 우수성"}},
        {"Performance", "performance_efficiency", "PERF", {"Performance Efficiency", "성능 효율성"}},
        {"Governance", "governance", "GOV", {"Governance", "거버넌스"}},
    };
    return all;
}

struct Category {
    std::string_view english;
    std::string_view korean;
};

constexpr std::array kCategories{
    Category{"Security", "보안"},       Category{"Management", "관리"},
    Category{"Governance", "거버넌스"}, Category{"Operations", "운영"},
    Category{"Performance", "성능"},    Category{"Reliability", "안정성"},
    Category{"Cost", "비용"},           Category{"App delivery", "애플리케이션 전송"},
    Category{"Compute", "컴퓨팅"},      Category{"App Gateway", "Application Gateway"},
    Category{"Hybrid", "하이브리드"},   Category{"Encryption", "암호화"},
    Category{"Monitoring", "모니터링"}, Category{"Network", "네트워크"},
};

}  // namespace

std::optional<AzureAim> azureAim(std::string_view written)
{
    const std::string wanted = lowered(written);
    const auto spelling =
        std::find_if(kSpellings.begin(), kSpellings.end(), [&](const Spelling& s) { return s.written == wanted; });
    if (spelling == kSpellings.end())
        return std::nullopt;
    return *std::find_if(aims().begin(), aims().end(), [&](const AzureAim& aim) { return aim.key == spelling->key; });
}

std::string azureCategory(std::string_view english)
{
    const auto it =
        std::find_if(kCategories.begin(), kCategories.end(), [&](const Category& c) { return c.english == english; });
    return it == kCategories.end() ? std::string() : std::string(it->korean);
}

std::string slugOf(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (isLetterOrDigit(c))
            out += lowered(c);
        else if (!out.empty() && out.back() != '_')
            out += '_';
    }
    while (!out.empty() && out.back() == '_')
        out.pop_back();
    return out.substr(0, 60);
}

std::string initialsOf(std::string_view name)
{
    std::string out;
    const std::string slug = slugOf(name);
    for (std::size_t at = 0; at < slug.size() && out.size() < 4;) {
        const std::size_t end = std::min(slug.find('_', at), slug.size());
        const std::string word = slug.substr(at, end - at);
        at = end + 1;
        if (word == "of" || word == "and" || word == "for")
            continue;
        out += word[0] >= 'a' ? static_cast<char>(word[0] - 'a' + 'A') : word[0];
    }
    return out;
}

}  // namespace pb::exchange
