// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/report/paginator.h"
#include "ui/report/report_input.h"

#include <QByteArray>
#include <QString>

namespace pb::ui::report {

/// A report laid out and ready to be painted, on screen as on paper.
struct Rendered {
    Pages pages;
    std::shared_ptr<const pb::report::Report> report;  ///< what the blocks point into
    QString title;
    QString footer;
    QString languageTag;  ///< "ko-KR", "en-US"; of a report in both: Korean
    std::string date;     ///< ISO 8601

    int count() const { return static_cast<int>(pages.pages.size()); }
    /// Paints one page in report units (kUnit), its top left corner at the painter's origin.
    void paint(QPainter& painter, int page) const;
};

/// Lays a report out. GUI thread.
/// @return NotFound "report.workload.unknown"; NotFound "report.font.missing": the typeface is not installed
Result<Rendered> render(const ReportInput& input, const pb::report::Options& options);

/// The report as PDF: bookmarks, links, language and title set, text that can be searched and copied. The same report
/// and date give the same bytes. GUI thread.
/// @return Io "report.pdf.failed"
Result<QByteArray> pdfBytes(const Rendered& rendered);

/// render() and pdfBytes() into a file, by way of a temporary one beside it.
/// @return the number of pages; their errors, and Io "report.write.failed" where = path
Result<int> writePdf(const ReportInput& input, const pb::report::Options& options, const QString& path);

}  // namespace pb::ui::report
