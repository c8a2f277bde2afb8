// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/block.h"
#include "ui/report/report_input.h"
#include "ui/report/speaker.h"
#include "ui/report/table_block.h"

#include <vector>

namespace pb::ui::report {

/// What the sections are written with: the gathered report, the language, and the blocks so far.
struct Composer {
    const pb::report::Report& report;
    const ReportInput& input;
    Speaker speaker;
    Blocks blocks;

    TextBlock& text(const QString& words, const TextStyle& style);
    /// A paragraph in the main language and, in a report in both, the English beneath it in smaller grey.
    TextBlock& pair(const QString& main, const QString& second, const TextStyle& style, double indent = 0);
    /// Notes in Markdown, a block for each paragraph, with a bar along the left edge where it is a colour.
    void markdown(const QString& notes, const QColor& bar);
    /// A heading with its bookmark. Level 0 starts a page.
    TextBlock& heading(const QString& words, int level, const QString& anchor);
    FigureBlock& figure(double height, FigureBlock::Draw draw);
    TableBlock& table(std::vector<double> weights, const QStringList& header, std::vector<Row> rows);
};

namespace style {
inline constexpr TextStyle kBody{9.5, false, ink::kText, 1.4};
inline constexpr TextStyle kSmall{8, false, ink::kMuted, 1.35};
inline constexpr TextStyle kSecond{8, false, ink::kMuted, 1.35};
inline constexpr TextStyle kLabel{8, true, ink::kMuted, 1.4};
inline constexpr TextStyle kStrong{10.5, true, ink::kText, 1.35};
}  // namespace style

// One function for each section; each appends to composer.blocks.
void composeCover(Composer& composer);
void composeSummary(Composer& composer);
void composeReview(Composer& composer);
void composeNetworks(Composer& composer);
void composeRuns(Composer& composer);
void composeMethod(Composer& composer);

/// Risk counts as bars: one for each pillar of `lens`; without it for each lens of the report, or for the pillars of
/// its only one.
void drawRisks(QPainter& painter, const QRectF& rect, const pb::report::Report& report, const Speaker& speaker,
               const review::Lens* lens = nullptr);

QString riskName(review::Risk risk, const Speaker& speaker);
/// Where the page of a question, finding or run is: names for links.
QString questionAnchor(const pb::report::QuestionEntry& entry);
QString findingAnchor(NetworkId network, const QString& key);
QString findingAnchor(NetworkId network, const Finding& finding);
QString runAnchor(RunId run);

}  // namespace pb::ui::report
