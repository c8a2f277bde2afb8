// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/recheck_panel.h"

#include "core/base/date.h"
#include "core/review/lens_upgrade.h"
#include "core/review/risk.h"
#include "ui/document/cell_words.h"
#include "ui/document/document.h"
#include "ui/history/diff_tree.h"
#include "ui/history/wrap_delegate.h"
#include "ui/review/review_text.h"
#include "ui/review/text_pair.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {
constexpr int kLensRole = Qt::UserRole;
constexpr int kChangesSearched = 500;  ///< of the history, for how a lens was before
constexpr int kItemRole = Qt::UserRole + 1;
constexpr int kMarkedRole = Qt::UserRole + 2;
}  // namespace

RecheckPanel::RecheckPanel(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_head(makeLabel(1.0, false, QPalette::Text, this)),
      m_tree(new QTreeWidget(this)), m_show(new QPushButton(this)), m_confirm(new QPushButton(this))
{
    build();
    connect(&m_document, &Document::changed, this, [this](const workspace::Change& change) {
        if (!change.review.empty() || !change.lenses.empty())
            refresh();
    });
    connect(&m_document, &Document::reloaded, this, [this] { setWorkload(m_workload); });
    retranslate();
}

void RecheckPanel::build()
{
    m_tree->setObjectName(u"recheck_tree"_s);
    m_show->setObjectName(u"recheck_show"_s);
    m_confirm->setObjectName(u"recheck_confirm"_s);
    m_tree->setColumnCount(2);
    setUpTree(*m_tree);
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto* row = new QHBoxLayout;
    row->addWidget(m_show);
    row->addWidget(m_confirm);
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(10);
    layout->addWidget(m_head);
    layout->addWidget(m_tree, 1);
    layout->addLayout(row);
    m_tree->installEventFilter(this);
    connect(m_confirm, &QPushButton::clicked, this, &RecheckPanel::confirm);
    connect(m_show, &QPushButton::clicked, this, &RecheckPanel::show);
    connect(m_tree, &QTreeWidget::itemActivated, this, &RecheckPanel::show);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, [this] {
        const auto chosen = m_tree->selectedItems();
        const bool marked = std::any_of(chosen.begin(), chosen.end(), [](const QTreeWidgetItem* item) {
            return item->data(0, kMarkedRole).toBool();
        });
        m_confirm->setEnabled(marked && !m_document.readOnly());
        m_show->setEnabled(marked);
    });
}

void RecheckPanel::setWorkload(WorkloadId workload)
{
    m_workload = workload;
    refresh();
}

void RecheckPanel::refresh()
{
    m_tree->clear();
    m_open = 0;
    const auto& workloads = m_document.workspace().workloads;
    if (const auto it = workloads.find(m_workload); it != workloads.end())
        for (const std::string& lens : lensesOf(it->second)) {
            addMarked(it->second, lens);
            addOrphans(it->second, lens);
        }
    m_tree->expandAll();
    const bool any = m_tree->topLevelItemCount() > 0;
    m_tree->setVisible(any);
    m_show->setVisible(any);
    m_confirm->setVisible(any);
    m_show->setEnabled(false);
    m_confirm->setEnabled(false);
    m_head->setAlignment(any ? Qt::AlignLeft : Qt::AlignCenter);
    m_head->setText(any ? tr("These are to be looked at again: they were parked, or the lens has changed since they "
                             "were answered. Correct each where needed, and confirm it.")
                        : tr("Nothing is to be re-reviewed. Questions that were parked are listed here and, after a "
                             "move to another lens, the answers whose question has changed."));
    emit openChanged(m_open);
}

void RecheckPanel::addMarked(const Workload& workload, const std::string& lensId)
{
    const text::Language language = text::current();
    const Lens* lens = m_document.findLens(lensId);
    const LensReview& review = reviewOf(workload, lensId);
    QTreeWidgetItem* group = nullptr;
    const auto add = [&](const std::string& id, const Question* question) {
        const auto answer = review.answers.find(id);
        if (answer == review.answers.end() || !answer->second.check_again)
            return;
        if (!group) {
            group = new QTreeWidgetItem(m_tree, {tr("To be re-reviewed")});
            group->setFirstColumnSpanned(true);
        }
        ++m_open;
        auto* item = new QTreeWidgetItem(group, {text::questionTitle(id, question, language)});
        if (question) {
            const Risk risk = assess(*question, answer->second, workload.not_applicable).risk;
            item->setText(1, riskName(risk));
            item->setIcon(1, riskIcon(risk, *this));
        }
        item->setData(0, kLensRole, QString::fromStdString(lensId));
        item->setData(0, kItemRole, QString::fromStdString(id));
        item->setData(0, kMarkedRole, true);
    };
    std::vector<std::string> ids;
    if (lens)
        for (const Question* question : allQuestions(*lens)) {
            add(question->id, question);
            ids.push_back(question->id);
        }
    for (const auto& [id, answer] : review.answers)
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            add(id, nullptr);
}

