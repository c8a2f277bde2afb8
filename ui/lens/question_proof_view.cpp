// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/question_proof_view.h"

#include "ui/lens/lens_words.h"
#include "ui/lens/truth_table_model.h"
#include "ui/review/review_text.h"
#include "ui/review/risk_style.h"
#include "ui/review/text_pair.h"
#include "ui/text/format.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

using review::Outcome;

QuestionProofView::QuestionProofView(QWidget* parent)
    : QWidget(parent), m_state(makeLabel(1.1, true, QPalette::Text, this)),
      m_figures(makeLabel(1.0, false, QPalette::PlaceholderText, this)), m_findings(new QListWidget(this)),
      m_tableTitle(makeLabel(1.1, true, QPalette::Text, this)), m_filter(new QComboBox(this)),
      m_legend(makeLabel(0.95, false, QPalette::PlaceholderText, this)), m_table(new QTableView(this)),
      m_model(new TruthTableModel(this))
{
    m_findings->setObjectName(u"lens_findings"_s);
    m_findings->setWordWrap(true);
    m_findings->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_findings->setSpacing(2);
    m_table->setObjectName(u"lens_truth_table"_s);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
    m_filter->setObjectName(u"lens_filter"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(m_tableTitle, 1);
    head->addWidget(m_filter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_state);
    layout->addWidget(m_figures);
    layout->addWidget(m_findings, 2);
    layout->addLayout(head);
    layout->addWidget(m_legend);
    layout->addWidget(m_table, 3);
    connect(m_findings, &QListWidget::currentRowChanged, this, &QuestionProofView::showExample);
    connect(m_filter, &QComboBox::activated, this, &QuestionProofView::applyFilter);
    retranslate();
}

void QuestionProofView::setQuestion(const review::Question& question)
{
    m_question = question;
    if (question.choices.size() <= review::TruthTable::kMostChoices) {
        const review::TruthTable table(question);
        m_proof = review::prove(question, table);
        m_model->setQuestion(question, table);
    } else {
        m_proof = review::prove(question);
        m_model->clear();
    }
    retranslate();
}

void QuestionProofView::clear()
{
    m_question = {};
    m_proof = {};
    m_model->clear();
    retranslate();
}

void QuestionProofView::showFindings()
{
    const QSignalBlocker quiet(m_findings);
    m_findings->clear();
    for (const review::ProofFinding& finding : m_proof.findings)
        m_findings->addItem(proofSentence(m_question, finding));
    m_findings->setVisible(!m_proof.findings.empty());
    const bool clean = m_proof.judged && m_proof.findings.empty();
    m_state->setText(clean ? tr("Proved: nothing is wrong with the rules") : tr("Not proved"));
    QPalette palette = m_state->palette();
    palette.setColor(QPalette::Text, riskColor(clean ? review::Risk::None : review::Risk::Medium, this->palette()));
    m_state->setPalette(palette);
}

void QuestionProofView::showFigures()
{
    const auto number = [](std::uint64_t value) {
        return text::count(static_cast<std::int64_t>(value), text::current());
    };
    QStringList parts;
    for (const Outcome outcome : {Outcome::High, Outcome::Medium, Outcome::None, Outcome::Unmatched})
        if (m_proof.of(outcome) > 0)
            parts << outcomeName(outcome) + u' ' + number(m_proof.of(outcome));
    const std::uint64_t total = m_proof.high + m_proof.medium + m_proof.none + m_proof.unmatched;
    m_figures->setText(tr("Selections judged: %1 (%2)").arg(number(total), parts.join(u", "_s)));
}

void QuestionProofView::showExample(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_proof.findings.size())
        return;
    const review::ProofFinding& finding = m_proof.findings[static_cast<std::size_t>(row)];
    const auto& judged = finding.after ? finding.after : finding.example;
    if (!judged)
        return;
    m_filter->setCurrentIndex(0);
    m_model->setFilter(std::nullopt);
    if (const int at = m_model->rowOf(judged->selection); at >= 0) {
        m_table->selectRow(at);
        m_table->scrollTo(m_model->index(at, 0), QAbstractItemView::PositionAtCenter);
    }
}

void QuestionProofView::applyFilter()
{
    const int chosen = m_filter->currentData().toInt();
    m_model->setFilter(chosen < 0 ? std::nullopt : std::optional(static_cast<Outcome>(chosen)));
}

void QuestionProofView::retranslate()
{
    m_tableTitle->setText(tr("Every selection"));
    const int kept = std::max(0, m_filter->currentIndex());
    m_filter->clear();
    m_filter->addItem(tr("All"), -1);
    for (const Outcome outcome : {Outcome::High, Outcome::Medium, Outcome::None, Outcome::Unmatched})
        m_filter->addItem(outcomeName(outcome), static_cast<int>(outcome));
    m_filter->setCurrentIndex(kept);
    QStringList legend;
    for (std::size_t i = 0; i < m_question.choices.size(); ++i)
        legend << choiceLetter(i) + u"  "_s + lensText(m_question.choices[i].title, text::current()).simplified();
    m_legend->setText(legend.join(u'\n'));
    m_model->retranslate();
    m_table->resizeColumnsToContents();
    showFindings();
    showFigures();
}

void QuestionProofView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

}  // namespace pb::ui
