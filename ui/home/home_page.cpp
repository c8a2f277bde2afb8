// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/home_page.h"

#include "ui/document/document.h"
#include "ui/home/card_grid.h"
#include "ui/home/portfolio_table.h"
#include "ui/home/recent_files.h"
#include "ui/home/welcome.h"
#include "ui/home/welcome_button.h"
#include "ui/home/workload_card.h"
#include "ui/home/workload_dialog.h"
#include "ui/home/workload_templates.h"
#include "ui/review/search_field.h"
#include "ui/review/text_pair.h"
#include "ui/text/error_text.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr int kOthersWidth = 90;  ///< of the list of other workspaces, in average characters
/// From this many workloads on the table says more than cards; it is shown first, and always may be.
constexpr std::size_t kMany = 13;

}  // namespace

HomePage::HomePage(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_stack(new QStackedWidget(this)), m_welcome(new Welcome(this)),
      m_portfolio(new PortfolioModel(this)), m_proxy(new PortfolioProxy(this)), m_first(nullptr)
{
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(buildWorkloads());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_welcome, &Welcome::newAsked, this, &HomePage::newWorkspaceAsked);
    connect(m_welcome, &Welcome::openAsked, this, &HomePage::openAsked);
    connect(m_welcome, &Welcome::sampleAsked, this, &HomePage::sampleAsked);
    connect(m_welcome, &Welcome::fileChosen, this, &HomePage::fileChosen);
    connect(m_new, &QToolButton::clicked, this, [this] { startNewWorkload(); });
    connect(&m_document, &Document::changed, this, &HomePage::onChanged);
    connect(&m_document, &Document::reloaded, this, &HomePage::reload);
    connect(&m_document, &Document::findingsChanged, this, [this](NetworkId network) {
        const auto& networks = m_document.workspace().networks;
        if (const auto it = networks.find(network); it != networks.end())
            refreshCard(it->second.workload);
        refreshTable();
    });
    reload();
}

QWidget* HomePage::buildWorkloads()
{
    auto* content = new QWidget;
    m_title = makeLabel(1.6, true, QPalette::Text, content);
    m_path = makeLabel(0.95, false, QPalette::PlaceholderText, content);
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_new = new QToolButton(content);
    m_new->setObjectName(u"home_new_workload"_s);
    m_grid = new CardGrid(content);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_new);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 20, 24, 24);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_path);
    layout->addLayout(buildFilters(content));
    m_table = new PortfolioTable(content);
    m_proxy->setSourceModel(m_portfolio);
    m_table->setPortfolio(m_portfolio, m_proxy);
    m_status = makeLabel(0.92, false, QPalette::PlaceholderText, content);
    layout->addWidget(m_grid);
    layout->addWidget(m_table, 1000);
    layout->addWidget(m_status);
    m_others = new QWidget(content);
    auto* others = buildOthers(m_others);
    others->setContentsMargins(0, 24, 0, 0);
    m_others->setLayout(others);
    layout->addWidget(m_others);
    layout->addStretch(1);
    connectTable();
    auto* scroll = new QScrollArea(m_stack);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

QHBoxLayout* HomePage::buildFilters(QWidget* parent)
{
    m_filters = new QWidget(parent);
    m_search = new SearchField(m_filters);
    m_search->setObjectName(u"home_search"_s);
    m_search->setClearButtonEnabled(true);
    m_filter = new QComboBox(m_filters);
    m_filter->setObjectName(u"home_filter"_s);
    for (int i = 0; i < 4; ++i)
        m_filter->addItem(QString());
    m_export = new QToolButton(m_filters);
    m_export->setObjectName(u"home_export"_s);
    auto* row = new QHBoxLayout(m_filters);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_search, 1);
    row->addWidget(m_filter);
    row->addWidget(m_export);
    m_asCards = new QToolButton(parent);
    m_asTable = new QToolButton(parent);
    m_asCards->setObjectName(u"home_cards"_s);
    m_asTable->setObjectName(u"home_table"_s);
    auto* line = new QHBoxLayout;
    line->addWidget(m_filters, 1);
    line->addStretch(0);
    for (QToolButton* button : {m_asCards, m_asTable}) {
        button->setCheckable(true);
        button->setAutoRaise(true);
        line->addWidget(button, 0, Qt::AlignRight);
    }
    return line;
}

