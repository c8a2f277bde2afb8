// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/milestones_panel.h"

#include "core/exchange/workspace/snapshot_codec.h"
#include "ui/document/cell_words.h"
#include "ui/document/document.h"
#include "ui/history/diff_tree.h"
#include "ui/history/trend_view.h"
#include "ui/review/review_text.h"
#include "ui/review/risk_style.h"
#include "ui/review/text_pair.h"
#include "ui/text/error_text.h"
#include "ui/text/format.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;
using workspace::Milestone;
using workspace::MilestoneId;

namespace {

constexpr int kMilestoneRole = Qt::UserRole;
constexpr std::array kLevels{Risk::High, Risk::Medium, Risk::None, Risk::NotApplicable, Risk::Unanswered};

QString key(const Moment& moment) { return u"%1/%2"_s.arg(moment.workload.value).arg(moment.milestone.value); }

RiskCounts sumOf(const std::vector<PillarSummary>& pillars)
{
    RiskCounts out;
    for (const PillarSummary& pillar : pillars)
        out += pillar.counts;
    return out;
}

}  // namespace

MilestonesPanel::MilestonesPanel(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_moments(document), m_list(new QListWidget(this)),
      m_set(new QPushButton(this)), m_rename(new QPushButton(this)), m_remove(new QPushButton(this)),
      m_heading(makeLabel(1.0, true, QPalette::Text, this)),
      m_empty(makeLabel(1.0, false, QPalette::PlaceholderText, this)), m_before(new QComboBox(this)),
      m_after(new QComboBox(this)), m_lens(new QComboBox(this)), m_beforeLabel(new QLabel(this)),
      m_afterLabel(new QLabel(this)), m_summary(makeLabel(1.0, false, QPalette::Text, this)),
      m_stack(new QStackedWidget(this)), m_diff(new DiffTree(this)),
      m_same(makeLabel(1.1, false, QPalette::PlaceholderText, this)), m_trend(new TrendView(this))
{
    auto* splitter = new QSplitter(this);
    splitter->addWidget(buildList());
    splitter->addWidget(buildComparison());
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({fontMetrics().averageCharWidth() * 42, 1000});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addWidget(splitter);
    connectAll();
    retranslate();
}

QWidget* MilestonesPanel::buildList()
{
    auto* side = new QWidget(this);
    m_list->setObjectName(u"milestone_list"_s);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setWordWrap(true);
    m_list->setSpacing(4);
    m_set->setObjectName(u"milestone_set"_s);
    m_rename->setObjectName(u"milestone_rename"_s);
    m_remove->setObjectName(u"milestone_remove"_s);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_rename);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_heading);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    layout->addWidget(m_set);
    layout->addStretch();  // takes the place of a hidden list
    return side;
}

QWidget* MilestonesPanel::buildComparison()
{
    auto* side = new QWidget(this);
    m_before->setObjectName(u"compare_before"_s);
    m_after->setObjectName(u"compare_after"_s);
    m_lens->setObjectName(u"compare_lens"_s);
    m_summary->setObjectName(u"compare_summary"_s);
    m_same->setAlignment(Qt::AlignCenter);
    for (QComboBox* box : {m_before, m_after, m_lens})
        box->setMinimumContentsLength(18);
    m_stack->addWidget(m_diff);
    m_stack->addWidget(m_same);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_beforeLabel);
    row->addWidget(m_before, 1);
    row->addWidget(m_afterLabel);
    row->addWidget(m_after, 1);
    row->addWidget(m_lens, 1);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_trend);
    layout->addLayout(row);
    layout->addWidget(m_summary);
    layout->addWidget(m_stack, 1);
    return side;
}

