// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/workspace/evidence.h"

#include <QStackedWidget>
#include <QString>

namespace pb::ui {

class DensityPage;
class Document;
class HistoryPage;
class HomePage;
class LensPage;
class NetworkPage;
class PlanPage;
class ReportPage;
class ReviewPage;

/// The pages, all of the same workload. A page is made when something first needs it: the window is on screen sooner.
class Pages final : public QStackedWidget {
    Q_OBJECT
public:
    explicit Pages(Document& document, QWidget* parent = nullptr);

    /// In the order of the rail.
    static QStringList ids();

    void showPage(const QString& id);
    QString page() const;
    void setWorkload(WorkloadId workload);
    WorkloadId workload() const noexcept { return m_workload; }

    /// Each is made by its first call.
    HomePage& home();
    ReviewPage& review();
    PlanPage& plan();
    NetworkPage& network();
    DensityPage& density();
    ReportPage& report();
    LensPage& lens();
    HistoryPage& history();
    /// Null while it has not been made.
    HomePage* madeHome() const noexcept { return m_home; }
    NetworkPage* madeNetwork() const noexcept { return m_network; }

    /// Hands in what is still being typed.
    void flush();
    /// A density run goes on.
    bool isMeasuring() const;

signals:
    void pageChanged(const QString& id);
    /// A page has just been made and is to be connected. At most once for each of ids().
    void pageMade(const QString& id);

private:
    enum class Index { Home, Review, Plan, Network, Density, Report, Lens, Timeline };

    template <class Page>
    Page& make(Page*& page, Index index);

    Document& m_document;
    WorkloadId m_workload;
    HomePage* m_home = nullptr;
    ReviewPage* m_review = nullptr;
    PlanPage* m_plan = nullptr;
    NetworkPage* m_network = nullptr;
    DensityPage* m_density = nullptr;
    ReportPage* m_report = nullptr;
    LensPage* m_lens = nullptr;
    HistoryPage* m_history = nullptr;
};

}  // namespace pb::ui
