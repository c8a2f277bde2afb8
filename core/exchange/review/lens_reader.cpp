// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/lens_reader.h"

#include "core/exchange/review/lens_json.h"

#include "core/exchange/network/field_json.h"
#include "core/review/risk.h"
#include "core/review/workload.h"

#include <algorithm>
#include <optional>
#include <set>

namespace pb::exchange {

namespace {

using namespace review;

/// The members that every kind of thing in a lens file is read with; see FieldReader for what the results mean.
class LensJson {
public:
    FieldReader& reader() { return m_reader; }

    bool object(const InJson& json) { return m_reader.isObject(json); }

    bool text(const InJson& object, std::string_view key, std::size_t most, Text& out)
    {
        return with(object, key, [&](const InJson& json) { return textValue(json, most, out); });
    }

    /// Both languages, neither empty.
    bool textValue(const InJson& json, std::size_t most, Text& out)
    {
        return object(json) && language(json, "en", most, out.en) && language(json, "ko", most, out.ko);
    }

    bool id(const InJson& object, std::string_view key, std::string& out)
    {
        return with(object, key, [&](const InJson& json) {
            return m_reader.value(json, out) && (isLensId(out) || m_reader.refuse("3 to 128 of A-Z, a-z, 0-9 and _"));
        });
    }

    bool name(const InJson& object, std::string_view key, std::string& out)
    {
        return with(object, key, [&](const InJson& json) {
            return m_reader.value(json, out) && (!out.empty() || m_reader.refuse("a text that is not empty"));
        });
    }

    template <class T>
    bool choice(const InJson& object, std::string_view key, T& out)
    {
        return m_reader.member(object, key, out);
    }

    /// A list of 1 to `most` things, each read by `readOne(json, item)`.
    template <class T, class ReadOne>
    bool list(const InJson& object, std::string_view key, std::size_t most, std::vector<T>& out, ReadOne readOne)
    {
        return with(object, key, [&](const InJson& json) {
            if (!json.is_array() || json.empty() || json.size() > most)
                return m_reader.refuse("a list of 1 to " + std::to_string(most));
            for (std::size_t i = 0; i < json.size(); ++i)
                if (!m_reader.inside(std::to_string(i), [&] { return readOne(json[i], out.emplace_back()); }))
                    return false;
            return true;
        });
    }

private:
    template <class Read>
    bool with(const InJson& object, std::string_view key, Read read)
    {
        const auto it = object.find(key);
        return m_reader.inside(key, [&] { return it == object.end() ? m_reader.refuse("a value") : read(*it); });
    }

    bool language(const InJson& object, std::string_view key, std::size_t most, std::string& out)
    {
        return with(object, key, [&](const InJson& json) {
            if (!m_reader.value(json, out))
                return false;
            const std::size_t length = codePoints(out);
            return (length > 0 && length <= most) ||
                   m_reader.refuse("a text of 1 to " + std::to_string(most) + " characters");
        });
    }