void HomePage::connectTable()
{
    connect(m_asCards, &QToolButton::clicked, this, [this] { showTable(false); });
    connect(m_asTable, &QToolButton::clicked, this, [this] { showTable(true); });
    connect(m_search, &SearchField::soughtChanged, m_proxy, &PortfolioProxy::setWords);
    connect(m_search, &QLineEdit::returnPressed, m_table, [this] {
        m_table->setFocus(Qt::OtherFocusReason);
        m_table->setCurrentIndex(m_proxy->index(0, 0));
    });
    connect(m_filter, &QComboBox::currentIndexChanged, this,
            [this](int row) { m_proxy->setFilter(static_cast<PortfolioFilter>(std::max(row, 0))); });
    connect(m_export, &QToolButton::clicked, this, &HomePage::askExport);
    connect(m_table, &PortfolioTable::opened, this, &HomePage::workloadOpened);
    connect(m_table, &PortfolioTable::editAsked, this, &HomePage::editWorkload);
    connect(m_table, &PortfolioTable::copyAsked, this, &HomePage::startNewWorkload);
    connect(m_table, &PortfolioTable::templateAsked, this, &HomePage::askTemplate);
    connect(m_table, &PortfolioTable::removeAsked, this, &HomePage::askToRemove);
}

bool HomePage::isMany() const { return m_document.workspace().workloads.size() >= kMany; }

void HomePage::showTable(bool table)
{
    m_chosen = true;
    m_tableShown = table;
    rebuildCards();
}

void HomePage::refreshTable()
{
    m_tableStale = true;
    if (!m_tableShown || !isVisible())  // with many workloads it takes its time; who answers should not wait for it
        return;
    m_tableStale = false;
    const QVariant kept = m_table->currentIndex().data(PortfolioModel::IdRole);
    m_portfolio->setWorkspace(m_document.workspace(), m_document.findings(),
                              [this](std::string_view id) { return m_document.findLens(id); });
    const QModelIndexList same = m_proxy->match(m_proxy->index(0, 0), PortfolioModel::IdRole, kept);
    m_table->setCurrentIndex(kept.isValid() && !same.isEmpty() ? same.first() : m_proxy->index(0, 0));
}

void HomePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_tableStale)
        refreshTable();
}

void HomePage::askExport()
{
    const QString name = QFileInfo(m_document.path()).completeBaseName() + u".csv"_s;
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the table"), QFileInfo(m_document.path()).dir().filePath(name), tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    const Status status = exportTable(path);
    m_status->setText(status ? tr("Written: %1").arg(path) : text::errorText(status.error()));
}

Status HomePage::exportTable(const QString& path) const
{
    QSaveFile file(path);
    const QByteArray csv = portfolioCsv(*m_portfolio, *m_proxy);
    if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size() || !file.commit())
        return fail(Error::Code::Io, "report.write.failed", path.toStdString(), "cannot be written",
                    {file.errorString().toStdString()});
    return {};
}

QHBoxLayout* HomePage::buildOthers(QWidget* parent)
{
    auto* column = new QWidget(parent);
    column->setMaximumWidth(parent->fontMetrics().averageCharWidth() * kOthersWidth);
    m_recent = new RecentFiles(column);
    m_sample = new WelcomeButton(true, column);
    m_sample->setObjectName(u"home_sample"_s);
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    rows->addWidget(m_recent);
    rows->addWidget(m_sample);
    auto* left = new QHBoxLayout;
    left->addWidget(column, 1000);  // all there is, to its largest
    left->addStretch(1);
    connect(m_recent, &RecentFiles::fileChosen, this, &HomePage::fileChosen);
    connect(m_sample, &WelcomeButton::clicked, this, &HomePage::sampleAsked);
    return left;
}

