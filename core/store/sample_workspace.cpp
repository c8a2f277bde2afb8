// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sample_workspace.h"

#include "core/exchange/density/line_feed.h"
#include "core/exchange/network/json_text.h"
#include "core/exchange/network/network_codec.h"
#include "core/exchange/review/review_codec.h"
#include "core/exchange/workspace/snapshot_codec.h"
#include "core/network/rules.h"
#include "core/store/workspace_store.h"

#include <QFile>
#include <QFileInfo>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace pb::store {

namespace {

constexpr std::string_view kAuthor = "Pillarbench";
constexpr Date kPlanDay{2026, 11, 25};  ///< the day that the plan in review.json is seen from
constexpr const char* kMilestoneTime = "T06:00:00.000Z";

Result<std::string> embedded(const QString& name)
{
    QFile file(u":/sample/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::Io, "store.sample.missing", name.toStdString(), "not part of this build",
                    {name.toStdString()});
    return file.readAll().toStdString();
}

Result<review::Workload> sampleWorkload()
{
    return embedded(u"review.json"_s).and_then([](const std::string& text) { return exchange::readWorkload(text); });
}

/// A lens of one's own beside the one that comes with the program.
Result<review::Lens> sampleLens()
{
    return embedded(u"lens.json"_s).and_then([](const std::string& text) { return exchange::readLens(text); });
}

Result<net::Network> sampleNetwork()
{
    return embedded(u"network.json"_s).and_then([](const std::string& text) {
        return exchange::readNetwork(text, "network.json");
    });
}

/// The words of the run: {"name", "host", "note"}.
Result<workspace::RunRecord> sampleRunWords()
{
    return embedded(u"density-run.json"_s)
        .and_then([](const std::string& text) { return exchange::parseJson(text, "density-run.json"); })
        .map([](const nlohmann::json& json) {
            workspace::RunRecord record;
            record.name = json.value("name", std::string());
            record.host = json.value("host", std::string());
            record.note = json.value("note", std::string());
            return record;
        });
}

density::RunSummary summaryOf(std::string_view events)
{
    density::Run run;
    exchange::LineFeed feed;
    feed.feed(events).applyTo(run);
    feed.finish().applyTo(run);
    return run.summary();
}

/// Applies and commits one edit after the other.
class Filler {
public:
    explicit Filler(WorkspaceStore& store) : m_store(store) {}

    const workspace::Workspace& state() const noexcept { return m_state; }

