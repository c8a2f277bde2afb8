// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/workload_card.h"

#include "ui/review/review_text.h"
#include "ui/review/text_pair.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

constexpr int kNameMost = 22;  ///< average characters of a name before its bar

bool isOpen(const net::Network& network, const Finding& finding)
{
    if (finding.severity == Severity::Hint)
        return false;
    const auto waiver = network.waivers.find(finding.key());
    return waiver == network.waivers.end() || !waiver->second.appliesOn(Date::today());
}

}  // namespace

CardFigures CardFigures::of(const workspace::Workspace& workspace, const workspace::Findings& findings,
                            WorkloadId workload)
{
    CardFigures figures;
    for (const auto& [id, network] : workspace.networks) {
        if (network.workload != workload)
            continue;
        ++figures.networks;
        if (const auto found = findings.find(id); found != findings.end())
            for (const Finding& finding : found->second)
                figures.findings += isOpen(network, finding);
    }
    for (const auto& [id, run] : workspace.runs)
        figures.runs += run.workload == workload;
    return figures;
}

WorkloadCard::WorkloadCard(std::vector<const Lens*> lenses, QWidget* parent)
    : RowButton(parent), m_lenses(std::move(lenses)), m_name(makeLabel(1.2, true, QPalette::Text, this)),
      m_head(makeLabel(0.95, false, QPalette::PlaceholderText, this)),
      m_progress(makeLabel(0.95, false, QPalette::Text, this)),
      m_foot(makeLabel(0.95, false, QPalette::PlaceholderText, this)), m_menu(new QToolButton(this))
{
    build();
}

void WorkloadCard::build()
{
    m_menu->setText(u"⋯"_s);
    m_menu->setAutoRaise(true);
    connect(m_menu, &QToolButton::clicked, this,
            [this] { popupMenu(m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
    auto* head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_menu, 0, Qt::AlignTop);
    auto* bars = new QGridLayout;
    bars->setVerticalSpacing(9);
    bars->setHorizontalSpacing(10);
    bars->setColumnStretch(1, 1);
    std::vector<std::pair<const Lens*, const Pillar*>> shown;
    for (const Lens* lens : m_lenses) {
        if (lens != m_lenses.front())
            shown.emplace_back(lens, nullptr);
        else
            for (const Pillar& pillar : lens->pillars)
                shown.emplace_back(lens, &pillar);
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        Row entry{shown[i].first, shown[i].second, makeLabel(0.95, false, QPalette::Text, this), new RiskBar(this),
                  makeLabel(0.9, false, QPalette::PlaceholderText, this)};
        entry.name->setWordWrap(false);
        entry.counts->setWordWrap(false);
        const int row = static_cast<int>(i);
        bars->addWidget(entry.name, row, 0);
        bars->addWidget(entry.bar, row, 1);
        bars->addWidget(entry.counts, row, 2, Qt::AlignRight);
        m_rows.push_back(entry);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 12, 14);
    layout->setSpacing(9);
    layout->addLayout(head);
    layout->addWidget(m_head);
    layout->addLayout(bars);
    layout->addWidget(m_progress);
    layout->addStretch(1);
    layout->addWidget(m_foot);
    for (QLabel* label : findChildren<QLabel*>())
        letThrough(label);
}

void WorkloadCard::setWorkload(const Workload& workload, const CardFigures& figures)
{
    m_figures = figures;
    m_sum = {};
    for (const Row& row : m_rows) {
        RiskCounts counts;
        for (const Pillar& pillar : row.lens->pillars)
            if (!row.pillar || row.pillar == &pillar)
                counts += countRisks(*row.lens, pillar, workload);
        row.bar->setCounts(counts);
        m_sum += counts;
    }
    m_workload = workload;
    for (auto& [lens, review] : m_workload.reviews)
        review = {};
    setObjectName(u"workload_%1"_s.arg(workload.id.value));
    retranslate();
}

void WorkloadCard::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_menu->setVisible(!readOnly);
}

void WorkloadCard::popupMenu(QPoint at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open review"), this, &WorkloadCard::click);
    menu->addSeparator();
    menu->addAction(tr("Rename and edit…"), this, [this] { emit editAsked(m_workload.id); })->setShortcut(Qt::Key_F2);
    menu->addAction(tr("New workload from this…"), this, [this] { emit copyAsked(m_workload.id); });
    menu->addAction(tr("Save as a template…"), this, [this] { emit templateAsked(m_workload.id); });
    menu->addAction(tr("Delete…"), this, [this] { emit removeAsked(m_workload.id); })->setShortcut(Qt::Key_Delete);
    menu->popup(at);
}

void WorkloadCard::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_readOnly)
        popupMenu(event->globalPos());
}

void WorkloadCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F2 && !m_readOnly)
        emit editAsked(m_workload.id);
    else if (event->key() == Qt::Key_Delete && !m_readOnly)
        emit removeAsked(m_workload.id);
    else
        RowButton::keyPressEvent(event);
}

void WorkloadCard::changeEvent(QEvent* event)
{
    RowButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void WorkloadCard::retranslate()
{
    const QString name = QString::fromStdString(m_workload.name);
    const QString owner = QString::fromStdString(m_workload.owner);
    const QString environment = environmentName(m_workload.environment);
    setText(name);
    m_name->setText(name);
    m_head->setText(owner.isEmpty() ? environment : u"%1 · %2"_s.arg(environment, owner));
    for (const Row& row : m_rows) {
        const QString part = lensText(row.pillar ? row.pillar->name : row.lens->name, text::current()).simplified();
        row.name->setText(
            row.name->fontMetrics().elidedText(part, Qt::ElideRight, fontMetrics().averageCharWidth() * kNameMost));
        row.name->setToolTip(row.name->text() == part ? QString() : part);
        row.counts->setText(u"%1/%2"_s.arg(row.bar->counts().answered()).arg(row.bar->counts().total()));
    }
    m_progress->setText(!m_lenses.empty() ? countsText(m_sum)
                                          : tr("Reviewed with the lens \"%1\", which this program does not have.")
                                                .arg(QString::fromStdString(m_workload.lens)));
    m_foot->setText(u"%1 · %2 · %3"_s.arg(tr("%n network(s)", nullptr, m_figures.networks),
                                          tr("%n finding(s)", nullptr, m_figures.findings),
                                          tr("%n density run(s)", nullptr, m_figures.runs)));
    setAccessibleDescription(m_progress->text());
    setToolTip(tr("Open the review"));
    m_menu->setToolTip(tr("More"));
    m_menu->setAccessibleName(tr("More"));
}

}  // namespace pb::ui
