// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_page.h"

#include "ui/document/document.h"
#include "ui/history/changes_panel.h"
#include "ui/history/merge_dialog.h"
#include "ui/history/milestones_panel.h"
#include "ui/history/recheck_panel.h"
#include "ui/history/upgrade_dialog.h"
#include "ui/text/error_text.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

HistoryPage::HistoryPage(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_tabs(new QTabWidget(this)),
      m_milestones(new MilestonesPanel(document, m_tabs)), m_changes(new ChangesPanel(document, m_tabs)),
      m_recheck(new RecheckPanel(document, m_tabs)), m_merge(new QToolButton(this)), m_upgrade(new QToolButton(this))
{
    setObjectName(u"history_page"_s);
    m_tabs->setObjectName(u"history_tabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_milestones, QString());
    m_tabs->addTab(m_changes, QString());
    m_tabs->addTab(m_recheck, QString());
    m_merge->setObjectName(u"history_merge"_s);
    m_upgrade->setObjectName(u"history_upgrade"_s);
    auto* corner = new QWidget(m_tabs);
    auto* row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 2, 12, 2);
    row->addWidget(m_upgrade);
    row->addWidget(m_merge);
    m_tabs->setCornerWidget(corner);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    setFocusProxy(m_tabs);

    connect(m_merge, &QToolButton::clicked, this, &HistoryPage::startMerge);
    connect(m_upgrade, &QToolButton::clicked, this, &HistoryPage::startUpgrade);
    connect(m_milestones, &MilestonesPanel::questionActivated, this, &HistoryPage::questionActivated);
    connect(m_changes, &ChangesPanel::questionActivated, this, &HistoryPage::questionActivated);
    connect(m_recheck, &RecheckPanel::questionActivated, this, &HistoryPage::questionActivated);
    connect(m_recheck, &RecheckPanel::openChanged, this, &HistoryPage::retranslate);
    retranslate();
}

void HistoryPage::setWorkload(WorkloadId workload)
{
    m_workload = workload;
    m_milestones->setWorkload(workload);
    m_recheck->setWorkload(workload);
    m_merge->setEnabled(m_document.isOpen() && !m_document.readOnly());
    m_upgrade->setEnabled(workload && !m_document.readOnly());
}

void HistoryPage::startMilestone()
{
    m_tabs->setCurrentWidget(m_milestones);
    m_milestones->startMilestone();
}

void HistoryPage::startMerge()
{
    if (m_document.readOnly())
        return;
    auto* dialog = new QFileDialog(this, tr("Choose the file to merge"), QFileInfo(m_document.path()).absolutePath(),
                                   tr("Workspaces (*.pillar)"));
    dialog->setObjectName(u"merge_file"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &HistoryPage::mergeFile);
    dialog->open();
}

void HistoryPage::mergeFile(const QString& path)
{
    auto source = m_document.prepareMerge(path);
    if (!source) {
        auto* box =
            new QMessageBox(QMessageBox::Warning, tr("Merge"), text::errorText(source.error()), QMessageBox::Ok, this);
        box->setObjectName(u"merge_failed"_s);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
        return;
    }
    auto* dialog = new MergeDialog(m_document, *std::move(source), this);
    connect(dialog, &MergeDialog::merged, this, [this] { m_tabs->setCurrentWidget(m_changes); });
    dialog->open();
}

void HistoryPage::startUpgrade()
{
    if (!m_workload || m_document.readOnly())
        return;
    auto* dialog = new UpgradeDialog(m_document, m_workload, this);
    connect(dialog, &UpgradeDialog::upgraded, this, [this] { m_tabs->setCurrentWidget(m_recheck); });
    dialog->open();
}

void HistoryPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HistoryPage::retranslate()
{
    m_tabs->setTabText(0, tr("Milestones"));
    m_tabs->setTabText(1, tr("Changes"));
    m_tabs->setTabText(2, m_recheck->open() > 0 ? tr("Re-review (%1)").arg(m_recheck->open()) : tr("Re-review"));
    m_merge->setText(tr("Merge Another File…"));
    m_merge->setToolTip(tr("Bring in what somebody else did in a copy of this file"));
    m_upgrade->setText(tr("Move to Another Lens…"));
    m_upgrade->setToolTip(tr("Move the answers to another lens, or to a newer version of this one"));
}

}  // namespace pb::ui
