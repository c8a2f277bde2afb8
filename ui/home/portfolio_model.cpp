// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/portfolio_model.h"

#include "ui/review/review_text.h"
#include "ui/review/text_match.h"
#include "ui/text/format.h"
#include "ui/text/utf8.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

std::string lastChange(const Workload& workload)
{
    std::string last;
    for (const auto& [lens, review] : workload.reviews) {
        for (const auto& [question, answer] : review.answers)
            last = std::max(last, answer.updated_utc);
        for (const auto& [question, item] : review.plan)
            last = std::max(last, item.updated_utc);
    }
    return last;
}

const workspace::Milestone* newestMilestone(const workspace::Workspace& workspace, WorkloadId workload)
{
    const workspace::Milestone* newest = nullptr;
    for (const auto& [id, milestone] : workspace.milestones)
        if (milestone.workload == workload && (!newest || milestone.at_utc > newest->at_utc))
            newest = &milestone;
    return newest;
}

/// The risks of those lenses of a workload that the milestone knows; empty where it knows none of them.
std::optional<RiskCounts> countsIn(const workspace::Milestone& milestone, const Workload& workload)
{
    std::optional<RiskCounts> sum;
    for (const workspace::LensSummary& summary : milestone.summary)
        if (summary.lens == workload.lens || workload.reviews.contains(summary.lens)) {
            if (!sum)
                sum.emplace();
            for (const PillarSummary& pillar : summary.pillars)
                *sum += pillar.counts;
        }
    return sum;
}

/// How many high risks went since, and medium ones.
std::pair<int, int> gone(const PortfolioRow& row)
{
    return row.before ? std::pair(row.before->high - row.sum.high, row.before->medium - row.sum.medium)
                      : std::pair(0, 0);
}

QByteArray csvCell(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text[0]))
        text.prepend(u'\'');
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r'))
        text = u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    return text.toUtf8();
}

}  // namespace

void PortfolioModel::setWorkspace(const workspace::Workspace& workspace, const workspace::Findings& findings,
                                  const workspace::FindLens& findLens)
{
    beginResetModel();
    m_pillars.clear();
    m_rows.clear();
    for (const auto& [id, workload] : workspace.workloads)
        for (const std::string& lensId : lensesOf(workload)) {
            const Lens* lens = findLens(lensId);
            if (!lens)
                continue;
            for (const Pillar& pillar : lens->pillars)
                if (std::none_of(m_pillars.begin(), m_pillars.end(),
                                 [&](const PillarColumn& column) { return column.id == pillar.id; }))
                    m_pillars.push_back({pillar.id, pillar.name, fromUtf8(pillar.prefix)});
        }
    for (const auto& [id, workload] : workspace.workloads)
        m_rows.push_back(rowOf(workspace, findings, workload, findLens));
    endResetModel();
}

PortfolioRow PortfolioModel::rowOf(const workspace::Workspace& workspace, const workspace::Findings& findings,
                                   const Workload& workload, const workspace::FindLens& findLens) const
{
    PortfolioRow row;
    row.id = workload.id;
    row.name = fromUtf8(workload.name);
    row.owner = fromUtf8(workload.owner);
    row.industry = fromUtf8(workload.industry);
    row.environment = environmentName(workload.environment);
    row.regions = joined(workload.regions);
    row.pillars.resize(m_pillars.size());
    QStringList lenses;
    for (const std::string& id : lensesOf(workload)) {
        const Lens* lens = findLens(id);
        lenses << (lens ? lensText(lens->name, text::current()).simplified() : fromUtf8(id));
        for (std::size_t i = 0; i < m_pillars.size(); ++i)
            if (const Pillar* pillar = lens ? findPillar(*lens, m_pillars[i].id) : nullptr) {
                const RiskCounts counts = countRisks(*lens, *pillar, workload);
                row.pillars[i] += counts;
                row.sum += counts;
            }
    }
    row.lens = lenses.join(u", "_s);
    for (const std::string& id : workload.pillar_priorities)
        for (const PillarColumn& column : m_pillars)
            if (column.id == id)
                row.priorities << lensText(column.name, text::current());
    if (const workspace::Milestone* milestone = newestMilestone(workspace, workload.id)) {
        row.before = countsIn(*milestone, workload);
        row.milestone = fromUtf8(milestone->name);
    }
    row.figures = CardFigures::of(workspace, findings, workload.id);
    row.changed_utc = fromUtf8(lastChange(workload));
    for (const QString& text : {row.name, row.owner, row.industry, row.environment, row.regions,
                                joined(workload.accounts), fromUtf8(workload.description)})
        row.searched << TextNeedle::folded(TextNeedle::composed(text));
    return row;
}

void PortfolioModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

int PortfolioModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PortfolioModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kFirstPillar + pillars() + kTails;
}

QString PortfolioModel::text(const PortfolioRow& row, int column) const
{
    if (column == kName)
        return row.name;
    if (column == kEnvironment)
        return row.environment;
    if (column == kOwner)
        return row.owner;
    if (column < kFirstPillar + pillars())
        return countsText(row.pillars[static_cast<std::size_t>(column - kFirstPillar)]);
    switch (column - kFirstPillar - pillars()) {
    case kHigh:
        return QString::number(row.sum.high);
    case kMedium:
        return QString::number(row.sum.medium);
    case kAnswered:
        return u"%1/%2"_s.arg(row.sum.answered()).arg(row.sum.total());
    case kTrend: {
        const auto [high, medium] = gone(row);
        if (!row.before)
            return {};
        if (high == 0 && medium == 0)
            return tr("unchanged");
        QStringList parts;
        if (high != 0)
            parts << tr("high %1").arg(high > 0 ? u"−%1"_s.arg(high) : u"+%1"_s.arg(-high));
        if (medium != 0)
            parts << tr("medium %1").arg(medium > 0 ? u"−%1"_s.arg(medium) : u"+%1"_s.arg(-medium));
        return parts.join(u", "_s);
    }
    case kFindings:
        return row.figures.networks > 0 ? QString::number(row.figures.findings) : QString();
    default:
        return row.changed_utc.isEmpty() ? QString() : text::dateTime(row.changed_utc);
    }
}

QVariant PortfolioModel::sortKey(const PortfolioRow& row, int column) const
{
    if (column < kFirstPillar)
        return text(row, column);
    if (column < kFirstPillar + pillars()) {
        const RiskCounts& counts = row.pillars[static_cast<std::size_t>(column - kFirstPillar)];
        return counts.high * 10'000 + counts.medium * 100 + counts.unanswered;
    }
    switch (column - kFirstPillar - pillars()) {
    case kHigh:
        return row.sum.high * 1000 + row.sum.medium;
    case kMedium:
        return row.sum.medium;
    case kAnswered:
        return row.sum.total() > 0 ? 1000 * row.sum.answered() / row.sum.total() : 0;
    case kTrend: {
        const auto [high, medium] = gone(row);
        return -high * 1000 - medium;
    }
    case kFindings:
        return row.figures.findings;
    default:
        return row.changed_utc;
    }
}

QString PortfolioModel::tip(const PortfolioRow& row, int column) const
{
    if (column >= kFirstPillar && column < kFirstPillar + pillars())
        return text(row, column);
    if (column == kName) {
        QStringList lines{row.name, row.lens};
        if (!row.industry.isEmpty())
            lines << row.industry;
        if (!row.regions.isEmpty())
            lines << row.regions;
        if (!row.priorities.isEmpty())
            lines << tr("Most important: %1").arg(row.priorities.join(u", "_s));
        return lines.join(u'\n');
    }
    if (column == tail(kTrend) && row.before)
        return tr("Since the milestone \"%1\"").arg(row.milestone);
    return {};
}

QVariant PortfolioModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const PortfolioRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const bool pillar = column >= kFirstPillar && column < kFirstPillar + pillars();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return tip(row, column);
    case Qt::TextAlignmentRole:
        return column >= tail(kHigh) && column <= tail(kAnswered) ? QVariant(Qt::AlignCenter)
                                                                  : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case SortRole:
        return sortKey(row, column);
    case IdRole:
        return static_cast<qlonglong>(row.id.value);
    case CountsRole:
        return pillar ? QVariant::fromValue(const_cast<void*>(
                            static_cast<const void*>(&row.pillars[static_cast<std::size_t>(column - kFirstPillar)])))
                      : QVariant();
    case BetterRole: {
        const auto change = gone(row);
        return column == tail(kTrend) && row.before ? (change > std::pair(0, 0)) - (change < std::pair(0, 0)) : 0;
    }
    default:
        return {};
    }
}

