// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/aws_lens.h"

#include "core/base/ascii.h"
#include "core/exchange/network/json_text.h"
#include "core/exchange/review/aws_objects.h"
#include "core/exchange/review/condition_repair.h"
#include "core/exchange/review/lens_reader.h"
#include "core/exchange/review/text_decode.h"
#include "core/exchange/review/weights_from_rules.h"

#include <algorithm>
#include <array>
#include <map>

namespace pb::exchange {

namespace {

using namespace review;

std::string trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(kBlank) - first + 1));
}

std::size_t codePointsOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// The words with which authors say "None of these" where the id does not.
bool saysNone(std::string_view title)
{
    const std::string text = lowered(trimmed(title));
    for (const std::string_view begin :
         {"none of these", "none of the above", "none of above", "해당 사항 없음", "해당 없음"})
        if (text.starts_with(begin))
            return true;
    return false;
}

/// "SEC 1" of "SEC1", "sec_1" or "SEC-01"; the id itself where it is not of that form.
std::string codeOf(const std::string& id)
{
    std::size_t letters = 0;
    while (letters < id.size() &&
           ((id[letters] >= 'A' && id[letters] <= 'Z') || (id[letters] >= 'a' && id[letters] <= 'z')))
        ++letters;
    std::size_t digits = letters;
    while (digits < id.size() && id[digits] == '_')
        ++digits;
    const std::string number = id.substr(digits);
    if (letters == 0 || number.empty() || number.find_first_not_of("0123456789") != std::string::npos)
        return id;
    std::string code = id.substr(0, letters);
    std::transform(code.begin(), code.end(), code.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return code + ' ' + number;
}

struct Scripts {
    std::size_t hangul = 0;
    std::size_t latin = 0;

    void add(std::string_view text)
    {
        for (std::size_t at = 0; at < text.size();) {
            const char32_t code = nextCode(text, at);
            hangul += code >= 0xAC00 && code <= 0xD7A3;
            latin += (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
        }
    }
};

class AwsLensReader {
public:
    AwsLensReader(const LooseJson& json, std::string_view name, std::optional<LensLanguage> language)
        : m_json(json), m_name(name), m_language(language)
    {
    }

    Result<ReadLens> run(const LooseNode& root)
    {
        if (!root.value->isObject())
            return notALens();
        LooseObject object(m_repairs, root, {"schemaVersion", "name", "description", "pillars"});
        const LooseNode pillars = object["pillars"];
        if (!pillars || !(pillars.value->isList() || pillars.value->isObject()))
            return notALens();
        m_text = language(pillars) == LensLanguage::Korean ? &Text::ko : &Text::en;
        head(object, root);
        const auto list = looseList(m_repairs, pillars);
        atMost(list.size(), kMaxPillars, "many_pillars", pillars);
        for (const LooseNode& pillarNode : list)
            pillar(pillarNode);
        object.keepOthers(m_lens.extras);
        if (allQuestions(m_lens).empty())
            return fail(Error::Code::Schema, "exchange.aws_lens.empty", std::string(m_name), "a lens needs a question");
        version();
        return ReadLens{std::move(m_lens), m_repairs.take(m_json)};
    }

    RepairList& repairs() { return m_repairs; }

private:
    tl::unexpected<Error> notALens() const
    {
        return fail(Error::Code::Schema, "exchange.aws_lens.not_a_lens", std::string(m_name), "there are no pillars");
    }

    LensLanguage language(const LooseNode& pillars) const
    {
        if (m_language)
            return *m_language;
        Scripts scripts;
        countTitles(*pillars.value, scripts);
        return scripts.hangul * 2 > scripts.latin ? LensLanguage::Korean : LensLanguage::English;
    }

    static void countTitles(const LooseValue& value, Scripts& scripts)
    {
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            const LooseValue& item = value.items[i];
            if (value.isObject() && item.isText() && (value.keys[i] == "title" || value.keys[i] == "name"))
                scripts.add(item.text);
            countTitles(item, scripts);
        }
    }

    void head(LooseObject& object, const LooseNode& root)
    {
        const LooseNode schema = object["schemaVersion"];
        const std::string version = looseText(m_repairs, schema);
        if (version != kAwsSchemaVersion)
            m_repairs.add("schema_version", schema ? schema : root, {version, std::string(kAwsSchemaVersion)});
        m_lens.name.*m_text = title(object["name"], root, m_name, "lens_name");
        m_lens.description.*m_text = longText(object["description"]);
        m_lens.id = awsLensId(m_lens.name.*m_text);
        m_lens.source = m_name;
    }

    /// Publishers that count their versions do so in a member of their own.
    void version()
    {
        for (const char* key : {"/_version", "/version"}) {
            const auto it = m_lens.extras.find(key);
            if (it == m_lens.extras.end() || !m_lens.version.empty())
                continue;
            m_lens.version = it->second;
            if (m_lens.version.starts_with('"'))
                m_lens.version = m_lens.version.substr(1, m_lens.version.size() - 2);
        }
    }

    void atMost(std::size_t count, std::size_t most, std::string_view id, const LooseNode& node)
    {
        if (count > most)
            m_repairs.add(id, node, {std::to_string(count), std::to_string(most)});
    }

    /// A text of at most kMaxTitle characters that must be there.
    std::string title(const LooseNode& node, const LooseNode& owner, std::string_view fallback, std::string_view what)
    {
        std::string out = looseText(m_repairs, node);
        if (trimmed(out).empty()) {
            m_repairs.add("no_" + std::string(what), node ? node : owner, {std::string(fallback)});
            return std::string(fallback);
        }
        if (codePointsOf(out) > kMaxTitle)
            m_repairs.add("long_text", node, {std::to_string(codePointsOf(out)), std::to_string(kMaxTitle)});
        return out;
    }

    std::string longText(const LooseNode& node)
    {
        std::string out = looseText(m_repairs, node);
        if (codePointsOf(out) > kMaxText)
            m_repairs.add("long_text", node, {std::to_string(codePointsOf(out)), std::to_string(kMaxText)});
        return out;
    }

    bool isObject(const LooseNode& node)
    {
        if (node.value->isObject())
            return true;
        m_repairs.add("not_object", node, {excerpt(compactJson(*node.value), 40)});
        return false;
    }

    void pillar(const LooseNode& node)
    {
        if (!isObject(node))
            return;
        LooseObject object(m_repairs, node, {"id", "name", "questions"});
        Pillar out;
        out.id = m_pillarIds.take(m_repairs, object["id"], node, "pillar_" + std::to_string(m_lens.pillars.size() + 1));
        out.name.*m_text = title(object["name"], node, out.id, "pillar_name");
        Area& area = out.areas.emplace_back();
        const LooseNode questions = object["questions"];
        const auto list = looseList(m_repairs, questions);
        if (list.empty())
            m_repairs.add("no_questions", questions ? questions : node, {out.id});
        atMost(list.size(), kMaxQuestionsInPillar, "many_questions", questions);
        for (const LooseNode& item : list)
            if (isObject(item))
                area.questions.push_back(question(item, out.id + '_' + std::to_string(area.questions.size() + 1)));
        object.keepOthers(out.extras);
        out.prefix = prefixOf(out);
        m_lens.pillars.push_back(std::move(out));
    }

    /// What the codes of all questions begin with; the pillar's id where they differ.
    static std::string prefixOf(const Pillar& pillar)
    {
        std::string common;
        for (const Question* question : allQuestions(pillar)) {
            const std::size_t gap = question->code.find(' ');
            const std::string prefix = gap == std::string::npos ? std::string() : question->code.substr(0, gap);
            if (prefix.empty() || (!common.empty() && prefix != common))
                return pillar.id;
            common = prefix;
        }
        return common.empty() ? pillar.id : common;
    }

    Question question(const LooseNode& node, const std::string& fallbackId)
    {
        LooseObject object(m_repairs, node, {"id", "title", "description", "helpfulResource", "choices", "riskRules"});
        Question out;
        out.id = m_questionIds.take(m_repairs, object["id"], node, fallbackId);
        out.code = uniqueCode(out.id);
        out.title.*m_text = title(object["title"], node, out.code, "question_title");
        out.question = out.title;
        out.about.*m_text = longText(object["description"]);
        if (const LooseNode help = object["helpfulResource"])
            out.helpful = resource(help, out.extras, "/helpfulResource");
        choices(object["choices"], node, out);
        rules(object["riskRules"], node, out);
        object.keepOthers(out.extras);
        out.own_rules = !weightsFromRules(out);
        return out;
    }

    std::string uniqueCode(const std::string& id)
    {
        std::string code = codeOf(id);
        return m_codes.insert(code).second ? code : id;
    }

    Resource resource(const LooseNode& node, Extras& extras, const std::string& prefix)
    {
        Resource out;
        if (!node.value->isObject()) {
            out.text.*m_text = longText(node);
            return out;
        }
        LooseObject object(m_repairs, node, {"displayText", "url"});
        out.text.*m_text = longText(object["displayText"]);
        out.url = url(object["url"]);
        if (!out.url.empty() && (out.text.*m_text).empty())
            m_repairs.add("no_display_text", node, {out.url});
        object.keepOthers(extras, prefix);
        return out;
    }

    std::string url(const LooseNode& node)
    {
        const std::string written = looseText(m_repairs, node);
        std::string out = trimmed(written);
        if (!node || out == written) {
            if (node && out.empty())
                m_repairs.add("empty_url", node);
        } else {
            m_repairs.add(out.empty() ? "empty_url" : "url_blanks", node, {out});
        }
        const std::string scheme = lowered(out.substr(0, out.find(':')));
        if (out.empty() || scheme == "http" || scheme == "https")
            return out;
        if (lowered(out).starts_with("www.")) {
            m_repairs.add("url_scheme", node, {out, "https://" + out});
            return "https://" + out;
        }
        m_repairs.add("url_refused", node, {excerpt(out)});
        return {};
    }

    void choices(const LooseNode& node, const LooseNode& owner, Question& out)
    {
        const auto list = looseList(m_repairs, node);
        if (list.empty())
            m_repairs.add("no_choices", node ? node : owner, {out.id});
        atMost(list.size(), kMaxChoices, "many_choices", node);
        IdScope ids;
        m_choiceIds.clear();
        for (const LooseNode& item : list)
            if (isObject(item))
                out.choices.push_back(choice(item, ids, out.id + '_' + std::to_string(out.choices.size() + 1)));
    }

    Choice choice(const LooseNode& node, IdScope& ids, const std::string& fallbackId)
    {
        LooseObject object(m_repairs, node,
                           {"id", "title", "helpfulResource", "improvementPlan", "additionalResources"});
        Choice out;
        out.id = ids.take(m_repairs, object["id"], node, fallbackId);
        if (const LooseNode id = object["id"]; id && !isLensId(id.value->text))
            m_choiceIds.emplace(id.value->text, out.id);
        out.title.*m_text = title(object["title"], node, out.id, "choice_title");
        out.none = isNoneChoiceId(out.id);
        if (!out.none && saysNone(out.title.*m_text)) {
            out.none = true;
            m_repairs.add("none_by_title", object["id"] ? object["id"] : node, {out.id});
        }
        if (const LooseNode help = object["helpfulResource"]) {
            Resource read = resource(help, out.extras, "/helpfulResource");
            out.help = std::move(read.text);
            out.help_url = std::move(read.url);
        }
        if (const LooseNode plan = object["improvementPlan"]) {
            Resource read = resource(plan, out.extras, "/improvementPlan");
            out.improve = std::move(read.text);
            out.improve_url = std::move(read.url);
        }
        if (!out.none && out.improve.empty())
            m_repairs.add("no_plan", object["improvementPlan"] ? object["improvementPlan"] : node, {out.id});
        additional(object["additionalResources"], out);
        object.keepOthers(out.extras);
        return out;
    }

    void additional(const LooseNode& node, Choice& out)
    {
        static const std::string kMore = "/additionalResources";
        std::array<bool, 2> seen{};
        for (const LooseNode& item : looseList(m_repairs, node)) {
            if (!isObject(item))
                continue;
            LooseObject object(m_repairs, item, {"type", "content"});
            const std::string type = looseText(m_repairs, object["type"]);
            const std::string plain = lowered(trimmed(type));
            const bool improves = plain == "improvement_plan" || plain == "improvementplan";
            if (type != "IMPROVEMENT_PLAN" && type != "HELPFUL_RESOURCE")
                m_repairs.add("resource_type", object["type"] ? object["type"] : item,
                              {type, improves ? "IMPROVEMENT_PLAN" : "HELPFUL_RESOURCE"});
            if (seen[improves])
                m_repairs.add("resource_twice", item, {improves ? "IMPROVEMENT_PLAN" : "HELPFUL_RESOURCE"});
            seen[improves] = true;
            std::vector<Resource>& to = improves ? out.more_improve : out.more_help;
            const LooseNode content = object["content"];
            const auto list = looseList(m_repairs, content);
            for (const LooseNode& entry : list)
                to.push_back(resource(entry, out.extras, kMore + entry.pointer.substr(node.pointer.size())));
            atMost(to.size(), kMaxContents, "many_contents", content);
            object.keepOthers(out.extras, kMore + item.pointer.substr(node.pointer.size()));
        }
    }

    void rules(const LooseNode& node, const LooseNode& owner, Question& out)
    {
        const auto list = looseList(m_repairs, node);
        if (list.empty())
            m_repairs.add("no_rules", node ? node : owner, {out.id});
        atMost(list.size(), kMaxRules, "many_rules", node);
        for (const LooseNode& item : list)
            if (isObject(item))
                rule(item, out, "/riskRules" + item.pointer.substr(node.pointer.size()));
        const auto isDefault = [](const RiskRule& r) { return !r.expr; };
        const auto first = std::find_if(out.rules.begin(), out.rules.end(), isDefault);
        if (first == out.rules.end() && !list.empty())
            m_repairs.add("no_default", node, {out.id});
        if (std::find_if_not(first, out.rules.end(), isDefault) != out.rules.end())
            m_repairs.add("default_not_last", node, {out.id});
        std::stable_partition(out.rules.begin(), out.rules.end(), [](const RiskRule& r) { return r.expr.has_value(); });
    }

    void rule(const LooseNode& node, Question& question, const std::string& prefix)
    {
        LooseObject object(m_repairs, node, {"condition", "risk"});
        RiskRule out;
        const LooseNode conditionNode = object["condition"];
        const std::string written = looseText(m_repairs, conditionNode);
        const std::string plain = lowered(trimmed(written));
        if (plain == "default" || plain == "true" || plain == "else" || plain.empty()) {
            out.condition = "default";
            if (written != "default")
                m_repairs.add("default_spelling", conditionNode ? conditionNode : node, {written});
        } else if (!condition(written, conditionNode, out)) {
            return;
        }
        out.risk = risk(object["risk"], node);
        if (out.expr)
            noteUnknownIds(*out.expr, question, conditionNode);
        object.keepOthers(question.extras, prefix);
        question.rules.push_back(std::move(out));
    }

    /// @return false where the rule had to be left out
    bool condition(const std::string& written, const LooseNode& node, RiskRule& out)
    {
        const auto idOf = [this](std::string_view word) {
            const auto it = m_choiceIds.find(word);
            return it == m_choiceIds.end() ? std::string(word) : it->second;
        };
        auto expr = RiskExpr::parse(written);
        out.condition = written;
        const bool renamed = expr && std::any_of(expr->ids().begin(), expr->ids().end(),
                                                 [&](const std::string& id) { return idOf(id) != id; });
        if (!expr || renamed) {
            const auto repaired = repairCondition(written, idOf);
            if (!repaired) {
                m_repairs.add("condition_lost", node, {written});
                return false;
            }
            m_repairs.add("condition", node, {written, *repaired});
            out.condition = *repaired;
            expr = RiskExpr::parse(*repaired);
        }
        out.expr = *std::move(expr);
        return true;
    }

    void noteUnknownIds(const RiskExpr& expr, const Question& question, const LooseNode& node)
    {
        for (const std::string& id : expr.ids())
            if (!findChoice(question, id))
                m_repairs.add("unknown_choice", node, {id, question.id});
    }

    Risk risk(const LooseNode& node, const LooseNode& owner)
    {
        struct Level {
            std::string_view name;
            std::string_view stem;
            Risk risk;
        };
        constexpr std::array kLevels{Level{"HIGH_RISK", "high", Risk::High},
                                     Level{"MEDIUM_RISK", "medium", Risk::Medium}, Level{"NO_RISK", "no", Risk::None}};
        const std::string written = looseText(m_repairs, node);
        const std::string plain = lowered(trimmed(written));
        for (const Level& level : kLevels) {
            if (written == level.name)
                return level.risk;
            if (plain.starts_with(level.stem)) {
                m_repairs.add("risk_spelling", node, {written, std::string(level.name)});
                return level.risk;
            }
        }
        m_repairs.add("risk_unknown", node ? node : owner, {written, "HIGH_RISK"});
        return Risk::High;
    }

    const LooseJson& m_json;
    std::string_view m_name;
    std::optional<LensLanguage> m_language;
    std::string Text::*m_text = &Text::en;
    RepairList m_repairs;
    Lens m_lens;
    IdScope m_pillarIds;
    IdScope m_questionIds;
    std::set<std::string> m_codes;
    std::map<std::string, std::string, std::less<>> m_choiceIds;  ///< of the question being read: as written -> as made
};

/// What `aws wellarchitected export-lens` prints, and what import-lens takes: the lens as a text within JSON.
const LooseValue* wrappedLens(const LooseValue& root)
{
    for (const char* key : {"LensJSON", "JSONString"})
        if (const LooseValue* text = root.find(key); text && text->isText())
            return text;
    return nullptr;
}

}  // namespace

