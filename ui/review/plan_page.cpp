// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/plan_page.h"

#include "core/base/date.h"
#include "core/review/edit.h"
#include "core/workspace/evidence_claims.h"
#include "ui/document/document.h"
#include "ui/review/acceptance_dialog.h"
#include "ui/review/next_panel.h"
#include "ui/review/plan_files.h"
#include "ui/review/plan_view.h"
#include "ui/review/plan_words.h"
#include "ui/review/review_text.h"
#include "ui/review/search_field.h"
#include "ui/review/text_pair.h"
#include "ui/text/error_text.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

constexpr int kNextFrom = 212;  ///< average characters of width from which on the next steps stand beside the table

constexpr std::array kFilters{PlanFilter::All,     PlanFilter::Open,       PlanFilter::High,     PlanFilter::Medium,
                              PlanFilter::Overdue, PlanFilter::Unassigned, PlanFilter::Accepted, PlanFilter::Expired,
                              PlanFilter::Denied,  PlanFilter::Done};
constexpr std::array kGroups{PlanGroup::None,   PlanGroup::Pillar, PlanGroup::Owner,
                             PlanGroup::Status, PlanGroup::Risk,   PlanGroup::Lens};

QString filterName(PlanFilter filter)
{
    switch (filter) {
    case PlanFilter::Open:
        return PlanPage::tr("Open risks");
    case PlanFilter::High:
        return PlanPage::tr("High risks");
    case PlanFilter::Medium:
        return PlanPage::tr("Medium risks");
    case PlanFilter::Overdue:
        return PlanPage::tr("Overdue");
    case PlanFilter::Unassigned:
        return PlanPage::tr("Without owner");
    case PlanFilter::Accepted:
        return PlanPage::tr("Accepted");
    case PlanFilter::Expired:
        return PlanPage::tr("Acceptance expired");
    case PlanFilter::Denied:
        return PlanPage::tr("Denied by evidence");
    case PlanFilter::Done:
        return PlanPage::tr("Done");
    case PlanFilter::All:
        break;
    }
    return PlanPage::tr("Everything");
}

QString groupName(PlanGroup group)
{
    switch (group) {
    case PlanGroup::Pillar:
        return PlanPage::tr("By pillar");
    case PlanGroup::Owner:
        return PlanPage::tr("By owner");
    case PlanGroup::Status:
        return PlanPage::tr("By status");
    case PlanGroup::Risk:
        return PlanPage::tr("By risk");
    case PlanGroup::Lens:
        return PlanPage::tr("By lens");
    case PlanGroup::None:
        break;
    }
    return PlanPage::tr("Not grouped");
}

struct Entered {
    const char* field;
    FieldValue value;
};

/// What was entered in a cell, as the plan's field has it.
/// @return empty where it is no value of the field
std::optional<Entered> entered(int column, const QVariant& value, Date today)
{
    const auto text = [&] { return value.toString().toStdString(); };
    switch (column) {
    case PlanModel::kOwner:
        return Entered{"owner", text()};
    case PlanModel::kNote:
        return Entered{"note", text()};
    case PlanModel::kDue: {
        const auto day = dayFrom(value.toString(), today);
        return day ? std::optional(Entered{"due", day->text()}) : std::nullopt;
    }
    case PlanModel::kEffort:
        return Entered{"effort", value.toInt() < 1 ? std::string()
                                                   : std::string(enumName(static_cast<Effort>(value.toInt() - 1)))};
    case PlanModel::kStatus:
        return Entered{"status", std::string(enumName(static_cast<PlanStatus>(value.toInt())))};
    case PlanModel::kLikelihood:
        return Entered{"likelihood", static_cast<std::int64_t>(value.toInt())};
    case PlanModel::kImpact:
        return Entered{"impact", static_cast<std::int64_t>(value.toInt())};
    default:
        return std::nullopt;
    }
}

