// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/plan_model.h"

#include "ui/review/plan_words.h"
#include "ui/review/review_text.h"
#include "ui/review/text_match.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

/// The largest effort among the practices of the cheapest way to no risk.
Effort effortOf(const Question& question, const Answer& answer, NotApplicableChoice semantics)
{
    Effort most = Effort::Low;
    const auto way = cheapestWayDown(question, answer, Risk::None, semantics);
    for (const std::string& id : way ? way->select : std::vector<std::string>{})
        if (const Choice* choice = findChoice(question, id))
            most = std::max(most, choice->effort);
    return way ? most : Effort::Medium;
}

QStringList searchedTexts(const PlanLine& line)
{
    QStringList texts{QString::fromStdString(line.question->code),
                      QString::fromStdString(line.question->code).remove(u' ')};
    for (const std::string* text :
         {&line.question->title.en, &line.question->title.ko, &line.question->question.en, &line.question->question.ko,
          &line.item.owner, &line.item.note, &line.lens->name.en, &line.lens->name.ko})
        texts << QString::fromStdString(*text);
    if (line.item.acceptance)
        texts << QString::fromStdString(line.item.acceptance->approver)
              << QString::fromStdString(line.item.acceptance->reason);
    for (QString& text : texts)
        text = TextNeedle::folded(TextNeedle::composed(text));
    return texts;
}

/// Worst first; what does not count any more last.
int rank(const PlanLine& line) { return (line.open ? 0 : 10) + static_cast<int>(line.risk); }

/// Days in the order in which they come, no day last.
std::string dueKey(const PlanLine& line)
{
    const std::string text = line.item.due.text();
    return text.empty() ? "9999" : text;
}

/// A note in Markdown on one line, without its marks.
QString bareNote(QString note)
{
    static const QRegularExpression bullet(u"^\\s*[-*]\\s+"_s, QRegularExpression::MultilineOption);
    return note.replace(bullet, u"• "_s).remove(u"**"_s).remove(u'`').simplified();
}

}  // namespace

std::vector<PlanLine> planLines(const std::vector<const Lens*>& lenses, const Workload& workload, Date today,
                                const std::set<QuestionKey>& denied)
{
    std::vector<PlanLine> lines;
    for (const Lens* lens : lenses)
        for (const Question* question : allQuestions(*lens)) {
            PlanLine line{
                {workload.id, lens->id, question->id}, lens, question, {}, {}, {}, {}, false, false, false, {}};
            line.risk = assess(*lens, *question, workload).risk;
            line.item = planOf(workload, lens->id, question->id);
            line.denied = denied.contains(line.key);
            if (line.risk != Risk::High && line.risk != Risk::Medium && line.item == PlanItem{} && !line.denied)
                continue;
            const Answer& answer = answerOf(workload, lens->id, question->id);
            line.acceptance = acceptanceOn(line.item, today);
            line.effort = line.item.effort ? *line.item.effort : effortOf(*question, answer, workload.not_applicable);
            line.open = isOpenRisk(line.risk, line.item, today);
            line.overdue = isOverdue(line.item, today) && line.open;
            line.searched = searchedTexts(line);
            lines.push_back(std::move(line));
        }
    return lines;
}

bool passes(const PlanLine& line, PlanFilter filter)
{
    switch (filter) {
    case PlanFilter::Open:
        return line.open;
    case PlanFilter::High:
        return line.open && line.risk == Risk::High;
    case PlanFilter::Medium:
        return line.open && line.risk == Risk::Medium;
    case PlanFilter::Overdue:
        return line.overdue;
    case PlanFilter::Unassigned:
        return line.open && line.item.owner.empty();
    case PlanFilter::Accepted:
        return line.acceptance == AcceptanceState::Accepted;
    case PlanFilter::Expired:
        return line.acceptance == AcceptanceState::Expired;
    case PlanFilter::Denied:
        return line.denied;
    case PlanFilter::Done:
        return line.item.status == PlanStatus::Complete || line.item.status == PlanStatus::NotApplicable;
    case PlanFilter::All:
        break;
    }
    return true;
}

void PlanModel::setLines(std::vector<PlanLine> lines, const std::string& first)
{
    m_firstLens = first;
    const bool same = lines.size() == m_lines.size() &&
                      std::equal(lines.begin(), lines.end(), m_lines.begin(),
                                 [](const PlanLine& a, const PlanLine& b) { return a.key == b.key; });
    m_lines = std::move(lines);
    m_several = std::any_of(m_lines.begin(), m_lines.end(),
                            [this](const PlanLine& line) { return line.lens != m_lines.front().lens; });
    const auto now = arranged();
    if (same && now == m_shown && !now.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
        return;
    }
    arrange();
}

