// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_writer.h"

#include "core/exchange/network/network_codec.h"
#include "core/exchange/review/review_codec.h"
#include "core/exchange/workspace/workspace_codec.h"

#include <set>
#include <type_traits>

namespace pb::store {

using workspace::MilestoneId;

namespace {

/// The rows to write again, each once.
struct Plan {
    std::set<WorkloadId> wholeWorkloads;  ///< with all answers and plans
    std::set<WorkloadId> workloads;
    std::set<review::QuestionKey> questions;  ///< the answer and the item of the plan
    std::set<NetworkId> wholeNetworks;        ///< with all elements and waivers
    std::set<NetworkId> networks;
    std::set<std::pair<NetworkId, ElementId>> elements;
    std::set<std::pair<NetworkId, std::string>> waivers;
    std::set<RunId> runs;
    std::set<std::string> lenses;
    std::set<MilestoneId> milestones;
};

/// Workloads of which all rows are written again: those that come or go, get or lose a lens, or are changed by an edit
/// that does not say which lens it means. review::touched() does not list their answers.
void collectWhole(const review::Edit& edit, Plan& plan)
{
    std::visit(
        [&](const auto& op) {
            using Op = std::decay_t<decltype(op)>;
            if constexpr (std::is_same_v<Op, review::Batch>) {
                for (const review::Edit& part : op.edits)
                    collectWhole(part, plan);
            } else if constexpr (std::is_same_v<Op, review::AddWorkload>) {
                plan.wholeWorkloads.insert(op.workload.id);
            } else if constexpr (std::is_same_v<Op, review::RemoveWorkload> || std::is_same_v<Op, review::AddReview> ||
                                 std::is_same_v<Op, review::RemoveReview>) {
                plan.wholeWorkloads.insert(op.workload);
            } else if constexpr (requires { op.key; }) {
                if (op.key.lens.empty())
                    plan.wholeWorkloads.insert(op.key.workload);
            }
        },
        edit.op);
}

void collectWhole(const workspace::Edit& edit, Plan& plan)
{
    if (const auto* batch = std::get_if<workspace::Batch>(&edit.what))
        for (const workspace::Edit& part : batch->edits)
            collectWhole(part, plan);
    else if (const auto* review = std::get_if<review::Edit>(&edit.what))
        collectWhole(*review, plan);
}

void collect(const workspace::Change::InNetwork& change, Plan& plan)
{
    const NetworkId network = change.network;
    if (change.whole) {
        plan.wholeNetworks.insert(network);
        return;
    }
    if (change.touched.header)
        plan.networks.insert(network);
    for (const ElementId element : change.touched.elements)
        plan.elements.emplace(network, element);
    for (const std::string& waiver : change.touched.waivers)
        plan.waivers.emplace(network, waiver);
}

Plan planOf(const workspace::Edit& edit)
{
    Plan plan;
    collectWhole(edit, plan);
    const workspace::Change change = workspace::changeOf(edit);
    for (const review::Touched& touched : change.review)
        if (touched.question.empty())
            plan.workloads.insert(touched.workload);
        else
            plan.questions.insert(touched);
    for (const auto& inNetwork : change.networks)
        collect(inNetwork, plan);
    plan.runs.insert(change.runs.begin(), change.runs.end());
    plan.lenses.insert(change.lenses.begin(), change.lenses.end());
    plan.milestones.insert(change.milestones.begin(), change.milestones.end());
    // What is written as a whole is not written in part.
    std::erase_if(plan.workloads, [&](WorkloadId id) { return plan.wholeWorkloads.contains(id); });
    std::erase_if(plan.questions, [&](const auto& key) { return plan.wholeWorkloads.contains(key.workload); });
    std::erase_if(plan.networks, [&](NetworkId id) { return plan.wholeNetworks.contains(id); });
    std::erase_if(plan.elements, [&](const auto& key) { return plan.wholeNetworks.contains(key.first); });
    std::erase_if(plan.waivers, [&](const auto& key) { return plan.wholeNetworks.contains(key.first); });
    return plan;
}

class Writer {
public:
    Writer(Connection& connection, const workspace::Workspace& after) : m_db(connection), m_after(after) {}

