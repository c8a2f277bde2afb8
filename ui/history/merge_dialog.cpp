// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/merge_dialog.h"

#include "ui/document/cell_words.h"
#include "ui/document/document.h"
#include "ui/history/wrap_delegate.h"
#include "ui/review/text_pair.h"
#include "ui/text/error_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using review::Take;
using workspace::MergeConflict;
using workspace::MergeKind;

namespace {

enum Column { What, Ours, Theirs, Choice, Columns };

}  // namespace

MergeDialog::MergeDialog(Document& document, store::MergeSource source, QWidget* parent)
    : QDialog(parent), m_document(document), m_source(std::move(source)),
      m_head(makeLabel(1.0, false, QPalette::Text, this)), m_message(makeLabel(1.0, false, QPalette::Link, this)),
      m_tree(new QTreeWidget(this)), m_ours(new QPushButton(this)), m_theirs(new QPushButton(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(u"merge_dialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    retranslate();
}

void MergeDialog::build()
{
    m_head->setObjectName(u"merge_head"_s);
    m_tree->setObjectName(u"merge_tree"_s);
    m_ours->setObjectName(u"merge_all_ours"_s);
    m_theirs->setObjectName(u"merge_all_theirs"_s);
    m_tree->setColumnCount(Columns);
    setUpTree(*m_tree);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(Choice, QHeaderView::Fixed);
    m_tree->header()->resizeSection(Choice, fontMetrics().averageCharWidth() * 18);
    m_tree->setSelectionMode(QAbstractItemView::NoSelection);
    auto* row = new QHBoxLayout;
    row->addWidget(m_ours);
    row->addWidget(m_theirs);
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_head);
    layout->addLayout(row);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_message);
    layout->addWidget(m_buttons);
    resize(fontMetrics().averageCharWidth() * 150, fontMetrics().lineSpacing() * 34);
    for (QAbstractButton* button : m_buttons->buttons())
        button->setIcon({});
    connect(m_ours, &QPushButton::clicked, this, [this] { decideAll(Take::Ours); });
    connect(m_theirs, &QPushButton::clicked, this, [this] { decideAll(Take::Theirs); });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &MergeDialog::merge);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QTreeWidgetItem* MergeDialog::groupOf(const MergeConflict& conflict)
{
    const text::Language language = text::current();
    QString name;
    if (conflict.key.kind != MergeKind::Cell)
        name = tr("Taken as a whole");
    else if (conflict.key.cell.question.empty())
        name = tr("Workload %1").arg(QString::fromStdString(conflict.name));
    else
        name = text::questionTitle(
            conflict.key.cell.question,
            text::questionOf(m_document.findLens(conflict.key.cell.lens), conflict.key.cell.question), language);
    if (m_document.workspace().workloads.size() > 1 && !conflict.key.cell.question.empty())
        name = QString::fromStdString(conflict.name) + u" – "_s + name;
    QTreeWidgetItem*& group = m_groups[name];
    if (!group) {
        group = new QTreeWidgetItem(m_tree, {name});
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        group->setFont(What, bold);
        group->setFirstColumnSpanned(true);
    }
    return group;
}

void MergeDialog::addConflict(const MergeConflict& conflict)
{
    const text::Language language = text::current();
    QStringList texts;
    if (conflict.key.kind == MergeKind::Cell) {
        const auto& key = conflict.key.cell;
        const review::Question* question = text::questionOf(m_document.findLens(key.lens), key.question);
        texts = {text::cellName(key, question, language), text::cellValue(key, conflict.cell.ours, question, language),
                 text::cellValue(key, conflict.cell.theirs, question, language)};
    } else {
        const QString name = QString::fromStdString(conflict.name);
        const QStringList kinds{QString(),          tr("Workload %1"), tr("Network %1"), tr("Density run %1"),
                                tr("Milestone %1"), tr("Lens %1")};
        texts = {kinds[static_cast<int>(conflict.key.kind)].arg(name), conflict.ours ? tr("Changed") : tr("Deleted"),
                 conflict.theirs ? tr("Changed") : tr("Deleted")};
    }
    auto* item = new QTreeWidgetItem(groupOf(conflict), texts);
    for (int column = What; column <= Theirs; ++column) {
        item->setTextAlignment(column, Qt::AlignLeft | Qt::AlignTop);
        item->setToolTip(column, texts[column]);
    }
    auto* box = new QComboBox(m_tree);
    box->addItem(tr("Mine"), static_cast<int>(Take::Ours));
    box->addItem(tr("Theirs"), static_cast<int>(Take::Theirs));
    if (conflict.both)
        box->addItem(tr("Both"), static_cast<int>(Take::Both));
    box->setAccessibleName(texts.first());
    box->setCurrentIndex(static_cast<int>(m_decisions[conflict.key]));
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, key = conflict.key](int index) { m_decisions[key] = static_cast<Take>(index); });
    m_choices[conflict.key] = box;
    m_tree->setItemWidget(item, Choice, box);
}

