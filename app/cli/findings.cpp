// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/findings.h"

#include "core/exchange/network/json_text.h"
#include "core/network/rules.h"
#include "ui/text/finding_text.h"
#include "ui/text/sentence.h"

#include <QUrl>
#include <QXmlStreamWriter>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

constexpr const char* kSarifSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

Json questionsOf(std::string_view rule)
{
    Json questions = Json::array();
    for (const std::string_view code : net::questionsFor(rule))
        questions.push_back(std::string(code));
    return questions;
}

std::string levelOf(Severity severity) { return severity == Severity::Hint ? "note" : std::string(enumName(severity)); }

Json findingJson(const Checked& item, text::Language language)
{
    const Finding& finding = item.finding;
    Json subjects = Json::array(), labels = Json::array();
    for (const ElementId id : finding.subjects)
        if (const net::Element* element = item.network->topology.find(id)) {
            subjects.push_back(id.value);
            labels.push_back(net::label(*element));
        }
    const net::RuleInfo* rule = net::ruleOf(finding.rule);
    return Json{{"key", finding.key()},
                {"rule", finding.rule},
                {"severity", std::string(enumName(finding.severity))},
                {"subjects", std::move(subjects)},
                {"labels", std::move(labels)},
                {"args", finding.args},
                {"text", text::findingText(finding, language).sentence.toStdString()},
                {"source", rule ? std::string(rule->source.address) : std::string()},
                {"questions", questionsOf(finding.rule)},
                {"fixes", net::fixesFor(*item.network, finding).size()},
                {"waived", item.waived},
                {"network", item.network->name}};
}

Json message(const QString& text) { return Json{{"text", text.toStdString()}}; }

Json sarifRule(const Finding& finding, text::Language language)
{
    const text::FindingText said = text::findingText(finding, language);
    const net::RuleInfo* rule = net::ruleOf(finding.rule);
    Json out{{"id", finding.rule},
             {"shortDescription", message(said.title)},
             {"defaultConfiguration", Json{{"level", levelOf(rule ? rule->severity : finding.severity)}}}};
    if (rule && !rule->source.address.empty())
        out["helpUri"] = std::string(rule->source.address);
    out["properties"] = Json{{"tags", questionsOf(finding.rule)}};
    return out;
}

/// The line of each element in the text of a network file.
std::map<ElementId, int> elementLines(const NetworkInput& input)
{
    std::map<ElementId, int> out;
    const std::string_view text(input.text.constData(), static_cast<std::size_t>(input.text.size()));
    const auto document = text.empty() ? Result<nlohmann::json>() : exchange::parseJson(text, {});
    if (!document || !document->contains("elements") || !document->at("elements").is_array())
        return out;
    const nlohmann::json& elements = document->at("elements");
    std::vector<std::string> pointers;
    for (std::size_t i = 0; i < elements.size(); ++i)
        pointers.push_back("/elements/" + std::to_string(i));
    const std::vector<int> lines = exchange::linesOf(text, pointers);
    for (std::size_t i = 0; i < elements.size(); ++i)
        if (elements[i].is_object() && elements[i].contains("id") && elements[i]["id"].is_number_integer())
            out[ElementId{elements[i]["id"].get<std::int64_t>()}] = lines[i];
    return out;
}

Json sarifLocation(const Checked& item, const QString& path, const std::map<ElementId, int>& lines)
{
    Json place{{"artifactLocation", Json{{"uri", QUrl::toPercentEncoding(path, "/").toStdString()}}}};
    Json logical = Json::array();
    for (const ElementId id : item.finding.subjects) {
        const net::Element* element = item.network->topology.find(id);
        if (!element)
            continue;
        if (const auto line = lines.find(id); line != lines.end() && line->second > 0 && !place.contains("region"))
            place["region"] = Json{{"startLine", line->second}};
        logical.push_back(Json{{"name", net::label(*element)},
                               {"fullyQualifiedName", item.network->name + '#' + std::to_string(id.value)},
                               {"kind", "resource"}});
    }
    Json out{{"physicalLocation", std::move(place)}};
    if (!logical.empty())
        out["logicalLocations"] = std::move(logical);
    return out;
}

Json sarifResult(const Checked& item, text::Language language)
{
    const text::FindingText said = text::findingText(item.finding, language);
    Json out{{"ruleId", item.finding.rule},
             {"level", levelOf(item.finding.severity)},
             {"message", message(said.sentence + u' ' + said.advice)},
             {"partialFingerprints", Json{{"pillarbenchKey/v1", item.finding.key()}}}};
    if (const auto waiver = item.network->waivers.find(item.finding.key()); item.waived)
        out["suppressions"] =
            Json::array({Json{{"kind", "external"}, {"status", "accepted"}, {"justification", waiver->second.reason}}});
    return out;
}

