// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/field_json.h"
#include "core/exchange/network/json_text.h"
#include "core/exchange/review/aws_lens.h"
#include "core/exchange/review/aws_rules.h"
#include "core/exchange/review/lens_reader.h"
#include "core/exchange/review/text_decode.h"

#include <algorithm>
#include <set>

namespace pb::exchange {

namespace {

using namespace review;

std::size_t lengthOf(std::string_view text)
{
    std::size_t out = 0;
    for (std::size_t at = 0; at < text.size(); ++out)
        nextCode(text, at);
    return out;
}

std::string_view levelOf(Risk risk)
{
    return risk == Risk::High ? "HIGH_RISK" : risk == Risk::Medium ? "MEDIUM_RISK" : "NO_RISK";
}

class AwsLensWriter {
public:
    AwsLensWriter(const Lens& lens, LensLanguage language)
        : m_lens(lens), m_korean(language == LensLanguage::Korean), m_own(m_korean ? &Text::ko : &Text::en),
          m_other(m_korean ? &Text::en : &Text::ko)
    {
    }

    Result<WrittenLens> run()
    {
        OutJson out = OutJson::object();
        out["schemaVersion"] = std::string(kAwsSchemaVersion);
        out["name"] = title(said(m_lens.name), m_lens.id, "/name");
        const std::string about = said(m_lens.description);
        out["description"] =
            plain(required(about, out["name"].get<std::string>(), "/description"), kMaxText, "/description");
        OutJson& pillars = out["pillars"] = OutJson::array();
        for (const Pillar& pillar : m_lens.pillars)
            if (Status status = writePillar(pillar, pillars); !status)
                return forward(std::move(status));
        if (pillars.size() > kMaxPillars)
            return fail(Error::Code::Limit, "exchange.aws_lens.pillars", m_lens.id, "too many pillars",
                        {std::to_string(pillars.size()), std::to_string(kMaxPillars)});
        putExtras(out, m_lens.extras);
        general();
        return finish(out);
    }

private:
    void change(std::string_view id, const std::string& pointer, std::vector<std::string> args = {})
    {
        m_changes.push_back({"lens.export." + std::string(id), pointer, 0, 0, std::move(args)});
    }

    /// The text in the language that is written, or in the other.
    std::string said(const Text& text)
    {
        const std::string& own = text.*m_own;
        if (!own.empty() || (text.*m_other).empty())
            return own;
        ++m_otherLanguage;
        return text.*m_other;
    }

    std::string required(const std::string& text, const std::string& instead, const std::string& pointer)
    {
        if (!text.empty())
            return text;
        change("text_added", pointer, {instead});
        return instead;
    }

    std::string cut(std::string text, std::size_t most, const std::string& pointer)
    {
        const std::size_t length = lengthOf(text);
        if (length <= most)
            return text;
        std::size_t at = 0;
        for (std::size_t i = 0; i + 3 < most; ++i)
            nextCode(text, at);
        change("cut", pointer,
               {std::to_string(length), std::to_string(most), excerpt(std::string_view(text).substr(at))});
        return text.substr(0, at) + "...";
    }

    /// For names, titles and descriptions.
    std::string plain(const std::string& text, std::size_t most, const std::string& pointer)
    {
        std::string out = awsPlainText(text);
        if (out != text)
            change("characters", pointer, {excerpt(text), excerpt(out)});
        return cut(std::move(out), most, pointer);
    }

    std::string title(const std::string& text, const std::string& instead, const std::string& pointer)
    {
        const std::string out = plain(required(text, instead, pointer), kMaxTitle, pointer);
        return out.find_first_not_of(" \n") == std::string::npos ? plain(instead, kMaxTitle, pointer) : out;
    }

    /// Members without a name in this program, where they stood.
    void putExtras(OutJson& object, const Extras& extras)
    {
        for (const auto& [pointer, json] : extras) {
            const std::string path = pointer.starts_with('/') ? pointer : pointerStep(pointer);
            const std::string parent = path.substr(0, path.rfind('/'));
            try {
                const OutJson::json_pointer to(parent);
                if (object.contains(to) && object.at(to).is_object())
                    object[OutJson::json_pointer(path)] = OutJson::parse(json);
            } catch (const OutJson::exception&) {
                continue;  // an extra that no reader of this program made
            }
        }
    }

