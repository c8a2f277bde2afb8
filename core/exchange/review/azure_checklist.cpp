// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/azure_checklist.h"

#include "core/base/ascii.h"
#include "core/exchange/review/aws_objects.h"
#include "core/exchange/review/azure_words.h"
#include "core/exchange/review/text_decode.h"
#include "core/review/risk.h"

#include <algorithm>
#include <map>

namespace pb::exchange {

namespace {

using namespace review;

/// One list as it stands in its file.
struct Item {
    LooseNode node;
    std::string guid;  ///< lower case; "" where there is none
    std::string text;
    std::string description;
    std::string category;
    std::string subcategory;
    std::string service;
    std::string aim;
    std::string severity;
    std::string link;
    std::string training;
    Extras extras;
};

struct List {
    LooseJson json;
    RepairList repairs;
    std::string name;   ///< of the file
    std::string title;  ///< what its metadata calls it
    std::vector<Item> items;
    std::vector<std::string> severities;  ///< as the list has them, worst first
};

/// A http or https address, or nothing.
std::string addressOf(List& list, const LooseNode& node)
{
    const std::string text = looseText(list.repairs, node);
    if (text.empty() || text.starts_with("https://") || text.starts_with("http://"))
        return text;
    list.repairs.add("url_refused", node, {excerpt(text)});
    return {};
}

Item itemOf(List& list, const LooseNode& node)
{
    LooseObject object(
        list.repairs, node,
        {"guid", "text", "description", "category", "subcategory", "service", "waf", "severity", "link", "training"});
    const auto text = [&](std::string_view key) { return looseText(list.repairs, object[key]); };
    Item out;
    out.node = node;
    out.guid = lowered(text("guid"));
    out.text = text("text");
    out.description = text("description");
    out.category = text("category");
    out.subcategory = text("subcategory");
    out.service = text("service");
    out.aim = text("waf");
    out.severity = text("severity");
    out.link = addressOf(list, object["link"]);
    out.training = addressOf(list, object["training"]);
    for (std::size_t i = 0; i < node.value->keys.size(); ++i)  // more than the format says is usual here: no repairs
        if (const std::string& key = node.value->keys[i]; !key.empty() && !object.knows(key))
            out.extras['/' + key] = compactJson(node.value->items[i]);
    return out;
}

Result<List> readList(const LensFile& file)
{
    auto json = parseLooseJson(file.bytes, file.name);
    if (!json)
        return forward(std::move(json));
    List out;
    out.json = *std::move(json);
    out.name = file.name;
    const LooseValue* items = out.json.root.find("items");
    if (!items || !items->isList())
        return fail(Error::Code::Schema, "exchange.azure_checklist.not_a_list", file.name, "there is no list of items");
    if (const LooseValue* metadata = out.json.root.find("metadata"))
        if (const LooseValue* title = metadata->find("name"))
            out.title = title->text;
    if (const LooseValue* severities = out.json.root.find("severities"))
        for (const LooseValue& severity : severities->items)
            if (const LooseValue* name = severity.find("name"))
                out.severities.push_back(name->text);
    const LooseNode node{items, "/items"};
    for (std::size_t i = 0; i < items->items.size(); ++i) {
        const LooseNode item = node.item(i);
        if (item.value->isObject())
            out.items.push_back(itemOf(out, item));
        else
            out.repairs.add("not_object", item, {excerpt(compactJson(*item.value), 40)});
    }
    return out;
}

/// Whether most letters of its items are Hangul.
bool isKorean(const List& list)
{
    std::size_t hangul = 0;
    std::size_t latin = 0;
    for (const Item& item : list.items) {
        for (std::size_t at = 0; at < item.text.size();) {
            const char32_t code = nextCode(item.text, at);
            hangul += code >= 0xAC00 && code <= 0xD7A3;
            latin += (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
        }
    }
    return hangul * 2 > latin;
}

class AzureReader {
public:
    AzureReader(List& main, List* korean) : m_main(main), m_korean(korean), m_mainIsKorean(isKorean(main)) {}

    Result<ReadLens> run()
    {
        if (m_korean)
            index();
        if (m_korean && m_shared == 0)
            m_korean->repairs.add("no_guid_shared", {&m_korean->json.root, {}});
        head();
        m_byCategory =
            std::any_of(m_main.items.begin(), m_main.items.end(), [](const Item& i) { return !i.category.empty(); });
        for (const Item& item : m_main.items)
            place(item);
        for (Pillar& pillar : m_lens.pillars)
            finish(pillar);
        if (allQuestions(m_lens).empty())
            return fail(Error::Code::Schema, "exchange.azure_checklist.empty", m_main.name, "there are no items");
        return result();
    }

private:
    ReadLens result()
    {
        if (m_noSeverity > 0)
            m_main.repairs.add("no_severity", {&m_main.json.root, {}}, {std::to_string(m_noSeverity)});
        ReadLens out{std::move(m_lens), m_main.repairs.take(m_main.json)};
        if (!m_korean)
            return out;
        for (Repair& repair : out.repairs)
            repair.file = m_main.name;
        for (Repair& repair : m_korean->repairs.take(m_korean->json)) {
            repair.file = m_korean->name;
            out.repairs.push_back(std::move(repair));
        }
        return out;
    }

    void index()
    {
        for (const Item& item : m_korean->items)
            m_translations.emplace(item.guid, &item);
        std::set<std::string_view> known;
        for (const Item& item : m_main.items) {
            known.insert(item.guid);
            m_shared += m_translations.contains(item.guid);
        }
        for (const Item& item : m_korean->items)
            if (!known.contains(item.guid))
                m_korean->repairs.add("extra_translation", item.node, {item.guid + ' ' + excerpt(item.text)});
    }

    void head()
    {
        const std::string title = m_main.title.empty() ? m_main.name : m_main.title;
        side(m_lens.name) = title;
        if (m_korean && !m_korean->title.empty())
            m_lens.name.ko = m_korean->title;
        m_lens.id = "azure-" + slugOf(title);
        m_lens.source = m_main.name;
    }

    std::string& side(Text& text) const { return m_mainIsKorean ? text.ko : text.en; }

    const Item* translationOf(const Item& item) const
    {
        const auto it = m_translations.find(item.guid);
        return it == m_translations.end() ? nullptr : it->second;
    }

    /// The name of a category or subcategory in both languages.
    Text nameOf(const Item& item, std::string Item::*member) const
    {
        Text out;
        side(out) = item.*member;
        if (m_mainIsKorean)
            return out;
        out.ko = azureCategory(item.*member);
        const Item* translation = translationOf(item);
        if (out.ko.empty() && translation && translation->*member != item.*member)
            out.ko = translation->*member;
        return out;
    }

    void place(const Item& item)
    {
        if (item.text.empty()) {
            m_main.repairs.add("no_item_text", item.node, {item.guid});
            return;
        }
        Pillar& pillar = pillarFor(item);
        const Text name = nameOf(item, m_byCategory ? &Item::subcategory : &Item::service);
        const std::string key = m_mainIsKorean ? name.ko : name.en;
        auto area = std::find_if(pillar.areas.begin(), pillar.areas.end(),
                                 [&](const Area& a) { return (m_mainIsKorean ? a.name.ko : a.name.en) == key; });
        if (area == pillar.areas.end()) {
            area = pillar.areas.insert(pillar.areas.end(), Area{});
            area->name = name;
            area->id = idOf(key, "area", pillar.areas.size());
            area->questions.emplace_back();
        }
        if (area->name.ko.empty())
            area->name.ko = name.ko;
        std::vector<Choice>* choices = &area->questions.back().choices;
        if (choices->size() == kMaxChoices - 1)
            choices = &area->questions.emplace_back().choices;
        choices->push_back(choiceOf(item));
    }

    Pillar& pillarFor(const Item& item)
    {
        const std::optional<AzureAim> aim = azureAim(item.aim);
        if (aim && !m_mainIsKorean && aim->key != item.aim && m_spellings.insert(item.aim).second)
            m_main.repairs.add("aim_spelling", item.node, {item.aim, std::string(aim->key)});
        Pillar wanted;
        if (m_byCategory && !item.category.empty()) {
            wanted.name = nameOf(item, &Item::category);
            wanted.id = idOf(item.category, "category", m_lens.pillars.size() + 1);
            wanted.prefix = initialsOf(item.category);
        } else if (aim) {
            wanted.id = aim->id;
            wanted.prefix = aim->prefix;
            wanted.name = aim->name;
        } else {
            wanted.id = "other_items";
            wanted.prefix = "ETC";
            wanted.name = {"Other", "기타"};
            m_main.repairs.add("no_aim", item.node, {item.guid, item.aim});
        }
        for (Pillar& pillar : m_lens.pillars)
            if (m_mainIsKorean ? pillar.name.ko == wanted.name.ko : pillar.id == wanted.id) {
                if (pillar.name.ko.empty())
                    pillar.name.ko = wanted.name.ko;
                return pillar;
            }
        return m_lens.pillars.emplace_back(std::move(wanted));
    }

    static std::string idOf(const std::string& name, std::string_view kind, std::size_t number)
    {
        std::string out = slugOf(name);
        if (out.size() < 3)
            out = std::string(kind) + '_' + (out.empty() ? std::to_string(number) : out);
        return out;
    }

    Choice choiceOf(const Item& item)
    {
        Choice out;
        out.id = choiceId(item);
        side(out.title) = item.text;
        side(out.help) = item.description;
        out.help_url = item.link;
        if (!item.training.empty())
            out.more_help.push_back({{"Training", "학습"}, item.training});
        out.extras = item.extras;
        const bool worst = isWorst(item);
        out.weight.core = worst;
        out.weight.secondary = !worst;
        m_noSeverity += item.severity.empty();
        if (!m_korean)
            return out;
        const Item* translation = translationOf(item);
        if (!translation) {
            m_main.repairs.add("no_translation", item.node, {item.guid + ' ' + excerpt(item.text)});
        } else if (translation->text == item.text || translation->text.empty()) {
            m_korean->repairs.add("not_translated", translation->node, {item.guid + ' ' + excerpt(item.text)});
        } else {
            out.title.ko = translation->text;
            if (translation->description != item.description)
                out.help.ko = translation->description;
        }
        return out;
    }

    std::string choiceId(const Item& item)
    {
        std::string id = item.guid;
        std::replace(id.begin(), id.end(), '-', '_');
        if (!isLensId(id)) {
            id = "item_" + std::to_string(m_ids.size() + 1);
            m_main.repairs.add("id_form", item.node, {item.guid, id});
        }
        const std::string wanted = id;
        for (int n = 2; !m_ids.insert(id).second; ++n)
            id = wanted + '_' + std::to_string(n);
        if (id != wanted)
            m_main.repairs.add("guid_twice", item.node, {item.guid, id});
        return id;
    }

    /// By key; in a Korean list alone, by the place of its word in the list of severities.
    bool isWorst(const Item& item) const
    {
        if (!m_mainIsKorean)
            return lowered(item.severity) == "high";
        return !m_main.severities.empty() && item.severity == m_main.severities.front();
    }

    /// Ids, codes, titles, "None of these" and rules of the questions.
    void finish(Pillar& pillar)
    {
        if (!isLensId(pillar.id))
            pillar.id = idOf(pillar.id, "category", 1);
        if (pillar.prefix.empty() || m_prefixes.contains(pillar.prefix))
            pillar.prefix += std::to_string(m_prefixes.size() + 1);
        m_prefixes.insert(pillar.prefix);
        int number = 0;
        for (Area& area : pillar.areas) {
            for (std::size_t i = 0; i < area.questions.size(); ++i) {
                Question& question = area.questions[i];
                const std::string part = area.questions.size() > 1 ? " (" + std::to_string(i + 1) + ')' : std::string();
                question.id = uniqueQuestion(pillar.id + '_' + area.id + (i == 0 ? "" : '_' + std::to_string(i + 1)));
                question.code = pillar.prefix + ' ' + std::to_string(++number);
                entitle(question, area.name.empty() ? pillar.name : area.name, part);
                if (question.choices.size() == 1)  // a single secondary practice would leave Medium out of reach
                    question.choices.front().weight = {.core = true, .alternatives = {}};
                Choice& none = question.choices.emplace_back();
                none.id = question.id + "_no";
                none.title = {"None of these", "해당 사항 없음"};
                none.none = true;
                question.rules = generateRules(question);
            }
        }
    }

    std::string uniqueQuestion(const std::string& wanted)
    {
        std::string id = wanted.substr(0, 110);
        for (int n = 2; !m_questions.insert(id).second; ++n)
            id = wanted.substr(0, 110) + "_x" + std::to_string(n);
        return id;
    }

    static void entitle(Question& question, const Text& name, const std::string& part)
    {
        if (!name.en.empty()) {
            question.title.en = name.en + part;
            question.question.en = name.en + part + ": which of these recommendations are met?";
        }
        if (!name.ko.empty()) {
            question.title.ko = name.ko + part;
            question.question.ko = name.ko + part + ": 다음 권장 사항 가운데 어떤 것을 충족합니까?";
        }
    }

    List& m_main;
    List* m_korean;
    const bool m_mainIsKorean;
    Lens m_lens;
    std::map<std::string_view, const Item*> m_translations;
    std::set<std::string> m_ids;
    std::set<std::string> m_questions;
    std::set<std::string> m_prefixes;
    std::set<std::string> m_spellings;
    int m_shared = 0;
    int m_noSeverity = 0;
    bool m_byCategory = false;
};

}  // namespace

Result<ReadLens> readAzureChecklist(const LensFile& file, const std::optional<LensFile>& translation)
{
    auto first = readList(file);
    if (!first || !translation)
        return first ? AzureReader(*first, nullptr).run() : Result<ReadLens>(forward(std::move(first)));
    auto second = readList(*translation);
    if (!second)
        return forward(std::move(second));
    const bool firstIsKorean = isKorean(*first);
    if (firstIsKorean == isKorean(*second) && firstIsKorean)
        return fail(Error::Code::Conflict, "exchange.aws_lens.same_language", translation->name, "both are Korean");
    return firstIsKorean ? AzureReader(*second, &*first).run() : AzureReader(*first, &*second).run();
}

bool looksLikeAzureChecklist(std::string_view bytes)
{
    const std::string text = decodeText(bytes).text;
    return text.find("\"items\"") != std::string::npos && text.find("\"guid\"") != std::string::npos;
}

}  // namespace pb::exchange