void HomePage::setRecentFiles(const QStringList& paths)
{
    m_recentPaths = paths;
    m_welcome->setRecentFiles(paths);
    m_recent->setFiles(paths, m_document.path());
}

void HomePage::reload()
{
    m_stack->setCurrentIndex(m_document.isOpen() ? kWorkloads : kWelcome);
    m_recent->setFiles(m_recentPaths, m_document.path());
    rebuildCards();
    retranslate();
}

void HomePage::onChanged(const workspace::Change& change)
{
    if (m_tableShown && !m_document.workspace().workloads.empty()) {
        refreshTable();
        return;
    }
    const auto& workloads = m_document.workspace().workloads;
    const bool same =
        workloads.size() == m_cards.size() &&
        std::equal(workloads.begin(), workloads.end(), m_cards.begin(), [this](const auto& a, const auto& b) {
            return a.first == b.first && b.second->lenses() == m_document.lensesOf(a.first);
        });
    if (!same || !change.lenses.empty()) {
        rebuildCards();
        return;
    }
    std::set<WorkloadId> touched;
    for (const review::Touched& t : change.review)
        touched.insert(t.workload);
    if (!change.networks.empty() || !change.runs.empty())
        for (const auto& [id, card] : m_cards)
            touched.insert(id);
    for (const WorkloadId id : touched)
        refreshCard(id);
}

void HomePage::rebuildCards()
{
    m_cards.clear();
    m_first = nullptr;
    std::vector<QWidget*> shown;
    if (!m_chosen)
        m_tableShown = isMany();
    const bool any = !m_document.workspace().workloads.empty();
    m_tableShown = m_tableShown && any;
    m_table->setReadOnly(m_document.readOnly());
    m_table->setVisible(m_tableShown);
    m_filters->setVisible(m_tableShown);
    m_status->setVisible(m_tableShown);
    m_grid->setVisible(!m_tableShown);
    m_others->setVisible(!m_tableShown);
    m_asCards->setChecked(!m_tableShown);
    m_asTable->setChecked(m_tableShown);
    m_asCards->setVisible(any);
    m_asTable->setVisible(any);
    if (m_tableShown) {
        m_grid->setCards({});
        refreshTable();
        retranslate();
        return;
    }
    for (const auto& [id, workload] : m_document.workspace().workloads) {
        auto* card = new WorkloadCard(m_document.lensesOf(id), m_grid);
        card->setReadOnly(m_document.readOnly());
        connect(card, &WorkloadCard::clicked, this, [this, id = id] { emit workloadOpened(id); });
        connect(card, &WorkloadCard::editAsked, this, &HomePage::editWorkload);
        connect(card, &WorkloadCard::removeAsked, this, &HomePage::askToRemove);
        connect(card, &WorkloadCard::copyAsked, this, &HomePage::startNewWorkload);
        connect(card, &WorkloadCard::templateAsked, this, &HomePage::askTemplate);
        m_cards[id] = card;
        shown.push_back(card);
        refreshCard(id);
    }
    if (shown.empty() && m_document.isOpen() && !m_document.readOnly()) {
        m_first = new WelcomeButton(false, m_grid);
        m_first->setObjectName(u"home_first_workload"_s);
        connect(m_first, &WelcomeButton::clicked, this, [this] { startNewWorkload(); });
        shown.push_back(m_first);
    }
    m_grid->setCards(shown);
    retranslate();
}

void HomePage::refreshCard(WorkloadId workload)
{
    const auto card = m_cards.find(workload);
    const auto& workspace = m_document.workspace();
    const auto it = workspace.workloads.find(workload);
    if (card != m_cards.end() && it != workspace.workloads.end())
        card->second->setWorkload(it->second, CardFigures::of(workspace, m_document.findings(), workload));
}

void HomePage::startNewWorkload(WorkloadId from) { openDialog({}, from); }

void HomePage::editWorkload(WorkloadId workload) { openDialog(workload, {}); }

