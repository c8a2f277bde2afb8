// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/lens_json.h"

#include "core/review/risk.h"

namespace pb::exchange {

namespace {

using namespace review;

OutJson textJson(const Text& text)
{
    OutJson out = OutJson::object();
    if (!text.en.empty())
        out["en"] = text.en;
    if (!text.ko.empty())
        out["ko"] = text.ko;
    return out;
}

OutJson resourceJson(const Resource& resource)
{
    OutJson out = textJson(resource.text);
    if (!resource.url.empty())
        out["url"] = resource.url;
    return out;
}

/// Puts what is not empty.
class Put {
public:
    explicit Put(OutJson& out) : m_out(out) {}

    const Put& text(const char* key, const Text& value) const { return json(key, textJson(value)); }
    const Put& resource(const char* key, const Resource& value) const { return json(key, resourceJson(value)); }
    const Put& string(const char* key, const std::string& value) const
    {
        if (!value.empty())
            m_out[key] = value;
        return *this;
    }
    template <class T, class ToJson>
    const Put& list(const char* key, const std::vector<T>& values, ToJson toJson) const
    {
        OutJson items = OutJson::array();
        for (const T& value : values)
            items.push_back(toJson(value));
        return json(key, std::move(items));
    }
    const Put& extras(const Extras& values) const
    {
        OutJson object = OutJson::object();
        for (const auto& [key, value] : values)
            object[key] = value;
        return json("extras", std::move(object));
    }
    const Put& json(const char* key, OutJson value) const
    {
        if (!value.empty())
            m_out[key] = std::move(value);
        return *this;
    }

private:
    OutJson& m_out;
};

OutJson weightJson(const Weight& weight)
{
    OutJson tags = OutJson::array();
    if (weight.core)
        tags.push_back("core");
    if (weight.secondary)
        tags.push_back("secondary");
    if (weight.anti)
        tags.push_back("anti");
    for (const std::string& group : weight.alternatives)
        tags.push_back("alternative:" + group);
    return tags;
}

OutJson choiceJson(const Choice& choice)
{
    OutJson out = OutJson::object();
    out["id"] = choice.id;
    const Put put(out);
    put.text("title", choice.title)
        .text("help", choice.help)
        .string("help_url", choice.help_url)
        .text("improve", choice.improve)
        .string("improve_url", choice.improve_url)
        .list("more_help", choice.more_help, resourceJson)
        .list("more_improve", choice.more_improve, resourceJson)
        .json("tags", weightJson(choice.weight));
    if (choice.effort != Effort::Medium)
        out["effort"] = toJson(choice.effort);
    if (choice.none)
        out["none"] = true;
    put.extras(choice.extras);
    return out;
}

OutJson ruleJson(const RiskRule& rule)
{
    OutJson out = OutJson::object();
    if (rule.expr)
        out["when"] = rule.condition;
    out["risk"] = toJson(rule.risk);
    return out;
}

OutJson questionJson(const Question& question)
{
    OutJson out = OutJson::object();
    out["id"] = question.id;
    const Put put(out);
    put.string("code", question.code)
        .text("title", question.title)
        .text("question", question.question)
        .text("about", question.about)
        .resource("helpful", question.helpful)
        .list("evidence", question.evidence, textJson)
        .text("out_of_scope", question.out_of_scope)
        .list("choices", question.choices, choiceJson);
    if (question.own_rules)  // there may be none at all
        out["rules"] = OutJson::array();
    if (question.own_rules)
        put.list("rules", question.rules, ruleJson);
    put.extras(question.extras);
    return out;
}

OutJson areaJson(const Area& area)
{
    OutJson out = OutJson::object();
    Put(out)
        .string("id", area.id)
        .text("name", area.name)
        .text("guidance", area.guidance)
        .list("questions", area.questions, questionJson);
    return out;
}

OutJson pillarJson(const Pillar& pillar)
{
    OutJson out = OutJson::object();
    Put(out)
        .string("id", pillar.id)
        .string("prefix", pillar.prefix)
        .text("name", pillar.name)
        .text("definition", pillar.definition)
        .list("areas", pillar.areas, areaJson)
        .extras(pillar.extras);
    return out;
}

/// Reads the members of one object; a member that is missing leaves its value alone.
class Members {
public:
    Members(FieldReader& reader, const InJson& in) : m_reader(reader), m_in(in) {}

