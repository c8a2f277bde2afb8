// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/row_table.h"

#include "ui/canvas/field_text.h"

#include <algorithm>

namespace pb::ui {

namespace {

template <class T>
concept Rows = requires
{
    typename T::value_type;
}
&&HasFields<typename T::value_type>;

/// Calls `use(rows)` where the value holds rows.
template <class Value, class Use>
void withRows(Value& value, Use&& use)
{
    std::visit(
        [&](auto& rows) {
            if constexpr (Rows<std::decay_t<decltype(rows)>>)
                use(rows);
        },
        value);
}

/// Calls `use(member, info)` for one cell.
template <class Row, class Use>
void withCell(Row& row, int column, Use&& use)
{
    int at = 0;
    forEachField<std::decay_t<Row>>([&](const auto& f) {
        if (at++ == column)
            use(row.*f.member, f.info);
    });
}

template <class Member>
net::FieldValue wrapped(const Member& member)
{
    if constexpr (NamedEnum<Member>)
        return std::string(enumName(member));
    else if constexpr (std::is_same_v<Member, net::Protocol>)
        return member.text();
    else if constexpr (std::is_same_v<Member, net::PortRange>)
        return net::Ports{member};
    else if constexpr (std::is_same_v<Member, net::Prefix>)
        return net::OptionalPrefix(member);
    else
        return member;
}

tl::unexpected<Error> wrongType(const FieldInfo& info)
{
    return fail(Error::Code::Schema, "net.field.type", std::string(info.name), "value of another type",
                {std::string(info.name)});
}

template <class Member>
Status assign(Member& member, const FieldInfo& info, const net::FieldValue& value)
{
    if constexpr (NamedEnum<Member>) {
        const auto* name = std::get_if<std::string>(&value);
        const auto choice = name ? enumFrom<Member>(*name) : std::nullopt;
        if (!choice)
            return fail(Error::Code::Range, "net.field.choice", std::string(info.name), "no such choice",
                        {std::string(info.name), name ? *name : std::string()});
        member = *choice;
    } else if constexpr (std::is_same_v<Member, net::Protocol>) {
        const auto* text = std::get_if<std::string>(&value);
        auto protocol = net::Protocol::parse(text ? *text : std::string());
        if (!protocol)
            return forward(std::move(protocol));
        member = *protocol;
    } else if constexpr (std::is_same_v<Member, net::PortRange>) {
        const auto* ports = std::get_if<net::Ports>(&value);
        if (!ports || ports->size() > 1)
            return wrongType(info);
        member = ports->empty() ? net::PortRange{} : ports->front();
    } else if constexpr (std::is_same_v<Member, net::Prefix>) {
        const auto* prefix = std::get_if<net::OptionalPrefix>(&value);
        if (!prefix || !*prefix)
            return wrongType(info);
        member = **prefix;
    } else {
        const auto* held = std::get_if<Member>(&value);
        if (!held)
            return wrongType(info);
        if constexpr (std::is_same_v<Member, std::int64_t>)
            if (*held < info.min || *held > info.max)
                return fail(Error::Code::Range, "net.field.range", std::to_string(*held), "outside the field's range",
                            {std::string(info.name), std::to_string(*held), std::to_string(info.min),
                             std::to_string(info.max)});
        member = *held;
    }
    return {};
}

/// The next number of the row's kind: 100, 200, … for both directions.
template <class List>
void number(const List& rows, typename List::value_type& row)
{
    if constexpr (requires { row.number; }) {
        for (const auto& other : rows)
            row.number = std::max<std::int64_t>(row.number, (other.number / 100 + 1) * 100);
        row.number = std::min<std::int64_t>(row.number, 32766);
    } else if constexpr (requires { row.priority; }) {
        for (const auto& other : rows)
            row.priority = std::max<std::int64_t>(row.priority, (other.priority / 100 + 1) * 100);
        row.priority = std::min<std::int64_t>(row.priority, 4096);
    }
}

}  // namespace

RowTable::RowTable(net::FieldValue rows) : m_rows(std::move(rows))
{
    withRows(m_rows, [this](const auto& list) {
        forEachField<typename std::decay_t<decltype(list)>::value_type>(
            [this](const auto& f) { m_columns.push_back(f.info); });
    });
}

int RowTable::rowCount() const
{
    int count = 0;
    withRows(m_rows, [&](const auto& rows) { count = static_cast<int>(rows.size()); });
    return count;
}

std::vector<std::string_view> RowTable::choices(int column) const
{
    std::vector<std::string_view> names;
    withRows(m_rows, [&](const auto& rows) {
        const typename std::decay_t<decltype(rows)>::value_type row{};
        withCell(row, column, [&]<class Member>(const Member& member, const FieldInfo&) {
            if constexpr (NamedEnum<Member>)
                for (const std::string_view name : enumNames(member))
                    names.push_back(name);
        });
    });
    return names;
}

net::FieldValue RowTable::cell(int row, int column) const
{
    net::FieldValue value;
    withRows(m_rows, [&](const auto& rows) {
        withCell(rows.at(static_cast<std::size_t>(row)), column,
                 [&](const auto& member, const FieldInfo&) { value = wrapped(member); });
    });
    return value;
}

Status RowTable::setCell(int row, int column, const net::FieldValue& value)
{
    Status status;
    withRows(m_rows, [&](auto& rows) {
        withCell(rows.at(static_cast<std::size_t>(row)), column,
                 [&](auto& member, const FieldInfo& info) { status = assign(member, info, value); });
    });
    return status;
}

void RowTable::append()
{
    withRows(m_rows, [](auto& rows) {
        typename std::decay_t<decltype(rows)>::value_type row{};
        number(rows, row);
        rows.push_back(std::move(row));
    });
}

void RowTable::remove(int row)
{
    withRows(m_rows, [&](auto& rows) { rows.erase(rows.begin() + row); });
}

void RowTable::move(int from, int to)
{
    withRows(m_rows, [&](auto& rows) {
        const auto begin = rows.begin();
        if (from < to)
            std::rotate(begin + from, begin + from + 1, begin + to + 1);
        else
            std::rotate(begin + to, begin + from, begin + from + 1);
    });
}

int RowTable::orderColumn() const
{
    const auto it = std::find_if(m_columns.begin(), m_columns.end(), [](const FieldInfo& info) {
        return info.name == "number" || info.name == "priority";
    });
    return it == m_columns.end() ? -1 : static_cast<int>(it - m_columns.begin());
}

std::string_view rowTypeName(const net::FieldValue& rows)
{
    if (std::holds_alternative<net::Routes>(rows))
        return "Route";
    if (std::holds_alternative<net::SecurityRules>(rows))
        return "SecurityRule";
    if (std::holds_alternative<net::AclEntries>(rows))
        return "AclEntry";
    if (std::holds_alternative<net::UserRoutes>(rows))
        return "UserRoute";
    return std::holds_alternative<net::NsgRules>(rows) ? "NsgRule" : "";
}

}  // namespace pb::ui