void MilestonesPanel::connectAll()
{
    connect(m_set, &QPushButton::clicked, this, &MilestonesPanel::startMilestone);
    connect(m_rename, &QPushButton::clicked, this, &MilestonesPanel::renameCurrent);
    connect(m_remove, &QPushButton::clicked, this, &MilestonesPanel::removeCurrent);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &MilestonesPanel::onSelected);
    connect(m_list, &QListWidget::itemActivated, this, &MilestonesPanel::onSelected);
    for (QComboBox* box : {m_before, m_after, m_lens})
        connect(box, &QComboBox::currentIndexChanged, this, &MilestonesPanel::showDifferences);
    connect(m_diff, &DiffTree::questionActivated, this, &MilestonesPanel::questionActivated);
    connect(m_trend, &TrendView::columnClicked, this, [this](int column) {
        const auto milestones = m_moments.milestones(m_workload);
        const bool now = column >= static_cast<int>(milestones.size());
        choose(*m_before, {m_workload, now ? MilestoneId{} : milestones[static_cast<std::size_t>(column)]->id});
    });
    m_list->installEventFilter(this);  // F2 and Delete, as in any list of files
    connect(&m_document, &Document::changed, this, &MilestonesPanel::onChanged);
    connect(&m_document, &Document::reloaded, this, [this] {
        m_moments.clear();
        setWorkload(m_workload);
    });
}

void MilestonesPanel::setWorkload(WorkloadId workload)
{
    const auto& workloads = m_document.workspace().workloads;
    const WorkloadId before = m_workload;
    m_workload = workloads.contains(workload) ? workload : WorkloadId{};
    for (QComboBox* box : {m_before, m_after})
        if (const QSignalBlocker quiet(box); m_workload != before)
            box->clear();  // the newest milestone and now, whatever was compared of the other
    refresh();
}

void MilestonesPanel::onChanged(const workspace::Change& change)
{
    if (!change.milestones.empty())
        m_moments.clear();
    if (!change.milestones.empty() || !change.review.empty() || !change.lenses.empty())
        refresh();
}

void MilestonesPanel::refresh()
{
    fillList();
    fillMoments();
    fillLenses();
    showDifferences();
}

void MilestonesPanel::fillList()
{
    const QSignalBlocker quiet(m_list);
    const Milestone* current = currentMilestone();
    const std::int64_t chosen = current ? current->id.value : 0;
    m_list->clear();
    auto milestones = m_moments.milestones(m_workload);
    std::reverse(milestones.begin(), milestones.end());
    for (const Milestone* milestone : milestones) {
        auto* item = new QListWidgetItem(u"%1\n%2 · %3"_s.arg(QString::fromStdString(milestone->name),
                                                              text::dateTime(QString::fromStdString(milestone->at_utc)),
                                                              QString::fromStdString(milestone->author)),
                                         m_list);
        item->setData(kMilestoneRole, QVariant::fromValue<qlonglong>(milestone->id.value));
        if (milestone->id.value == chosen)
            m_list->setCurrentItem(item);
    }
    const bool any = m_list->count() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    const bool writable = m_workload && !m_document.readOnly();
    m_set->setEnabled(writable);
    m_rename->setVisible(any);
    m_remove->setVisible(any);
    m_rename->setEnabled(writable && currentMilestone());
    m_remove->setEnabled(writable && currentMilestone());
}

void MilestonesPanel::fillMoments()
{
    for (QComboBox* box : {m_before, m_after}) {
        const QSignalBlocker quiet(box);
        const bool fresh = box->count() == 0;
        const QString chosen = box->currentData().toString();
        box->clear();
        const auto add = [&](const Moment& moment) { box->addItem(m_moments.name(moment, m_workload), key(moment)); };
        if (m_workload)
            add({m_workload, {}});
        auto milestones = m_moments.milestones(m_workload);
        std::reverse(milestones.begin(), milestones.end());
        for (const Milestone* milestone : milestones)
            add({m_workload, milestone->id});
        if (m_document.workspace().workloads.size() > 1)
            box->insertSeparator(box->count());
        for (const auto& [id, workload] : m_document.workspace().workloads)
            if (id != m_workload)
                add({id, {}});
        const int kept = box->findData(chosen);
        if (kept >= 0 && !fresh)
            box->setCurrentIndex(kept);
        else if (box == m_before && !milestones.empty())
            choose(*box, {m_workload, milestones.front()->id});
    }
}

void MilestonesPanel::fillLenses()
{
    const QSignalBlocker quiet(m_lens);
    const QString chosen = m_lens->currentData().toString();
    m_lens->clear();
    const auto& workloads = m_document.workspace().workloads;
    if (const auto it = workloads.find(m_workload); it != workloads.end())
        for (const std::string& id : lensesOf(it->second)) {
            const Lens* lens = m_document.findLens(id);
            const QString name = lens ? text::ofLens(lens->name, text::current()) : QString::fromStdString(id);
            m_lens->addItem(name, QString::fromStdString(id));
        }
    m_lens->setCurrentIndex(std::max(0, m_lens->findData(chosen)));
    m_lens->setVisible(m_lens->count() > 1);
}