    template <class T>
    bool value(std::string_view key, T& out)
    {
        return m_reader.optionalMember(m_in, key, out);
    }
    bool text(std::string_view key, Text& out)
    {
        return each(key, [&](const InJson& json) { return readText(m_reader, json, out); });
    }
    bool resource(std::string_view key, Resource& out)
    {
        return each(key, [&](const InJson& json) { return readResource(m_reader, json, out); });
    }
    template <class T>
    bool list(std::string_view key, std::vector<T>& out, bool (*readOne)(FieldReader&, const InJson&, T&))
    {
        return each(key, [&](const InJson& json) {
            if (!json.is_array())
                return m_reader.refuse("a list");
            for (std::size_t i = 0; i < json.size(); ++i)
                if (!m_reader.inside(std::to_string(i), [&] { return readOne(m_reader, json[i], out.emplace_back()); }))
                    return false;
            return true;
        });
    }
    bool extras(Extras& out)
    {
        return each("extras", [&](const InJson& json) {
            if (!m_reader.isObject(json))
                return false;
            for (const auto& [key, item] : json.items())
                if (!m_reader.inside(key, [&, &k = key, &v = item] { return m_reader.value(v, out[k]); }))
                    return false;
            return true;
        });
    }

    static bool readText(FieldReader& reader, const InJson& in, Text& out)
    {
        Members members(reader, in);
        return reader.isObject(in) && reader.onlyKnown(in, {"en", "ko"}) && members.value("en", out.en) &&
               members.value("ko", out.ko);
    }
    static bool readResource(FieldReader& reader, const InJson& in, Resource& out)
    {
        Members members(reader, in);
        return reader.isObject(in) && reader.onlyKnown(in, {"en", "ko", "url"}) && members.value("en", out.text.en) &&
               members.value("ko", out.text.ko) && members.value("url", out.url);
    }

private:
    template <class Read>
    bool each(std::string_view key, Read read)
    {
        const auto it = m_in.find(key);
        return it == m_in.end() || m_reader.inside(key, [&] { return read(*it); });
    }

