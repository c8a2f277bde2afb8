// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ascii.h"
#include "core/exchange/network/import.h"
#include "core/exchange/network/json_text.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

namespace pb::exchange {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> unreadable(const fs::path& path, const std::error_code& code)
{
    return fail(Error::Code::Io, "exchange.path.unreadable", path.string(), code.message(), {code.message()});
}

/// Whether a file of a folder is one that some importer may read.
bool mayBeRead(const fs::path& path)
{
    const std::string end = lowered(path.extension().string());
    constexpr std::array<std::string_view, 5> kEnds{".json", ".yaml", ".yml", ".template", ".tfstate"};
    return std::find(kEnds.begin(), kEnds.end(), end) != kEnds.end();
}

bool isHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

Result<std::vector<fs::path>> filesUnder(const fs::path& folder, const std::stop_token& stop)
{
    std::vector<fs::path> files;
    std::error_code code;
    fs::recursive_directory_iterator it(folder, code);
    for (; !code && it != fs::recursive_directory_iterator(); it.increment(code)) {
        if (stop.stop_requested())
            return fail(Error::Code::Cancelled, "exchange.cancelled", folder.string(), "stopped");
        if (isHidden(it->path()))
            it.disable_recursion_pending();
        else if (std::error_code dangling; it->is_regular_file(dangling))
            files.push_back(it->path());
    }
    if (code)
        return unreadable(folder, code);
    std::sort(files.begin(), files.end());
    return files;
}

Status readFile(const fs::path& path, std::string& out)
{
    std::ifstream in(path, std::ios::binary);
    std::error_code code;
    const auto size = fs::file_size(path, code);
    if (!in || code)
        return unreadable(path, code ? code : std::make_error_code(std::errc::permission_denied));
    out.resize(size);
    in.read(out.data(), static_cast<std::streamsize>(size));
    out.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return {};
}

}  // namespace

Result<std::vector<SourceText>> readSources(const fs::path& path, const std::stop_token& stop)
{
    std::error_code code;
    const auto status = fs::status(path, code);
    if (!fs::exists(status))
        return fail(Error::Code::NotFound, "exchange.path.missing", path.string(), "no such file or folder");
    const bool folder = fs::is_directory(status);
    if (!folder && !fs::is_regular_file(status))
        return unreadable(path, std::make_error_code(std::errc::invalid_argument));
    auto files = folder ? filesUnder(path, stop) : std::vector{path};
    if (!files)
        return forward(std::move(files));
    std::vector<SourceText> out;
    std::uintmax_t total = 0;
    for (const fs::path& file : *files) {
        if (stop.stop_requested())
            return fail(Error::Code::Cancelled, "exchange.cancelled", path.string(), "stopped");
        SourceText& source = out.emplace_back();
        source.name = folder ? file.lexically_relative(path).string() : file.filename().string();
        if (folder && !mayBeRead(file))
            continue;
        total += fs::file_size(file, code);
        if (code)
            return unreadable(file, code);
        if (total > kMaxJsonBytes)
            return fail(Error::Code::Limit, "exchange.json.size", path.string(), "input too large",
                        {std::to_string(total >> 20), std::to_string(kMaxJsonBytes >> 20)});
        if (auto read = readFile(file, source.text); !read)
            return forward(std::move(read));
    }
    return out;
}

}  // namespace pb::exchange
