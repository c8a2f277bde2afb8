// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/text/language.h"

#include <QString>

namespace pb::text {

/// What the user reads of an error: what happened, where, what to do. The sentence of `error.id` with %1 = where and
/// %2 … = args; where an id has no sentence, a general one for its code with the English detail behind it.
QString errorText(const Error& error, Language language);
QString errorText(const Error& error);

}  // namespace pb::text
