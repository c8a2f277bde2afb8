// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/rules.h"
#include "ui/canvas/render_network.h"
#include "ui/report/compose.h"
#include "ui/text/finding_text.h"
#include "ui/text/format.h"

using namespace Qt::StringLiterals;

namespace pb::ui::report {

namespace {

QString fromStd(const std::string& text) { return QString::fromStdString(text); }

QString sourceText(const Composer& composer, const Finding& finding)
{
    const net::RuleInfo* rule = net::ruleOf(finding.rule);
    if (!rule || rule->source.address.empty())
        return {};
    const QString address =
        QString::fromUtf8(rule->source.address.data(), static_cast<qsizetype>(rule->source.address.size()));
    const QString read = fromStd(rule->source.read.text());
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
    if (reported.waiver)
        line(speaker.sayMain("report.waiver", {fromStd(reported.waiver->reason), fromStd(reported.waiver->author)}),
             style::kBody);
    const QString codes = questionCodes(finding);
    line(codes.isEmpty() ? sourceText(composer, finding) : codes + u"   "_s + sourceText(composer, finding),
         style::kSmall);
}

void composeDrawing(Composer& composer, const net::Network& network)
{
    TextBlock& head = composer.heading(fromStd(network.name), 1, u"n:%1"_s.arg(network.id.value));
    head.pageBefore = true;
    head.landscape = true;
    const QRectF page = pageShape(composer.input.paper, true).content();
    const double height = page.height() - head.height(0, 1) - points(40);
    const text::Language language = composer.speaker.main();
    composer.figure(height, [&network, language](QPainter& painter, const QRectF& area) {
        renderNetwork(painter, network, area,
                      NetworkRenderOptions{.language = language, .fontFamily = QString::fromLatin1(kFontFamily)});
    });
}

}  // namespace

void composeNetworks(Composer& composer)
{
    const Speaker& speaker = composer.speaker;
    if (composer.report.networks.empty())
        return;
    composer.heading(speaker.say("report.network.title"), 0, u"networks"_s);
    for (const pb::report::NetworkPart& part : composer.report.networks) {
        const QStringList args{fromStd(part.network->name), fromStd(net::rulesDate(*part.network).text()),
                               text::count(part.open[2], speaker.main()), text::count(part.open[1], speaker.main()),
                               text::count(part.open[0], speaker.main())};
        composer.pair(speaker.sayMain("report.network.intro", args), speaker.saySecond("report.network.intro", args),
                      style::kBody);
    }
    for (const pb::report::NetworkPart& part : composer.report.networks)
        if (part.network->topology.size() > 0)
            composeDrawing(composer, *part.network);
    for (const pb::report::NetworkPart& part : composer.report.networks) {
        if (part.findings.empty())
            continue;
        TextBlock& head = composer.heading(speaker.say("report.network.findings", {fromStd(part.network->name)}), 1,
                                           u"nf:%1"_s.arg(part.network->id.value));
        head.pageBefore = true;
        for (const pb::report::ReportedFinding& reported : part.findings)
            composeFinding(composer, *part.network, reported);
    }
}

}  // namespace pb::ui::report
