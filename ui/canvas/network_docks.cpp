// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/network_docks.h"

#include <QDockWidget>
#include <QMenu>

#include <algorithm>
#include <iterator>

namespace pb::ui {

namespace {

constexpr int kLayoutVersion = 2;
constexpr int kLeastLeft = 190, kLeastRight = 240;  ///< narrower than this a panel only shows pieces of words

Qt::DockWidgetArea areaOf(NetworkDocks::Place place)
{
    switch (place) {
    case NetworkDocks::Place::Left:
        return Qt::LeftDockWidgetArea;
    case NetworkDocks::Place::Right:
        return Qt::RightDockWidgetArea;
    case NetworkDocks::Place::Bottom:
        break;
    }
    return Qt::BottomDockWidgetArea;
}

}  // namespace

NetworkDocks::NetworkDocks(QMainWindow& page, std::function<QString(const QWidget*)> titleOf)
    : QObject(&page), m_page(page), m_titleOf(std::move(titleOf)), m_menu(new QMenu(&page))
{
    page.setDockNestingEnabled(true);
    page.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    page.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);  // its tables need the width
    page.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

void NetworkDocks::add(const char* objectName, QWidget* panel, Place place, bool open)
{
    auto* dock = new QDockWidget(&m_page);
    dock->setObjectName(QString::fromLatin1(objectName));
    dock->setWidget(panel);
    if (place == Place::Bottom)
        dock->setTitleBarWidget(new QWidget(dock));  // its tab says the same
    else
        panel->setMinimumWidth(place == Place::Left ? kLeastLeft : kLeastRight);
    m_panels.push_back({dock, place, open});
}

void NetworkDocks::arrange()
{
    reset();
    for (const Panel& panel : m_panels)
        m_menu->addAction(panel.dock->toggleViewAction());
    m_menu->addSeparator();
    m_reset = m_menu->addAction(QString());
    connect(m_reset, &QAction::triggered, this, &NetworkDocks::reset);
}

std::vector<NetworkDocks::Panel> NetworkDocks::at(Place place) const
{
    std::vector<Panel> there;
    std::copy_if(m_panels.begin(), m_panels.end(), std::back_inserter(there),
                 [place](const Panel& panel) { return panel.place == place; });
    return there;
}

void NetworkDocks::reset()
{
    for (const Place place : {Place::Left, Place::Right, Place::Bottom}) {
        const std::vector<Panel> panels = at(place);
        for (const Panel& panel : panels) {
            panel.dock->setFloating(false);
            m_page.addDockWidget(areaOf(place), panel.dock);
        }
        for (std::size_t i = 1; i < panels.size(); ++i)
            if (place == Place::Bottom)
                m_page.tabifyDockWidget(panels[i - 1].dock, panels[i].dock);
            else
                m_page.splitDockWidget(panels[i - 1].dock, panels[i].dock, Qt::Vertical);
        for (const Panel& panel : panels)
            panel.dock->setVisible(panel.open);
        panels.front().dock->raise();
    }
    // of a window of 1400 x 900: 230 on the left, 300 on the right, 250 below
    QList<QDockWidget*> left;
    for (const Panel& panel : at(Place::Left))
        left << panel.dock;
    const int width = m_page.width(), height = m_page.height();
    m_page.resizeDocks({left.front(), at(Place::Right).front().dock},
                       {std::clamp(width * 23 / 132, 200, 260), std::clamp(width * 30 / 132, 264, 340)},
                       Qt::Horizontal);
    m_page.resizeDocks({at(Place::Bottom).front().dock}, {std::clamp(height * 32 / 100, 220, 300)}, Qt::Vertical);
    if (left.size() == 2)
        m_page.resizeDocks(left, {height * 60 / 100, height * 40 / 100}, Qt::Vertical);
}

void NetworkDocks::raise(const QWidget* panel)
{
    for (const Panel& here : m_panels)
        if (here.dock->widget() == panel) {
            here.dock->show();
            here.dock->raise();
        }
}

void NetworkDocks::retranslate()
{
    for (const Panel& panel : m_panels)
        panel.dock->setWindowTitle(m_titleOf(panel.dock->widget()));
    if (m_reset)
        m_reset->setText(tr("Arrange the panels as at first"));
}

QByteArray NetworkDocks::save() const { return m_settled ? m_page.saveState(kLayoutVersion) : m_waiting; }

void NetworkDocks::restore(const QByteArray& state)
{
    if (m_settled)
        m_page.restoreState(state, kLayoutVersion);
    else
        m_waiting = state;
}

void NetworkDocks::settle()
{
    if (m_settled)
        return;
    m_settled = true;
    if (m_waiting.isEmpty() || !m_page.restoreState(m_waiting, kLayoutVersion))
        reset();
    m_waiting.clear();
}

}  // namespace pb::ui