    FieldReader& m_reader;
    const InJson& m_in;
};

bool readWeight(FieldReader& reader, const InJson& in, Weight& out)
{
    const auto tags = in.find("tags");
    if (tags == in.end())
        return true;
    return reader.inside("tags", [&] {
        if (!tags->is_array())
            return reader.refuse("a list");
        for (std::size_t i = 0; i < tags->size(); ++i)
            if (!reader.inside(std::to_string(i), [&] { return readTag(reader, (*tags)[i], out); }))
                return false;
        return true;
    });
}

bool readChoice(FieldReader& reader, const InJson& in, Choice& out)
{
    Members members(reader, in);
    return reader.isObject(in) &&
           reader.onlyKnown(in, {"id", "title", "help", "help_url", "improve", "improve_url", "more_help",
                                 "more_improve", "tags", "effort", "none", "extras"}) &&
           reader.member(in, "id", out.id) && members.text("title", out.title) && members.text("help", out.help) &&
           members.value("help_url", out.help_url) && members.text("improve", out.improve) &&
           members.value("improve_url", out.improve_url) &&
           members.list("more_help", out.more_help, Members::readResource) &&
           members.list("more_improve", out.more_improve, Members::readResource) &&
           readWeight(reader, in, out.weight) && members.value("effort", out.effort) &&
           members.value("none", out.none) && members.extras(out.extras);
}

bool readRule(FieldReader& reader, const InJson& in, RiskRule& out)
{
    Members members(reader, in);
    out.condition = "default";
    if (!reader.isObject(in) || !reader.onlyKnown(in, {"when", "risk"}) || !reader.member(in, "risk", out.risk) ||
        !members.value("when", out.condition))
        return false;
    if (!in.contains("when"))
        return true;
    auto expr = RiskExpr::parse(out.condition);
    if (!expr)
        return reader.inside("when", [&] { return reader.refuse("a risk condition: " + expr.error().where); });
    out.expr = *std::move(expr);
    return true;
}

bool readQuestion(FieldReader& reader, const InJson& in, Question& out)
{
    Members members(reader, in);
    const bool good =
        reader.isObject(in) &&
        reader.onlyKnown(in, {"id", "code", "title", "question", "about", "helpful", "evidence", "out_of_scope",
                              "choices", "rules", "extras"}) &&
        reader.member(in, "id", out.id) && members.value("code", out.code) && members.text("title", out.title) &&
        members.text("question", out.question) && members.text("about", out.about) &&
        members.resource("helpful", out.helpful) && members.list("evidence", out.evidence, Members::readText) &&
        members.text("out_of_scope", out.out_of_scope) && members.list("choices", out.choices, readChoice) &&
        members.list("rules", out.rules, readRule) && members.extras(out.extras);
    if (!good)
        return false;
    out.own_rules = in.contains("rules");
    if (!out.own_rules)
        out.rules = generateRules(out);
    return true;
}

bool readArea(FieldReader& reader, const InJson& in, Area& out)
{
    Members members(reader, in);
    return reader.isObject(in) && reader.onlyKnown(in, {"id", "name", "guidance", "questions"}) &&
           members.value("id", out.id) && members.text("name", out.name) && members.text("guidance", out.guidance) &&
           members.list("questions", out.questions, readQuestion);
}

bool readPillar(FieldReader& reader, const InJson& in, Pillar& out)
{
    Members members(reader, in);
    return reader.isObject(in) && reader.onlyKnown(in, {"id", "prefix", "name", "definition", "areas", "extras"}) &&
           reader.member(in, "id", out.id) && members.value("prefix", out.prefix) && members.text("name", out.name) &&
           members.text("definition", out.definition) && members.list("areas", out.areas, readArea) &&
           members.extras(out.extras);
}

}  // namespace

bool readTag(FieldReader& reader, const InJson& in, Weight& out)
{
    constexpr std::string_view kAlternative = "alternative:";
    std::string tag;
    if (!reader.value(in, tag))
        return false;
    if (tag == "core")
        out.core = true;
    else if (tag == "secondary")
        out.secondary = true;
    else if (tag == "anti")
        out.anti = true;
    else if (tag.starts_with(kAlternative) && tag.size() > kAlternative.size())
        out.alternatives.push_back(tag.substr(kAlternative.size()));
    else
        return reader.refuse("core, secondary, anti or alternative:group");
    return true;
}

OutJson lensJson(const Lens& lens)
{
    OutJson out = OutJson::object();
    out["id"] = lens.id;
    Put(out)
        .text("name", lens.name)
        .text("description", lens.description)
        .string("version", lens.version)
        .string("source", lens.source)
        .list("pillars", lens.pillars, pillarJson)
        .extras(lens.extras);
    return out;
}

bool readLensJson(FieldReader& reader, const InJson& in, Lens& out)
{
    Members members(reader, in);
    return reader.isObject(in) &&
           reader.onlyKnown(in, {"id", "name", "description", "version", "source", "pillars", "extras"}) &&
           reader.member(in, "id", out.id) && members.text("name", out.name) &&
           members.text("description", out.description) && members.value("version", out.version) &&
           members.value("source", out.source) && members.list("pillars", out.pillars, readPillar) &&
           members.extras(out.extras);
}

}  // namespace pb::exchange