    FieldReader m_reader;
};

struct Manifest {
    Lens lens;  ///< without pillars
    std::vector<std::string> pillars;
    Text none;  ///< title of "None of these"
};

bool readManifest(LensJson& in, const InJson& json, Manifest& out)
{
    const auto pillarId = [&](const InJson& item, std::string& id) {
        return in.reader().value(item, id) && (isLensId(id) || in.reader().refuse("a pillar id"));
    };
    return in.object(json) && in.name(json, "id", out.lens.id) && in.text(json, "name", kMaxTitle, out.lens.name) &&
           in.text(json, "description", kMaxText, out.lens.description) &&
           in.list(json, "pillars", kMaxPillars, out.pillars, pillarId) &&
           in.text(json, "none_of_these", kMaxTitle, out.none);
}

bool readChoice(LensJson& in, const InJson& json, Choice& out)
{
    std::vector<int> tags;
    return in.object(json) && in.id(json, "id", out.id) && in.text(json, "title", kMaxTitle, out.title) &&
           in.text(json, "help", kMaxText, out.help) && in.text(json, "improve", kMaxText, out.improve) &&
           in.choice(json, "effort", out.effort) && in.list(json, "tags", 4, tags, [&](const InJson& tag, int&) {
               return readTag(in.reader(), tag, out.weight);
           });
}

bool readQuestion(LensJson& in, const InJson& json, const Text& none, Question& out)
{
    Choice last;
    last.title = none;
    last.none = true;
    const auto evidence = [&](const InJson& item, Text& text) { return in.textValue(item, kMaxText, text); };
    const auto choice = [&](const InJson& item, Choice& read) {
        return readChoice(in, item, read) &&
               (!isNoneChoiceId(read.id) || in.reader().refuse("an id that does not end in _no"));
    };
    const bool good =
        in.object(json) && in.id(json, "id", out.id) && in.name(json, "code", out.code) &&
        in.text(json, "title", kMaxTitle, out.title) && in.text(json, "question", kMaxText, out.question) &&
        in.text(json, "about", kMaxText, out.about) && in.list(json, "evidence", kMaxChoices, out.evidence, evidence) &&
        in.text(json, "out_of_scope", kMaxText, out.out_of_scope) &&
        in.list(json, "choices", kMaxChoices - 1, out.choices, choice) && in.id(json, "none", last.id);
    if (!good || !isNoneChoiceId(last.id))
        return good ? in.reader().inside("none", [&] { return in.reader().refuse("an id that ends in _no"); }) : false;
    out.choices.push_back(std::move(last));
    out.rules = generateRules(out);
    return true;
}

/// @param out its id is that of the file
bool readPillar(LensJson& in, const InJson& json, const Text& none, Pillar& out)
{
    const auto question = [&](const InJson& item, Question& read) { return readQuestion(in, item, none, read); };
    const auto area = [&](const InJson& item, Area& read) {
        return in.object(item) && in.id(item, "id", read.id) && in.text(item, "name", kMaxTitle, read.name) &&
               in.text(item, "guidance", kMaxText, read.guidance) &&
               in.list(item, "questions", kMaxQuestionsInPillar, read.questions, question);
    };
    const std::string wanted = out.id;
    return in.object(json) && in.id(json, "id", out.id) &&
           (out.id == wanted || in.reader().inside("id", [&] { return in.reader().refuse("the file's own name"); })) &&
           in.name(json, "prefix", out.prefix) && in.text(json, "name", kMaxTitle, out.name) &&
           in.text(json, "definition", kMaxText, out.definition) &&
           in.list(json, "areas", kMaxQuestionsInPillar, out.areas, area);
}

/// Parses the file of that name and lets `read(in, json)` make something of it.
template <class Read>
Status readFile(const std::vector<LensFile>& files, const std::string& name, Read read)
{
    const auto file = std::find_if(files.begin(), files.end(), [&](const LensFile& f) { return f.name == name; });
    if (file == files.end())
        return fail(Error::Code::NotFound, "exchange.lens.file", name, "the lens has no such file");
    auto json = parseJson(file->bytes, name);
    if (!json)
        return forward(std::move(json));
    LensJson in;
    if (read(in, *json))
        return {};
    // A value that is missing has no line of its own: the nearest that encloses it has.
    std::string pointer = in.reader().pointer();
    int line = 0;
    for (std::string at = pointer; line == 0; at.resize(at.rfind('/'))) {
        line = linesOf(file->bytes, {at}).front();
        if (at.empty())
            break;
    }
    return fail(Error::Code::Schema, "exchange.lens.field", name + ':' + std::to_string(std::max(line, 1)),
                "expected " + in.reader().expected(), {std::move(pointer), in.reader().expected()});
}

/// Question ids and codes are unique in the lens, choice ids too: they are keys of answers.
Status checkIds(const Lens& lens)
{
    std::set<std::string_view> seen;
    for (const Pillar& pillar : lens.pillars) {
        for (const Question* question : allQuestions(pillar)) {
            std::vector<std::string_view> ids{question->id, question->code};
            for (const Choice& choice : question->choices)
                ids.push_back(choice.id);
            for (const std::string_view id : ids)
                if (!seen.insert(id).second)
                    return fail(Error::Code::Conflict, "exchange.lens.twice", pillar.id + ".json",
                                "the id is used twice", {std::string(id)});
        }
    }
    return {};
}

}  // namespace

Result<Lens> readLens(const std::vector<LensFile>& files)
{
    Manifest manifest;
    auto status = readFile(files, "lens.json",
                           [&](LensJson& in, const InJson& json) { return readManifest(in, json, manifest); });
    for (const std::string& id : manifest.pillars) {
        if (!status)
            break;
        Pillar& pillar = manifest.lens.pillars.emplace_back();
        pillar.id = id;
        status = readFile(files, id + ".json", [&](LensJson& in, const InJson& json) {
            return readPillar(in, json, manifest.none, pillar);
        });
    }
    if (status)
        status = checkIds(manifest.lens);
    if (!status)
        return forward(std::move(status));
    return std::move(manifest.lens);
}

}  // namespace pb::exchange