    Status writePillar(const Pillar& pillar, OutJson& pillars)
    {
        const auto questions = allQuestions(pillar);
        const std::size_t parts =
            std::max<std::size_t>(1, (questions.size() + kMaxQuestionsInPillar - 1) / kMaxQuestionsInPillar);
        m_areas += pillar.areas.size() > 1 || (!pillar.areas.empty() && !pillar.areas.front().name.empty());
        for (std::size_t part = 0; part < parts; ++part) {
            const std::string pointer = "/pillars/" + std::to_string(pillars.size());
            OutJson out = OutJson::object();
            out["id"] = part == 0 ? pillar.id : freeId(pillar.id, part + 1);
            std::string name = title(said(pillar.name), pillar.id, pointer + "/name");
            if (parts > 1) {
                name = cut(name + " (" + std::to_string(part + 1) + ')', kMaxTitle, pointer + "/name");
                change("pillar_split", pointer, {pillar.id, std::to_string(questions.size())});
            }
            out["name"] = std::move(name);
            OutJson& list = out["questions"] = OutJson::array();
            const std::size_t end = std::min(questions.size(), (part + 1) * kMaxQuestionsInPillar);
            for (std::size_t i = part * kMaxQuestionsInPillar; i < end; ++i) {
                auto question = questionJson(*questions[i], pointer + "/questions/" + std::to_string(list.size()));
                if (!question)
                    return forward(std::move(question));
                list.push_back(*std::move(question));
            }
            if (part == 0)
                putExtras(out, pillar.extras);
            pillars.push_back(std::move(out));
        }
        return {};
    }

    std::string freeId(const std::string& id, std::size_t number) const
    {
        std::string out = id + '_' + std::to_string(number);
        while (findPillar(m_lens, out))
            out += '_';
        return out;
    }

    Result<OutJson> questionJson(const Question& question, const std::string& pointer)
    {
        if (question.choices.size() > kMaxChoices)
            return fail(Error::Code::Limit, "exchange.aws_lens.choices", m_lens.id, "too many choices",
                        {question.id, std::to_string(question.choices.size()), std::to_string(kMaxChoices)});
        OutJson out = OutJson::object();
        out["id"] = question.id;
        const Text& asked = question.question.empty() ? question.title : question.question;
        out["title"] = title(said(asked), question.id, pointer + "/title");
        if (const std::string about = said(question.about); !about.empty())
            out["description"] = plain(about, kMaxText, pointer + "/description");
        putHelp(out, question, pointer);
        OutJson& choices = out["choices"] = OutJson::array();
        for (const Choice& choice : question.choices)
            choices.push_back(choiceJson(choice, pointer + "/choices/" + std::to_string(choices.size())));
        putRules(out, question, pointer + "/riskRules");
        putExtras(out, question.extras);
        return out;
    }

    /// The helpful resource of a question: its own text, evidence to ask for, and when it is out of scope.
    void putHelp(OutJson& out, const Question& question, const std::string& pointer)
    {
        std::string text = said(question.helpful.text);
        const auto add = [&](const std::string& line) { text += (text.empty() ? "" : "\n") + line; };
        if (!question.evidence.empty())
            add(m_korean ? "확인할 근거:" : "Evidence to collect:");
        for (const Text& evidence : question.evidence)
            add("- " + said(evidence));
        if (!question.out_of_scope.empty())
            add((m_korean ? "범위 밖: " : "Out of scope: ") + said(question.out_of_scope));
        m_folded += !question.evidence.empty() || !question.out_of_scope.empty();
        if (!text.empty() || !question.helpful.url.empty())
            out["helpfulResource"] =
                resourceJson(text, question.helpful.url, said(question.title), pointer + "/helpfulResource");
    }

    OutJson resourceJson(const std::string& text, const std::string& url, const std::string& instead,
                         const std::string& pointer)
    {
        OutJson out = OutJson::object();
        out["displayText"] = cut(required(text, instead, pointer + "/displayText"), kMaxText, pointer + "/displayText");
        if (!url.empty())
            out["url"] = url;
        return out;
    }

