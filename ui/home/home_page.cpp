// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/home_page.h"

#include "ui/document/document.h"
#include "ui/home/card_grid.h"
#include "ui/home/recent_files.h"
#include "ui/home/welcome.h"
#include "ui/home/welcome_button.h"
#include "ui/home/workload_card.h"
#include "ui/home/workload_dialog.h"
#include "ui/review/text_pair.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
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

}  // namespace

HomePage::HomePage(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_stack(new QStackedWidget(this)), m_welcome(new Welcome(this)),
      m_first(nullptr)
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
    connect(m_new, &QToolButton::clicked, this, &HomePage::startNewWorkload);
    connect(&m_document, &Document::changed, this, &HomePage::onChanged);
    connect(&m_document, &Document::reloaded, this, &HomePage::reload);
    connect(&m_document, &Document::findingsChanged, this, [this](NetworkId network) {
        const auto& networks = m_document.workspace().networks;
        if (const auto it = networks.find(network); it != networks.end())
            refreshCard(it->second.workload);
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
    layout->addSpacing(8);
    layout->addWidget(m_grid);
    layout->addSpacing(24);
    layout->addLayout(buildOthers(content));
    layout->addStretch(1);
    auto* scroll = new QScrollArea(m_stack);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
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
    const auto& workloads = m_document.workspace().workloads;
    const bool same =
        workloads.size() == m_cards.size() &&
        std::equal(workloads.begin(), workloads.end(), m_cards.begin(), [this](const auto& a, const auto& b) {
            return a.first == b.first && b.second->lens() == m_document.lensOf(a.first);
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
    for (const auto& [id, workload] : m_document.workspace().workloads) {
        auto* card = new WorkloadCard(m_document.lensOf(id), m_grid);
        card->setReadOnly(m_document.readOnly());
        connect(card, &WorkloadCard::clicked, this, [this, id = id] { emit workloadOpened(id); });
        connect(card, &WorkloadCard::editAsked, this, &HomePage::editWorkload);
        connect(card, &WorkloadCard::removeAsked, this, &HomePage::askToRemove);
        m_cards[id] = card;
        shown.push_back(card);
        refreshCard(id);
    }
    if (shown.empty() && m_document.isOpen() && !m_document.readOnly()) {
        m_first = new WelcomeButton(false, m_grid);
        m_first->setObjectName(u"home_first_workload"_s);
        connect(m_first, &WelcomeButton::clicked, this, &HomePage::startNewWorkload);
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

void HomePage::startNewWorkload() { editWorkload({}); }

void HomePage::editWorkload(WorkloadId workload)
{
    if (m_document.readOnly())
        return;
    auto* dialog = new WorkloadDialog(m_document, workload, this);
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
    m_sample->setTexts(tr("Look at the sample"), tr("A finished review to try everything on"));
    m_new->setEnabled(!m_document.readOnly());
    m_new->setVisible(!m_cards.empty());
    if (m_first)
        m_first->setTexts(tr("Add the first workload"),
                          tr("A workload is the system under review: its questions, networks and measurements belong "
                             "together."));
}

}  // namespace pb::ui
