// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pages.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/network_page.h"
#include "ui/density/density_page.h"
#include "ui/document/document.h"
#include "ui/home/home_page.h"
#include "ui/report/report_page.h"
#include "ui/review/review_page.h"

using namespace Qt::StringLiterals;

namespace pb::ui {

Pages::Pages(Document& document, QWidget* parent)
    : QStackedWidget(parent), m_document(document), m_home(new HomePage(document, this)),
      m_review(new ReviewPage(document, this)), m_network(new NetworkPage(document, this)),
      m_density(new DensityPage(document, this)), m_report(new ReportPage(document, this))
{
    for (QWidget* page : std::initializer_list<QWidget*>{m_home, m_review, m_network, m_density, m_report})
        addWidget(page);
    m_network->setFocusProxy(&m_network->canvas());
    m_review->setFocusProxy(m_review->findChild<QWidget*>(u"question_tree"_s));
}

QStringList Pages::ids() { return {u"home"_s, u"review"_s, u"network"_s, u"density"_s, u"report"_s}; }

void Pages::showPage(const QString& id)
{
    const qsizetype index = ids().indexOf(id);
    if (index < 0)
        return;
    m_review->flush();
    setCurrentIndex(static_cast<int>(index));
    currentWidget()->setFocus();  // the page's own keys work at once
    emit pageChanged(id);
}

QString Pages::page() const { return ids().value(currentIndex()); }

void Pages::setWorkload(WorkloadId workload)
{
    const auto& workloads = m_document.workspace().workloads;
    m_workload = workloads.contains(workload) ? workload : workloads.empty() ? WorkloadId{} : workloads.begin()->first;
    m_review->setWorkload(m_workload);
    m_network->setWorkload(m_workload);
    m_density->setWorkload(m_workload);
    m_report->setWorkload(m_workload);
}

}  // namespace pb::ui
