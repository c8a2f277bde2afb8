// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_reader.h"

#include "core/exchange/network/network_codec.h"
#include "core/exchange/review/review_codec.h"
#include "core/exchange/workspace/workspace_codec.h"

namespace pb::store {

namespace {

std::string numbered(const char* table, std::int64_t id) { return std::string(table) + ' ' + std::to_string(id); }

class Reader {
public:
    explicit Reader(Connection& connection) : m_db(connection) {}

    Result<workspace::Workspace> read()
    {
        using Step = Status (Reader::*)();
        for (const Step step :
             {&Reader::workloads, &Reader::answers, &Reader::plans, &Reader::networks, &Reader::elements,
              &Reader::waivers, &Reader::runs, &Reader::lenses, &Reader::milestones})
            if (Status done = (this->*step)(); !done)
                return forward(std::move(done));
        return std::move(m_out);
    }

private:
    /// Calls `take(rows)` for each row; it returns a Status.
    template <class Take>
    Status each(const char* sql, Take take)
    {
        auto rows = m_db.query(sql);
        if (!rows)
            return forward(std::move(rows));
        while (rows->next())
            if (Status taken = take(*rows); !taken)
                return taken;
        return m_db.end(*rows);
    }

    /// A row that belongs to nothing; foreign keys do not let it come about.
    Status orphan(std::string row) const
    {
        return damagedRow(m_db, std::move(row), Error{Error::Code::NotFound, {}, {}, "belongs to nothing", {}});
    }

    Status workloads()
    {
        return each("SELECT id, body FROM workload", [this](const Rows& rows) -> Status {
            auto workload = exchange::readWorkload(rows.text(1));
            if (!workload)
                return damagedRow(m_db, numbered("workload", rows.integer(0)), workload.error());
            const WorkloadId id{rows.integer(0)};
            workload->id = id;
            review::normalize(*workload);
            m_out.workloads.insert_or_assign(id, *std::move(workload));
            return {};
        });
    }

    /// The rows of `sql`, (workload, lens, question, body), each read by `readOne(body)` into LensReview::*member.
    template <class Values, class ReadOne>
    Status keyed(const char* sql, const char* table, Values review::LensReview::*member, ReadOne readOne)
    {
        return each(sql, [&, this](const Rows& rows) -> Status {
            const auto row = [&] { return numbered(table, rows.integer(0)) + ' ' + rows.text(1) + ' ' + rows.text(2); };
            const auto workload = m_out.workloads.find(WorkloadId{rows.integer(0)});
            if (workload == m_out.workloads.end())
                return orphan(row());
            auto value = readOne(rows.text(3));
            if (!value)
                return damagedRow(m_db, row(), value.error());
            review::LensReview& review = workload->second.reviews[rows.text(1)];
            (review.*member).insert_or_assign(rows.text(2), *std::move(value));
            return {};
        });
    }

    Status answers()
    {
        return keyed("SELECT workload, lens, question, body FROM answer", "answer", &review::LensReview::answers,
                     exchange::readAnswer);
    }

    Status plans()
    {
        return keyed("SELECT workload, lens, question, body FROM plan", "plan", &review::LensReview::plan,
                     exchange::readPlanItem);
    }

    Status networks()
    {
        return each("SELECT id, workload, name, as_of FROM network", [this](const Rows& rows) -> Status {
            net::Network network;
            network.id = {rows.integer(0)};
            network.workload = {rows.integer(1)};
            network.name = rows.text(2);
            if (const std::string day = rows.text(3); !day.empty()) {
                const auto date = Date::parse(day);
                if (!date)
                    return damagedRow(m_db, numbered("network", rows.integer(0)), date.error());
                network.as_of = *date;
            }
            m_out.networks.insert_or_assign(network.id, std::move(network));
            return {};
        });
    }

    Status elements()
    {
        return each("SELECT network, id, body FROM element", [this](const Rows& rows) -> Status {
            const auto row = [&] {
                return numbered("element", rows.integer(0)) + ' ' + std::to_string(rows.integer(1));
            };
            const auto network = m_out.networks.find(NetworkId{rows.integer(0)});
            if (network == m_out.networks.end())
                return orphan(row());
            auto element = exchange::readElement(rows.text(2));
            if (!element)
                return damagedRow(m_db, row(), element.error());
            element->id = {rows.integer(1)};
            network->second.topology.put(*std::move(element));
            return {};
        });
    }

    Status waivers()
    {
        return each("SELECT network, finding_key, body FROM waiver", [this](const Rows& rows) -> Status {
            const auto row = [&] { return numbered("waiver", rows.integer(0)) + ' ' + rows.text(1); };
            const auto network = m_out.networks.find(NetworkId{rows.integer(0)});
            if (network == m_out.networks.end())
                return orphan(row());
            auto waiver = exchange::readWaiver(rows.text(2));
            if (!waiver)
                return damagedRow(m_db, row(), waiver.error());
            network->second.waivers.insert_or_assign(rows.text(1), *std::move(waiver));
            return {};
        });
    }

    Status runs()
    {
        return each("SELECT id, body FROM run", [this](const Rows& rows) -> Status {
            auto run = exchange::readRunRecord(rows.text(1));
            if (!run)
                return damagedRow(m_db, numbered("run", rows.integer(0)), run.error());
            const RunId id{rows.integer(0)};
            run->id = id;
            m_out.runs.insert_or_assign(id, *std::move(run));
            return {};
        });
    }

    Status lenses()
    {
        return each("SELECT id, body FROM lens", [this](const Rows& rows) -> Status {
            auto lens = exchange::readLens(rows.text(1));
            if (!lens)
                return damagedRow(m_db, "lens " + rows.text(0), lens.error());
            m_out.lenses.insert_or_assign(rows.text(0), Shared<review::Lens>(*std::move(lens)));
            return {};
        });
    }

    Status milestones()
    {
        return each("SELECT id, body, content FROM milestone", [this](const Rows& rows) -> Status {
            auto milestone = exchange::readMilestone(rows.text(1));
            if (!milestone)
                return damagedRow(m_db, numbered("milestone", rows.integer(0)), milestone.error());
            milestone->id = {rows.integer(0)};
            milestone->content = Shared<std::string>(rows.bytes(2).toStdString());
            m_out.milestones.insert_or_assign(milestone->id, *std::move(milestone));
            return {};
        });
    }

    Connection& m_db;
    workspace::Workspace m_out;
};

}  // namespace

tl::unexpected<Error> damagedRow(const Connection& connection, std::string row, const Error& why)
{
    const std::string reason = why.where.empty() ? why.detail : why.where + ": " + why.detail;
    std::string detail = row + ": " + reason;
    return fail(Error::Code::Parse, "store.row.damaged", connection.location().path.toStdString(), std::move(detail),
                {std::move(row), reason});
}

Result<workspace::Workspace> readRows(Connection& connection) { return Reader(connection).read(); }

}  // namespace pb::store
