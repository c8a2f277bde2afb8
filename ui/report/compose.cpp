// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/compose.h"

#include "ui/charts/pillar_chart.h"
#include "ui/document/markdown.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui::report {

namespace {

constexpr std::array kRisks{review::Risk::High, review::Risk::Medium, review::Risk::None, review::Risk::Unanswered,
                            review::Risk::NotApplicable};

struct HeadingStyle {
    double size;
    double before;
};
constexpr std::array<HeadingStyle, 3> kHeadings{{{18, 0}, {13, 16}, {10.5, 12}}};

}  // namespace

TextBlock& Composer::text(const QString& words, const TextStyle& style)
{
    auto block = std::make_unique<TextBlock>(words, style);
    TextBlock& reference = *block;
    blocks.push_back(std::move(block));
    return reference;
}

TextBlock& Composer::pair(const QString& main, const QString& second, const TextStyle& style, double indent)
{
    TextBlock& first = text(main, style);
    first.indent = indent;
    first.spaceBefore = points(3);
    if (!second.isEmpty()) {
        first.keepWithNext = true;
        text(second, style::kSecond).indent = indent;
    }
    return first;
}

void Composer::markdown(const QString& notes, const QColor& bar)
{
    bool first = true;
    int before = 0;
    for (const MarkdownParagraph& paragraph : markdownParagraphs(notes)) {
        QString words = paragraph.number.isEmpty() ? QString() : paragraph.number + u' ';
        QList<QTextLayout::FormatRange> formats;
        int from = 0;
        const auto upTo = [&](int to) { words += printable(paragraph.text.mid(from, to - from)); };
        for (const MarkdownSpan& span : paragraph.spans) {
            upTo(span.from);
            const QString part = printable(paragraph.text.mid(span.from, span.length));
            QTextCharFormat look;
            if (span.bold)
                look.setFontWeight(QFont::Bold);
            if (span.italic)
                look.setFontItalic(true);
            if (span.code)
                look.setForeground(QColor(ink::kAccent));
            formats.append({static_cast<int>(words.size()), static_cast<int>(part.size()), look});
            words += part;
            from = span.from + span.length;
        }
        upTo(static_cast<int>(paragraph.text.size()));
        TextStyle look = style::kBody;
        look.bold = paragraph.heading > 0;
        TextBlock& block = text(words, look);
        block.setFormats(formats);
        block.bar = bar;
        block.joinsBar = !first;
        block.keepWithNext = paragraph.heading > 0;
        if (!first)
            block.spaceBefore = points(paragraph.depth > 0 && before > 0 ? 1 : 4);
        first = false;
        before = paragraph.depth;
        block.indent = points(12) * std::max(0, paragraph.depth - 1);
        if (paragraph.depth > 0 && paragraph.number.isEmpty())
            block.mark = Mark::Bullet;
    }
}

TextBlock& Composer::heading(const QString& words, int level, const QString& anchor)
{
    const HeadingStyle& look = kHeadings[static_cast<std::size_t>(level)];
    TextBlock& block = text(words, {look.size, true, level == 0 ? ink::kAccent : ink::kText, 1.3});
    block.spaceBefore = points(look.before);
    block.keepWithNext = true;
    block.pageBefore = level == 0;
    block.anchor = anchor;
    block.outline = words;
    block.outlineLevel = level;
    return block;
}

FigureBlock& Composer::figure(double height, FigureBlock::Draw draw)
{
    auto block = std::make_unique<FigureBlock>(height, std::move(draw));
    FigureBlock& reference = *block;
    reference.spaceBefore = points(8);
    blocks.push_back(std::move(block));
    return reference;
}

TableBlock& Composer::table(std::vector<double> weights, const QStringList& header, std::vector<Row> rows)
{
    auto block = std::make_unique<TableBlock>(std::move(weights), header, std::move(rows));
    TableBlock& reference = *block;
    reference.spaceBefore = points(6);
    blocks.push_back(std::move(block));
    return reference;
}

void drawRisks(QPainter& painter, const QRectF& rect, const pb::report::Report& report, const Speaker& speaker,
               const review::Lens* lens)
{
    PillarChart chart;
    const auto add = [&](const QString& name, const review::RiskCounts& counts) {
        PillarBar bar{name, {}};
        for (const review::Risk risk : kRisks)
            bar.parts.push_back({counts.of(risk), riskColor(risk)});
        chart.bars.push_back(std::move(bar));
    };
    const review::Lens* only = report.severalLenses() ? lens : report.lenses.front();
    for (const review::Lens* each : report.lenses) {
        const review::Lens& own = *each;
        review::RiskCounts sum;
        for (const pb::report::PillarPart& part : report.pillars)
            if (part.lens->id == own.id) {
                sum += part.counts;
                if (only && only->id == own.id)
                    add(speaker.main(part.pillar->name), part.counts);
            }
        if (!only)
            add(speaker.main(own.name).simplified(), sum);
    }
    for (const review::Risk risk : kRisks)
        chart.legend.push_back({riskName(risk, speaker), riskColor(risk)});
    paintPillarBars(painter, rect, chart, ChartStyle::forPrint(font(8.5), speaker.main()));
}

QString riskName(review::Risk risk, const Speaker& speaker)
{
    return speaker.sayMain("report.risk." + std::string(enumName(risk)));
}

QString questionAnchor(const pb::report::QuestionEntry& entry)
{
    return u"q:"_s + QString::fromStdString(entry.lens->id + ':' + entry.question->id);
}

QString findingAnchor(NetworkId network, const QString& key) { return u"f:%1:"_s.arg(network.value) + key; }

QString findingAnchor(NetworkId network, const Finding& finding)
{
    return findingAnchor(network, QString::fromStdString(finding.key()));
}

QString runAnchor(RunId run) { return u"r:%1"_s.arg(run.value); }

}  // namespace pb::ui::report
