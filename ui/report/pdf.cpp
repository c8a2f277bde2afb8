// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf.h"

#include "ui/report/compose.h"
#include "ui/report/pdf_post.h"

#include <QBuffer>
#include <QHashFunctions>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace pb::ui::report {

namespace {

using Section = pb::report::Section;

Blocks compose(const pb::report::Report& report, const ReportInput& input, const pb::report::Options& options)
{
    Composer composer{report, input, Speaker(options.languages), {}};
    composeCover(composer);
    const auto add = [&](Section section, void (*write)(Composer&)) {
        if (options.has(section))
            write(composer);
    };
    add(Section::Summary, composeSummary);
    add(Section::Review, composeReview);
    add(Section::Network, composeNetworks);
    add(Section::Density, composeRuns);
    add(Section::Method, composeMethod);
    return std::move(composer.blocks);
}

void paintFooter(QPainter& painter, const PageShape& shape, const QString& left, const QString& right)
{
    const QRectF content = shape.content();
    const QRectF line(content.left(), content.bottom() + points(18), content.width(), points(12));
    painter.setPen(QPen(QColor(ink::kRule), points(0.5)));
    painter.drawLine(line.topLeft() - QPointF(0, points(4)), line.topRight() - QPointF(0, points(4)));
    painter.setFont(font(7.5));
    painter.setPen(QColor(ink::kMuted));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, left);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, right);
}

QPageLayout pageLayout(const PageShape& shape)
{
    return QPageLayout(QPageSize(shape.size / kUnit, QPageSize::Point, QString(), QPageSize::ExactMatch),
                       QPageLayout::Portrait, QMarginsF(0, 0, 0, 0));
}

/// Qt names and numbers the fonts of a PDF in the order of a hash table, which differs from process to process.
class FixedHashOrder {
public:
    FixedHashOrder() { QHashSeed::setDeterministicGlobalSeed(); }
    ~FixedHashOrder() { QHashSeed::resetRandomGlobalSeed(); }
    Q_DISABLE_COPY_MOVE(FixedHashOrder)
};

tl::unexpected<Error> pdfFailed()
{
    return fail(Error::Code::Io, "report.pdf.failed", "PDF", "the PDF could not be made");
}

}  // namespace

void Rendered::paint(QPainter& painter, int page) const
{
    const Page& sheet = pages.pages[static_cast<std::size_t>(page)];
    for (const Placed& placed : sheet.placed)
        placed.block->paint(painter, placed.at, placed.from, placed.to);
    if (page > 0)
        paintFooter(painter, sheet.shape, footer, u"%1 / %2"_s.arg(page + 1).arg(count()));
}

Result<Rendered> render(const ReportInput& input, const pb::report::Options& options)
{
    if (!fontInstalled())
        return fail(Error::Code::NotFound, "report.font.missing", kFontFamily, "the typeface is not installed");
    auto gathered = pb::report::gather(*input.workspace, *input.findings, input.lenses, input.workload, options);
    if (!gathered)
        return forward(std::move(gathered));
    Rendered out;
    // Blocks point into the report: it must have its final address before they are made.
    const auto report = std::make_shared<pb::report::Report>(*std::move(gathered));
    out.report = report;
    const Speaker speaker(options.languages);
    out.title = QString::fromStdString(report->workload->name);
    out.footer = printable(out.title + u"   "_s + QString::fromStdString(report->date.text()));
    out.languageTag = speaker.main() == text::Language::Korean ? u"ko-KR"_s : u"en-US"_s;
    out.date = report->date.text();
    out.pages = paginate(compose(*report, input, options), input.paper);
    return out;
}

Result<QByteArray> pdfBytes(const Rendered& rendered)
{
    const FixedHashOrder order;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(static_cast<int>(72 * kUnit));
        writer.setCreator(u"Pillarbench"_s);
        writer.setTitle(rendered.title);
        writer.setPageLayout(pageLayout(rendered.pages.pages.front().shape));
        QPainter painter;
        if (!painter.begin(&writer))
            return pdfFailed();
        for (int page = 0; page < rendered.count(); ++page) {
            if (page > 0) {
                writer.setPageLayout(pageLayout(rendered.pages.pages[static_cast<std::size_t>(page)].shape));
                writer.newPage();
            }
            painter.save();
            rendered.paint(painter, page);
            painter.restore();
        }
    }
    return finishPdf(bytes, rendered);
}

Result<int> writePdf(const ReportInput& input, const pb::report::Options& options, const QString& path)
{
    const auto rendered = render(input, options);
    if (!rendered)
        return tl::unexpected(rendered.error());
    const auto bytes = pdfBytes(*rendered);
    if (!bytes)
        return tl::unexpected(bytes.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return fail(Error::Code::Io, "report.write.failed", path.toStdString(), file.errorString().toStdString(),
                    {file.errorString().toStdString()});
    return rendered->count();
}

}  // namespace pb::ui::report
