// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/report/report.h"
#include "ui/report/pdf.h"

#include <QWidget>

#include <array>
#include <map>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QTimer;

namespace pb::ui {

class Document;
class PagePreview;

/// What goes into the report of one workload, a live preview of its pages, and the export as PDF.
class ReportPage final : public QWidget {
    Q_OBJECT
public:
    explicit ReportPage(Document& document, QWidget* parent = nullptr);
    ~ReportPage() override;

    void setWorkload(WorkloadId workload);
    /// Asks for a file name and exports.
    void askExport();
    /// Exports without asking, once the density runs are read; the outcome is shown in the page.
    void exportTo(const QString& path);
    int pageCount() const;

signals:
    void exported(const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildOptions();
    void retranslate();
    void markStale();
    void forget();
    void refresh();
    void loadRuns();
    bool isReading() const;
    void showOutcome(const QString& words, const QString& path);
    pb::report::Options options() const;
    report::ReportInput input() const;

    Document& m_document;
    WorkloadId m_workload;
    struct ReadRun {
        density::RunSummary summary;  ///< as it was when the reading began; a live run's goes on changing
        bool reading = true;
        SharedRun run;  ///< null: it cannot be read
    };
    std::map<RunId, ReadRun> m_runs;
    QString m_exportAfterRuns;  ///< where to, or empty
    std::optional<report::Rendered> m_rendered;
    bool m_stale = true;
    QTimer* m_refresh;
    QLabel* m_title;
    QLabel* m_languageLabel;
    QComboBox* m_language;
    QLabel* m_paperLabel;
    QComboBox* m_paper;
    QLabel* m_sectionsLabel;
    std::array<QCheckBox*, 5> m_sections;
    QPushButton* m_export;
    QLabel* m_outcome;
    QLabel* m_pages;
    QScrollArea* m_scroll;
    PagePreview* m_preview;
};

}  // namespace pb::ui
