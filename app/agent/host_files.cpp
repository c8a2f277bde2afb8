// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/host_files.h"

#include "app/agent/clock.h"
#include "app/agent/fd.h"
#include "app/agent/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace pb::agent {

Pipe makePipe()
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return {};
    return {Fd(ends[0]), Fd(ends[1])};
}

std::string readText(const std::string& path, std::size_t limit)
{
    const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::string out;
    std::array<char, 8192> piece{};
    while (file && out.size() < limit) {
        const ssize_t got = ::read(file.get(), piece.data(), std::min(piece.size(), limit - out.size()));
        if (got <= 0)
            break;
        out.append(piece.data(), static_cast<std::size_t>(got));
    }
    return out;
}

std::string readLine(const std::string& path)
{
    std::string text = readText(path, 4096);
    text.resize(std::min(text.find('\n'), text.size()));
    return text;
}

std::optional<std::int64_t> readNumber(const std::string& path) { return toNumber(readLine(path)); }

bool writeText(const std::string& path, std::string_view text)
{
    const Fd file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    return file && ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

bool exists(const std::string& path)
{
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0;
}

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::vector<std::string_view> splitWords(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\n";
    std::vector<std::string_view> words;
    for (std::size_t at = text.find_first_not_of(kBlanks); at != std::string_view::npos;) {
        const std::size_t end = text.find_first_of(kBlanks, at);
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(kBlanks, end);
    }
    return words;
}

std::optional<std::int64_t> toNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    return code == std::errc{} ? std::optional(value) : std::nullopt;
}

std::string bracketed(std::string_view text)
{
    const std::size_t open = text.find('[');
    const std::size_t close = text.find(']', open);
    return close == std::string_view::npos ? std::string{} : std::string(text.substr(open + 1, close - open - 1));
}

MemInfo readMemInfo()
{
    MemInfo info;
    const std::array<std::pair<std::string_view, std::int64_t*>, 8> wanted{{
        {"MemTotal:", &info.total},
        {"MemAvailable:", &info.available},
        {"SwapTotal:", &info.swap},
        {"PageTables:", &info.pageTables},
        {"KernelStack:", &info.kernelStack},
        {"Slab:", &info.slab},
        {"HugePages_Total:", &info.hugePagesTotal},
        {"Hugepagesize:", &info.hugePage},
    }};
    const std::string text = readText("/proc/meminfo");
    for (const std::string_view line : splitLines(text)) {
        const std::vector<std::string_view> words = splitWords(line);
        const auto it =
            std::ranges::find_if(wanted, [&](const auto& w) { return !words.empty() && w.first == words[0]; });
        if (it != wanted.end() && words.size() > 1)
            *it->second = toNumber(words[1]).value_or(0);
    }
    return info;
}

std::string capture(const std::vector<std::string>& command, int timeoutMs, std::size_t limit)
{
    Pipe pipe = makePipe();
    ChildSetup setup;
    setup.out = pipe.write.get();
    const pid_t pid = spawnProgram(command, setup);
    pipe.write.reset();
    if (pid < 0)
        return {};
    const Clock clock;
    std::string out;
    std::array<char, 8192> piece{};
    bool complete = false;
    while (out.size() < limit && clock.ms() < timeoutMs) {
        pollfd wait{pipe.read.get(), POLLIN, 0};
        if (::poll(&wait, 1, static_cast<int>(timeoutMs - clock.ms())) <= 0)
            break;
        const ssize_t got = ::read(pipe.read.get(), piece.data(), piece.size());
        complete = got == 0;
        if (got <= 0)
            break;
        out.append(piece.data(), static_cast<std::size_t>(got));
    }
    if (!complete)
        ::kill(pid, SIGKILL);
    int status = 0;
    ::waitpid(pid, &status, 0);
    return complete && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? out : std::string{};
}

}  // namespace pb::agent