std::string awsLensId(std::string_view name)
{
    std::string out = "aws";
    bool gap = true;
    for (std::size_t at = 0; at < name.size() && out.size() < 120;) {
        const std::size_t start = at;
        const char32_t code = nextCode(name, at);
        const bool ascii = code < 0x80;
        const bool keeps =
            !ascii || (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
        if (keeps) {
            out += (gap ? "-" : "") + lowered(name.substr(start, at - start));
            gap = false;
        } else {
            gap = true;
        }
    }
    return out;
}

Result<ReadLens> readAwsLens(std::string_view bytes, std::string_view name, std::optional<LensLanguage> language)
{
    auto json = parseLooseJson(bytes, name);
    if (!json)
        return forward(std::move(json));
    if (const LooseValue* wrapped = wrappedLens(json->root)) {
        auto read = readAwsLens(wrapped->text, name, language);
        if (read)
            read->repairs.insert(read->repairs.begin(), {"lens.repair.wrapped", "", 1, 1, {}});
        return read;
    }
    return AwsLensReader(*json, name, language).run({&json->root, {}});
}

bool looksLikeAwsLens(std::string_view bytes)
{
    const std::string text = lowered(decodeText(bytes).text);
    return text.find("\"pillars\"") != std::string::npos || text.find("lensjson") != std::string::npos;
}

}  // namespace pb::exchange
