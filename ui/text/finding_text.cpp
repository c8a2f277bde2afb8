// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/finding_text.h"

#include "ui/text/sentence.h"

namespace pb::text {

FindingText findingText(const Finding& finding, Language language)
{
    QStringList args;
    for (const std::string& arg : finding.args)
        args << QString::fromStdString(arg);
    const std::string id = "rule." + finding.rule;
    return {sentence(language, id + ".title"), sentence(language, id + ".sentence", args),
            sentence(language, id + ".advice", args)};
}

FindingText findingText(const Finding& finding) { return findingText(finding, current()); }

QString severityName(Severity severity, Language language)
{
    return sentence(language, "severity." + std::string(enumName(severity)));
}

QString severityName(Severity severity) { return severityName(severity, current()); }

}  // namespace pb::text