    Status write(const Plan& plan)
    {
        each(plan.wholeWorkloads, [this](WorkloadId id) { wholeWorkload(id); });
        each(plan.workloads, [this](WorkloadId id) { workload(id); });
        each(plan.questions, [this](const review::QuestionKey& key) { question(key); });
        each(plan.wholeNetworks, [this](NetworkId id) { wholeNetwork(id); });
        each(plan.networks, [this](NetworkId id) { network(id); });
        each(plan.elements, [this](const auto& key) { element(key.first, key.second); });
        each(plan.waivers, [this](const auto& key) { waiver(key.first, key.second); });
        each(plan.runs, [this](RunId id) { run(id); });
        each(plan.lenses, [this](const std::string& id) { lens(id); });
        each(plan.milestones, [this](MilestoneId id) { milestone(id); });
        return m_status;
    }

private:
    /// Stops at the first failure.
    template <class Keys, class Write>
    void each(const Keys& keys, Write write)
    {
        for (const auto& key : keys) {
            if (!m_status)
                return;
            write(key);
        }
    }

    template <class... Values>
    void sql(const char* text, const Values&... values)
    {
        if (m_status)
            m_status = m_db.run(text, values...);
    }

    void wholeWorkload(WorkloadId id)
    {
        sql("DELETE FROM workload WHERE id = ?", id.value);
        const auto it = m_after.workloads.find(id);
        if (it == m_after.workloads.end())
            return;
        putWorkload(it->second);
        for (const auto& [lens, review] : it->second.reviews) {
            for (const auto& [question, value] : review.answers)
                putAnswer({id, lens, question}, value);
            for (const auto& [question, value] : review.plan)
                putPlanItem({id, lens, question}, value);
        }
    }

    void workload(WorkloadId id)
    {
        if (const auto it = m_after.workloads.find(id); it != m_after.workloads.end())
            putWorkload(it->second);
    }

    void putWorkload(review::Workload head)
    {
        for (auto& [lens, review] : head.reviews)
            review = {};  // rows of their own
        sql("INSERT INTO workload (id, name, lens, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "name = excluded.name, lens = excluded.lens, body = excluded.body",
            head.id.value, head.name, head.lens, exchange::writeWorkload(head));
    }

    void question(const review::QuestionKey& key)
    {
        static const review::Workload kGone;
        const auto it = m_after.workloads.find(key.workload);
        const review::LensReview& review =
            review::reviewOf(it == m_after.workloads.end() ? kGone : it->second, key.lens);
        if (const auto found = review.answers.find(key.question); found != review.answers.end())
            putAnswer(key, found->second);
        else
            sql("DELETE FROM answer WHERE workload = ? AND lens = ? AND question = ?", key.workload.value, key.lens,
                key.question);
        if (const auto found = review.plan.find(key.question); found != review.plan.end())
            putPlanItem(key, found->second);
        else
            sql("DELETE FROM plan WHERE workload = ? AND lens = ? AND question = ?", key.workload.value, key.lens,
                key.question);
    }

    void putAnswer(const review::QuestionKey& key, const review::Answer& value)
    {
        sql("INSERT INTO answer (workload, lens, question, updated_utc, body) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (workload, lens, question) DO UPDATE SET updated_utc = excluded.updated_utc, "
            "body = excluded.body",
            key.workload.value, key.lens, key.question, value.updated_utc, exchange::writeAnswer(value));
    }

    void putPlanItem(const review::QuestionKey& key, const review::PlanItem& value)
    {
        sql("INSERT INTO plan (workload, lens, question, updated_utc, body) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (workload, lens, question) DO UPDATE SET updated_utc = excluded.updated_utc, "
            "body = excluded.body",
            key.workload.value, key.lens, key.question, value.updated_utc, exchange::writePlanItem(value));
    }

