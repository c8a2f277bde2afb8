// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/upgrade_dialog.h"

#include "core/base/date.h"
#include "ui/document/cell_words.h"
#include "ui/document/document.h"
#include "ui/history/tr.h"
#include "ui/history/wrap_delegate.h"
#include "ui/review/text_pair.h"
#include "ui/text/error_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

QString lensName(const Document& document, const std::string& id)
{
    const Lens* lens = document.findLens(id);
    const QString name = lens ? text::ofLens(lens->name, text::current()) : QString();
    if (name.isEmpty() || name == QString::fromStdString(id))
        return QString::fromStdString(id);
    return lens->version.empty() ? name : u"%1 (%2)"_s.arg(name, QString::fromStdString(lens->version));
}

/// What has changed about a question, in words.
QString changeWords(const CarriedQuestion& carried)
{
    const QuestionChange& change = carried.change;
    QStringList parts;
    const auto add = [&](bool is, const QString& words) {
        if (is)
            parts << words;
    };
    add(change.title, HistoryTr::tr("title"));
    add(change.about, HistoryTr::tr("explanation"));
    add(change.guide, HistoryTr::tr("evidence and scope"));
    add(!change.reworded.empty(),
        HistoryTr::tr("%n choice(s) reworded", nullptr, static_cast<int>(change.reworded.size())));
    add(!change.added.empty(), HistoryTr::tr("%n choice(s) added", nullptr, static_cast<int>(change.added.size())));
    add(!change.removed.empty(),
        HistoryTr::tr("%n choice(s) removed", nullptr, static_cast<int>(change.removed.size())));
    add(change.help, HistoryTr::tr("help"));
    add(change.rules, HistoryTr::tr("risk rules"));
    add(!carried.orphanedChoices.empty(), HistoryTr::tr("%n decision(s) kept without a choice", nullptr,
                                                        static_cast<int>(carried.orphanedChoices.size())));
    return parts.join(u", "_s);
}

}  // namespace

UpgradeDialog::UpgradeDialog(Document& document, WorkloadId workload, QWidget* parent)
    : QDialog(parent), m_document(document), m_workload(workload), m_fromLabel(new QLabel(this)),
      m_from(new QComboBox(this)), m_toLabel(new QLabel(this)), m_to(new QComboBox(this)),
      m_head(makeLabel(1.0, false, QPalette::Text, this)), m_tree(new QTreeWidget(this)),
      m_message(makeLabel(1.0, false, QPalette::Link, this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(u"upgrade_dialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    if (const Workload* found = this->workload())
        for (const std::string& id : lensesOf(*found))
            if (m_document.findLens(id))
                m_from->addItem(lensName(document, id), QString::fromStdString(id));
    fillTargets();
    retranslate();
    connect(m_from, &QComboBox::currentIndexChanged, this, &UpgradeDialog::fillTargets);
    connect(m_to, &QComboBox::currentIndexChanged, this, &UpgradeDialog::preview);
}

const Workload* UpgradeDialog::workload() const
{
    const auto& workloads = m_document.workspace().workloads;
    const auto it = workloads.find(m_workload);
    return it == workloads.end() ? nullptr : &it->second;
}

void UpgradeDialog::build()
{
    m_from->setObjectName(u"upgrade_from"_s);
    m_to->setObjectName(u"upgrade_to"_s);
    m_head->setObjectName(u"upgrade_head"_s);
    m_tree->setObjectName(u"upgrade_tree"_s);
    m_tree->setColumnCount(2);
    setUpTree(*m_tree);
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(m_fromLabel, m_from);
    form->addRow(m_toLabel, m_to);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_head);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_message);
    layout->addWidget(m_buttons);
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().lineSpacing() * 34);
    for (QAbstractButton* button : m_buttons->buttons())
        button->setIcon({});
    connect(m_buttons, &QDialogButtonBox::accepted, this, &UpgradeDialog::upgrade);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void UpgradeDialog::fillTargets()
{
    const QSignalBlocker quiet(m_to);
    m_to->clear();
    const Workload* found = workload();
    const auto add = [&](const std::string& id) {
        const QString key = QString::fromStdString(id);
        if (found && !found->reviews.contains(id) && m_to->findData(key) < 0)
            m_to->addItem(lensName(m_document, id), key);
    };
    for (const auto& [id, lens] : m_document.workspace().lenses)
        add(id);
    for (const Lens& lens : m_document.lenses())
        add(lens.id);
    preview();
}

