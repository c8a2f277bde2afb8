// SPDX-License-Identifier: GPL-3.0-or-later
// The floor under every commit: how long this disk takes to make 4 KiB durable.
#include "tests/bench/bench.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

int main()
{
    constexpr int kRuns = 300;
    const std::string path = std::string(PB_BENCH_DIR) + "/disk.tmp";
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) {
        std::fprintf(stderr, "%s: %s\n", path.c_str(), std::strerror(errno));
        return 1;
    }
    const std::array<char, 4096> block{};
    bool failed = false;
    const std::vector<double> samples = pb::bench::timesMs(kRuns, [&] {
        failed |= pwrite(file, block.data(), block.size(), 0) != ssize_t{sizeof block} || fdatasync(file) != 0;
    });
    close(file);
    unlink(path.c_str());
    if (failed) {
        std::fprintf(stderr, "%s: writing failed\n", path.c_str());
        return 1;
    }
    pb::bench::print(
        {.name = "disk.fdatasync.p50", .value = pb::bench::quantile(samples, 0.5), .unit = "ms", .size = "4 KiB"});
    pb::bench::print(
        {.name = "disk.fdatasync.p95", .value = pb::bench::quantile(samples, 0.95), .unit = "ms", .size = "4 KiB"});
}
