// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/language.h"

#include <QString>
#include <QStringList>

#include <string_view>
#include <vector>

namespace pb::text {

/// The sentences that core names by id (rules, errors, trace codes, notes of an agent), from resources/texts/*.tsv:
/// columns id, en, ko; `%1` … `%9` stand for arguments, `\n` for a line break.
/// @return the sentence with `args` put in; the id itself where there is none, so that a hole is seen and not a blank
QString sentence(Language language, std::string_view id, const QStringList& args = {});

/// In the language of the window.
QString sentence(std::string_view id, const QStringList& args = {});

bool hasSentence(std::string_view id);

/// All ids, sorted. For tests and documentation.
std::vector<QString> sentenceIds();

}  // namespace pb::text
