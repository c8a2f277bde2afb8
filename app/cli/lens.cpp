// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/actions.h"
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/lens_diff.h"
#include "app/cli/lens_files.h"
#include "app/cli/lens_prove.h"
#include "core/exchange/review/aws_lens.h"
#include "core/exchange/review/review_codec.h"
#include "ui/document/built_in_lenses.h"
#include "ui/text/format.h"

#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

constexpr auto kCommand = "lens"_L1;

Exit prove(const Console& console, const Call& call) { return proveLenses(console, call.operands(), call.json()); }

/// Where the result goes; empty: the call was wrong and has been answered.
QString outputOf(const Console& console, const Call& call)
{
    const QString output = call.value(u"o"_s);
    if (output.isEmpty())
        console.usage("cli.no_output");
    else if (output == u"-" && call.json())
        console.usage("cli.two_answers");
    else
        return output;
    return {};
}

/// Writes a result and says what was noted on the way.
Exit deliver(const Console& console, const Call& call, const std::string& bytes, const LensInput& noted)
{
    const QString output = call.value(u"o"_s);
    if (auto written = writeOutput(output, QByteArray::fromStdString(bytes)); !written)
        return console.fail(written.error());
    if (call.json()) {
        console.print(Json{{"file", noted.file.toStdString()},
                           {"name", lensText(console, noted.lens.name).toStdString()},
                           {"questions", review::allQuestions(noted.lens).size()},
                           {"repairs", repairsJson(console, noted.file, noted.repairs)}});
    } else if (output != u"-") {
        printRepairs(console, noted.file, noted.repairs);
        console.print(console.say("cli.lens.written",
                                  {text::count(std::ssize(review::allQuestions(noted.lens)), console.language()),
                                   output, text::count(std::ssize(noted.repairs), console.language())}));
    }
    return Exit::Clean;
}

Exit import(const Console& console, const Call& call)
{
    if (call.operands().isEmpty() || call.operands().size() > 2)
        return console.usage("cli.lens.one_or_two");
    if (outputOf(console, call).isEmpty())
        return Exit::Usage;
    const auto read = readLensFiles(call.operands());
    if (!read)
        return console.fail(read.error());
    return deliver(console, call, exchange::writeLens(read->lens) + '\n', *read);
}

/// A lens file, or the id of a lens that comes with the program.
Result<LensInput> lensNamed(const QString& name)
{
    if (!QFileInfo::exists(name) && name != u"-") {
        auto lenses = ui::builtInLenses();
        if (!lenses)
            return forward(std::move(lenses));
        for (review::Lens& lens : *lenses)
            if (QString::fromStdString(lens.id) == name)
                return LensInput{name, std::move(lens), {}};
    }
    return readLensFiles({name});
}

exchange::LensLanguage languageOf(const Console& console)
{
    return console.language() == text::Language::Korean ? exchange::LensLanguage::Korean
                                                        : exchange::LensLanguage::English;
}

Exit exportLens(const Console& console, const Call& call)
{
    if (call.operands().size() != 1)
        return console.usage("cli.one_file");
    if (call.has(u"format"_s) && call.value(u"format"_s) != u"aws")
        return console.usage("cli.lens.unknown_format", {call.value(u"format"_s)});
    if (outputOf(console, call).isEmpty())
        return Exit::Usage;
    auto read = lensNamed(call.operands().first());
    if (!read)
        return console.fail(read.error());
    auto written = exchange::writeAwsLens(read->lens, languageOf(console));
    if (!written)
        return console.fail(written.error());
    read->file = call.value(u"o"_s);
    read->repairs = std::move(written->changes);
    return deliver(console, call, written->json, *read);
}

Exit diff(const Console& console, const Call& call)
{
    if (call.operands().size() != 2)
        return console.usage("cli.lens.two_files");
    const auto before = lensNamed(call.operands()[0]);
    if (!before)
        return console.fail(before.error());
    const auto after = lensNamed(call.operands()[1]);
    if (!after)
        return console.fail(after.error());
    return diffLensFiles(console, *before, *after, call.json());
}

/// What an action takes and does.
struct Form {
    QLatin1StringView name;
    QStringView operands;
    Exit (*run)(const Console&, const Call&);
    bool writes = false;
};
constexpr Form kProve{"prove"_L1, u"[FILE…]", prove};
constexpr Form kImport{"import"_L1, u"FILE… -o OUT.json", import, true};
constexpr Form kExport{"export"_L1, u"LENS -o FILE", exportLens, true};
constexpr Form kDiff{"diff"_L1, u"A B", diff};

template <const Form& form>
Exit take(const Console& console, const QStringList& arguments)
{
    const QString operands = form.operands.toString();
    Call call(console, u"lens "_s + form.name, operands, aboutOf(kCommand, form.name));
    call.addOperand(operands.section(u' ', 0, 0).remove(u'[').remove(u']'),
                    "cli.lens.operand_" + form.name.toString().toStdString());
    if (form.writes)
        call.addOption({u"o"_s, u"output"_s}, u"FILE"_s, "cli.option.output");
    if (&form == &kExport) {
        call.addOption({u"format"_s}, u"aws"_s, "cli.lens.option_format");
        call.addOption({u"lang"_s}, u"ko|en"_s, "cli.lens.option_lang");
    }
    return call.parse(arguments) ? form.run(console, call) : call.exit();
}

constexpr std::array kActions{Action{kProve.name, take<kProve>}, Action{kImport.name, take<kImport>},
                              Action{kExport.name, take<kExport>}, Action{kDiff.name, take<kDiff>}};

}  // namespace

Exit runLens(const Console& console, const QStringList& arguments)
{
    return runActions(console, {kCommand, {}, kActions}, arguments);
}

}  // namespace pb::cli