QVariant PortfolioModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool pillar = section >= kFirstPillar && section < kFirstPillar + pillars();
    if (pillar) {
        // Five names side by side leave no room for what they head; the short form is on every question.
        const PillarColumn& column = m_pillars[static_cast<std::size_t>(section - kFirstPillar)];
        const QString name = lensText(column.name, text::current());
        if (role == Qt::DisplayRole)
            return column.prefix.isEmpty() ? name : column.prefix;
        return role == Qt::ToolTipRole || role == Qt::AccessibleTextRole ? QVariant(name) : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    if (section < kFirstPillar)
        return QStringList{tr("Workload"), tr("Environment"), tr("Review owner")}[section];
    return QStringList{tr("High"), tr("Medium"), tr("Answered"), tr("Trend"), tr("Findings"), tr("Last answer")}.value(
        section - kFirstPillar - pillars());
}

PortfolioProxy::PortfolioProxy(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(PortfolioModel::SortRole);
}

void PortfolioProxy::setWords(const QString& words)
{
    m_words = words;
    invalidateFilter();
}

void PortfolioProxy::setFilter(PortfolioFilter filter)
{
    m_filter = filter;
    invalidateFilter();
}

bool PortfolioProxy::filterAcceptsRow(int row, const QModelIndex&) const
{
    const auto& line = static_cast<const PortfolioModel*>(sourceModel())->rows()[static_cast<std::size_t>(row)];
    const bool passes = m_filter == PortfolioFilter::All ||
                        (m_filter == PortfolioFilter::HighRisk && line.sum.high > 0) ||
                        (m_filter == PortfolioFilter::Unfinished && line.sum.unanswered > 0) ||
                        (m_filter == PortfolioFilter::NoHighRisk && line.sum.high == 0);
    return passes && TextNeedle(m_words).inAny(line.searched);
}

bool PortfolioProxy::lessThan(const QModelIndex& a, const QModelIndex& b) const
{
    const QVariant left = a.data(sortRole());
    const QVariant right = b.data(sortRole());
    if (left.typeId() != QMetaType::QString)
        return left.toInt() != right.toInt() ? left.toInt() < right.toInt() : a.row() < b.row();
    return left.toString().localeAwareCompare(right.toString()) < 0;
}

QByteArray portfolioCsv(const PortfolioModel& model, const QSortFilterProxyModel& shown)
{
    QByteArray out("\xEF\xBB\xBF");
    const auto line = [&out](const QStringList& cells) {
        for (qsizetype i = 0; i < cells.size(); ++i)
            out += (i > 0 ? "," : "") + csvCell(cells[i]);
        out += "\r\n";
    };
    QStringList head;
    for (const int column : {PortfolioModel::kName, PortfolioModel::kEnvironment, PortfolioModel::kOwner})
        head << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    head << PortfolioModel::tr("Industry") << PortfolioModel::tr("Regions") << PortfolioModel::tr("Lens");
    for (int pillar = 0; pillar < model.pillars(); ++pillar) {
        const QString name =
            model.headerData(PortfolioModel::kFirstPillar + pillar, Qt::Horizontal, Qt::ToolTipRole).toString();
        head << PortfolioModel::tr("%1: high").arg(name) << PortfolioModel::tr("%1: medium").arg(name)
             << PortfolioModel::tr("%1: unanswered").arg(name);
    }
    head << PortfolioModel::tr("High") << PortfolioModel::tr("Medium") << PortfolioModel::tr("Answered")
         << PortfolioModel::tr("Questions") << PortfolioModel::tr("Trend") << PortfolioModel::tr("Findings")
         << PortfolioModel::tr("Last answer") << PortfolioModel::tr("Pillar priorities");
    line(head);
    for (int at = 0; at < shown.rowCount(); ++at) {
        const int source = shown.mapToSource(shown.index(at, 0)).row();
        const PortfolioRow& row = model.rows()[static_cast<std::size_t>(source)];
        QStringList cells{row.name, row.environment, row.owner, row.industry, row.regions, row.lens};
        for (const RiskCounts& counts : row.pillars)
            cells << QString::number(counts.high) << QString::number(counts.medium)
                  << QString::number(counts.unanswered);
        cells << QString::number(row.sum.high) << QString::number(row.sum.medium) << QString::number(row.sum.answered())
              << QString::number(row.sum.total())
              << model.index(source, model.tail(PortfolioModel::kTrend)).data().toString()
              << QString::number(row.figures.findings) << row.changed_utc << row.priorities.join(u" > "_s);
        line(cells);
    }
    return out;
}

}  // namespace pb::ui
