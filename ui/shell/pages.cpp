// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pages.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/network_page.h"
#include "ui/density/density_page.h"
#include "ui/document/document.h"
#include "ui/history/history_page.h"
#include "ui/home/home_page.h"
#include "ui/lens/lens_page.h"
#include "ui/report/report_page.h"
#include "ui/review/plan_page.h"
#include "ui/review/review_page.h"

using namespace Qt::StringLiterals;

namespace pb::ui {

Pages::Pages(Document& document, QWidget* parent) : QStackedWidget(parent), m_document(document)
{
    for (qsizetype i = 0; i < ids().size(); ++i)
        addWidget(new QWidget(this));  // holds the page's place until it is made
}

QStringList Pages::ids()
{
    return {u"home"_s, u"review"_s, u"plan"_s, u"network"_s, u"density"_s, u"report"_s, u"lens"_s, u"timeline"_s};
}

template <class Page>
Page& Pages::make(Page*& page, Index index)
{
    if (page)
        return *page;
    const int at = static_cast<int>(index);
    const bool current = currentIndex() == at;
    page = new Page(m_document, this);
    QWidget* const place = widget(at);
    removeWidget(place);
    delete place;
    insertWidget(at, page);
    if (current)
        setCurrentIndex(at);
    if constexpr (requires { page->setWorkload(m_workload); })
        page->setWorkload(m_workload);
    emit pageMade(ids().at(at));
    return *page;
}

HomePage& Pages::home() { return make(m_home, Index::Home); }

ReviewPage& Pages::review()
{
    ReviewPage& page = make(m_review, Index::Review);
    page.setFocusProxy(page.findChild<QWidget*>(u"question_tree"_s));
    return page;
}

PlanPage& Pages::plan() { return make(m_plan, Index::Plan); }

NetworkPage& Pages::network()
{
    NetworkPage& page = make(m_network, Index::Network);
    page.setFocusProxy(&page.canvas());
    return page;
}

DensityPage& Pages::density() { return make(m_density, Index::Density); }

ReportPage& Pages::report() { return make(m_report, Index::Report); }

LensPage& Pages::lens()
{
    LensPage& page = make(m_lens, Index::Lens);
    page.setFocusProxy(page.findChild<QWidget*>(u"lens_questions"_s));
    return page;
}

HistoryPage& Pages::history() { return make(m_history, Index::Timeline); }

void Pages::showPage(const QString& id)
{
    const qsizetype index = ids().indexOf(id);
    if (index < 0)
        return;
    flush();
    switch (static_cast<Index>(index)) {
    case Index::Home:
        home();
        break;
    case Index::Review:
        review();
        break;
    case Index::Plan:
        plan();
        break;
    case Index::Network:
        network();
        break;
    case Index::Density:
        density();
        break;
    case Index::Report:
        report();
        break;
    case Index::Lens:
        lens();
        break;
    case Index::Timeline:
        history();
        break;
    }
    setCurrentIndex(static_cast<int>(index));
    currentWidget()->setFocus();  // the page's own keys work at once
    emit pageChanged(id);
}

QString Pages::page() const { return ids().value(currentIndex()); }

void Pages::setWorkload(WorkloadId workload)
{
    const auto& workloads = m_document.workspace().workloads;
    m_workload = workloads.contains(workload) ? workload : workloads.empty() ? WorkloadId{} : workloads.begin()->first;
    const auto tell = [this](auto* page) {
        if (page)
            page->setWorkload(m_workload);
    };
    tell(m_review);
    tell(m_plan);
    tell(m_network);
    tell(m_density);
    tell(m_report);
    tell(m_lens);
    tell(m_history);
}

void Pages::flush()
{
    if (m_review)
        m_review->flush();
}

bool Pages::isMeasuring() const { return m_density && m_density->isRunning(); }

}  // namespace pb::ui
