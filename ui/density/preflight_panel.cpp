// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/preflight_panel.h"

#include "ui/text/format.h"
#include "ui/text/sentence.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using density::HostLimit;
using density::NamedState;

namespace {

QString escapedText(const std::string& text) { return QString::fromStdString(text).toHtmlEscaped(); }

QString row(const QString& name, const QString& value)
{
    return u"<tr><td style='padding-right:14px'>%1</td><td>%2</td></tr>"_s.arg(name, value);
}

/// "kvm loaded, kvm_intel loaded"
QString listed(const std::vector<NamedState>& states)
{
    QStringList out;
    for (const NamedState& state : states)
        out << escapedText(state.name) + u' ' + escapedText(state.state);
    return out.join(u", "_s);
}

QTableWidgetItem* cell(const QString& text, Qt::Alignment alignment)
{
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(alignment | Qt::AlignVCenter);
    return item;
}

}  // namespace

PreflightPanel::PreflightPanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_facts(new QLabel(this)), m_limitsTitle(new QLabel(this)),
      m_limits(new QTableWidget(0, 3, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_limitsTitle->setFont(bold);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setWordWrap(true);
    m_limits->setObjectName(u"limits"_s);
    m_limits->verticalHeader()->hide();
    m_limits->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_limits->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_limits->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_limits->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_limits->setSelectionMode(QAbstractItemView::NoSelection);
    m_limits->setShowGrid(false);
    m_limits->setWordWrap(false);
    m_limits->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_limits->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);
    m_limits->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addSpacing(8);
    column->addWidget(m_limitsTitle);
    column->addWidget(m_limits);
    m_limits->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    hide();
}

void PreflightPanel::show(const density::Preflight& found, std::int64_t guestsWanted)
{
    m_found = found;
    m_wanted = guestsWanted;
    retranslate();
    setVisible(true);
}

void PreflightPanel::clear()
{
    m_found.reset();
    hide();
}

void PreflightPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

QString PreflightPanel::factsText() const
{
    const density::Preflight& found = *m_found;
    const QString yes = tr("yes");
    const QString no = tr("no");
    const auto flag = [&](bool value) { return value ? yes : no; };
    QString html = u"<table>"_s;
    html += row(tr("Host"), escapedText(found.host.hostName) + u", "_s + escapedText(found.host.kernel) + u' ' +
                                escapedText(found.host.architecture));
    html += row(tr("CPU"), escapedText(found.host.cpuModel));
    html += row(tr("Threads / cores / NUMA nodes"),
                u"%1 / %2 / %3"_s.arg(found.host.threads).arg(found.host.cores).arg(found.host.numaNodes));
    html += row(tr("Memory, available"), text::memory(static_cast<double>(found.host.memoryKiB)) + u", "_s +
                                             text::memory(static_cast<double>(found.memoryAvailableKiB)));
    html += row(tr("CPU flag (vmx, svm)"),
                found.virtualization.empty() ? tr("not shown") : escapedText(found.virtualization));
    html += row(tr("KVM usable"), flag(found.kvmUsable));
    html += row(tr("QEMU"), found.qemuVersion.empty() ? no : escapedText(found.qemuVersion));
    html += row(tr("Kernel modules"), listed(found.modules));
    html += row(tr("Kernel options"), listed(found.kernelOptions));
    html += row(tr("Run-queue latency"), text::sentence("density.source." + std::string(idOf(found.runqSource))));
    html += row(tr("KSM / PSI / BTF"), flag(found.ksm) + u" / "_s + flag(found.psi) + u" / "_s + flag(found.btf));
    html += row(tr("Guests held by"),
                found.cgroup == "none" ? tr("process group") : tr("cgroup %1").arg(escapedText(found.cgroup)));
    html += row(tr("Root"), flag(found.root));
    return html + u"</table>"_s;
}

void PreflightPanel::fillLimits()
{
    std::vector<HostLimit> limits = m_found->limits;
    std::ranges::stable_sort(limits, {}, &HostLimit::guests);
    m_limits->setRowCount(static_cast<int>(limits.size()));
    for (int i = 0; i < static_cast<int>(limits.size()); ++i) {
        const HostLimit& limit = limits[static_cast<std::size_t>(i)];
        const std::string id = "density.limit." + limit.name;
        const QString name = text::hasSentence(id) ? text::sentence(id) : QString::fromStdString(limit.name);
        const QString value =
            limit.name == "memory" ? text::memory(static_cast<double>(limit.value)) : text::count(limit.value);
        m_limits->setItem(i, 0, cell(name, Qt::AlignLeft));
        m_limits->setItem(i, 1, cell(value, Qt::AlignRight));
        const bool each = limit.guests >= density::kNoGuestLimit;
        QTableWidgetItem* guests = cell(each ? tr("any number") : text::count(limit.guests), Qt::AlignRight);
        if (limit.guests < m_wanted) {
            // A word, not a colour alone, says that this limit stands in the way.
            guests->setText(tr("%1 - below the ceiling").arg(text::count(limit.guests)));
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            guests->setFont(bold);
        }
        m_limits->setItem(i, 2, guests);
    }
    // The page scrolls; the table in it does not.
    m_limits->setFixedHeight(m_limits->horizontalHeader()->sizeHint().height() + m_limits->verticalHeader()->length() +
                             2 * m_limits->frameWidth());
}

void PreflightPanel::retranslate()
{
    if (!m_found)
        return;
    m_title->setText(tr("What the host offers"));
    m_limitsTitle->setText(tr("Limits on the way"));
    m_limits->setHorizontalHeaderLabels({tr("Limit"), tr("Value"), tr("Guests it allows")});
    m_facts->setText(factsText());
    fillLimits();
}

}  // namespace pb::ui