class JunitWriter {
public:
    JunitWriter(const std::vector<Checked>& findings, text::Language language)
        : m_findings(findings), m_language(language), m_xml(&m_bytes)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(2);
        m_xml.writeStartDocument();
    }

    QByteArray write(const NetworkInput& input)
    {
        m_xml.writeStartElement(u"testsuites"_s);
        m_xml.writeAttribute(u"name"_s, u"pillarbench check"_s);
        for (const net::Network& network : input.networks)
            suite(network);
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    void suite(const net::Network& network)
    {
        std::vector<const Checked*> found;
        for (const Checked& item : m_findings)
            if (item.network == &network)
                found.push_back(&item);
        std::vector<const net::RuleInfo*> clean;
        for (const net::RuleInfo& rule : net::rules())
            if (rule.appliesOn(net::rulesDate(network)) &&
                std::none_of(found.begin(), found.end(), [&](const Checked* c) { return c->finding.rule == rule.id; }))
                clean.push_back(&rule);
        const auto waived = std::count_if(found.begin(), found.end(), [](const Checked* c) { return c->waived; });
        m_xml.writeStartElement(u"testsuite"_s);
        m_xml.writeAttribute(u"name"_s, QString::fromStdString(network.name));
        m_xml.writeAttribute(u"tests"_s, QString::number(found.size() + clean.size()));
        m_xml.writeAttribute(u"failures"_s, QString::number(std::ssize(found) - waived));
        m_xml.writeAttribute(u"errors"_s, u"0"_s);
        m_xml.writeAttribute(u"skipped"_s, QString::number(waived));
        for (const Checked* item : found)
            failed(*item);
        for (const net::RuleInfo* rule : clean)
            passed(rule->id);
        m_xml.writeEndElement();
    }

    void begin(std::string_view rule, const QString& name)
    {
        m_xml.writeStartElement(u"testcase"_s);
        m_xml.writeAttribute(u"classname"_s, QString::fromUtf8(rule.data(), static_cast<qsizetype>(rule.size())));
        m_xml.writeAttribute(u"name"_s, name);
    }

    void passed(std::string_view rule)
    {
        begin(rule, text::sentence(m_language, "rule." + std::string(rule) + ".title"));
        m_xml.writeEndElement();
    }

    void failed(const Checked& item)
    {
        const text::FindingText said = text::findingText(item.finding, m_language);
        begin(item.finding.rule, QString::fromStdString(item.finding.key()));
        if (item.waived) {
            m_xml.writeStartElement(u"skipped"_s);
            m_xml.writeAttribute(u"message"_s,
                                 QString::fromStdString(item.network->waivers.at(item.finding.key()).reason));
        } else {
            m_xml.writeStartElement(u"failure"_s);
            m_xml.writeAttribute(u"type"_s, QString::fromStdString(std::string(enumName(item.finding.severity))));
            m_xml.writeAttribute(u"message"_s, said.sentence);
            m_xml.writeCharacters(said.advice);
        }
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    const std::vector<Checked>& m_findings;
    text::Language m_language;
    QByteArray m_bytes;
    QXmlStreamWriter m_xml;
};

}  // namespace

std::vector<Checked> checkAll(const std::vector<net::Network>& networks)
{
    std::vector<Checked> out;
    for (const net::Network& network : networks) {
        const Date day = net::rulesDate(network);
        for (Finding& finding : net::validate(network)) {
            const auto waiver = network.waivers.find(finding.key());
            const bool waived = waiver != network.waivers.end() && waiver->second.appliesOn(day);
            out.push_back({&network, std::move(finding), waived});
        }
    }
    return out;
}

Json findingsJson(const std::vector<Checked>& findings, text::Language language)
{
    Json list = Json::array();
    for (const Checked& item : findings)
        list.push_back(findingJson(item, language));
    return Json{{"findings", std::move(list)}};
}

Json findingsSarif(const std::vector<Checked>& findings, const NetworkInput& input, text::Language language)
{
    const QString path = input.path == u"-" ? u"stdin"_s : input.path;
    const std::map<ElementId, int> lines = elementLines(input);
    Json rules = Json::array(), results = Json::array();
    std::map<std::string, std::size_t> indexes;
    for (const Checked& item : findings) {
        const auto [it, isNew] = indexes.emplace(item.finding.rule, rules.size());
        if (isNew)
            rules.push_back(sarifRule(item.finding, language));
        Json& result = results.emplace_back(sarifResult(item, language));
        result["ruleIndex"] = it->second;
        result["locations"] = Json::array({sarifLocation(item, path, lines)});
    }
    Json driver{{"name", "Pillarbench"},
                {"version", PB_VERSION},
                {"language", language == text::Language::Korean ? "ko-KR" : "en-US"},
                {"rules", std::move(rules)}};
    Json run{{"tool", Json{{"driver", std::move(driver)}}},
             {"columnKind", "utf16CodeUnits"},
             {"results", std::move(results)}};
    return Json{{"$schema", kSarifSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
}

QByteArray findingsJunit(const std::vector<Checked>& findings, const NetworkInput& input, text::Language language)
{
    return JunitWriter(findings, language).write(input);
}

}  // namespace pb::cli
