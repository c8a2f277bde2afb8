// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/element_json.h"

namespace pb::exchange {

namespace {

constexpr std::array<std::string_view, 7> kCommonKeys{"id", "kind", "parent", "name", "cloud_id", "note", "box"};

bool isCommon(std::string_view key)
{
    return std::find(kCommonKeys.begin(), kCommonKeys.end(), key) != kCommonKeys.end();
}

void putText(OutJson& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

}  // namespace

OutJson boxJson(const net::Box& box) { return OutJson::array({box.x, box.y, box.width, box.height}); }

bool readBoxJson(FieldReader& reader, const InJson& in, net::Box& out)
{
    std::vector<std::int64_t> numbers;
    if (!reader.value(in, numbers))
        return false;
    const auto fits = [](std::int64_t n) {
        return n >= std::numeric_limits<std::int32_t>::min() && n <= std::numeric_limits<std::int32_t>::max();
    };
    if (numbers.size() != 4 || !std::all_of(numbers.begin(), numbers.end(), fits))
        return reader.refuse("four 32-bit numbers: x, y, width, height");
    const auto at = [&](std::size_t i) { return static_cast<std::int32_t>(numbers[i]); };
    out = {at(0), at(1), at(2), at(3)};
    return true;
}

bool readDateJson(FieldReader& reader, const InJson& object, std::string_view key, Date& out)
{
    const auto it = object.find(key);
    if (it == object.end() || (it->is_string() && it->get_ref<const std::string&>().empty())) {
        out = {};
        return true;
    }
    return reader.member(object, key, out);
}

OutJson elementJson(const net::Element& element)
{
    OutJson out = OutJson::object();
    out["id"] = element.id.value;
    out["kind"] = std::string(enumName(element.kind()));
    if (element.parent)
        out["parent"] = element.parent.value;
    putText(out, "name", element.name);
    putText(out, "cloud_id", element.cloud_id);
    putText(out, "note", element.note);
    if (element.box != net::Box{})
        out["box"] = boxJson(element.box);
    std::visit([&](const auto& data) { putFields(out, data); }, element.data);
    return out;
}

bool readElementJson(FieldReader& reader, const InJson& in, net::Element& out)
{
    net::Kind kind{};
    if (!reader.isObject(in) || !reader.member(in, "id", out.id) || !reader.member(in, "kind", kind))
        return false;
    out.data = net::defaultData(kind);
    if (!reader.optionalMember(in, "parent", out.parent) || !reader.optionalMember(in, "name", out.name) ||
        !reader.optionalMember(in, "cloud_id", out.cloud_id) || !reader.optionalMember(in, "note", out.note))
        return false;
    if (const auto box = in.find("box"); box != in.end())
        if (!reader.inside("box", [&] { return readBoxJson(reader, *box, out.box); }))
            return false;
    const auto readOwn = [&](auto& data) {
        for (const auto& [key, value] : in.items())
            if (!isCommon(key) && !reader.inside(key, [&, &k = key, &v = value] { return reader.field(k, v, data); }))
                return false;
        return true;
    };
    return std::visit(readOwn, out.data);
}

OutJson waiverJson(const Waiver& waiver)
{
    OutJson out = OutJson::object();
    out["finding"] = waiver.finding_key;
    out["reason"] = waiver.reason;
    putText(out, "author", waiver.author);
    putText(out, "at", waiver.at_utc);
    putText(out, "expires", waiver.expires.text());
    return out;
}

bool readWaiverJson(FieldReader& reader, const InJson& in, Waiver& out)
{
    return reader.isObject(in) && reader.onlyKnown(in, {"finding", "reason", "author", "at", "expires"}) &&
           reader.member(in, "finding", out.finding_key) && reader.member(in, "reason", out.reason) &&
           reader.optionalMember(in, "author", out.author) && reader.optionalMember(in, "at", out.at_utc) &&
           readDateJson(reader, in, "expires", out.expires);
}

std::string compact(const OutJson& value) { return value.dump(-1, ' ', false, OutJson::error_handler_t::replace); }

}  // namespace pb::exchange