std::optional<Question> RecheckPanel::questionThatWas(const std::string& lensId, const Orphan& orphan)
{
    const auto in = [&](const Lens& lens) -> const Question* {
        const Question* question = text::questionOf(&lens, orphan.question);
        const bool all = question && std::all_of(orphan.choices.begin(), orphan.choices.end(),
                                                 [&](const std::string& id) { return findChoice(*question, id); });
        return all ? question : nullptr;
    };
    // The version before this one: what a replacement of the lens would take back. Newest first.
    if (const auto rows = m_document.history(kChangesSearched))
        for (const store::ChangeRow& row : *rows)
            if (const auto* replaced = std::get_if<workspace::ReplaceLens>(&row.inverse.what))
                if (const Question* found = replaced->lens->id == lensId ? in(*replaced->lens) : nullptr)
                    return *found;
    for (const auto& [id, lens] : m_document.workspace().lenses)
        if (const Question* found = in(*lens))
            return *found;
    for (const Lens& lens : m_document.lenses())
        if (const Question* found = in(lens))
            return *found;
    return std::nullopt;
}

void RecheckPanel::addOrphans(const Workload& workload, const std::string& lensId)
{
    const text::Language language = text::current();
    const Lens* lens = m_document.findLens(lensId);
    const auto orphans = lens ? orphansOf(workload, *lens) : std::vector<Orphan>{};
    if (orphans.empty())
        return;
    auto* group = new QTreeWidgetItem(m_tree, {tr("Without a question in the lens, kept with the workload")});
    group->setFirstColumnSpanned(true);
    for (const Orphan& orphan : orphans) {
        const auto was = questionThatWas(lensId, orphan);
        const Question* question = was ? &*was : text::questionOf(lens, orphan.question);
        auto* top = new QTreeWidgetItem(
            group,
            {question ? text::questionTitle(orphan.question, question, language)
                      : tr("A question that no lens here knows (%1)").arg(QString::fromStdString(orphan.question))});
        for (const auto& [key, value] : cellsOf(reviewOf(workload, lensId), lensId, orphan.question)) {
            const bool gone = orphan.choices.empty() ||
                              (key.part == CellPart::Choice && std::find(orphan.choices.begin(), orphan.choices.end(),
                                                                         key.name) != orphan.choices.end());
            if (!gone)
                continue;
            auto* item = new QTreeWidgetItem(
                top, {text::cellName(key, question, language), text::cellValue(key, value, question, language)});
            item->setTextAlignment(0, Qt::AlignLeft | Qt::AlignTop);
            item->setTextAlignment(1, Qt::AlignLeft | Qt::AlignTop);
        }
    }
}

void RecheckPanel::confirm()
{
    Batch batch;
    QString last;
    for (const QTreeWidgetItem* item : m_tree->selectedItems()) {
        if (!item->data(0, kMarkedRole).toBool())
            continue;
        batch.edits.push_back({SetAnswerField{{m_workload, item->data(0, kLensRole).toString().toStdString(),
                                               item->data(0, kItemRole).toString().toStdString()},
                                              "check_again",
                                              false,
                                              utcNow()}});
        last = item->text(0).section(u' ', 0, 1);
    }
    if (batch.edits.empty() || m_document.readOnly())
        return;
    const int count = static_cast<int>(batch.edits.size());
    (void)m_document.apply(Edit{std::move(batch)},
                           count == 1 ? tr("Confirm %1").arg(last) : tr("Confirm %n answer(s)", nullptr, count));
    // The next one, so that the list is worked off with one key.
    if (QTreeWidgetItem* group = m_tree->topLevelItem(0); group && group->childCount() > 0)
        if (QTreeWidgetItem* next = group->child(0); next->data(0, kMarkedRole).toBool())
            m_tree->setCurrentItem(next);
}

void RecheckPanel::show()
{
    for (const QTreeWidgetItem* item : m_tree->selectedItems())
        if (item->data(0, kMarkedRole).toBool()) {
            emit questionActivated(item->data(0, kItemRole).toString(), item->data(0, kLensRole).toString());
            return;
        }
}

bool RecheckPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool space = watched == m_tree && event->type() == QEvent::KeyPress &&
                       static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    if (!space)
        return QWidget::eventFilter(watched, event);
    confirm();
    return true;
}

void RecheckPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RecheckPanel::retranslate()
{
    m_tree->setHeaderLabels({tr("Question"), tr("What was said")});
    m_show->setText(tr("Go to the Question"));
    m_confirm->setText(tr("Confirm"));
    m_confirm->setToolTip(tr("The answer holds as it is now (Space)"));
    refresh();
}

}  // namespace pb::ui
