// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/value.h"

#include <QString>

#include <string_view>
#include <vector>

namespace pb::ui {

/// The rows of a route table or filter as a grid of cells, whatever their type: the row type's field list gives the
/// columns. Works on a copy; value() is what to put into the element.
class RowTable {
public:
    /// @param rows Routes, SecurityRules, AclEntries, UserRoutes or NsgRules; anything else is a table without columns
    explicit RowTable(net::FieldValue rows = {});

    const net::FieldValue& value() const noexcept { return m_rows; }
    int rowCount() const;
    const std::vector<FieldInfo>& columns() const noexcept { return m_columns; }
    /// Names of a Choice column; empty for others.
    std::vector<std::string_view> choices(int column) const;

    /// What stands in a cell: choices by name, a single port range as Ports of one, a protocol as text.
    net::FieldValue cell(int row, int column) const;
    /// @return the errors of parseValue(); Schema "net.field.type"; Range "net.field.range", "net.field.choice".
    ///         Then nothing has changed.
    Status setCell(int row, int column, const net::FieldValue& value);

    /// A new row after the last one, numbered on where rows have numbers.
    void append();
    void remove(int row);
    void move(int from, int to);
    /// The column that gives the rows their order ("number", "priority"); -1 where their place does.
    int orderColumn() const;

private:
    net::FieldValue m_rows;
    std::vector<FieldInfo> m_columns;
};

/// What the row types are called, for fieldLabel(): "Route", "NsgRule".
std::string_view rowTypeName(const net::FieldValue& rows);

}  // namespace pb::ui
