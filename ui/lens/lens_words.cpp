// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/lens_words.h"

#include "ui/text/language.h"
#include "ui/text/sentence.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

std::string review::Text::*side()
{
    return text::current() == text::Language::Korean ? &review::Text::ko : &review::Text::en;
}

QString wordOf(const review::WordArg& arg)
{
    return arg.sentence.empty() ? QString::fromStdString(arg.text) : text::sentence(arg.sentence);
}

}  // namespace

QString proofSentence(const review::Question& question, const review::ProofFinding& finding)
{
    const review::ProofWords words = review::proofWords(question, finding, side());
    QStringList args;
    for (const review::WordArg& arg : words.args)
        args << wordOf(arg).simplified();
    return text::sentence(words.sentence, args);
}

QString outcomeName(review::Outcome outcome) { return wordOf(review::outcomeWords(outcome)); }

QString selectionName(const review::Question& question, review::Selection selection)
{
    return wordOf(review::selectionWords(question, selection, side())).simplified();
}

QString repairSentence(const exchange::Repair& repair)
{
    QStringList args;
    for (const std::string& arg : repair.args)
        args << QString::fromStdString(arg);
    return text::sentence(repair.id, args);
}

QString repairPlace(const exchange::Repair& repair, const QString& file)
{
    QString out = repair.file.empty() ? file : QString::fromStdString(repair.file);
    for (const int number : {repair.line, repair.column})
        if (number > 0)
            out += u':' + QString::number(number);
    return out;
}

review::Risk riskOf(review::Outcome outcome)
{
    using enum review::Outcome;
    switch (outcome) {
    case High:
        return review::Risk::High;
    case Medium:
        return review::Risk::Medium;
    case None:
        return review::Risk::None;
    case Unmatched:
        break;
    }
    return review::Risk::Unanswered;
}

QString choiceLetter(std::size_t index) { return QString(QChar(static_cast<char16_t>(u'A' + index % 26))); }

QString rulesText(const review::Question& question)
{
    QStringList lines;
    for (const review::RiskRule& rule : question.rules) {
        const QString level = rule.risk == review::Risk::High     ? u"HIGH_RISK"_s
                              : rule.risk == review::Risk::Medium ? u"MEDIUM_RISK"_s
                                                                  : u"NO_RISK"_s;
        lines << level + u": "_s + QString::fromStdString(rule.expr ? rule.condition : "default");
    }
    return lines.join(u'\n');
}

QString weightText(const review::Weight& weight)
{
    QStringList words;
    if (weight.core)
        words << u"core"_s;
    if (weight.secondary)
        words << u"secondary"_s;
    if (weight.anti)
        words << u"anti"_s;
    for (const std::string& group : weight.alternatives)
        words << u"alternative:"_s + QString::fromStdString(group);
    return words.join(u' ');
}

std::optional<review::Weight> weightFrom(const QString& text)
{
    review::Weight out;
    for (const QString& word : text.simplified().replace(u',', u' ').split(u' ', Qt::SkipEmptyParts)) {
        if (word == u"core")
            out.core = true;
        else if (word == u"secondary")
            out.secondary = true;
        else if (word == u"anti")
            out.anti = true;
        else if (word.startsWith(u"alternative:") && word.size() > 12)
            out.alternatives.push_back(word.mid(12).toStdString());
        else
            return std::nullopt;
    }
    return out;
}

}  // namespace pb::ui