    OutJson choiceJson(const Choice& choice, const std::string& pointer)
    {
        OutJson out = OutJson::object();
        out["id"] = choice.id;
        out["title"] = title(said(choice.title), choice.id, pointer + "/title");
        const std::string name = out["title"].get<std::string>();
        if (!choice.help.empty() || !choice.help_url.empty())
            out["helpfulResource"] =
                resourceJson(said(choice.help), choice.help_url, name, pointer + "/helpfulResource");
        if (!choice.improve.empty() || !choice.improve_url.empty() || !isNoneChoiceId(choice.id))
            out["improvementPlan"] =
                resourceJson(said(choice.improve), choice.improve_url, name, pointer + "/improvementPlan");
        OutJson more = OutJson::array();
        addMore(more, choice.more_help, "HELPFUL_RESOURCE", pointer);
        addMore(more, choice.more_improve, "IMPROVEMENT_PLAN", pointer);
        if (!more.empty())
            out["additionalResources"] = std::move(more);
        putExtras(out, choice.extras);
        m_effort = m_effort || choice.effort != Effort::Medium;
        return out;
    }

    void addMore(OutJson& list, const std::vector<Resource>& resources, std::string_view type,
                 const std::string& pointer)
    {
        if (resources.empty())
            return;
        const std::string at = pointer + "/additionalResources/" + std::to_string(list.size());
        OutJson out = OutJson::object();
        out["type"] = std::string(type);
        OutJson& content = out["content"] = OutJson::array();
        for (const Resource& resource : resources) {
            if (content.size() == kMaxContents) {
                change("contents", at, {std::to_string(resources.size()), std::to_string(kMaxContents)});
                break;
            }
            content.push_back(resourceJson(said(resource.text), resource.url, resource.url,
                                           at + "/content/" + std::to_string(content.size())));
        }
        list.push_back(std::move(out));
    }

    void putRules(OutJson& out, const Question& question, const std::string& pointer)
    {
        const AwsRules made = awsRules(question);
        if (made.default_added)
            change("default_added", pointer, {question.id});
        if (made.joined)
            change("rules_joined", pointer, {question.id});
        for (const std::string& id : made.no_choice)
            change("no_choice", pointer, {question.id, id});
        OutJson& list = out["riskRules"] = OutJson::array();
        for (const AwsRule& rule : made.rules)
            list.push_back(OutJson{{"condition", rule.condition}, {"risk", std::string(levelOf(rule.risk))}});
    }

    /// What the format has no place for, once for the whole lens.
    void general()
    {
        if (m_otherLanguage > 0)
            change("other_language", "", {std::to_string(m_otherLanguage)});
        if (m_areas > 0)
            change("areas", "");
        if (m_folded > 0)
            change("evidence", "", {std::to_string(m_folded)});
        if (m_effort)
            change("effort", "");
    }

    WrittenLens finish(const OutJson& json)
    {
        WrittenLens out;
        const auto dumped = [&](int indent) {
            return json.dump(indent, ' ', false, OutJson::error_handler_t::replace) + '\n';
        };
        out.json = dumped(2);
        if (out.json.size() > kMaxLensBytes)
            out.json = dumped(-1);
        if (out.json.size() > kMaxLensBytes)
            change("size", "", {std::to_string(out.json.size() / 1024), std::to_string(kMaxLensBytes / 1024)});
        std::vector<std::string> pointers;
        for (const Repair& repair : m_changes)
            pointers.push_back(repair.pointer);
        const std::vector<int> lines = linesOf(out.json, pointers);
        for (std::size_t i = 0; i < lines.size(); ++i)
            m_changes[i].line = lines[i];
        out.changes = std::move(m_changes);
        return out;
    }

    const Lens& m_lens;
    const bool m_korean;
    std::string Text::*const m_own;
    std::string Text::*const m_other;
    std::vector<Repair> m_changes;
    int m_otherLanguage = 0;
    int m_areas = 0;
    int m_folded = 0;
    bool m_effort = false;
};

}  // namespace

Result<WrittenLens> writeAwsLens(const Lens& lens, LensLanguage language)
{
    return AwsLensWriter(lens, language).run();
}

}  // namespace pb::exchange
