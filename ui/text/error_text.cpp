// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/error_text.h"

#include "ui/text/sentence.h"

#include <array>
#include <string_view>

namespace pb::text {

namespace {

/// In the order of Error::Code.
constexpr std::array<std::string_view, 11> kGeneral{
    "error.parse", "error.range",  "error.not_found", "error.conflict",  "error.io",    "error.schema",
    "error.limit", "error.locked", "error.newer",     "error.cancelled", "error.remote"};

}  // namespace

QString errorText(const Error& error, Language language)
{
    QStringList args{QString::fromStdString(error.where)};
    for (const std::string& arg : error.args)
        args << QString::fromStdString(arg);
    if (hasSentence(error.id))
        return sentence(language, error.id, args);
    return sentence(language, kGeneral[static_cast<std::size_t>(error.code)],
                    {args.front(), QString::fromStdString(error.detail)});
}

QString errorText(const Error& error) { return errorText(error, current()); }

}  // namespace pb::text
