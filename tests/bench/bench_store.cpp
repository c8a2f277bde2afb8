// SPDX-License-Identifier: GPL-3.0-or-later
// One answer from the edit to the durable row, beside making 4 KiB durable on the same disk at the same time.
#include "core/exchange/review/lens_reader.h"
#include "core/store/workspace_store.h"
#include "tests/bench/bench.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <QCoreApplication>

#include <fcntl.h>
#include <unistd.h>

namespace {

using namespace pb;

constexpr WorkloadId kWorkload{1};
constexpr std::string_view kNow = "2026-01-02T03:04:05Z";

std::vector<exchange::LensFile> lensFiles()
{
    std::vector<exchange::LensFile> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(PB_SOURCE_DIR "/resources/lenses/well-architected-2018")) {
        std::ifstream stream(entry.path(), std::ios::binary);
        files.push_back({entry.path().filename().string(), std::string(std::istreambuf_iterator<char>(stream), {})});
    }
    return files;
}

/// A workspace in a file of its own that goes away with it.
class Scratch {
public:
    explicit Scratch(std::string path) : m_path(std::move(path)) { remove(); }
    ~Scratch() { remove(); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    Status open()
    {
        auto made = store::WorkspaceStore::create(QString::fromStdString(m_path));
        if (!made)
            return forward(std::move(made));
        m_store = std::move(*made);
        review::Workload workload;
        workload.id = kWorkload;
        workload.name = "Bench";
        workload.lens = "well-architected-2018";
        return change({review::Edit{review::AddWorkload{workload}}});
    }

    const review::Workload& workload() const { return m_workspace.workloads.at(kWorkload); }

    Status change(const workspace::Edit& edit)
    {
        Result<workspace::Edit> inverse = workspace::applyEdit(m_workspace, edit);
        if (!inverse)
            return forward(std::move(inverse));
        Result<std::int64_t> row = m_store->commit(m_workspace, edit, *inverse, "bench");
        return row ? Status() : Status(forward(std::move(row)));
    }

private:
    void remove() const
    {
        for (const char* const tail : {"", "-wal", "-shm", "-journal", ".lock"})
            std::filesystem::remove(m_path + tail);
    }

    std::string m_path;
    std::unique_ptr<store::WorkspaceStore> m_store;
    workspace::Workspace m_workspace;
};

int giveUp(const Error& error)
{
    std::fprintf(stderr, "%s: %s (%s)\n", error.id.c_str(), error.detail.c_str(), error.where.c_str());
    return 1;
}

int measure(Scratch& scratch, const review::Lens& lens, int disk)
{
    const std::vector<const review::Question*> questions = review::allQuestions(lens);
    const std::array<char, 4096> block{};
    std::vector<double> answers;
    std::vector<double> floor;
    for (std::size_t i = 0; i < 500; ++i) {
        const review::Question& question = *questions[i % questions.size()];
        const review::Choice& choice = question.choices[i / questions.size() % question.choices.size()];
        Status status;
        answers.push_back(
            bench::timesMs(
                1,
                [&] {
                    status = scratch.change({review::selectChoice(
                        scratch.workload(), {scratch.workload().id, lens.id, question.id}, choice.id, true, kNow)});
                },
                0)
                .front());
        if (!status)
            return giveUp(status.error());
        bool written = true;
        floor.push_back(bench::timesMs(
                            1,
                            [&] {
                                written = pwrite(disk, block.data(), block.size(), 0) == ssize_t{sizeof block} &&
                                          fdatasync(disk) == 0;
                            },
                            0)
                            .front());
        if (!written)
            return 1;
    }
    for (const auto& [name, share] :
         {std::pair("store.answer.commit.p50", 0.5), std::pair("store.answer.commit.p95", 0.95)}) {
        bench::print({.name = name,
                      .value = bench::quantile(answers, share),
                      .unit = "ms",
                      .size = std::to_string(questions.size()) + " questions",
                      .peer = "fdatasync of 4 KiB",
                      .peerValue = bench::quantile(floor, share)});
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const Result<review::Lens> lens = exchange::readLens(lensFiles());
    if (!lens)
        return giveUp(lens.error());
    Scratch scratch(PB_BENCH_DIR "/store.pillar");
    if (const Status opened = scratch.open(); !opened)
        return giveUp(opened.error());
    const std::string path = PB_BENCH_DIR "/store.tmp";
    const int disk = open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const int status = disk < 0 ? 1 : measure(scratch, *lens, disk);
    close(disk);
    unlink(path.c_str());
    return status;
}
