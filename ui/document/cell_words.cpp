// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/cell_words.h"

#include "ui/text/sentence.h"
#include "ui/text/utf8.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::text {

using namespace review;

namespace {

QString nothing(Language language) { return sentence(language, "change.value.nothing"); }

QString enumWord(Language language, std::string_view family, const std::string& name)
{
    return sentence(language, "change." + std::string(family) + '.' + name);
}

/// The family of sentences that names the values of a field; empty where its value speaks for itself.
std::string_view familyOf(const CellKey& key)
{
    if (key.part == CellPart::Answer && key.name == "reason")
        return "reason";
    if (key.part == CellPart::Plan && (key.name == "effort" || key.name == "status"))
        return key.name == "effort" ? "effort" : "status";
    if (key.part == CellPart::Workload && key.name == "environment")
        return "environment";
    if (key.part == CellPart::Workload && key.name == "not_applicable")
        return "semantics";
    return {};
}

QString fieldValue(const CellKey& key, const FieldValue& value, Language language)
{
    if (const bool* flag = std::get_if<bool>(&value)) {
        if (key.part == CellPart::Lens)
            return sentence(language, "change.value.there");
        return sentence(language, *flag ? "change.value.yes" : "change.value.no");
    }
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return *number == 0 ? nothing(language) : QString::number(*number);
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        QStringList parts;
        for (const std::string& part : *list)
            parts << fromUtf8(part);
        return parts.isEmpty() ? nothing(language) : parts.join(u", "_s);
    }
    const auto& text = std::get<std::string>(value);
    if (text.empty())
        return nothing(language);
    const std::string_view family = familyOf(key);
    return family.empty() ? fromUtf8(text) : enumWord(language, family, text);
}

QString choiceValue(const ChoiceAnswer& value, Language language)
{
    QString out = enumWord(language, "state", std::string(enumName(value.state)));
    if (value.state == ChoiceState::NotApplicable && value.reason != Reason::None)
        out += u" ("_s + enumWord(language, "reason", std::string(enumName(value.reason))) + u')';
    return value.note.empty() ? out : out + u": "_s + fromUtf8(value.note);
}

QString choiceName(const std::string& id, const Question* question, Language language)
{
    const Choice* choice = question ? findChoice(*question, id) : nullptr;
    const QString title = choice ? ofLens(choice->title, language) : QString();
    return title.isEmpty() ? fromUtf8(id) : title;
}

QString selectionValue(const ChoiceAnswers& selection, const Question* question, Language language)
{
    QStringList parts;
    for (const auto& [id, value] : selection)
        parts << choiceName(id, question, language) + u" – "_s + choiceValue(value, language);
    return parts.isEmpty() ? nothing(language) : parts.join(u'\n');
}

QString linkValue(const EvidenceLink& link, Language language)
{
    QString target = fromUtf8(link.target);
    if (link.kind == LinkKind::Run)
        target = QString::number(link.run.value);
    const QString head = sentence(language, "change.link." + std::string(enumName(link.kind)), {target});
    return link.note.empty() ? head : head + u": "_s + fromUtf8(link.note);
}

QString acceptanceValue(const Acceptance& value, Language language)
{
    const QStringList args{fromUtf8(value.approver), fromUtf8(value.reason), fromUtf8(value.expires.text())};
    return sentence(language, value.expires.isSet() ? "change.acceptance.until" : "change.acceptance.open", args);
}

/// What a cell that holds nothing stands for.
QString emptyValue(const CellKey& key, Language language)
{
    if (key.part == CellPart::Choice)
        return sentence(language, "change.state.not_selected");
    if (key.part == CellPart::Answer && key.name == "applicable")
        return sentence(language, "change.value.yes");
    if (key.part == CellPart::Answer && key.name == "check_again")
        return sentence(language, "change.value.no");
    if (key.part == CellPart::Plan && key.name == "status")
        return sentence(language, "change.status.not_started");
    if (key.part == CellPart::Workload && key.name == "environment")
        return sentence(language, "change.environment.production");
    if (key.part == CellPart::Workload && key.name == "not_applicable")
        return sentence(language, "change.semantics.neutral");
    return nothing(language);
}

}  // namespace

QString ofLens(const Text& text, Language language)
{
    const bool korean = language == Language::Korean;
    const std::string& wanted = korean ? text.ko : text.en;
    return fromUtf8(wanted.empty() ? (korean ? text.en : text.ko) : wanted);
}

QString cellName(const CellKey& key, const Question* question, Language language)
{
    switch (key.part) {
    case CellPart::Choice:
        return choiceName(key.name, question, language);
    case CellPart::Link:
        return sentence(language, "change.part.link", {fromUtf8(key.name)});
    case CellPart::Lens:
        return sentence(language, "change.part.lens", {fromUtf8(key.lens)});
    case CellPart::AllChoices:
    case CellPart::Acceptance:
        return sentence(language, "change.part." + std::string(enumName(key.part)));
    case CellPart::Workload:
    case CellPart::Answer:
    case CellPart::Plan:
        break;
    }
    return sentence(language, "change.field." + std::string(enumName(key.part)) + '.' + key.name);
}

QString cellValue(const CellKey& key, const CellValue& value, const Question* question, Language language)
{
    struct Say {
        const CellKey& key;
        const Question* question;
        Language language;

        QString operator()(std::monostate) const { return emptyValue(key, language); }
        QString operator()(const FieldValue& v) const { return fieldValue(key, v, language); }
        QString operator()(const ChoiceAnswer& v) const { return choiceValue(v, language); }
        QString operator()(const ChoiceAnswers& v) const { return selectionValue(v, question, language); }
        QString operator()(const EvidenceLink& v) const { return linkValue(v, language); }
        QString operator()(const Acceptance& v) const { return acceptanceValue(v, language); }
        QString operator()(const LensReview& v) const
        {
            return sentence(language, "change.value.answers", {QString::number(v.answers.size())});
        }
    };
    return std::visit(Say{key, question, language}, value);
}

QString questionCode(const std::string& id, const Question* question)
{
    return fromUtf8(question && !question->code.empty() ? question->code : id);
}

QString questionTitle(const std::string& id, const Question* question, Language language)
{
    const QString code = questionCode(id, question);
    const QString title = question ? ofLens(question->title, language) : QString();
    return title.isEmpty() ? code : code + u"  "_s + title;
}

const Question* questionOf(const Lens* lens, std::string_view id)
{
    if (!lens)
        return nullptr;
    const auto questions = allQuestions(*lens);
    const auto it = std::find_if(questions.begin(), questions.end(), [&](const Question* q) { return q->id == id; });
    return it == questions.end() ? nullptr : *it;
}

}  // namespace pb::text
