// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/trail.h"

namespace pb::store {

bool TrailRow::isSameAs(const TrailRow& other) const
{
    return seq == other.seq && at_utc == other.at_utc && who == other.who && edit == other.edit &&
           inverse == other.inverse;
}

Result<std::vector<TrailRow>> readTrail(Connection& connection)
{
    // A merge has its own row under its number, with 0 as the place, after the rows that it took over.
    auto rows = connection.query(
        "SELECT seq AS known, 1 AS own, 0 AS place, seq, at_utc, who, schema, edit, inverse FROM change "
        "UNION ALL "
        "SELECT merge, 0, place, seq, at_utc, who, schema, edit, inverse FROM merged_change "
        "ORDER BY 1, 2, 3");
    if (!rows)
        return forward(std::move(rows));
    std::vector<TrailRow> out;
    while (rows->next())
        out.push_back({rows->integer(3), rows->text(4), rows->text(5), static_cast<int>(rows->integer(6)),
                       rows->text(7), rows->text(8), rows->integer(1) == 1 ? 0 : rows->integer(0)});
    if (auto end = connection.end(*rows); !end)
        return forward(std::move(end));
    return out;
}

Status keepMerged(Connection& connection, std::int64_t merge, std::span<const TrailRow> rows)
{
    std::int64_t place = 0;
    for (const TrailRow& row : rows)
        if (auto kept = connection.run("INSERT INTO merged_change (merge, place, seq, at_utc, who, schema, edit, "
                                       "inverse) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                       merge, ++place, row.seq, std::string_view(row.at_utc), std::string_view(row.who),
                                       row.schema, std::string_view(row.edit), std::string_view(row.inverse));
            !kept)
            return kept;
    return {};
}

}  // namespace pb::store
