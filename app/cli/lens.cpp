// SPDX-License-Identifier: GPL-3.0-or-later
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

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

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

struct Action {
    QLatin1StringView name;
    QStringView operands;
    Exit (*run)(const Console&, const Call&);
    bool writes;
};

constexpr std::array kActions{
    Action{"prove"_L1, u"[FILE…]", prove, false},
    Action{"import"_L1, u"FILE… -o OUT.json", import, true},
    Action{"export"_L1, u"LENS -o FILE", exportLens, true},
    Action{"diff"_L1, u"A B", diff, false},
};

std::string idOf(std::string_view what, const Action& action)
{
    return "cli.lens." + std::string(what) + '_' + QString(action.name).toStdString();
}

void printOverview(const Console& console)
{
    console.print(console.say("cli.help.usage", {u"lens"_s, u"ACTION"_s}));
    console.print(QString());
    for (const Action& action : kActions)
        console.print(u"  "_s + console.tinted(padded(action.name, 8), Tint::Strong) + u"  "_s +
                      console.say(idOf("about", action)));
    console.print(QString());
    console.print(console.say("cli.lens.overview_help"));
}

}  // namespace

Exit runLens(const Console& console, const QStringList& arguments)
{
    const QString name = arguments.value(1);
    if (name == u"--help" || name == u"-h") {
        printOverview(console);
        return Exit::Clean;
    }
    const auto action = std::find_if(kActions.begin(), kActions.end(), [&](const Action& a) { return name == a.name; });
    if (action == kActions.end())
        return console.usage(name.isEmpty() || name.startsWith(u'-') ? "cli.lens.no_action" : "cli.lens.unknown_action",
                             {name});
    const QString operands = action->operands.toString();
    Call call(console, u"lens "_s + name, operands, idOf("about", *action));
    call.addOperand(QString(operands).section(u' ', 0, 0).remove(u'[').remove(u']'), idOf("operand", *action));
    if (action->writes)
        call.addOption({u"o"_s, u"output"_s}, u"FILE"_s, "cli.option.output");
    if (name == u"export") {
        call.addOption({u"format"_s}, u"aws"_s, "cli.lens.option_format");
        call.addOption({u"lang"_s}, u"ko|en"_s, "cli.lens.option_lang");
    }
    if (!call.parse(arguments.mid(1)))
        return call.exit();
    return action->run(console, call);
}

}  // namespace pb::cli
