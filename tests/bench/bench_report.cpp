// SPDX-License-Identifier: GPL-3.0-or-later
// A report of about sixty pages, laid out and written; beside it QPdfWriter with as many pages of plain lines.
#include "tests/bench/bench.h"

#include "ui/document/document.h"
#include "ui/report/pdf.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

using namespace pb;

constexpr int kRuns = 5;
constexpr int kLinesOfAPage = 45;

/// Both languages, one choice of each question, notes of forty lines.
workspace::Workspace reviewed(const review::Lens& lens)
{
    workspace::Workspace out;
    review::Workload workload;
    workload.id = {1};
    workload.name = "주문 플랫폼";
    workload.lens = lens.id;
    std::string notes;
    for (int i = 0; i < 40; ++i)
        notes += "금요일까지 확인합니다. ticket 4711 (10.0.8.0/24)\n";
    for (const review::Question* question : review::allQuestions(lens)) {
        review::Answer& answer = workload.reviews[workload.lens].answers[question->id];
        answer.choices[question->choices.front().id].state = review::ChoiceState::Selected;
        answer.notes = notes;
    }
    out.workloads[{1}] = workload;
    return out;
}

QByteArray plainPages(int pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(144);
    QPainter painter(&writer);
    painter.setFont(QFont(u"NanumBarunGothic"_s, 9));
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            writer.newPage();
        for (int line = 0; line < kLinesOfAPage; ++line)
            painter.drawText(40, 60 + line * 30,
                             u"%1-%2 금요일까지 확인합니다. ticket 4711 (10.0.8.0/24)"_s.arg(page).arg(line));
    }
    painter.end();
    return bytes;
}

}  // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const ui::Document document;
    const workspace::Workspace state = reviewed(document.lenses().front());
    const workspace::Findings findings;
    ui::report::ReportInput input;
    input.workspace = &state;
    input.findings = &findings;
    input.lenses = {&document.lenses().front()};
    input.workload = {1};
    pb::report::Options options;
    options.languages = pb::report::Languages::Both;
    options.date = Date(2026, 11, 23);

    int pages = 0;
    qsizetype bytes = 0;
    const auto whole = bench::timesMs(
        kRuns,
        [&] {
            const auto rendered = ui::report::render(input, options);
            if (!rendered)
                std::exit(1);
            const auto pdf = ui::report::pdfBytes(*rendered);
            if (!pdf)
                std::exit(1);
            pages = rendered->count();
            bytes = pdf->size();
        },
        1);
    qsizetype plainBytes = 0;
    const auto plain = bench::timesMs(
        kRuns, [&] { plainBytes = plainPages(pages).size(); }, 1);
    const std::string size = std::to_string(pages) + " pages, Korean and English";
    bench::print({.name = "report.pdf",
                  .value = bench::quantile(whole, 0.5),
                  .unit = "ms",
                  .size = size,
                  .peer = "QPdfWriter, plain lines",
                  .peerValue = bench::quantile(plain, 0.5)});
    bench::print({.name = "report.pdf.size",
                  .value = static_cast<double>(bytes) / 1000,
                  .unit = "kB",
                  .size = size,
                  .peer = "QPdfWriter, plain lines",
                  .peerValue = static_cast<double>(plainBytes) / 1000});
    return 0;
}