/// What a next step says, as the plan of its question: effort and the practices to put in place. What somebody has
/// written already stays; the practices stand beneath it.
Batch planned(const QuestionKey& key, const Question& question, const NextAction& action, const PlanItem& before)
{
    QStringList lines;
    const auto add = [&](const QString& words, const std::vector<std::string>& ids) {
        for (const std::string& id : ids)
            if (const Choice* choice = findChoice(question, id))
                lines << words.arg(lensText(choice->title, text::current()));
    };
    add(PlanPage::tr("- Put in place: %1"), action.way.select);
    add(PlanPage::tr("- Give up: %1"), action.way.clear);
    QString note = QString::fromStdString(before.note);
    const QString steps = lines.join(u'\n');
    if (!note.contains(steps))
        note = note.isEmpty() ? steps : note + u"\n\n"_s + steps;
    const auto set = [&](const char* field, FieldValue value) {
        return Edit{SetPlanField{key, field, std::move(value), utcNow()}};
    };
    Batch batch;
    if (!before.effort)
        batch.edits.push_back(set("effort", std::string(enumName(effortWord(question, action.way)))));
    if (review::codePoints(note.toStdString()) <= static_cast<std::size_t>(kMaxNotes))
        batch.edits.push_back(set("note", note.toStdString()));
    return batch;
}

}  // namespace

