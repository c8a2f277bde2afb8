// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_page.h"

#include "ui/document/document.h"
#include "ui/report/page_preview.h"
#include "ui/text/error_text.h"
#include "ui/text/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {
constexpr int kRefreshMs = 250;
constexpr int kOptionsWidth = 270;
constexpr int kPageWidth = 660;
}  // namespace

ReportPage::ReportPage(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_refresh(new QTimer(this)), m_title(new QLabel(this)),
      m_languageLabel(new QLabel(this)), m_language(new QComboBox(this)), m_paperLabel(new QLabel(this)),
      m_paper(new QComboBox(this)), m_sectionsLabel(new QLabel(this)), m_export(new QPushButton(this)),
      m_outcome(new QLabel(this)), m_pages(new QLabel(this)), m_scroll(new QScrollArea(this)),
      m_preview(new PagePreview(this))
{
    setObjectName(u"reportPage"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildOptions());
    m_scroll->setWidget(m_preview);
    m_scroll->setAlignment(Qt::AlignHCenter);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_preview->setPageWidth(kPageWidth);
    row->addWidget(m_scroll, 1);

    m_refresh->setSingleShot(true);
    m_refresh->setInterval(kRefreshMs);
    connect(m_refresh, &QTimer::timeout, this, &ReportPage::refresh);
    connect(&m_document, &Document::changed, this, &ReportPage::forget);
    connect(&m_document, &Document::findingsChanged, this, &ReportPage::markStale);
    connect(&m_document, &Document::reloaded, this, [this] {
        m_runs.clear();
        m_exportAfterRuns.clear();
        forget();
    });
    connect(m_export, &QPushButton::clicked, this, &ReportPage::askExport);
    connect(m_outcome, &QLabel::linkActivated, this,
            [](const QString& link) { QDesktopServices::openUrl(QUrl(link)); });
    retranslate();
}

ReportPage::~ReportPage() = default;

QWidget* ReportPage::buildOptions()
{
    auto* panel = new QWidget(this);
    panel->setFixedWidth(kOptionsWidth);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(18, 18, 18, 18);
    column->setSpacing(8);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    m_title->setFont(large);
    column->addWidget(m_title);
    column->addSpacing(8);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_languageLabel, m_language, m_paperLabel, m_paper, m_sectionsLabel})
        column->addWidget(widget);
    m_language->setObjectName(u"reportLanguage"_s);
    for (const auto name : enumNames(pb::report::Languages{}))
        m_language->addItem(QString(), QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    m_language->setCurrentIndex(text::current() == text::Language::Korean ? 1 : 0);
    m_paper->addItems({u"A4"_s, u"Letter"_s});
    for (QCheckBox*& box : m_sections) {
        box = new QCheckBox(panel);
        box->setChecked(true);
        column->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &ReportPage::markStale);
    }
    for (QComboBox* combo : {m_language, m_paper})
        connect(combo, &QComboBox::currentIndexChanged, this, &ReportPage::markStale);
    column->addSpacing(10);
    m_export->setObjectName(u"reportExport"_s);
    m_export->setDefault(true);
    column->addWidget(m_export);
    column->addWidget(m_pages);
    m_outcome->setObjectName(u"reportOutcome"_s);
    m_outcome->setWordWrap(true);
    m_outcome->setTextInteractionFlags(Qt::TextBrowserInteraction);
    column->addWidget(m_outcome);
    column->addStretch();
    return panel;
}

void ReportPage::setWorkload(WorkloadId workload)
{
    m_workload = workload;
    m_outcome->clear();
    markStale();
}

void ReportPage::askExport()
{
    const auto workload = m_document.workspace().workloads.find(m_workload);
    if (workload == m_document.workspace().workloads.end())
        return;
    QString name = QString::fromStdString(workload->second.name);
    name.replace(u'/', u'-');
    const QString folder = QFileInfo(m_document.path()).absolutePath();
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the report"), folder + u'/' + name + u".pdf"_s,
                                                      tr("PDF documents (*.pdf)"));
    if (!path.isEmpty())
        exportTo(QFileInfo(path).suffix().isEmpty() ? path + u".pdf"_s : path);
}

void ReportPage::exportTo(const QString& path)
{
    loadRuns();
    if (isReading()) {
        m_exportAfterRuns = path;
        return;
    }
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const auto written = report::writePdf(input(), options(), path);
    QGuiApplication::restoreOverrideCursor();
    if (!written) {
        m_outcome->setText(text::errorText(written.error()).toHtmlEscaped());
        return;
    }
    showOutcome(tr("Exported %1 pages.").arg(text::count(*written)), path);
    emit exported(path);
}

