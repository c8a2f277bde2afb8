// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/workload.h"
#include "core/store/workspace_store.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <deque>

namespace pb::ui {

class Document;

/// The audit trail of the open file in words, newest first; what a merge took over stands below it. Older rows are read
/// when the view asks for them.
class HistoryModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, Who, What, Columns };

    struct Filter {
        QString words;   ///< all of them stand in the sentence, whatever their case
        QString author;  ///< "" for everybody
        QString since;   ///< ISO 8601; "" for any time
        friend bool operator==(const Filter&, const Filter&) = default;
    };

    struct Entry {
        store::ChangeRow row;
        std::int64_t merge = 0;  ///< not 0: taken over by that change; cannot be restored from here
        QStringList sentences;
    };

    explicit HistoryModel(Document& document, QObject* parent = nullptr);

    void setFilter(const Filter& filter);
    const Entry* entry(int row) const;
    /// Everybody who stands in the rows read so far, sorted.
    QStringList authors() const { return m_authors; }
    /// Puts everything in words again: another language, another lens.
    void retell();
    void reload();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    void authorsChanged();

private:
    void addNewer();
    /// Reads one page of rows that are older than what was read. @return the entries that the filter lets through
    std::deque<Entry> readPage();
    void append(std::deque<Entry>& out, store::ChangeRow row, std::int64_t merge);
    bool passes(const Entry& entry) const;
    QStringList sentencesOf(const store::ChangeRow& row) const;
    static QString inOneLine(const Entry& entry);

    Document& m_document;
    Filter m_filter;
    std::deque<Entry> m_entries;
    QStringList m_authors;
    std::int64_t m_oldest = 0;  ///< seq of the oldest row read; 0: none yet
    std::int64_t m_newest = 0;
    bool m_complete = false;
};

}  // namespace pb::ui
