// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_model.h"

#include "ui/document/document.h"
#include "ui/document/edit_words.h"
#include "ui/text/format.h"
#include "ui/text/sentence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {
constexpr int kPage = 200;
constexpr int kPagesAtOnce = 10;  ///< that a filter may skim before the view is asked again
}  // namespace

HistoryModel::HistoryModel(Document& document, QObject* parent) : QAbstractTableModel(parent), m_document(document)
{
    connect(&document, &Document::reloaded, this, &HistoryModel::reload);
    connect(&document, &Document::changed, this, &HistoryModel::addNewer);
    reload();
}

void HistoryModel::setFilter(const Filter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    reload();
}

void HistoryModel::reload()
{
    beginResetModel();
    m_entries.clear();
    m_oldest = 0;
    m_newest = 0;
    m_complete = !m_document.isOpen();
    if (!m_complete)
        m_entries = readPage();
    endResetModel();
}

void HistoryModel::retell()
{
    beginResetModel();
    for (Entry& entry : m_entries)
        entry.sentences = sentencesOf(entry.row);
    endResetModel();
}

QStringList HistoryModel::sentencesOf(const store::ChangeRow& row) const
{
    const text::EditContext context{m_document.workspace(),
                                    [this](std::string_view id) { return m_document.findLens(id); }};
    return text::editSentences(row.edit, row.inverse, context, text::current());
}

QString HistoryModel::inOneLine(const Entry& entry)
{
    if (entry.sentences.isEmpty())
        return text::sentence("change.said.nothing");
    if (entry.sentences.size() == 1)
        return entry.sentences.first();
    return text::sentence("change.said.and_more",
                          {entry.sentences.first(), QString::number(entry.sentences.size() - 1)});
}

bool HistoryModel::passes(const Entry& entry) const
{
    if (!m_filter.author.isEmpty() && QString::fromStdString(entry.row.who) != m_filter.author)
        return false;
    if (QString::fromStdString(entry.row.at_utc) < m_filter.since)
        return false;
    const QString all = entry.sentences.join(u' ');
    const QStringList words = m_filter.words.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

void HistoryModel::append(std::deque<Entry>& out, store::ChangeRow row, std::int64_t merge)
{
    const QString who = QString::fromStdString(row.who);
    if (const auto at = std::lower_bound(m_authors.begin(), m_authors.end(), who);
        at == m_authors.end() || *at != who) {
        m_authors.insert(at, who);
        emit authorsChanged();
    }
    Entry entry{std::move(row), merge, {}};
    entry.sentences = sentencesOf(entry.row);
    if (passes(entry))
        out.push_back(std::move(entry));
}

std::deque<HistoryModel::Entry> HistoryModel::readPage()
{
    std::deque<Entry> out;
    auto page = m_document.history(kPage, m_oldest);
    if (!page || page->empty()) {
        m_complete = true;
        return out;
    }
    m_complete = std::ssize(*page) < kPage;
    m_oldest = page->back().seq;
    m_newest = std::max(m_newest, page->front().seq);
    for (store::ChangeRow& row : *page) {
        const std::int64_t seq = row.seq;
        append(out, std::move(row), 0);
        auto merged = m_document.mergedBy(seq);
        if (!merged)
            continue;
        for (auto it = merged->rbegin(); it != merged->rend(); ++it)
            append(out, std::move(*it), seq);
    }
    return out;
}

void HistoryModel::addNewer()
{
    auto page = m_document.history(kPage, 0);
    if (!page || page->empty() || page->front().seq <= m_newest)
        return;
    if (page->back().seq > m_newest + 1)  // more than a page is new
        return reload();
    std::deque<Entry> fresh;
    const std::int64_t known = m_newest;
    m_newest = page->front().seq;
    for (store::ChangeRow& row : *page) {
        if (row.seq <= known)
            break;
        const std::int64_t seq = row.seq;
        append(fresh, std::move(row), 0);
        if (auto merged = m_document.mergedBy(seq))
            for (auto it = merged->rbegin(); it != merged->rend(); ++it)
                append(fresh, std::move(*it), seq);
    }
    if (fresh.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    m_entries.insert(m_entries.begin(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    endInsertRows();
}

const HistoryModel::Entry* HistoryModel::entry(int row) const
{
    return row >= 0 && row < rowCount() ? &m_entries[static_cast<std::size_t>(row)] : nullptr;
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    const Entry* found = entry(index.row());
    if (!found)
        return {};
    if (role == Qt::ToolTipRole && index.column() == What)
        return found->sentences.mid(0, 20).join(u'\n');
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case When:
        return text::dateTime(QString::fromStdString(found->row.at_utc));
    case Who:
        return QString::fromStdString(found->row.who);
    default:
        // An arrow: this came with the merge above.
        return found->merge == 0 ? inOneLine(*found) : u"↳ "_s + inOneLine(*found);
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == When ? tr("When") : section == Who ? tr("Who") : tr("What");
}

bool HistoryModel::canFetchMore(const QModelIndex& parent) const { return !parent.isValid() && !m_complete; }

void HistoryModel::fetchMore(const QModelIndex&)
{
    for (int pages = 0; pages < kPagesAtOnce && !m_complete; ++pages) {
        std::deque<Entry> older = readPage();
        if (older.empty())
            continue;
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(older.size()) - 1);
        m_entries.insert(m_entries.end(), std::make_move_iterator(older.begin()), std::make_move_iterator(older.end()));
        endInsertRows();
        return;
    }
}

}  // namespace pb::ui
