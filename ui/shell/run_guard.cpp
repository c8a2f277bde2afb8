// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_guard.h"

#include "ui/density/density_page.h"
#include "ui/shell/pages.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace pb::ui {

RunGuard::RunGuard(Pages& pages, QWidget* window) : QObject(window), m_pages(pages), m_window(window) {}

void RunGuard::whenNoRun(std::function<void()> then)
{
    if (!m_pages.isMeasuring()) {
        then();
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, tr("A density run is going on"),
                                tr("Stop the run? Its guests are ended, and what was measured is kept."),
                                QMessageBox::NoButton, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* stop = box->addButton(tr("Stop the run"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Go on measuring"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::finished, this, [this, box, stop, then = std::move(then)] {
        if (box->clickedButton() != stop)
            return;
        m_then = then;
        stopRun();
    });
    box->open();
}

void RunGuard::stopRun()
{
    const auto go = [this] {
        if (const auto then = std::exchange(m_then, nullptr))
            then();
    };
    if (!m_pages.isMeasuring()) {  // it ended while the question was on screen
        go();
        return;
    }
    connect(&m_pages.density(), &DensityPage::runEnded, this, go, Qt::SingleShotConnection);
    m_pages.density().stopRun();
}

}  // namespace pb::ui
