// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/chart_board.h"

#include "ui/charts/chart_export.h"

#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr double kFirstRow = 1.25;  ///< of the height of the others
constexpr int kLeastRow = 150;
constexpr double kPeekLines = 1.3;  ///< of the row below the fold: its title says that there is more
constexpr QSizeF kExportSize{900, 380};

}  // namespace

ChartBoard::ChartBoard(QWidget* parent)
    : QWidget(parent), m_run(std::make_shared<density::Run>()), m_guests(new TimeChart(m_group, this)),
      m_histogram(new HistogramChart(this)), m_heat(new HeatMapChart(m_group, this)),
      m_boot(new TimeChart(m_group, this)), m_memory(new TimeChart(m_group, this)), m_cpu(new TimeChart(m_group, this)),
      m_pressure(new TimeChart(m_group, this)), m_ksm(new TimeChart(m_group, this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    const std::array<std::array<ChartView*, 2>, 4> rows{
        {{m_guests, m_histogram}, {m_heat, m_boot}, {m_memory, m_cpu}, {m_pressure, m_ksm}}};
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < 2; ++column) {
            grid->addWidget(rows[row][column], static_cast<int>(row), static_cast<int>(column));
        }
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    for (ChartView* chart : charts())
        connect(chart, &ChartView::menuRequested, this,
                [this, chart](const QPoint& globalPos) { showMenu(*chart, globalPos); });
    m_guests->setObjectName(u"guestsChart"_s);
    m_histogram->setObjectName(u"histogramChart"_s);
    m_heat->setObjectName(u"heatChart"_s);
    m_memory->setObjectName(u"memoryChart"_s);
    m_ksm->hide();
}

std::vector<ChartView*> ChartBoard::charts() const
{
    return {m_guests, m_histogram, m_heat, m_boot, m_memory, m_cpu, m_pressure, m_ksm};
}

void ChartBoard::fitRows(int height)
{
    auto* grid = static_cast<QGridLayout*>(layout());
    const int all = grid->rowCount();
    const int peek = static_cast<int>(fontMetrics().height() * kPeekLines);
    const auto rowHeight = [&](int rows) {
        const int rest = rows == all ? (rows - 1) * grid->spacing() : rows * grid->spacing() + peek;
        return (height - rest) / (rows - 1 + kFirstRow);
    };
    int rows = all;
    while (rows > 1 && rowHeight(rows) < kLeastRow)
        --rows;
    const double one = std::max<double>(rowHeight(rows), kLeastRow);
    for (int row = 0; row < all; ++row)
        for (int column = 0; column < grid->columnCount(); ++column)
            grid->itemAtPosition(row, column)
                ->widget()
                ->setFixedHeight(static_cast<int>(one * (row == 0 ? kFirstRow : 1)));
}

void ChartBoard::showRun(const SharedRun& run, bool live)
{
    if (run != m_run)
        m_group.resetZoom();
    m_run = run;
    m_live = live;
    refresh();
}

void ChartBoard::refresh()
{
    const text::Language language = text::current();
    const std::int64_t lastMs = m_run->lastMs();
    m_group.setExtent(m_live ? TimeGroup::growing(lastMs) : TimeSpan{0, std::max<std::int64_t>(lastMs, 1000)});
    m_guests->setContent(guestsContent(m_run, language));
    m_histogram->setContent(m_live ? runqNowContent(*m_run, language) : runqPeakContent(m_run->summary(), language));
    m_heat->setContent(runqHeatContent(m_run, language));
    m_boot->setContent(bootContent(m_run, language));
    m_memory->setContent(memoryContent(m_run, language));
    m_cpu->setContent(cpuContent(m_run, language));
    m_pressure->setContent(pressureContent(m_run, language));
    const bool merges = m_run->plan() && m_run->plan()->mergeMemory;
    m_ksm->setVisible(merges);
    if (merges)
        m_ksm->setContent(ksmContent(m_run, language));
}

void ChartBoard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void ChartBoard::showMenu(ChartView& chart, const QPoint& globalPos)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* reset = menu->addAction(tr("Show the whole run"));
    reset->setEnabled(m_group.isZoomed());
    connect(reset, &QAction::triggered, this, [this] { m_group.resetZoom(); });
    menu->addSeparator();
    connect(menu->addAction(tr("Copy picture")), &QAction::triggered, &chart,
            [&chart] { QGuiApplication::clipboard()->setPixmap(chart.grab()); });
    connect(menu->addAction(tr("Save picture...")), &QAction::triggered, &chart, [this, &chart] { askExport(chart); });
    menu->popup(globalPos);
}

void ChartBoard::askExport(ChartView& chart)
{
    auto* dialog = new QFileDialog(this, tr("Save picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)")});
    dialog->setDefaultSuffix(u"png"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(u"*.svg"_s) ? u"svg"_s : u"png"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, &chart, [this, &chart](const QString& path) {
        const Status written = exportChart(chart.plot(), kExportSize, chart.chartScene().style(), path);
        if (!written)
            emit exportFailed(written.error());
    });
    dialog->open();
}

}  // namespace pb::ui
