// SPDX-License-Identifier: GPL-3.0-or-later
// From a closed workspace file to its state in memory: 200 workloads with every question answered and planned,
// and milestones of each.
#include "core/exchange/workspace/snapshot_codec.h"
#include "core/store/workspace_store.h"
#include "tests/bench/bench.h"

#include <filesystem>

#include <QCoreApplication>

namespace {

using namespace pb;

constexpr int kWorkloads = 200;
constexpr int kQuestions = 46;
constexpr int kChoices = 5;
constexpr int kMilestones = 5;

workspace::Edit filledWorkload(int number)
{
    review::Workload workload;
    workload.id = {number};
    workload.name = "Workload " + std::to_string(number);
    workload.lens = "well-architected-2018";
    for (int question = 1; question <= kQuestions; ++question) {
        const std::string id = "question_" + std::to_string(question);
        review::Answer& answer = workload.reviews[workload.lens].answers[id];
        for (int choice = 1; choice <= kChoices; ++choice)
            answer.choices[id + '_' + std::to_string(choice)].state = review::ChoiceState::Selected;
        answer.notes = "검토 회의에서 확인함. The team has shown the runbook and last month's restore test.";
        answer.updated_utc = "2026-11-23T14:05:09.123Z";
        review::PlanItem& item = workload.reviews[workload.lens].plan[id];
        item.owner = "김 책임";
        item.due = Date{2026, 12, 24};
    }
    return {review::Edit{review::AddWorkload{std::move(workload)}}};
}

bool commit(store::WorkspaceStore& store, workspace::Workspace& state, const workspace::Edit& edit)
{
    const auto inverse = workspace::applyEdit(state, edit);
    return inverse && store.commit(state, edit, *inverse, "bench");
}

bool fill(const QString& path)
{
    auto store = store::WorkspaceStore::create(path);
    workspace::Workspace state;
    for (int number = 1; store && number <= kWorkloads; ++number) {
        if (!commit(**store, state, filledWorkload(number)))
            return false;
        for (int i = 1; i <= kMilestones; ++i) {
            auto milestone = exchange::makeMilestone(
                state, {}, [](std::string_view) { return nullptr; }, {number}, "Review " + std::to_string(i));
            if (!milestone || !commit(**store, state, {workspace::AddMilestone{*std::move(milestone)}}))
                return false;
        }
    }
    return store.has_value();
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const std::string path = PB_BENCH_DIR "/open.pillar";
    std::filesystem::remove(path);
    if (!fill(QString::fromStdString(path)))
        return 1;
    bool complete = true;
    const double open = bench::medianMs(9, [&] {
        const auto store = store::WorkspaceStore::open(QString::fromStdString(path));
        const auto loaded = store ? (*store)->load() : tl::unexpected(store.error());
        complete &= loaded && loaded->workloads.size() == kWorkloads;
    });
    bench::print({.name = "store.open",
                  .value = open,
                  .unit = "ms",
                  .size = std::to_string(kWorkloads) + " workloads of " + std::to_string(kQuestions) + " answers and " +
                          std::to_string(kMilestones) + " milestones",
                  .peer = "goal",
                  .peerValue = 300});
    std::filesystem::remove(path);
    return complete ? 0 : 1;
}
