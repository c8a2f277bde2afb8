// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace pb {

/// Why a call did not do what was asked.
/// `id` names the sentence that ui/text shows in the user's language ("exchange.json.syntax": %1 = where, %2 … = args);
/// `detail` is the English sentence for the log. Ids are never renamed; tests/lint checks that each has both languages.
struct Error {
    enum class Code {
        Parse,      ///< the text is not of the expected form
        Range,      ///< of the right form, but outside what is allowed
        NotFound,   ///< a name, id or file that does not exist
        Conflict,   ///< would contradict what is there already
        Io,         ///< the operating system refused
        Schema,     ///< well formed, but not what this reader expects
        Limit,      ///< larger than this program handles
        Locked,     ///< held by another process
        Newer,      ///< written by a newer version of the program
        Cancelled,  ///< stopped on request
        Remote,     ///< the other side of a connection failed or misbehaved
    };

    Code code = Code::Io;
    std::string id;                 ///< "area.subject.problem"
    std::string where;              ///< "vpc-3.json:14:9", "answer REL 2", "10.0.0.0/33"
    std::string detail;             ///< English, one sentence, no trailing period
    std::vector<std::string> args;  ///< %2, %3, … of the user's sentence

    friend bool operator==(const Error&, const Error&) = default;
};

/// A value, or the Error that prevented it.
template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

/// Shorthand for the failing side of a Result.
inline tl::unexpected<Error> fail(Error::Code code, std::string_view id, std::string where, std::string detail,
                                  std::vector<std::string> args = {})
{
    return tl::unexpected<Error>(Error{code, std::string(id), std::move(where), std::move(detail), std::move(args)});
}

/// Passes the error of one Result on as the error of another.
template <class T>
tl::unexpected<Error> forward(Result<T>&& failed)
{
    return tl::unexpected<Error>(std::move(failed).error());
}

}  // namespace pb
