// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_guard.h"

#include "ui/density/density_page.h"

#include <QMessageBox>
#include <QPushButton>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace pb::ui {

RunGuard::RunGuard(DensityPage& density, QWidget* window) : QObject(window), m_density(density), m_window(window)
{
    m_look.setInterval(100ms);
    connect(&m_look, &QTimer::timeout, this, &RunGuard::look);
}

void RunGuard::whenNoRun(std::function<void()> then)
{
    if (!m_density.isRunning()) {
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
        m_density.stopRun();
        m_look.start();
    });
    box->open();
}

void RunGuard::look()
{
    if (m_density.isRunning())
        return;
    m_look.stop();
    if (const auto then = std::exchange(m_then, nullptr))
        then();
}

}  // namespace pb::ui