/// What comes in by itself, to be looked at.
void MergeDialog::addTaken()
{
    const text::Language language = text::current();
    QTreeWidgetItem* top = nullptr;
    for (const workspace::WorkloadMerge& workload : m_source.merge.workloads)
        for (const review::MergeCell& cell : workload.review.theirs) {
            if (!top) {
                top = new QTreeWidgetItem(m_tree, {tr("Taken over from the other file")});
                QFont bold = font();
                bold.setWeight(QFont::DemiBold);
                top->setFont(What, bold);
                top->setFirstColumnSpanned(true);
            }
            const review::Question* question = text::questionOf(m_document.findLens(cell.key.lens), cell.key.question);
            const QString name = text::cellName(cell.key, question, language);
            const QString where =
                cell.key.question.empty() ? name : text::questionCode(cell.key.question, question) + u"  "_s + name;
            auto* item = new QTreeWidgetItem(top, {where, text::cellValue(cell.key, cell.ours, question, language),
                                                   text::cellValue(cell.key, cell.theirs, question, language)});
            for (int column = What; column <= Theirs; ++column)
                item->setTextAlignment(column, Qt::AlignLeft | Qt::AlignTop);
        }
}

void MergeDialog::fill()
{
    m_choices.clear();
    m_groups.clear();
    m_tree->clear();
    for (const MergeConflict& conflict : m_source.merge.conflicts)
        addConflict(conflict);
    const bool conflicts = !m_source.merge.conflicts.empty();
    addTaken();
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        m_tree->topLevelItem(i)->setExpanded(true);
    m_tree->setColumnHidden(Choice, !conflicts);
    m_ours->setVisible(conflicts);
    m_theirs->setVisible(conflicts);
}

void MergeDialog::decideAll(Take take)
{
    for (auto& [key, box] : m_choices)
        box->setCurrentIndex(static_cast<int>(take));
}

void MergeDialog::merge()
{
    const QString name = QFileInfo(m_source.theirs->path()).completeBaseName();
    const Status merged = m_document.applyMerge(m_source, m_decisions, tr("Merge %1").arg(name));
    if (!merged) {
        m_message->setText(text::errorText(merged.error()));
        return;
    }
    emit this->merged();
    accept();
}

void MergeDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MergeDialog::retranslate()
{
    const QString name = QFileInfo(m_source.theirs->path()).fileName();
    setWindowTitle(tr("Merge %1").arg(name));
    QStringList lines;
    switch (m_source.base.from) {
    case store::BaseFrom::History:
    case store::BaseFrom::File:
        lines << tr("Both files were one until somebody went on with a copy; what each changed since is known.");
        break;
    case store::BaseFrom::Milestones:
        lines << tr("Both files have a milestone in common; what each changed since is known.");
        break;
    case store::BaseFrom::Nothing:
        lines << tr("The files have no past in common. Whatever differs has to be chosen.");
        break;
    }
    lines << tr("Taken over: %1. Yours that stay: %2. To decide: %3.")
                 .arg(m_source.merge.taken)
                 .arg(m_source.merge.kept)
                 .arg(m_source.merge.conflicts.size());
    m_head->setText(lines.join(u'\n'));
    m_tree->setHeaderLabels({tr("What"), tr("Mine"), tr("Theirs"), tr("Keep")});
    m_ours->setText(tr("Keep All of Mine"));
    m_theirs->setText(tr("Keep All of Theirs"));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Merge"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    fill();
}

}  // namespace pb::ui
