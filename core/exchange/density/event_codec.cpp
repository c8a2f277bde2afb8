// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/density/event_codec.h"

#include "core/exchange/density/fields.h"
#include "core/exchange/density/json_fields.h"

#include <utility>

namespace pb::exchange {

using namespace density;
using detail::FieldReader;
using detail::FieldWriter;
using detail::Json;

namespace {

tl::unexpected<Error> badField(std::string field)
{
    return fail(Error::Code::Schema, "density.event.field", std::move(field), "missing, of the wrong type or range");
}

template <class T>
Result<Payload> readPayload(const Json& json)
{
    T value;
    FieldReader reader(json);
    fields(reader, value);
    if (!reader.problem().empty())
        return badField(reader.problem());
    return Payload(std::move(value));
}

/// The alternative of Payload at `index`, read from `json`.
template <std::size_t... I>
Result<Payload> readAlternative(std::size_t index, const Json& json, std::index_sequence<I...>)
{
    using Reader = Result<Payload> (*)(const Json&);
    constexpr Reader kReaders[] = {&readPayload<std::variant_alternative_t<I, Payload>>...};
    return kReaders[index](json);
}

constexpr std::size_t kKnownTypes = std::variant_size_v<Payload> - 1;

template <std::size_t... I>
std::size_t indexOfType(std::string_view type, std::index_sequence<I...>)
{
    std::size_t found = kKnownTypes;
    ((typeId(Payload(std::in_place_index<I>)) == type ? void(found = I) : void()), ...);
    return found;
}

}  // namespace

Result<Event> parseEvent(std::string_view line)
{
    constexpr auto kAlternatives = std::make_index_sequence<kKnownTypes>{};
    if (line.size() > kMaxLineBytes)
        return fail(Error::Code::Limit, "density.event.size", "line", "longer than 64 KiB");
    const std::optional<Json> json = detail::parseObject(line);
    if (!json)
        return fail(Error::Code::Parse, "density.event.syntax", "line", "not one JSON object");
    FieldReader reader(*json);
    std::int64_t version = 0;
    std::string type;
    Event event;
    reader.need("v", version);
    reader.need("seq", event.seq);
    reader.need("t_ms", event.tMs);
    reader.need("type", type);
    if (!reader.problem().empty())
        return badField(reader.problem());
    if (version != kProtocolVersion)
        return fail(Error::Code::Newer, "density.event.version", "v", "another protocol version",
                    {std::to_string(version)});
    const std::size_t index = indexOfType(type, kAlternatives);
    if (index == kKnownTypes) {
        event.payload = UnknownEvent{std::move(type)};
        return event;
    }
    Result<Payload> payload = readAlternative(index, *json, kAlternatives);
    if (!payload)
        return forward(std::move(payload));
    event.payload = *std::move(payload);
    return event;
}

std::string writeEvent(const Event& event)
{
    detail::OrderedJson json = detail::OrderedJson::object();
    json["v"] = kProtocolVersion;
    json["seq"] = event.seq;
    json["t_ms"] = event.tMs;
    json["type"] = typeId(event.payload);
    std::visit(
        [&json]<class T>(const T& payload) {
            if constexpr (!std::is_same_v<T, UnknownEvent>) {
                FieldWriter writer(json);
                fields(writer, payload);
            }
        },
        event.payload);
    return detail::toLine(json);
}

}  // namespace pb::exchange
