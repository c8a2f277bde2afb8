// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/rules.h"
#include "ui/canvas/render_network.h"
#include "ui/report/compose.h"
#include "ui/text/finding_text.h"
#include "ui/text/format.h"
#include "ui/text/utf8.h"

using namespace Qt::StringLiterals;

namespace pb::ui::report {

namespace {

QString sourceText(const Composer& composer, const Finding& finding)
{
    const net::RuleInfo* rule = net::ruleOf(finding.rule);
    if (!rule || rule->source.address.empty())
        return {};
    const QString address =
        QString::fromUtf8(rule->source.address.data(), static_cast<qsizetype>(rule->source.address.size()));
    const QString read = fromUtf8(rule->source.read.text());
    return read.isEmpty() ? address : composer.speaker.sayMain("report.source", {address, read});
}

QString questionCodes(const Finding& finding)
{
    QStringList codes;
    for (const std::string_view code : net::questionsFor(finding.rule))
        codes << QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
    return codes.join(u", "_s);
}

void composeFinding(Composer& composer, const net::Network& network, const pb::report::ReportedFinding& reported)
{
    const Speaker& speaker = composer.speaker;
    const Finding& finding = reported.finding;
    const text::FindingText said = text::findingText(finding, speaker.main());
    const QColor color = reported.waiver ? QColor(ink::kRule) : severityColor(finding.severity);
    TextBlock& head = composer.text(said.title, style::kStrong);
    head.spaceBefore = points(9);
    head.keepWithNext = true;
    head.bar = color;
    head.anchor = findingAnchor(network.id, finding);
    head.right =
        reported.waiver ? speaker.sayMain("report.waived") : text::severityName(finding.severity, speaker.main());
    head.rightColor = reported.waiver ? QColor(ink::kMuted) : color;
    const auto line = [&](const QString& words, const TextStyle& look) {
        if (!words.isEmpty())
            composer.text(words, look).bar = color;
    };
    line(said.sentence, style::kBody);
    if (speaker.both())
        line(text::findingText(finding, text::Language::English).sentence, style::kSecond);
    line(said.advice, style::kSmall);
    if (speaker.both())
        line(text::findingText(finding, text::Language::English).advice, style::kSecond);
    if (reported.waiver)
        line(speaker.sayMain("report.waiver", {fromUtf8(reported.waiver->reason), fromUtf8(reported.waiver->author)}),
             style::kBody);
    const QString codes = questionCodes(finding);
    line(codes.isEmpty() ? sourceText(composer, finding) : codes + u"   "_s + sourceText(composer, finding),
         style::kSmall);
}

/// The drawing, as large as the room that the blocks from `first` on leave on a page.
void composeDrawing(Composer& composer, const net::Network& network, std::size_t first)
{
    const QRectF page = pageShape(composer.input.paper, true).content();
    double used = points(16);
    for (std::size_t i = first; i < composer.blocks.size(); ++i) {
        Block& block = *composer.blocks[i];
        block.layOut(page.width());
        used += block.spaceBefore + block.height(0, block.parts());
    }
    const text::Language language = composer.speaker.main();
    composer.figure(page.height() - used, [&network, language](QPainter& painter, const QRectF& area) {
        renderNetwork(painter, network, area,
                      NetworkRenderOptions{.language = language, .fontFamily = QString::fromLatin1(kFontFamily)});
    });
}

void composeNetwork(Composer& composer, const pb::report::NetworkPart& part, std::size_t first)
{
    const Speaker& speaker = composer.speaker;
    TextBlock& head = composer.heading(fromUtf8(part.network->name), 1, u"n:%1"_s.arg(part.network->id.value));
    head.pageBefore = first + 1 == composer.blocks.size();
    head.landscape = true;
    const QStringList args{fromUtf8(part.network->name), fromUtf8(net::rulesDate(*part.network).text()),
                           text::count(part.open[2], speaker.main()), text::count(part.open[1], speaker.main()),
                           text::count(part.open[0], speaker.main())};
    composer.pair(speaker.sayMain("report.network.intro", args), speaker.saySecond("report.network.intro", args),
                  style::kBody);
    if (part.network->topology.size() > 0)
        composeDrawing(composer, *part.network, first);
}

}  // namespace

void composeNetworks(Composer& composer)
{
    const Speaker& speaker = composer.speaker;
    if (composer.report.networks.empty())
        return;
    // The first drawing shares the page of the chapter's title.
    std::size_t first = composer.blocks.size();
    composer.heading(speaker.say("report.network.title"), 0, u"networks"_s).landscape = true;
    for (const pb::report::NetworkPart& part : composer.report.networks) {
        composeNetwork(composer, part, first);
        first = composer.blocks.size();
    }
    for (const pb::report::NetworkPart& part : composer.report.networks) {
        if (part.findings.empty())
            continue;
        TextBlock& head = composer.heading(speaker.say("report.network.findings", {fromUtf8(part.network->name)}), 1,
                                           u"nf:%1"_s.arg(part.network->id.value));
        head.pageBefore = true;
        for (const pb::report::ReportedFinding& reported : part.findings)
            composeFinding(composer, *part.network, reported);
    }
}

}  // namespace pb::ui::report
