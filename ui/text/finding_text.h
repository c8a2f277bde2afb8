// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"
#include "ui/text/language.h"

#include <QString>

namespace pb::text {

/// How a finding reads. `title` names the problem, `sentence` says what is wrong where, `advice` what to do.
struct FindingText {
    QString title, sentence, advice;
};

FindingText findingText(const Finding& finding, Language language);
FindingText findingText(const Finding& finding);

QString severityName(Severity severity, Language language);
QString severityName(Severity severity);

}  // namespace pb::text
