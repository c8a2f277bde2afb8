// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/network_codec.h"

#include "core/exchange/network/element_json.h"
#include "core/network/value.h"

namespace pb::exchange {

namespace {

/// "name:line" of the value that a pointer names.
std::string whereIs(std::string_view text, std::string_view name, const std::string& pointer)
{
    const int line = linesOf(text, {pointer}).front();
    return std::string(name) + (line > 0 ? ':' + std::to_string(line) : std::string());
}

/// A missing value stands nowhere: then the nearest that holds it is meant.
std::string whereOrHolder(std::string_view text, std::string_view name, std::string pointer)
{
    while (!pointer.empty() && linesOf(text, {pointer}).front() == 0)
        pointer.resize(pointer.rfind('/'));
    return whereIs(text, name, pointer);
}

tl::unexpected<Error> fieldError(const FieldReader& reader, std::string where)
{
    return fail(Error::Code::Schema, "exchange.network.field", std::move(where),
                "expected " + reader.expected() + " at " + reader.pointer(), {reader.pointer(), reader.expected()});
}

template <class T>
Result<T> readOne(std::string_view text, bool (*read)(FieldReader&, const InJson&, T&))
{
    auto in = parseJson(text, {});
    if (!in)
        return forward(std::move(in));
    FieldReader reader;
    T out{};
    if (!read(reader, *in, out))
        return fieldError(reader, reader.pointer());
    return out;
}

bool isRows(const OutJson& value) { return value.is_array() && !value.empty() && value.front().is_object(); }

/// An element with one field to a line, and one row of a table to a line.
void appendElement(std::string& out, const OutJson& element)
{
    const char* separator = "    {\n";
    for (const auto& [key, value] : element.items()) {
        out.append(separator).append("      ").append(compact(key)).append(": ");
        separator = ",\n";
        if (!isRows(value)) {
            out += compact(value);
            continue;
        }
        const char* rowSeparator = "[\n        ";
        for (const OutJson& row : value) {
            out.append(rowSeparator).append(compact(row));
            rowSeparator = ",\n        ";
        }
        out += "\n      ]";
    }
    out += "\n    }";
}

void appendList(std::string& out, std::string_view key, const std::vector<std::string>& items)
{
    out.append(",\n  \"").append(key).append("\": [");
    for (std::size_t i = 0; i < items.size(); ++i)
        out.append(i == 0 ? "\n" : ",\n").append(items[i]);
    out += items.empty() ? "]" : "\n  ]";
}

Status checkHeader(const InJson& in, std::string_view name)
{
    const auto wrong = [&](std::string_view why) {
        return fail(Error::Code::Schema, "exchange.network.format", std::string(name), std::string(why));
    };
    if (!in.is_object())
        return wrong("not an object");
    const auto format = in.find("format");
    if (format == in.end() || *format != std::string(kNetworkFormat))
        return wrong("no \"format\": \"pillarbench-network\"");
    const auto version = in.find("version");
    if (version == in.end() || !version->is_number_unsigned() || *version == 0)
        return wrong("no \"version\"");
    if (*version > kNetworkVersion)
        return fail(Error::Code::Newer, "exchange.network.version", std::string(name), "written by a newer version",
                    {version->dump(), std::to_string(kNetworkVersion)});
    return {};
}

bool readElements(FieldReader& reader, const InJson& in, std::vector<net::Element>& out)
{
    if (!in.is_array())
        return reader.refuse("a list");
    out.resize(in.size());
    for (std::size_t i = 0; i < in.size(); ++i)
        if (!reader.inside(std::to_string(i), [&] { return readElementJson(reader, in[i], out[i]); }))
            return false;
    return true;
}

bool readWaivers(FieldReader& reader, const InJson& in, std::map<std::string, Waiver>& out)
{
    if (!in.is_array())
        return reader.refuse("a list");
    for (std::size_t i = 0; i < in.size(); ++i) {
        Waiver waiver;
        const auto one = [&] {
            return readWaiverJson(reader, in[i], waiver) && (!waiver.reason.empty() || reader.refuse("a reason"));
        };
        if (!reader.inside(std::to_string(i), one))
            return false;
        out[waiver.finding_key] = waiver;
    }
    return true;
}

/// Sets each field to its own value, so that ranges are checked where they are checked for a person's edit.
Status checkRanges(const net::Element& element)
{
    net::Element copy = element;
    for (const FieldInfo& info : net::fieldInfos(element.kind()))
        if (auto old = net::setFieldValue(copy, info.name, *net::fieldValue(element, info.name)); !old)
            return forward(std::move(old));
    return {};
}

template <class T>
tl::unexpected<Error> forwardAt(Result<T>&& failed, const std::string& place)
{
    Error error = std::move(failed).error();
    error.where = place + " (" + error.where + ')';
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace

std::string writeNetwork(const net::Network& network)
{
    std::vector<std::string> elements, waivers;
    for (const auto& [id, element] : network.topology.elements())
        appendElement(elements.emplace_back(), elementJson(*element));
    for (const auto& [key, waiver] : network.waivers)
        waivers.push_back("    " + compact(waiverJson(waiver)));
    std::string out = "{\n  \"format\": \"" + std::string(kNetworkFormat) +
                      "\",\n  \"version\": " + std::to_string(kNetworkVersion) +
                      ",\n  \"name\": " + compact(network.name);
    if (network.as_of.isSet())
        out += ",\n  \"as_of\": \"" + network.as_of.text() + '"';
    appendList(out, "elements", elements);
    appendList(out, "waivers", waivers);
    return out + "\n}\n";
}

Result<net::Network> readNetwork(std::string_view text, std::string_view name)
{
    auto in = parseJson(text, name);
    if (!in)
        return forward(std::move(in));
    if (auto header = checkHeader(*in, name); !header)
        return forward(std::move(header));
    FieldReader reader;
    net::Network out;
    net::AddElements add;
    const auto list = [&](std::string_view key, auto&& read, auto& into) {
        return !in->contains(key) || reader.inside(key, [&] { return read(reader, in->at(std::string(key)), into); });
    };
    if (!reader.onlyKnown(*in, {"format", "version", "name", "as_of", "elements", "waivers"}) ||
        !reader.optionalMember(*in, "name", out.name) || !readDateJson(reader, *in, "as_of", out.as_of) ||
        !list("elements", readElements, add.elements) || !list("waivers", readWaivers, out.waivers))
        return fieldError(reader, whereOrHolder(text, name, reader.pointer()));
    if (auto few = checkElementCount(add.elements.size(), name); !few)
        return forward(std::move(few));
    for (std::size_t i = 0; i < add.elements.size(); ++i)
        if (auto checked = checkRanges(add.elements[i]); !checked)
            return forwardAt(std::move(checked), whereIs(text, name, "/elements/" + std::to_string(i)));
    if (auto added = net::applyEdit(out, {std::move(add)}); !added)
        return forwardAt(std::move(added), std::string(name));
    return out;
}

std::string writeElement(const net::Element& element) { return compact(elementJson(element)); }
Result<net::Element> readElement(std::string_view text) { return readOne<net::Element>(text, readElementJson); }

std::string writeNetworkEdit(const net::Edit& edit) { return compact(editJson(edit)); }
Result<net::Edit> readNetworkEdit(std::string_view text) { return readOne<net::Edit>(text, readEditJson); }

std::string writeWaiver(const Waiver& waiver) { return compact(waiverJson(waiver)); }
Result<Waiver> readWaiver(std::string_view text) { return readOne<Waiver>(text, readWaiverJson); }

}  // namespace pb::exchange