int ReportPage::pageCount() const { return m_rendered ? m_rendered->count() : 0; }

void ReportPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ReportPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        m_refresh->start(0);
}

void ReportPage::retranslate()
{
    m_title->setText(tr("Report"));
    m_languageLabel->setText(tr("Language"));
    m_language->setItemText(0, tr("English"));
    m_language->setItemText(1, tr("Korean"));
    m_language->setItemText(2, tr("Korean and English"));
    m_paperLabel->setText(tr("Paper"));
    m_sectionsLabel->setText(tr("Sections"));
    const QStringList names{tr("Summary"), tr("Review"), tr("Network"), tr("Density"), tr("Method and sources")};
    for (std::size_t i = 0; i < m_sections.size(); ++i)
        m_sections[i]->setText(names[static_cast<qsizetype>(i)]);
    m_export->setText(tr("Export PDF…"));
    markStale();
}

void ReportPage::markStale()
{
    m_stale = true;
    if (isVisible())
        m_refresh->start(kRefreshMs);
}

void ReportPage::forget()
{
    // The pages point into the workspace as it was; they must not be painted again.
    m_preview->show(nullptr, {});
    m_rendered.reset();
    markStale();
}

void ReportPage::refresh()
{
    m_stale = false;
    loadRuns();
    const int scrolled = m_scroll->verticalScrollBar()->value();
    m_preview->show(nullptr, {});
    auto rendered = report::render(input(), options());
    const bool hasWorkload = m_document.workspace().workloads.contains(m_workload);
    m_export->setEnabled(rendered.has_value());
    if (rendered) {
        m_rendered = *std::move(rendered);
        m_preview->show(&*m_rendered, {});
        m_scroll->verticalScrollBar()->setValue(scrolled);
        m_pages->setText(tr("Pages: %1").arg(text::count(m_rendered->count())));
        return;
    }
    m_rendered.reset();
    m_pages->clear();
    m_preview->show(
        nullptr, hasWorkload ? text::errorText(rendered.error())
                             : tr("There is no workload yet. Create one on the Home page; its report appears here."));
}

void ReportPage::loadRuns()
{
    for (const auto& [id, record] : m_document.workspace().runs) {
        const auto known = m_runs.find(id);
        if (record.workload != m_workload || (known != m_runs.end() && known->second.summary == record.summary))
            continue;
        m_runs[id] = ReadRun{record.summary, true, nullptr};
        m_document.loadRun(id, this, [this, id](Result<density::Run> run) {
            m_runs[id].reading = false;
            m_runs[id].run = run ? std::make_shared<const density::Run>(*std::move(run)) : nullptr;
            markStale();
            if (!m_exportAfterRuns.isEmpty() && !isReading())
                exportTo(std::exchange(m_exportAfterRuns, {}));
        });
    }
}

bool ReportPage::isReading() const
{
    return std::any_of(m_runs.begin(), m_runs.end(), [](const auto& entry) { return entry.second.reading; });
}

void ReportPage::showOutcome(const QString& words, const QString& path)
{
    m_outcome->setText(
        u"%1<br><a href=\"%2\">%3</a>"_s.arg(words.toHtmlEscaped(), QUrl::fromLocalFile(path).toString(),
                                             tr("Open %1").arg(QFileInfo(path).fileName()).toHtmlEscaped()));
    m_outcome->setToolTip(QDir::toNativeSeparators(path));
}

pb::report::Options ReportPage::options() const
{
    pb::report::Options options;
    options.languages = static_cast<pb::report::Languages>(m_language->currentIndex());
    options.sections.clear();
    for (std::size_t i = 0; i < m_sections.size(); ++i)
        if (m_sections[i]->isChecked())
            options.sections.push_back(static_cast<pb::report::Section>(i));
    return options;
}

report::ReportInput ReportPage::input() const
{
    report::ReportInput input;
    input.workspace = &m_document.workspace();
    input.findings = &m_document.findings();
    input.lenses = m_document.lensesOf(m_workload);
    if (input.lenses.empty())
        input.lenses = {&m_document.lenses().front()};
    input.workload = m_workload;
    for (const auto& [id, run] : m_runs)
        if (run.run)
            input.runs[id] = run.run;
    input.paper = m_paper->currentIndex() == 0 ? report::Paper::A4 : report::Paper::Letter;
    return input;
}

}  // namespace pb::ui
