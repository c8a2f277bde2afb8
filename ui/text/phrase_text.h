// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/phrase.h"
#include "ui/text/language.h"

#include <QString>

namespace pb::text {

/// How a phrase of core reads. Empty for a phrase without an id.
QString phraseText(const Phrase& phrase, Language language);
QString phraseText(const Phrase& phrase);

}  // namespace pb::text