void UpgradeDialog::addGroup(const QString& name, Carried carried, const Lens& from, const Lens& to)
{
    const text::Language language = text::current();
    auto* group = new QTreeWidgetItem(m_tree);
    int count = 0;
    for (const CarriedQuestion& entry : m_plan.questions) {
        if (entry.carried != carried || !entry.answered)
            continue;
        const Question* question = text::questionOf(&to, entry.question);
        if (!question)
            question = text::questionOf(&from, entry.question);
        auto* item =
            new QTreeWidgetItem(group, {text::questionTitle(entry.question, question, language), changeWords(entry)});
        item->setTextAlignment(0, Qt::AlignLeft | Qt::AlignTop);
        item->setTextAlignment(1, Qt::AlignLeft | Qt::AlignTop);
        ++count;
    }
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    group->setFont(0, bold);
    group->setText(0, u"%1 (%2)"_s.arg(name).arg(count));
    group->setFirstColumnSpanned(true);
    group->setExpanded(carried != Carried::Kept);
    group->setDisabled(count == 0);
}

void UpgradeDialog::addNew(const Lens& to)
{
    auto* group = new QTreeWidgetItem(m_tree);
    for (const std::string& id : m_plan.added)
        new QTreeWidgetItem(group, {text::questionTitle(id, text::questionOf(&to, id), text::current())});
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    group->setFont(0, bold);
    group->setText(0, u"%1 (%2)"_s.arg(tr("New questions")).arg(m_plan.added.size()));
    group->setFirstColumnSpanned(true);
    group->setDisabled(m_plan.added.empty());
}

void UpgradeDialog::preview()
{
    m_tree->clear();
    m_message->clear();
    const Workload* found = workload();
    const Lens* from = m_document.findLens(m_from->currentData().toString().toStdString());
    const Lens* to = m_document.findLens(m_to->currentData().toString().toStdString());
    const bool possible = found && from && to;
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(possible && !m_document.readOnly());
    m_tree->setVisible(possible);
    if (!possible) {
        m_head->setText(
            tr("There is no other lens to move to. Import one first; it can be a newer version of this one."));
        return;
    }
    m_plan = planUpgrade(*found, *from, *to, utcNow());
    m_head->setText(tr("Nothing that was answered is lost. Answers whose question has changed are carried over and "
                       "marked, so that somebody looks at them again."));
    addGroup(tr("Kept as they are"), Carried::Kept, *from, *to);
    addGroup(tr("Carried over, to be re-reviewed"), Carried::Review, *from, *to);
    addGroup(tr("Without a question, kept with the workload"), Carried::Orphaned, *from, *to);
    addNew(*to);
    if (const Status allowed = m_document.check(workspace::Edit{m_plan.edit}); !allowed) {
        m_message->setText(text::errorText(allowed.error()));
        m_buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
    }
}

void UpgradeDialog::upgrade()
{
    const Status moved = m_document.apply(m_plan.edit, tr("Move to lens %1").arg(m_to->currentText()));
    if (!moved) {
        m_message->setText(text::errorText(moved.error()));
        return;
    }
    emit upgraded();
    accept();
}

void UpgradeDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void UpgradeDialog::retranslate()
{
    setWindowTitle(tr("Move to another lens"));
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("To"));
    m_tree->setHeaderLabels({tr("Question"), tr("What has changed")});
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Move"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    preview();
}

}  // namespace pb::ui