    Status commit(const workspace::Edit& edit)
    {
        auto inverse = workspace::applyEdit(m_state, edit);
        if (!inverse)
            return forward(std::move(inverse));
        auto row = m_store.commit(m_state, edit, *inverse, kAuthor);
        if (!row)
            return forward(std::move(row));
        return {};
    }

private:
    WorkspaceStore& m_store;
    workspace::Workspace m_state;
};

Status addNetwork(Filler& filler, WorkloadId workload)
{
    auto network = sampleNetwork();
    if (!network)
        return forward(std::move(network));
    network->id = workspace::nextNetworkId(filler.state());
    network->workload = workload;
    return filler.commit({workspace::AddNetwork{*std::move(network)}});
}

Status addRun(Filler& filler, WorkspaceStore& store, WorkloadId workload)
{
    auto record = sampleRunWords();
    auto events = embedded(u"density-run.ndjson"_s);
    if (!record)
        return forward(std::move(record));
    if (!events)
        return forward(std::move(events));
    record->id = workspace::nextRunId(filler.state());
    record->workload = workload;
    record->summary = summaryOf(*events);
    record->started_utc = record->summary.startedAt;
    const RunId id = record->id;
    if (auto added = filler.commit({workspace::AddRun{*std::move(record)}}); !added)
        return added;
    return store.appendRunEvents(id, *events);
}

Date shifted(Date date, std::chrono::days by)
{
    const std::chrono::year_month_day day(std::chrono::sys_days(date.ymd()) + by);
    return date.isSet() ? Date(int(day.year()), unsigned(day.month()), unsigned(day.day())) : date;
}

/// Lays the days of the plan around today; in the file they lie around kPlanDay.
void shiftPlan(review::Workload& workload)
{
    const auto by = std::chrono::sys_days(Date::today().ymd()) - std::chrono::sys_days(kPlanDay.ymd());
    for (auto& [lens, review] : workload.reviews)
        for (auto& [question, item] : review.plan) {
            item.due = shifted(item.due, by);
            if (item.acceptance)
                item.acceptance->expires = shifted(item.acceptance->expires, by);
        }
}

/// The workload as it was at a milestone: under its first lens only, without a plan, and of some questions with the
/// first practices only.
/// @param selected how many, by question id
review::Workload earlier(review::Workload workload, const nlohmann::json& selected)
{
    std::erase_if(workload.reviews, [&](const auto& each) { return each.first != workload.lens; });
    review::LensReview& review = workload.reviews[workload.lens];
    review.plan.clear();
    for (const auto& [question, count] : selected.items()) {
        const auto answer = review.answers.find(question);
        if (answer == review.answers.end() || !count.is_number_integer())
            continue;
        int left = count.get<int>();
        std::erase_if(answer->second.choices, [&](const auto& choice) {
            return choice.second.state == review::ChoiceState::Selected && left-- <= 0;
        });
    }
    review::normalize(workload);
    return workload;
}

/// What the milestones hold is made of the workload as it is; they were set some days ago.
Status addMilestones(Filler& filler, const std::vector<review::Lens>& lenses, WorkloadId workload)
{
    const auto json = embedded(u"milestones.json"_s).and_then([](const std::string& text) {
        return exchange::parseJson(text, "milestones.json");
    });
    if (!json)
        return tl::unexpected(json.error());
    const auto findLens = [&](std::string_view id) -> const review::Lens* {
        const auto it = std::find_if(lenses.begin(), lenses.end(), [&](const auto& lens) { return lens.id == id; });
        return it == lenses.end() ? nullptr : &*it;
    };
    workspace::Findings findings;
    for (const auto& [id, network] : filler.state().networks)
        findings[id] = net::validate(network);
    for (const nlohmann::json& one : json->value("milestones", nlohmann::json::array())) {
        workspace::Workspace then = filler.state();
        then.workloads[workload] = earlier(then.workloads[workload], one.value("selected", nlohmann::json::object()));
        then.runs.clear();
        auto milestone = exchange::makeMilestone(then, findings, findLens, workload, one.value("name", std::string()));
        if (!milestone)
            return forward(std::move(milestone));
        milestone->id = workspace::nextMilestoneId(filler.state());
        milestone->at_utc =
            shifted(Date::today(), -std::chrono::days(one.value("days_ago", 0))).text() + kMilestoneTime;
        milestone->author = kAuthor;
        if (Status added = filler.commit({workspace::AddMilestone{*std::move(milestone)}}); !added)
            return added;
    }
    return {};
}

Status fill(WorkspaceStore& store, const std::vector<review::Lens>& lenses)
{
    auto lens = sampleLens();
    auto workload = sampleWorkload();
    if (!lens)
        return forward(std::move(lens));
    if (!workload)
        return forward(std::move(workload));
    shiftPlan(*workload);
    Filler filler(store);
    const WorkloadId id = workload->id;
    return filler.commit({workspace::AddLens{Shared<review::Lens>(*std::move(lens))}})
        .and_then([&] { return filler.commit({review::Edit{review::AddWorkload{*std::move(workload)}}}); })
        .and_then([&] { return addNetwork(filler, id); })
        .and_then([&] { return addRun(filler, store, id); })
        .and_then([&] { return addMilestones(filler, lenses, id); });
}

/// A database and what SQLite lays beside it.
void removeFiles(const QString& path)
{
    for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
}

}  // namespace

Status buildSample(const QString& path, const std::vector<review::Lens>& lenses)
{
    if (const QFileInfo info(path); info.exists() || info.isSymLink())
        return fail(Error::Code::Conflict, "store.create.exists", path.toStdString(), "there is a file already");
    // Filled under another name, so that whoever interrupts this leaves no half a sample where a whole one is looked
    // for.
    const QString making = path + u".making"_s;
    removeFiles(making);
    auto store = WorkspaceStore::create(making);
    if (!store) {
        store.error().where = path.toStdString();
        return forward(std::move(store));
    }
    Status filled = fill(**store, lenses);
    store->reset();
    if (filled && !QFile::rename(making, path))
        filled =
            fail(Error::Code::Io, "store.create.failed", path.toStdString(), "could not be put in place", {"rename"});
    if (!filled)
        removeFiles(making);
    return filled;
}

}  // namespace pb::store