Moment MilestonesPanel::momentIn(const QComboBox& box) const
{
    const QString ids = box.currentData().toString();
    return {{ids.section(u'/', 0, 0).toLongLong()}, {ids.section(u'/', 1, 1).toLongLong()}};
}

void MilestonesPanel::choose(QComboBox& box, const Moment& moment)
{
    if (const int index = box.findData(key(moment)); index >= 0)
        box.setCurrentIndex(index);
}

void MilestonesPanel::compare(const Moment& before, const Moment& after)
{
    choose(*m_before, before);
    choose(*m_after, after);
}

void MilestonesPanel::showDifferences()
{
    showTrend();
    const Moment before = momentIn(*m_before);
    const Moment after = momentIn(*m_after);
    const auto was = m_moments.workload(before);
    const auto is = m_moments.workload(after);
    m_diff->setSides(m_before->currentText(), m_after->currentText());
    if (!was || !is) {
        m_stack->setCurrentWidget(m_same);
        m_same->setText(m_workload ? text::errorText((was ? is : was).error()) : QString());
        m_summary->clear();
        return;
    }
    const std::string lens = m_lens->currentData().toString().toStdString();
    const Lens* content = m_document.findLens(lens);
    DiffTree::Content shown{
        diffProperties(**was, **is), diffReviews({*was, lens, content}, {*is, lens, content}), content, content, {}};
    for (const Workload* side : {*was, *is})
        for (const std::string& id : lensesOf(*side))
            if (const Lens* each = m_document.findLens(id))
                shown.lens_names[id] = text::ofLens(each->name, text::current()).simplified();
    const bool same = shown.diff.questions.empty() && shown.properties.empty();
    m_stack->setCurrentWidget(same ? static_cast<QWidget*>(m_same) : m_diff);
    m_same->setText(before == after ? tr("Choose two states to compare.") : tr("There is no difference."));
    m_diff->setContent(shown);
    const RiskCounts& from = shown.diff.before;
    const RiskCounts& to = shown.diff.after;
    m_summary->setVisible(before != after);
    m_summary->setText(tr("%n question(s) differ", nullptr, static_cast<int>(shown.diff.questions.size())) +
                       u"  ·  "_s +
                       tr("High: %1 → %2, Medium: %3 → %4, Unanswered: %5 → %6")
                           .arg(from.high)
                           .arg(to.high)
                           .arg(from.medium)
                           .arg(to.medium)
                           .arg(from.unanswered)
                           .arg(to.unanswered));
}

void MilestonesPanel::showTrend()
{
    TrendChart chart;
    for (const Risk risk : kLevels)
        chart.legend.push_back({riskShortName(risk), riskFill(risk, palette())});
    const auto column = [&](const QString& label, const QString& date, const RiskCounts& counts) {
        TrendColumn out{label, date, {}};
        for (const Risk risk : kLevels)
            out.parts.push_back({counts.of(risk), riskFill(risk, palette())});
        chart.columns.push_back(std::move(out));
    };
    const std::string lens = m_lens->currentData().toString().toStdString();
    std::vector<std::size_t> marked;
    const auto mark = [&](const Moment& moment) {
        if (moment == momentIn(*m_before) || moment == momentIn(*m_after))
            marked.push_back(chart.columns.size());
    };
    for (const Milestone* milestone : m_moments.milestones(m_workload))
        for (const workspace::LensSummary& summary : milestone->summary)
            if (summary.lens == lens) {
                mark({m_workload, milestone->id});
                column(QString::fromStdString(milestone->name),
                       text::dateTime(QString::fromStdString(milestone->at_utc)).section(u' ', 0, -2),
                       sumOf(summary.pillars));
            }
    const Lens* content = m_document.findLens(lens);
    if (const auto now = m_moments.workload({m_workload, {}}); now && content) {
        mark({m_workload, {}});
        column(tr("Now"), {}, sumOf(pillarSummary(*content, **now)));
    }
    m_trend->setVisible(chart.columns.size() > 1);
    m_trend->setChart(std::move(chart), std::move(marked));
}

