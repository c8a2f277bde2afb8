// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/question_list.h"

#include "ui/review/question_tree.h"
#include "ui/review/review_text.h"
#include "ui/review/search_field.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace pb::ui {

using review::Risk;

namespace {

constexpr std::array kRisks{Risk::Unanswered, Risk::High, Risk::Medium, Risk::None, Risk::NotApplicable};

bool isQuestion(const QModelIndex& index)
{
    return index.data(QuestionModel::LevelRole).toInt() == static_cast<int>(QuestionModel::Level::Question);
}

}  // namespace

QuestionList::QuestionList(QWidget* parent)
    : QWidget(parent), m_model(new QuestionModel(this)), m_filter(new QuestionFilter(this)),
      m_search(new SearchField(this)), m_risk(new QComboBox(this)), m_tree(new QuestionTree(this))
{
    m_filter->setSourceModel(m_model);
    m_search->setObjectName(u"question_search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_risk->setObjectName(u"question_risk"_s);
    m_risk->addItem(QString());
    for (std::size_t i = 0; i <= kRisks.size(); ++i)  // and the parked ones
        m_risk->addItem(QString());
    m_tree->setObjectName(u"question_tree"_s);
    m_tree->setModel(m_filter);
    m_tree->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 4, 8);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_risk);
    layout->addWidget(m_tree, 1);
    setFocusProxy(m_tree);
    connect(m_search, &SearchField::soughtChanged, this, [this](const QString& text) {
        m_filter->setNeedle(text);
        m_tree->expandAll();
    });
    connect(m_search, &QLineEdit::returnPressed, this, &QuestionList::moveToFirstMatch);
    connect(m_risk, &QComboBox::currentIndexChanged, this, [this](int row) {
        const bool parked = row > static_cast<int>(kRisks.size());
        m_filter->setRisk(row > 0 && !parked ? std::optional(kRisks[static_cast<std::size_t>(row - 1)]) : std::nullopt);
        m_filter->setParkedOnly(parked);
        m_tree->expandAll();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { choose(current); });
    retranslate();
}

QuestionList::~QuestionList()
{
    m_silent = true;
    m_tree->setModel(nullptr);  // it outlives the models
}

void QuestionList::setLens(const review::Lens* lens, const review::Workload* workload)
{
    m_model->setLens(lens, workload);
    m_tree->expandAll();
}

void QuestionList::refresh(const review::Workload& workload, const QString& questionId)
{
    m_model->refresh(workload, questionId);
}

void QuestionList::setCurrent(const QString& questionId)
{
    m_silent = true;
    m_filter->setCurrent(questionId);
    if (!m_filter->mapFromSource(m_model->indexOf(questionId)).isValid())
        m_search->clear();
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(questionId));
    m_tree->setCurrentIndex(index);
    m_tree->reveal(index);
    m_silent = false;
}

void QuestionList::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void QuestionList::choose(const QModelIndex& index)
{
    if (!m_silent && index.isValid() && isQuestion(index))
        emit questionChosen(index.data(QuestionModel::IdRole).toString());
}

void QuestionList::moveToFirstMatch()
{
    const QModelIndex match = m_filter->bestMatch();
    if (!match.isValid())
        return;
    const bool found = m_filter->matches().size() == 1;
    m_tree->setCurrentIndex(match);
    m_tree->setFocus(Qt::TabFocusReason);
    if (!found)
        return;
    // What was looked for is found: the list is for going on again.
    m_search->clear();
    m_tree->reveal(m_tree->currentIndex());
}

bool QuestionList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (watched == m_search && key == Qt::Key_Down) {
            m_tree->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (watched == m_search && key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (watched == m_tree && (key == Qt::Key_Return || key == Qt::Key_Enter) &&
            isQuestion(m_tree->currentIndex())) {
            emit entered();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QuestionList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void QuestionList::retranslate()
{
    m_model->setLanguage(text::current());
    m_search->setPlaceholderText(tr("Search questions and practices"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_tree->setAccessibleName(tr("Questions"));
    m_tree->setEmptyText(tr("No question matches."));
    m_risk->setAccessibleName(tr("Filter by risk"));
    m_risk->setItemText(0, tr("All questions"));
    for (std::size_t i = 0; i < kRisks.size(); ++i)
        m_risk->setItemText(static_cast<int>(i) + 1, riskName(kRisks[i]));
    m_risk->setItemText(static_cast<int>(kRisks.size()) + 1, tr("Parked"));
}

}  // namespace pb::ui
