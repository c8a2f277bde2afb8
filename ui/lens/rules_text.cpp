// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/rules_text.h"

#include <QStringList>

#include <optional>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

std::optional<review::Risk> levelOf(const QString& word)
{
    const QString plain = word.trimmed().toUpper();
    if (plain == u"HIGH_RISK" || plain == u"HIGH")
        return review::Risk::High;
    if (plain == u"MEDIUM_RISK" || plain == u"MEDIUM")
        return review::Risk::Medium;
    if (plain == u"NO_RISK" || plain == u"NONE")
        return review::Risk::None;
    return std::nullopt;
}

}  // namespace

Result<std::vector<review::RiskRule>> rulesFrom(const QString& text)
{
    std::vector<review::RiskRule> out;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].trimmed().isEmpty())
            continue;
        const std::string number = std::to_string(i + 1);
        const qsizetype colon = lines[i].indexOf(u':');
        const auto level = levelOf(lines[i].left(std::max<qsizetype>(0, colon)));
        if (!level)
            return fail(Error::Code::Parse, "lens.rules.line", number, "no level", {lines[i].trimmed().toStdString()});
        review::RiskRule rule;
        rule.risk = *level;
        rule.condition = lines[i].mid(colon + 1).trimmed().toStdString();
        if (rule.condition != "default") {
            auto expr = review::RiskExpr::parse(rule.condition);
            if (!expr) {
                Error error = std::move(expr).error();
                error.where = number + ": " + error.where;
                return tl::unexpected(std::move(error));
            }
            rule.expr = *std::move(expr);
        }
        out.push_back(std::move(rule));
    }
    return out;
}

}  // namespace pb::ui