const Milestone* MilestonesPanel::currentMilestone() const
{
    const QListWidgetItem* item = m_list->currentItem();
    const auto& milestones = m_document.workspace().milestones;
    const auto it = item ? milestones.find({item->data(kMilestoneRole).toLongLong()}) : milestones.end();
    return it == milestones.end() ? nullptr : &it->second;
}

void MilestonesPanel::onSelected()
{
    const bool writable = !m_document.readOnly();
    m_rename->setEnabled(writable && currentMilestone());
    m_remove->setEnabled(writable && currentMilestone());
    std::vector<MilestoneId> chosen;
    for (const Milestone* milestone : m_moments.milestones(m_workload))
        for (const QListWidgetItem* item : m_list->selectedItems())
            if (item->data(kMilestoneRole).toLongLong() == milestone->id.value)
                chosen.push_back(milestone->id);
    if (chosen.empty())
        return;
    compare({m_workload, chosen.front()}, {m_workload, chosen.size() > 1 ? chosen.back() : MilestoneId{}});
}

void MilestonesPanel::startMilestone()
{
    if (!m_workload || m_document.readOnly())
        return;
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(u"milestone_name"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Set a milestone"));
    dialog->setLabelText(tr("Name of the milestone: what was reached, or for whom"));
    dialog->setTextValue(tr("Review of %1").arg(text::dateTime(QString::fromStdString(utcNow())).section(u' ', 0, -2)));
    dialog->setOkButtonText(tr("Set"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, &MilestonesPanel::addMilestone);
    dialog->open();
}

void MilestonesPanel::addMilestone(const QString& name)
{
    auto milestone = exchange::makeMilestone(
        m_document.workspace(), m_document.findings(), [this](std::string_view id) { return m_document.findLens(id); },
        m_workload, name.trimmed().toStdString());
    if (!milestone)
        return;
    milestone->author = m_document.author().toStdString();
    const MilestoneId id = milestone->id;
    if (m_document.apply(workspace::Edit{workspace::AddMilestone{*std::move(milestone)}},
                         tr("Set milestone %1").arg(name.trimmed())))
        compare({m_workload, id}, {m_workload, {}});
}

void MilestonesPanel::renameCurrent()
{
    const Milestone* milestone = currentMilestone();
    if (!milestone || m_document.readOnly())
        return;
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(u"milestone_name"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename milestone"));
    dialog->setLabelText(tr("New name"));
    dialog->setTextValue(QString::fromStdString(milestone->name));
    dialog->setOkButtonText(tr("Rename"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, id = milestone->id](const QString& name) {
        (void)m_document.apply(workspace::Edit{workspace::RenameMilestone{id, name.trimmed().toStdString()}},
                               tr("Rename milestone %1").arg(name.trimmed()));
    });
    dialog->open();
}

void MilestonesPanel::removeCurrent()
{
    const Milestone* milestone = currentMilestone();
    if (!milestone || m_document.readOnly())
        return;
    // No question is asked: undo brings it back.
    const QString name = QString::fromStdString(milestone->name);
    (void)m_document.apply(workspace::Edit{workspace::RemoveMilestone{milestone->id}},
                           tr("Delete milestone %1").arg(name));
}

bool MilestonesPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_F2:
        renameCurrent();
        return true;
    case Qt::Key_Delete:
        removeCurrent();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void MilestonesPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
}

void MilestonesPanel::retranslate()
{
    m_heading->setText(tr("Milestones"));
    m_empty->setText(
        tr("A milestone keeps the review, the drawing and the findings as they are now. Later you see what "
           "has changed since."));
    m_set->setText(tr("Set a Milestone…"));
    m_set->setToolTip(tr("Keep the present state under a name (Ctrl+M)"));
    m_rename->setText(tr("Rename…"));
    m_remove->setText(tr("Delete"));
    m_beforeLabel->setText(tr("Compare"));
    m_afterLabel->setText(tr("with"));
    m_before->setAccessibleName(tr("State before"));
    m_after->setAccessibleName(tr("State after"));
    m_lens->setAccessibleName(tr("Lens"));
    refresh();
}

}  // namespace pb::ui
