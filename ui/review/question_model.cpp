// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/question_model.h"

#include "ui/review/review_text.h"
#include "ui/review/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using review::Question;
using review::Risk;

namespace {

QString bothTexts(const review::Text& text) { return QString::fromStdString(text.en + '\n' + text.ko); }

QString searchText(const Question& question)
{
    const QString code = QString::fromStdString(question.code);
    QString all = code + u'\n' + QString(code).remove(u' ') + u'\n' + bothTexts(question.title) + u'\n' +
                  bothTexts(question.question);
    for (const review::Choice& choice : question.choices)
        if (!choice.none)
            all += u'\n' + bothTexts(choice.title);
    return TextNeedle::folded(TextNeedle::composed(all));
}

QModelIndexList leavesOf(const QAbstractItemModel& model, const QModelIndex& parent)
{
    if (parent.isValid() && model.rowCount(parent) == 0)
        return {parent};
    QModelIndexList leaves;
    for (int row = 0; row < model.rowCount(parent); ++row)
        leaves += leavesOf(model, model.index(row, 0, parent));
    return leaves;
}

}  // namespace

QString QuestionModel::folded(const QString& text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

QuestionModel::Node* QuestionModel::addChild(std::vector<std::unique_ptr<Node>>& to, Node* parent, Level level)
{
    auto node = std::make_unique<Node>();
    node->level = level;
    node->parent = parent;
    node->row = static_cast<int>(to.size());
    to.push_back(std::move(node));
    return to.back().get();
}

void QuestionModel::addQuestion(Node& area, const Question& question)
{
    Node* node = addChild(area.children, &area, Level::Question);
    node->id = QString::fromStdString(question.id);
    node->code = QString::fromStdString(question.code);
    node->name = &question.title;
    node->question = &question;
    node->search = searchText(question);
}

void QuestionModel::addPillar(const review::Pillar& pillar)
{
    Node* pillarNode = addChild(m_pillars, nullptr, Level::Pillar);
    pillarNode->id = QString::fromStdString(pillar.id);
    pillarNode->name = &pillar.name;
    for (const review::Area& area : pillar.areas) {
        Node* areaNode = addChild(pillarNode->children, pillarNode, Level::Area);
        areaNode->id = QString::fromStdString(area.id);
        areaNode->name = &area.name;
        for (const Question& question : area.questions)
            addQuestion(*areaNode, question);
    }
}

void QuestionModel::setLens(const review::Lens* lens, const review::Workload* workload)
{
    beginResetModel();
    m_pillars.clear();
    if (lens)
        for (const review::Pillar& pillar : lens->pillars)
            addPillar(pillar);
    m_lens = lens;
    if (workload)
        forEachQuestion([&](Node& node) {
            node.risk = review::assess(*m_lens, *node.question, *workload).risk;
            node.parked = review::answerOf(*workload, m_lens->id, node.question->id).check_again;
        });
    endResetModel();
}

template <class Visit>
void QuestionModel::forEachQuestion(Visit visit) const
{
    for (const auto& pillar : m_pillars)
        for (const auto& area : pillar->children)
            for (const auto& question : area->children)
                visit(*question);
}

void QuestionModel::refresh(const review::Workload& workload, const QString& questionId)
{
    forEachQuestion([&](Node& node) {
        if (!questionId.isEmpty() && node.id != questionId)
            return;
        const Risk risk = review::assess(*m_lens, *node.question, workload).risk;
        const bool parked = review::answerOf(workload, m_lens->id, node.question->id).check_again;
        if (risk == node.risk && parked == node.parked)
            return;
        node.risk = risk;
        node.parked = parked;
        for (const Node* changed = &node; changed; changed = changed->parent) {
            const QModelIndex index = indexFor(changed);
            emit dataChanged(index, index);
        }
    });
}

void QuestionModel::setLanguage(text::Language language)
{
    m_language = language;
    const auto touch = [this](const Node& node) {
        const QModelIndex index = indexFor(&node);
        emit dataChanged(index, index);
    };
    for (const auto& pillar : m_pillars) {
        touch(*pillar);
        for (const auto& area : pillar->children) {
            touch(*area);
            for (const auto& question : area->children)
                touch(*question);
        }
    }
}

QModelIndex QuestionModel::indexOf(const QString& questionId) const
{
    QModelIndex found;
    forEachQuestion([&](const Node& node) {
        if (node.id == questionId)
            found = indexFor(&node);
    });
    return found;
}

QModelIndex QuestionModel::indexFor(const Node* node) const
{
    return node ? createIndex(node->row, 0, const_cast<Node*>(node)) : QModelIndex();
}

QModelIndex QuestionModel::index(int row, int column, const QModelIndex& parent) const
{
    const auto& siblings = parent.isValid() ? nodeOf(parent)->children : m_pillars;
    if (column != 0 || row < 0 || row >= static_cast<int>(siblings.size()))
        return {};
    return createIndex(row, column, siblings[static_cast<std::size_t>(row)].get());
}

QModelIndex QuestionModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexFor(nodeOf(child)->parent) : QModelIndex();
}

int QuestionModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    return static_cast<int>((parent.isValid() ? nodeOf(parent)->children : m_pillars).size());
}

int QuestionModel::columnCount(const QModelIndex&) const { return 1; }

QVariant QuestionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node& node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return lensText(*node.name, m_language);
    case Qt::ToolTipRole:
        return node.question ? u"%1\n%2"_s.arg(lensText(node.question->question, m_language), riskName(node.risk))
                             : u"%1 · %2"_s.arg(lensText(*node.name, m_language), progress(node));
    case Qt::AccessibleTextRole:
        return spoken(node);
    case LevelRole:
        return static_cast<int>(node.level);
    case IdRole:
        return node.id;
    case CodeRole:
        return node.code;
    case RiskRole:
        return node.question ? QVariant(static_cast<int>(node.risk)) : QVariant();
    case ProgressRole:
        return node.question ? QVariant() : QVariant(progress(node));
    case ParkedRole:
        return node.parked;
    case SearchRole:
        return node.search;
    default:
        return {};
    }
}

QString QuestionModel::progress(const Node& node) const
{
    int answered = 0;
    int all = 0;
    forEachQuestion([&](const Node& question) {
        if (question.parent != &node && question.parent->parent != &node)
            return;
        ++all;
        answered += question.risk != Risk::Unanswered;
    });
    return u"%1/%2"_s.arg(answered).arg(all);
}

QString QuestionModel::spoken(const Node& node) const
{
    const QString name = lensText(*node.name, m_language);
    if (node.question)
        return u"%1 %2, %3"_s.arg(node.code, name, riskName(node.risk)) +
               (node.parked ? u", "_s + ReviewTr::tr("Parked") : QString());
    return u"%1, %2"_s.arg(name, progress(node));
}

QuestionFilter::QuestionFilter(QObject* parent) : QSortFilterProxyModel(parent) { setRecursiveFilteringEnabled(true); }

void QuestionFilter::setNeedle(const QString& needle)
{
    m_needle = TextNeedle(needle);
    m_code = QuestionModel::folded(needle).remove(u' ');
    invalidateFilter();
}

void QuestionFilter::setRisk(std::optional<Risk> risk)
{
    m_risk = risk;
    invalidateFilter();
}

void QuestionFilter::setParkedOnly(bool only)
{
    m_parkedOnly = only;
    invalidateFilter();
}

void QuestionFilter::setCurrent(const QString& questionId)
{
    m_current = questionId;
    if (m_risk || m_parkedOnly || !m_needle.isEmpty())
        invalidateFilter();
}

bool QuestionFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (index.data(QuestionModel::LevelRole).toInt() != static_cast<int>(QuestionModel::Level::Question))
        return false;  // shown where a question below is
    return hasWords(index) && (isAskedFor(index) || index.data(QuestionModel::IdRole).toString() == m_current);
}

bool QuestionFilter::isAskedFor(const QModelIndex& source) const
{
    if (m_parkedOnly && !source.data(QuestionModel::ParkedRole).toBool())
        return false;
    return !m_risk || source.data(QuestionModel::RiskRole).toInt() == static_cast<int>(*m_risk);
}

bool QuestionFilter::hasWords(const QModelIndex& source) const
{
    return m_needle.inAny({source.data(QuestionModel::SearchRole).toString()});
}

QModelIndexList QuestionFilter::matches() const
{
    QModelIndexList list = leavesOf(*this, {});
    list.removeIf([this](const QModelIndex& question) { return !isAskedFor(mapToSource(question)); });
    return list;
}

QModelIndex QuestionFilter::bestMatch() const
{
    const QModelIndexList list = matches();
    for (const QModelIndex& question : list)
        if (QuestionModel::folded(question.data(QuestionModel::CodeRole).toString().remove(u' ')) == m_code)
            return question;
    return list.value(0);
}

QString QuestionFilter::beside(const QString& questionId, int step) const
{
    const QModelIndexList all = leavesOf(*sourceModel(), {});
    const auto here = std::find_if(all.begin(), all.end(), [&](const QModelIndex& question) {
        return question.data(QuestionModel::IdRole).toString() == questionId;
    });
    for (qsizetype at = here - all.begin() + step; at >= 0 && at < all.size(); at += step)
        if (hasWords(all[at]) && isAskedFor(all[at]))
            return all[at].data(QuestionModel::IdRole).toString();
    return {};
}

}  // namespace pb::ui