PlanPage::PlanPage(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_today(Date::today()), m_model(new PlanModel(this)),
      m_view(new PlanView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    layout->addWidget(buildFilters());
    m_next = new NextPanel(this);
    auto* middle = new QHBoxLayout;
    middle->setContentsMargins(12, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(m_view, 1);
    middle->addWidget(m_next);
    layout->addLayout(middle, 1);
    m_hint = makeLabel(0.92, false, QPalette::PlaceholderText, this);
    m_hint->setObjectName(u"plan_hint"_s);
    m_hint->setContentsMargins(16, 6, 16, 8);
    layout->addWidget(m_hint);
    m_view->setPlan(m_model);
    setFocusProxy(m_view);
    connect(m_model, &PlanModel::edited, this,
            [this](int, int column, const QVariant& value) { onEdited(column, value); });
    connect(m_view, &PlanView::acceptanceAsked, this, &PlanPage::askAcceptance);
    connect(m_view, &PlanView::questionAsked, this, [this](const QuestionKey& key) {
        emit questionActivated(QString::fromStdString(key.question), QString::fromStdString(key.lens));
    });
    connect(m_next, &NextPanel::activated, this, [this](const std::string& lens, const std::string& question) {
        showQuestion({m_workload, lens, question});
    });
    connect(m_next, &NextPanel::planAsked, this, &PlanPage::planNext);
    connect(m_showNext, &QToolButton::toggled, this, &PlanPage::refreshNext);
    connect(m_showNext, &QToolButton::clicked, this, [this] { m_nextChosen = true; });
    connect(m_export, &QToolButton::clicked, this, &PlanPage::askExport);
    connect(m_import, &QToolButton::clicked, this, &PlanPage::askImport);
    connect(&m_document, &Document::findingsChanged, this, &PlanPage::refresh);
    connect(m_view, &PlanView::chosenChanged, this, &PlanPage::refreshHint);
    connect(&m_document, &Document::changed, this, &PlanPage::onChanged);
    connect(&m_document, &Document::reloaded, this, [this] { setWorkload(m_workload); });
    makeActions();
    retranslate();
}

PlanPage::~PlanPage()
{
    m_view->disconnect(this);
    m_view->setModel(nullptr);
}

QWidget* PlanPage::buildBar()
{
    auto* bar = new QWidget(this);
    m_title = makeLabel(1.3, true, QPalette::Text, bar);
    m_title->setWordWrap(false);
    m_summary = makeLabel(1.0, false, QPalette::PlaceholderText, bar);
    m_summary->setObjectName(u"plan_summary"_s);
    m_accept = new QToolButton(bar);
    m_accept->setObjectName(u"plan_accept"_s);
    m_open = new QToolButton(bar);
    m_open->setObjectName(u"plan_open"_s);
    auto* rows = new QVBoxLayout(bar);
    rows->setContentsMargins(16, 12, 16, 6);
    rows->setSpacing(4);
    auto* layout = new QHBoxLayout;
    layout->setSpacing(8);
    layout->addWidget(m_title, 1);
    rows->addLayout(layout);
    rows->addWidget(m_summary);
    m_showNext = new QToolButton(bar);
    m_showNext->setObjectName(u"plan_show_next"_s);
    m_showNext->setCheckable(true);
    m_showNext->setChecked(true);
    m_export = new QToolButton(bar);
    m_export->setObjectName(u"plan_export"_s);
    m_import = new QToolButton(bar);
    m_import->setObjectName(u"plan_import_button"_s);
    layout->addWidget(m_showNext);
    layout->addWidget(m_open);
    layout->addWidget(m_accept);
    layout->addWidget(m_import);
    layout->addWidget(m_export);
    connect(m_accept, &QToolButton::clicked, this, &PlanPage::askAcceptance);
    connect(m_open, &QToolButton::clicked, this, [this] {
        if (const auto keys = m_view->chosen(); !keys.empty())
            emit questionActivated(QString::fromStdString(keys.front().question),
                                   QString::fromStdString(keys.front().lens));
    });
    return bar;
}

QWidget* PlanPage::buildFilters()
{
    auto* bar = new QWidget(this);
    m_search = new SearchField(bar);
    m_search->setObjectName(u"plan_search"_s);
    m_search->setClearButtonEnabled(true);
    m_filter = new QComboBox(bar);
    m_filter->setObjectName(u"plan_filter"_s);
    m_group = new QComboBox(bar);
    m_group->setObjectName(u"plan_group"_s);
    for (std::size_t i = 0; i < kFilters.size(); ++i)
        m_filter->addItem(QString());
    for (std::size_t i = 0; i < kGroups.size(); ++i)
        m_group->addItem(QString());
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 0, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_filter);
    layout->addWidget(m_group);
    connect(m_search, &SearchField::soughtChanged, m_model, &PlanModel::setWords);
    connect(m_search, &QLineEdit::returnPressed, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_filter, &QComboBox::currentIndexChanged, this,
            [this](int row) { m_model->setFilter(kFilters[static_cast<std::size_t>(std::max(0, row))]); });
    connect(m_group, &QComboBox::currentIndexChanged, this,
            [this](int row) { m_model->setGroup(kGroups[static_cast<std::size_t>(std::max(0, row))]); });
    return bar;
}

void PlanPage::makeActions()
{
    const auto add = [this](const char* name, const char* text, const char* keys, auto slot) {
        auto* action = new QAction(this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(QKeySequence(QString::fromLatin1(keys)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        m_named.emplace_back(action, text);
    };
    add("plan_find", QT_TR_NOOP("Search the Plan"), "Ctrl+F", [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add("plan_accept_action", QT_TR_NOOP("Accept Risk"), "Ctrl+R", [this] { askAcceptance(); });
    add("plan_question", QT_TR_NOOP("Show the Question"), "Ctrl+Return", [this] { m_open->click(); });
}

const Workload* PlanPage::workloadNow() const
{
    const auto& workloads = m_document.workspace().workloads;
    const auto it = workloads.find(m_workload);
    return it == workloads.end() ? nullptr : &it->second;
}

void PlanPage::setWorkload(WorkloadId workload)
{
    m_workload = workload;
    m_model->setReadOnly(m_document.readOnly());
    m_next->setReadOnly(m_document.readOnly());
    refresh();
    retranslate();
}

void PlanPage::setToday(Date today)
{
    m_today = today;
    refresh();
}

void PlanPage::onChanged(const workspace::Change& change)
{
    const bool ours = std::any_of(change.review.begin(), change.review.end(),
                                  [this](const Touched& touched) { return touched.workload == m_workload; });
    if (ours || !change.lenses.empty())
        refresh();
}

std::vector<const Lens*> PlanPage::lenses() const { return m_document.lensesOf(m_workload); }

/// The questions whose answers the evidence denies.
std::set<QuestionKey> PlanPage::denied() const
{
    std::set<QuestionKey> keys;
    for (const Lens* lens : lenses())
        for (const auto& each :
             workspace::contradictions(m_document.workspace(), m_document.findings(), *lens, m_workload, m_today))
            if (const Question* question = findQuestion(*lens, each.question))
                keys.insert({m_workload, lens->id, question->id});
    return keys;
}

void PlanPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_nextChosen)
        m_showNext->setChecked(width() >= fontMetrics().averageCharWidth() * kNextFrom);
}

void PlanPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void PlanPage::refresh()
{
    m_stale = !isVisible();
    if (m_stale)
        return;  // who answers questions elsewhere should not wait for it
    const Workload* workload = workloadNow();
    const auto all = lenses();
    if (workload)
        m_model->setLines(planLines(all, *workload, m_today, denied()), workload->lens);
    else
        m_model->setLines({});
    m_next->show(all, workload ? *workload : Workload{}, m_today);
    m_export->setEnabled(!all.empty());
    m_import->setEnabled(!all.empty() && !m_document.readOnly());
    refreshNext();
    refreshSummary();
    refreshHint();
}

/// Where nothing is at risk, nothing is next.
void PlanPage::refreshNext()
{
    const bool any = !m_model->lines().empty();
    m_showNext->setEnabled(any);
    m_next->setVisible(any && m_showNext->isChecked());
}

void PlanPage::refreshSummary()
{
    const auto count = [this](PlanFilter filter) {
        const auto& lines = m_model->lines();
        return static_cast<int>(
            std::count_if(lines.begin(), lines.end(), [&](const PlanLine& line) { return passes(line, filter); }));
    };
    QStringList parts{tr("%1 open").arg(count(PlanFilter::Open)), tr("%1 high").arg(count(PlanFilter::High))};
    if (const int overdue = count(PlanFilter::Overdue))
        parts << tr("%1 overdue").arg(overdue);
    if (const int alone = count(PlanFilter::Unassigned))
        parts << tr("%1 without owner").arg(alone);
    if (const int accepted = count(PlanFilter::Accepted))
        parts << tr("%1 accepted").arg(accepted);
    if (const int expired = count(PlanFilter::Expired))
        parts << tr("%1 with an expired acceptance").arg(expired);
    if (const int contradicted = count(PlanFilter::Denied))
        parts << tr("%1 denied by evidence").arg(contradicted);
    m_summary->setText(parts.join(u"  ·  "_s));
}

void PlanPage::refreshHint()
{
    const auto keys = m_view->chosen();
    const bool can = !keys.empty() && !m_document.readOnly();
    m_accept->setEnabled(can);
    m_open->setEnabled(!keys.empty());
    m_hint->setText(keys.size() > 1
                        ? tr("%1 rows selected: what you enter in one applies to all of them, as one step of undo.")
                              .arg(keys.size())
                        : tr("Type or press F2 to edit a cell, Enter for what it leads to, Delete to empty it. Select "
                             "several rows with Shift or Ctrl to edit them together."));
}

QString PlanPage::named(const std::vector<QuestionKey>& keys) const
{
    const int row = keys.size() == 1 ? m_model->rowOf(keys.front()) : -1;
    if (const PlanLine* line = m_model->lineAt(row))
        return QString::fromStdString(line->question->code);
    return tr("%1 risks").arg(keys.size());
}

void PlanPage::onEdited(int column, const QVariant& value)
{
    const auto what = entered(column, value, m_today);
    if (!what) {
        m_hint->setText(tr("\"%1\" is no day. Write 2026-12-31, +14 for fourteen days from today, +2w or +3m.")
                            .arg(value.toString()));
        return;
    }
    const auto keys = m_view->chosen();
    Batch batch;
    for (const QuestionKey& key : keys)
        batch.edits.push_back({SetPlanField{key, what->field, what->value, utcNow()}});
    apply(std::move(batch), tr("Plan %1").arg(named(keys)));
}

void PlanPage::askAcceptance()
{
    const auto keys = m_view->chosen();
    const Workload* workload = workloadNow();
    if (keys.empty() || !workload || m_document.readOnly())
        return;
    const auto& before = planOf(*workload, keys.front().lens, keys.front().question).acceptance;
    auto* dialog = new AcceptanceDialog(before, static_cast<int>(keys.size()), m_today, this);
    connect(dialog, &AcceptanceDialog::accepted, this,
            [this, keys](const Acceptance& acceptance) { accept(keys, acceptance); });
    connect(dialog, &AcceptanceDialog::withdrawn, this, [this, keys] { withdraw(keys); });
    dialog->open();
}

void PlanPage::askExport()
{
    const Workload* workload = workloadNow();
    if (!workload)
        return;
    const QString name = tr("%1 plan").arg(QString::fromStdString(workload->name)).replace(u'/', u'_');
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the plan"), QFileInfo(m_document.path()).dir().filePath(name + u".xlsx"_s),
        tr("Excel (*.xlsx);;CSV, to be read back (*.csv);;Markdown (*.md);;JSON with the answers (*.json)"));
    if (path.isEmpty())
        return;
    const Status status = exportTo(path);
    m_hint->setText(status ? tr("Written: %1").arg(path) : text::errorText(status.error()));
}

Status PlanPage::exportTo(const QString& path) const
{
    const Workload* workload = workloadNow();
    const auto all = lenses();
    return all.empty() ? Status() : writePlan(all, *workload, m_today, denied(), path);
}

void PlanPage::askImport()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Read a plan back"), QFileInfo(m_document.path()).path(),
                                                      tr("Exported plans and answers (*.csv *.json);;All files (*)"));
    if (!path.isEmpty())
        importFrom(path);
}

void PlanPage::importFrom(const QString& path)
{
    const Workload* workload = workloadNow();
    const auto all = lenses();
    if (all.empty() || m_document.readOnly())
        return;
    auto proposal = readPlan(all, *workload, path);
    if (!proposal) {
        m_hint->setText(text::errorText(proposal.error()));
        return;
    }
    auto* dialog = new PlanImportDialog(all, *std::move(proposal), path, this);
    connect(dialog, &PlanImportDialog::confirmed, this, [this, path](const Edit& edit) {
        (void)m_document.apply(edit, tr("Read %1").arg(QFileInfo(path).fileName()));
    });
    dialog->open();
}

void PlanPage::planNext(const NextAction& action)
{
    const Workload* workload = workloadNow();
    const Lens* lens = m_document.findLens(action.lens);
    const Question* question = lens ? findQuestion(*lens, action.question) : nullptr;
    if (!workload || !question)
        return;
    const QuestionKey key{m_workload, action.lens, action.question};
    apply(planned(key, *question, action, planOf(*workload, action.lens, action.question)),
          tr("Plan %1").arg(QString::fromStdString(question->code)));
    showQuestion(key);
}

void PlanPage::accept(const std::vector<QuestionKey>& keys, const Acceptance& acceptance)
{
    Batch batch;
    for (const QuestionKey& key : keys)
        batch.edits.push_back(acceptRisk(key, acceptance, utcNow()));
    apply(std::move(batch), tr("Accept risk %1").arg(named(keys)));
}

void PlanPage::withdraw(const std::vector<QuestionKey>& keys)
{
    const Workload* workload = workloadNow();
    Batch batch;
    for (const QuestionKey& key : keys)
        if (workload && planOf(*workload, key.lens, key.question).acceptance)
            batch.edits.push_back(withdrawAcceptance(*workload, key, utcNow()));
    apply(std::move(batch), tr("Withdraw acceptance %1").arg(named(keys)));
}

void PlanPage::apply(Batch batch, const QString& name)
{
    // A refusal is shown by whoever listens to Document::failed(); the table shows what holds.
    if (!batch.edits.empty())
        (void)m_document.apply(Edit{std::move(batch)}, name);
}

void PlanPage::showQuestion(const QuestionKey& question)
{
    if (m_model->rowOf(question) < 0) {
        m_search->clear();
        m_filter->setCurrentIndex(0);
    }
    const int row = m_model->rowOf(question);
    if (row < 0)
        return;
    // Whatever keys led here: Ctrl would only toggle the row.
    m_view->selectionModel()->setCurrentIndex(m_model->index(row, PlanModel::kOwner),
                                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(m_view->currentIndex());
    m_view->setFocus(Qt::OtherFocusReason);
}

void PlanPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PlanPage::retranslate()
{
    const Workload* workload = workloadNow();
    m_title->setText(workload ? tr("Improvement plan: %1").arg(QString::fromStdString(workload->name))
                              : tr("Improvement plan"));
    m_search->setPlaceholderText(tr("Search questions, owners, notes"));
    m_search->setAccessibleName(m_search->placeholderText());
    for (std::size_t i = 0; i < kFilters.size(); ++i)
        m_filter->setItemText(static_cast<int>(i), filterName(kFilters[i]));
    for (std::size_t i = 0; i < kGroups.size(); ++i)
        m_group->setItemText(static_cast<int>(i), groupName(kGroups[i]));
    m_filter->setAccessibleName(tr("Which risks"));
    m_group->setAccessibleName(tr("Groups"));
    m_accept->setText(tr("Accept risk…"));
    m_accept->setToolTip(tr("Somebody answers for living with the selected risks (Ctrl+R)"));
    m_showNext->setText(tr("Next steps"));
    m_showNext->setToolTip(tr("The five best things to do next, and why"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("As Excel, CSV, Markdown or JSON"));
    m_import->setText(tr("Import…"));
    m_import->setToolTip(tr("Read a CSV or JSON file back; shows first what would change"));
    m_open->setText(tr("Show question"));
    m_open->setToolTip(tr("Show the question in the review (Ctrl+Enter)"));
    m_view->setAccessibleName(tr("Improvement plan"));
    for (const auto& [action, name] : m_named)
        action->setText(tr(name));
    m_model->retranslate();
    refreshSummary();
    refreshHint();
}

}  // namespace pb::ui