void PlanModel::setWords(const QString& words)
{
    m_words = words;
    arrange();
}

void PlanModel::setFilter(PlanFilter filter)
{
    m_filter = filter;
    arrange();
}

void PlanModel::setGroup(PlanGroup group)
{
    m_group = group;
    arrange();
}

void PlanModel::setReadOnly(bool readOnly) { m_readOnly = readOnly; }

void PlanModel::retranslate()
{
    arrange();
    emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

void PlanModel::sort(int column, Qt::SortOrder order)
{
    m_sort = column;
    m_order = order;
    arrange();
}

void PlanModel::arrange()
{
    beginResetModel();
    m_shown = arranged();
    endResetModel();
}

bool PlanModel::before(const PlanLine& a, const PlanLine& b) const
{
    switch (m_sort) {
    case kRisk:
        return std::pair(rank(a), -exposure(a.item)) < std::pair(rank(b), -exposure(b.item));
    case kDue:
        return dueKey(a) < dueKey(b);
    case kEffort:
        return a.effort < b.effort;
    case kStatus:
        return a.item.status < b.item.status;
    case kLikelihood:
        return a.item.likelihood > b.item.likelihood;
    case kImpact:
        return a.item.impact > b.item.impact;
    case kExposure:
        return exposure(a.item) > exposure(b.item);
    case kQuestion:
        return &a < &b;  // the order of the lens
    default:
        return text(a, m_sort).localeAwareCompare(text(b, m_sort)) < 0;
    }
}

std::vector<PlanModel::Shown> PlanModel::arranged() const
{
    const TextNeedle needle(m_words);
    std::vector<int> order;
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (passes(m_lines[i], m_filter) && needle.inAny(m_lines[i].searched))
            order.push_back(static_cast<int>(i));
    const auto line = [this](int at) -> const PlanLine& { return m_lines[static_cast<std::size_t>(at)]; };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return m_order == Qt::AscendingOrder ? before(line(a), line(b)) : before(line(b), line(a));
    });
    std::vector<Shown> shown;
    if (m_group == PlanGroup::None) {
        for (const int at : order)
            shown.push_back({at, {}});
        return shown;
    }
    std::vector<QString> groups;  // in the order in which their first line comes
    std::map<QString, std::vector<int>> members;
    for (const int at : order) {
        const QString group = groupOf(line(at));
        if (!members.contains(group))
            groups.push_back(group);
        members[group].push_back(at);
    }
    for (const QString& group : groups) {
        shown.push_back({-1, u"%1  ·  %2"_s.arg(group).arg(members[group].size())});
        for (const int at : members[group])
            shown.push_back({at, {}});
    }
    return shown;
}

QString PlanModel::groupOf(const PlanLine& line) const
{
    switch (m_group) {
    case PlanGroup::Pillar:
        return lensText(pillarOf(*line.lens, line.question->id)->name, text::current());
    case PlanGroup::Owner:
        return line.item.owner.empty() ? tr("Nobody yet") : QString::fromStdString(line.item.owner);
    case PlanGroup::Status:
        return planStatusName(line.item.status);
    case PlanGroup::Lens:
        return lensText(line.lens->name, text::current());
    case PlanGroup::Risk:
    case PlanGroup::None:
        break;
    }
    return line.acceptance == AcceptanceState::Accepted ? tr("Accepted") : riskName(line.risk);
}

const PlanLine* PlanModel::lineAt(int row) const
{
    if (row < 0 || row >= rowCount() || m_shown[static_cast<std::size_t>(row)].line < 0)
        return nullptr;
    return &m_lines[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(row)].line)];
}

int PlanModel::rowOf(const QuestionKey& key) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (const PlanLine* line = lineAt(row); line && line->key == key)
            return row;
    return -1;
}

QStringList PlanModel::owners() const
{
    QStringList names;
    for (const PlanLine& line : m_lines)
        if (!line.item.owner.empty())
            names << QString::fromStdString(line.item.owner);
    names.sort();
    names.removeDuplicates();
    return names;
}

int PlanModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int PlanModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString PlanModel::text(const PlanLine& line, int column) const
{
    const PlanItem& item = line.item;
    switch (column) {
    case kRisk:
        return riskShortName(line.risk);
    case kQuestion:
        return (line.denied ? u"⚠ "_s : QString()) +
               u"%1  %2"_s.arg(QString::fromStdString(line.question->code),
                               lensText(line.question->title, text::current())) +
               (m_several && line.lens->id != m_firstLens
                    ? u"  ·  "_s + lensText(line.lens->name, text::current()).simplified()
                    : QString());
    case kOwner:
        return QString::fromStdString(item.owner);
    case kDue:
        return line.overdue ? tr("%1 overdue").arg(QString::fromStdString(item.due.text()))
                            : QString::fromStdString(item.due.text());
    case kEffort:
        return effortShortName(line.effort);
    case kStatus:
        return planStatusName(item.status);
    case kLikelihood:
        return item.likelihood > 0 ? QString::number(item.likelihood) : QString();
    case kImpact:
        return item.impact > 0 ? QString::number(item.impact) : QString();
    case kExposure:
        return exposure(item) > 0 ? QString::number(exposure(item)) : QString();
    case kAcceptance:
        return acceptanceText(item, line.acceptance);
    case kNote:
        return bareNote(QString::fromStdString(item.note));
    default:
        return {};
    }
}

QVariant PlanModel::edit(const PlanLine& line, int column) const
{
    const PlanItem& item = line.item;
    switch (column) {
    case kDue:
        return QString::fromStdString(item.due.text());
    case kEffort:
        return item.effort ? static_cast<int>(*item.effort) + 1 : 0;
    case kStatus:
        return static_cast<int>(item.status);
    case kLikelihood:
        return static_cast<int>(item.likelihood);
    case kImpact:
        return static_cast<int>(item.impact);
    default:
        return text(line, column);
    }
}

QString PlanModel::tip(const PlanLine& line, int column) const
{
    switch (column) {
    case kRisk:
        return riskName(line.risk);
    case kQuestion:
        return (m_several ? lensText(line.lens->name, text::current()) + u'\n' : QString()) +
               lensText(line.question->question, text::current()) +
               (line.denied ? u'\n' + tr("The evidence speaks against the answer.") : QString());
    case kEffort:
        return line.item.effort ? QString() : tr("As the lens rates the practices that are missing");
    case kLikelihood:
        return likelihoodName(line.item.likelihood);
    case kImpact:
        return impactName(line.item.impact);
    case kAcceptance:
        return line.item.acceptance ? QString::fromStdString(line.item.acceptance->reason) : QString();
    case kNote:
        return QString::fromStdString(line.item.note);
    default:
        return {};
    }
}

QVariant PlanModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const PlanLine* line = lineAt(index.row());
    if (role == LineRole)
        return line != nullptr;
    if (!line)
        return role == Qt::DisplayRole && index.column() == 0 ? m_shown[static_cast<std::size_t>(index.row())].head
                                                              : QVariant();
    switch (role) {
    case Qt::DisplayRole: {
        const QString shown = text(*line, index.column());
        return shown.section(u'\n', 0, 0);
    }
    case Qt::EditRole:
        return edit(*line, index.column());
    case Qt::ToolTipRole:
        return tip(*line, index.column());
    case Qt::TextAlignmentRole:
        return index.column() >= kLikelihood && index.column() <= kExposure
                   ? QVariant(Qt::AlignCenter)
                   : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const QStringList names{tr("Risk"),   tr("Question"),        tr("Owner"), tr("Due"),
                            tr("Effort"), tr("Status"),          tr("L"),     tr("I"),
                            tr("L × I"),  tr("Risk acceptance"), tr("Note")};
    if (role == Qt::ToolTipRole && section == kLikelihood)
        return tr("Likelihood, 1 to 5");
    if (role == Qt::ToolTipRole && section == kImpact)
        return tr("Impact, 1 to 5");
    if (role == Qt::ToolTipRole && section == kExposure)
        return tr("Likelihood times impact, at most 25");
    return names.value(section);
}

Qt::ItemFlags PlanModel::flags(const QModelIndex& index) const
{
    if (!lineAt(index.row()))
        return Qt::ItemIsEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const int column = index.column();
    if (!m_readOnly && column >= kOwner && column != kExposure && column != kAcceptance)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool PlanModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const PlanLine* line = lineAt(index.row());
    if (role != Qt::EditRole || !line || value == edit(*line, index.column()))
        return false;
    emit edited(index.row(), index.column(), value);
    return false;  // what the document says is what holds
}

}  // namespace pb::ui
