// SPDX-License-Identifier: GPL-3.0-or-later
// From exec to the first painted window, and out again: the workbench beside an empty QMainWindow.
#include "tests/bench/bench.h"

#include <filesystem>
#include <optional>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

/// Exit status of the program; nothing where it could not be started or was ended by a signal.
std::optional<int> run(std::vector<std::string> words)
{
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    // Standard output is for figures.
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
    pid_t child = 0;
    int status = 0;
    const int failed = posix_spawn(&child, argv[0], &files, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0 || waitpid(child, &status, 0) < 0)
        return std::nullopt;
    return WIFEXITED(status) ? std::optional(WEXITSTATUS(status)) : std::nullopt;
}

/// Median of 15 warm starts in ms; nothing where one of them failed.
std::optional<double> startMs(const std::vector<std::string>& words)
{
    bool failed = false;
    const double median = pb::bench::medianMs(15, [&] { failed |= run(words) != 0; });
    if (failed)
        std::fprintf(stderr, "%s failed\n", words.front().c_str());
    return failed ? std::nullopt : std::optional(median);
}

}  // namespace

int main()
{
    const std::string workbench = std::string(PB_BIN_DIR) + "/pillarbench";
    const std::string sample = std::string(PB_BENCH_DIR) + "/start.pillar";
    std::filesystem::remove(sample);
    if (run({std::string(PB_BIN_DIR) + "/pillarbench-cli", "store", "sample", sample}) != 0) {
        std::fprintf(stderr, "the sample workspace could not be made\n");
        return 1;
    }
    const std::optional<double> floor = startMs({std::string(PB_BENCH_DIR) + "/floor_window"});
    const std::optional<double> empty = startMs({workbench, "--quit-after-first-paint"});
    const std::optional<double> opened = startMs({workbench, "--quit-after-first-paint", sample});
    std::filesystem::remove(sample);
    if (!floor || !empty || !opened)
        return 1;
    const char* const peer = "empty QMainWindow";
    pb::bench::print({.name = "start.home",
                      .value = *empty,
                      .unit = "ms",
                      .size = "no workspace",
                      .peer = peer,
                      .peerValue = *floor});
    pb::bench::print({.name = "start.sample",
                      .value = *opened,
                      .unit = "ms",
                      .size = "sample workspace",
                      .peer = peer,
                      .peerValue = *floor});
}