void HomePage::askTemplate(WorkloadId workload)
{
    const auto it = m_document.workspace().workloads.find(workload);
    if (it == m_document.workspace().workloads.end())
        return;
    const QString name = QString::fromStdString(it->second.name).replace(u'/', u'_');
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save as a template"), QFileInfo(m_document.path()).dir().filePath(name + u".template.json"_s),
        tr("Workload templates (*.json)"));
    if (path.isEmpty())
        return;
    if (const Status written = writeTemplate(it->second, path); !written)
        emit m_document.failed(written.error());
}

void HomePage::openDialog(WorkloadId workload, WorkloadId from)
{
    if (m_document.readOnly())
        return;
    auto* dialog = new WorkloadDialog(m_document, workload, this);
    dialog->setTemplate(from);
    dialog->setObjectName(u"workload_dialog"_s);
    if (!workload)
        connect(dialog, &WorkloadDialog::saved, this, &HomePage::workloadOpened);
    dialog->open();
}

void HomePage::askToRemove(WorkloadId workload)
{
    const auto& workspace = m_document.workspace();
    const auto it = workspace.workloads.find(workload);
    if (it == workspace.workloads.end() || m_document.readOnly())
        return;
    const CardFigures figures = CardFigures::of(workspace, m_document.findings(), workload);
    int answers = 0;
    for (const auto& [lens, review] : it->second.reviews)
        answers += static_cast<int>(review.answers.size());
    const QStringList parts{tr("%n answer(s)", nullptr, answers), tr("%n network(s)", nullptr, figures.networks),
                            tr("%n density run(s)", nullptr, figures.runs)};
    const QString text = tr("Delete the workload \"%1\"?\n\nThis goes with it: %2\nUndo brings everything back.")
                             .arg(QString::fromStdString(it->second.name), parts.join(u" · "_s));
    auto* question = new QMessageBox(QMessageBox::NoIcon, tr("Delete workload"), text, QMessageBox::Cancel, this);
    question->setObjectName(u"remove_workload"_s);
    question->setTextFormat(Qt::PlainText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* remove = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    question->button(QMessageBox::Cancel)->setText(tr("Cancel"));
    question->button(QMessageBox::Cancel)->setIcon({});
    question->setDefaultButton(QMessageBox::Cancel);
    connect(remove, &QPushButton::clicked, this, [this, workload] { removeWorkload(workload); });
    question->open();
}

void HomePage::removeWorkload(WorkloadId workload)
{
    const auto& workloads = m_document.workspace().workloads;
    const auto it = workloads.find(workload);
    if (it == workloads.end())
        return;
    const QString name = QString::fromStdString(it->second.name);
    // A refusal is shown by whoever listens to Document::failed().
    (void)m_document.apply(workspace::removeWorkload(m_document.workspace(), workload),
                           tr("Delete workload %1").arg(name));
}

void HomePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HomePage::retranslate()
{
    m_title->setText(m_document.isOpen() ? QFileInfo(m_document.path()).completeBaseName() : QString());
    m_path->setText(m_document.path());
    m_new->setText(tr("New workload…"));
    m_asCards->setText(tr("Cards"));
    m_asTable->setText(tr("Table"));
    m_export->setText(tr("Export CSV…"));
    m_export->setToolTip(tr("Write the table, as it is filtered and sorted, for a spreadsheet"));
    m_search->setPlaceholderText(tr("Search name, owner, industry, region, account"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_table->setAccessibleName(tr("Workloads"));
    m_filter->setAccessibleName(tr("Which workloads"));
    const QStringList filters{tr("All workloads"), tr("With high risks"), tr("With unanswered questions"),
                              tr("Without high risks")};
    for (int i = 0; i < filters.size(); ++i)
        m_filter->setItemText(i, filters[i]);
    refreshTable();
    m_sample->setTexts(tr("Look at the sample"), tr("A finished review to try everything on"));
    m_new->setEnabled(!m_document.readOnly());
    m_new->setVisible(!m_cards.empty());
    if (m_first)
        m_first->setTexts(tr("Add the first workload"),
                          tr("A workload is the system under review: its questions, networks and measurements belong "
                             "together."));
}

}  // namespace pb::ui
