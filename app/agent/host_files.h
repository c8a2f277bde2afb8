// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Small reads and writes of /proc and /sys.
namespace pb::agent {

/// The first `limit` bytes of a file; "" when it cannot be read.
std::string readText(const std::string& path, std::size_t limit = 1 << 20);
/// Without the line end; the first line only.
std::string readLine(const std::string& path);
std::optional<std::int64_t> readNumber(const std::string& path);
bool writeText(const std::string& path, std::string_view text);
bool exists(const std::string& path);

std::vector<std::string_view> splitLines(std::string_view text);
std::vector<std::string_view> splitWords(std::string_view text);
std::optional<std::int64_t> toNumber(std::string_view text);
/// The word in [brackets]: "always [madvise] never" gives "madvise".
std::string bracketed(std::string_view text);

/// /proc/meminfo, KiB except the count of huge pages.
struct MemInfo {
    std::int64_t total = 0, available = 0, swap = 0, pageTables = 0, kernelStack = 0, slab = 0;
    std::int64_t hugePagesTotal = 0, hugePage = 0;
};
MemInfo readMemInfo();

/// Runs a program and gives the first `limit` bytes of its standard output; "" when it fails or takes longer than
/// timeoutMs. Its standard error is dropped.
std::string capture(const std::vector<std::string>& command, int timeoutMs, std::size_t limit = 1 << 20);

}  // namespace pb::agent
