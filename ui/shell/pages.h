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
class HomePage;
class NetworkPage;
class ReportPage;
class ReviewPage;

/// The five pages, all of the same workload.
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

    HomePage& home() const { return *m_home; }
    ReviewPage& review() const { return *m_review; }
    NetworkPage& network() const { return *m_network; }
    DensityPage& density() const { return *m_density; }
    ReportPage& report() const { return *m_report; }

signals:
    void pageChanged(const QString& id);

private:
    Document& m_document;
    WorkloadId m_workload;
    HomePage* m_home;
    ReviewPage* m_review;
    NetworkPage* m_network;
    DensityPage* m_density;
    ReportPage* m_report;
};

}  // namespace pb::ui
