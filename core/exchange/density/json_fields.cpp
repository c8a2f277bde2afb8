// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/density/json_fields.h"

#include "core/exchange/density/event_codec.h"

namespace pb::exchange::detail {

namespace {

constexpr int kDeepest = 8;

bool isControl(unsigned char c) { return c < 0x20 || c == 0x7f; }

/// U+202A..U+202E and U+2066..U+2069 turn the direction of what follows: a sender could make a text read otherwise.
bool isDirectionMark(std::string_view text, std::size_t at)
{
    if (at + 2 >= text.size() || text[at] != '\xe2')
        return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    return (second == 0x80 && third >= 0xaa && third <= 0xae) || (second == 0x81 && third >= 0xa6 && third <= 0xa9);
}

}  // namespace

std::string cleanText(std::string_view text)
{
    std::string_view kept = text.substr(0, kMaxEventText);
    if (kept.size() < text.size())
        while (!kept.empty() && (static_cast<unsigned char>(text[kept.size()]) & 0xc0) == 0x80)
            kept.remove_suffix(1);
    std::string out;
    out.reserve(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (isDirectionMark(kept, i)) {
            out += ' ';
            i += 2;
        } else {
            out += isControl(static_cast<unsigned char>(kept[i])) ? ' ' : kept[i];
        }
    }
    return out;
}

bool isShallow(std::string_view text, int deepest)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest)
                return false;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return true;
}

std::optional<Json> parseObject(std::string_view text)
{
    if (!isShallow(text, kDeepest))
        return std::nullopt;
    Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    return json;
}

std::string toLine(const OrderedJson& json) { return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace); }

std::optional<density::GuestKind> fromId(std::string_view id, density::GuestKind) { return density::guestKindOf(id); }
std::optional<density::Load> fromId(std::string_view id, density::Load) { return density::loadOf(id); }
std::optional<density::Accelerator> fromId(std::string_view id, density::Accelerator)
{
    return density::acceleratorOf(id);
}
std::optional<density::RunqSource> fromId(std::string_view id, density::RunqSource)
{
    return density::runqSourceOf(id);
}
std::optional<density::StopReason> fromId(std::string_view id, density::StopReason)
{
    return density::stopReasonOf(id);
}
std::optional<density::StagePhase> fromId(std::string_view id, density::StagePhase)
{
    return density::stagePhaseOf(id);
}

void FieldWriter::put(const char* key, const density::Histogram& value)
{
    OrderedJson& bins = m_object[key] = OrderedJson::array();
    for (std::size_t bin = 0; bin < value.usedBins(); ++bin)
        bins.push_back(value.count(bin));
}

bool FieldReader::take(const Json& json, std::int64_t& out)
{
    if (!json.is_number_integer())
        return false;
    // An unsigned number past int64 would wrap when read as signed.
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(kMaxInteger))
        return false;
    out = json.get<std::int64_t>();
    return out >= 0;
}

bool FieldReader::take(const Json& json, std::uint64_t& out)
{
    std::int64_t value = 0;
    const bool ok = take(json, value);
    out = static_cast<std::uint64_t>(value);
    return ok;
}

bool FieldReader::take(const Json& json, bool& out)
{
    if (!json.is_boolean())
        return false;
    out = json.get<bool>();
    return true;
}

bool FieldReader::take(const Json& json, double& out)
{
    if (!json.is_number())
        return false;
    out = json.get<double>();
    return out >= 0 && out <= kMaxReal;
}

bool FieldReader::take(const Json& json, std::string& out)
{
    if (!json.is_string())
        return false;
    out = cleanText(json.get_ref<const std::string&>());
    return true;
}

bool FieldReader::take(const Json& json, std::vector<std::string>& out)
{
    constexpr std::size_t kMaxTexts = 8;
    if (!json.is_array() || json.size() > kMaxTexts)
        return false;
    for (const Json& item : json)
        if (!take(item, out.emplace_back()))
            return false;
    return true;
}

bool FieldReader::take(const Json& json, std::vector<double>& out)
{
    if (!json.is_array() || json.size() > density::kMaxBootsPerEvent)
        return false;
    out.reserve(json.size());
    for (const Json& item : json)
        if (!take(item, out.emplace_back()))
            return false;
    return true;
}

bool FieldReader::take(const Json& json, density::Histogram& out)
{
    if (!json.is_array() || json.size() > density::Histogram::kBins)
        return false;
    out = {};
    for (std::size_t bin = 0; bin < json.size(); ++bin) {
        std::uint64_t count = 0;
        if (!take(json[bin], count))
            return false;
        out.addToBin(bin, count);
    }
    return true;
}

bool FieldReader::take(const Json& json, std::optional<double>& out) { return take(json, out.emplace()); }

}  // namespace pb::exchange::detail