    void lens(const std::string& id)
    {
        const auto it = m_after.lenses.find(id);
        if (it == m_after.lenses.end())
            return sql("DELETE FROM lens WHERE id = ?", id);
        sql("INSERT INTO lens (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body", id,
            exchange::writeLens(*it->second));
    }

    void milestone(MilestoneId id)
    {
        const auto it = m_after.milestones.find(id);
        if (it == m_after.milestones.end())
            return sql("DELETE FROM milestone WHERE id = ?", id.value);
        const workspace::Milestone& value = it->second;
        sql("INSERT INTO milestone (id, workload, name, at_utc, body, content) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET workload = excluded.workload, name = excluded.name, "
            "at_utc = excluded.at_utc, body = excluded.body, content = excluded.content",
            id.value, value.workload.value, value.name, value.at_utc, exchange::writeMilestone(value),
            QByteArray::fromStdString(*value.content));
    }

    const net::Network* find(NetworkId id) const
    {
        const auto it = m_after.networks.find(id);
        return it == m_after.networks.end() ? nullptr : &it->second;
    }

    void wholeNetwork(NetworkId id)
    {
        sql("DELETE FROM network WHERE id = ?", id.value);
        network(id);
        if (const net::Network* found = find(id)) {
            for (const auto& [elementId, value] : found->topology.elements())
                putElement(id, *value);
            for (const auto& [key, value] : found->waivers)
                putWaiver(id, key, value);
        }
    }

    void network(NetworkId id)
    {
        if (const net::Network* found = find(id))
            sql("INSERT INTO network (id, workload, name, as_of) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                "workload = excluded.workload, name = excluded.name, as_of = excluded.as_of",
                id.value, found->workload.value, found->name, found->as_of.text());
    }

    void element(NetworkId network, ElementId id)
    {
        const net::Network* holder = find(network);
        if (const net::Element* found = holder ? holder->topology.find(id) : nullptr)
            return putElement(network, *found);
        sql("DELETE FROM element WHERE network = ? AND id = ?", network.value, id.value);
    }

    void putElement(NetworkId network, const net::Element& element)
    {
        sql("INSERT INTO element (network, id, parent, kind, name, cloud_id, body) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (network, id) DO UPDATE SET parent = excluded.parent, kind = excluded.kind, "
            "name = excluded.name, cloud_id = excluded.cloud_id, body = excluded.body",
            network.value, element.id.value, element.parent.value, enumName(element.kind()), element.name,
            element.cloud_id, exchange::writeElement(element));
    }

    void waiver(NetworkId network, const std::string& key)
    {
        if (const net::Network* holder = find(network))
            if (const auto found = holder->waivers.find(key); found != holder->waivers.end())
                return putWaiver(network, key, found->second);
        sql("DELETE FROM waiver WHERE network = ? AND finding_key = ?", network.value, key);
    }

    void putWaiver(NetworkId network, const std::string& key, const Waiver& waiver)
    {
        sql("INSERT INTO waiver (network, finding_key, body) VALUES (?, ?, ?) "
            "ON CONFLICT (network, finding_key) DO UPDATE SET body = excluded.body",
            network.value, key, exchange::writeWaiver(waiver));
    }

    void run(RunId id)
    {
        const auto it = m_after.runs.find(id);
        if (it == m_after.runs.end())
            return sql("DELETE FROM run WHERE id = ?", id.value);
        const workspace::RunRecord& record = it->second;
        sql("INSERT INTO run (id, workload, name, started_utc, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
            "SET "
            "workload = excluded.workload, name = excluded.name, started_utc = excluded.started_utc, body = "
            "excluded.body",
            id.value, record.workload.value, record.name, record.started_utc, exchange::writeRunRecord(record));
    }

    Connection& m_db;
    const workspace::Workspace& m_after;
    Status m_status;
};

}  // namespace

Status writeRows(Connection& connection, const workspace::Workspace& after, const workspace::Edit& edit)
{
    return Writer(connection, after).write(planOf(edit));
}

}  // namespace pb::store
