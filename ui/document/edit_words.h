// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"
#include "ui/text/language.h"

#include <QString>

#include <functional>

namespace pb::text {

/// Where an edit is read: names of what it speaks of.
struct EditContext {
    const workspace::Workspace& workspace;  ///< as it is now; what is not there any more is called by its number
    std::function<const review::Lens*(std::string_view)> lens;  ///< null where the lens is not there
};

/// A change in one sentence: "REL 2: selected “Subnets sized for growth”". Of many the first, and how many more.
/// @param inverse what takes it back: it knows what has gone
QString editSentence(const workspace::Edit& edit, const workspace::Edit& inverse, const EditContext& context,
                     Language language);

/// Every part of a change, one sentence each, in order.
QStringList editSentences(const workspace::Edit& edit, const workspace::Edit& inverse, const EditContext& context,
                          Language language);

/// The questions that a change touches; workloads as such are left out.
std::vector<review::QuestionKey> questionsOf(const workspace::Edit& edit);

}  // namespace pb::text
