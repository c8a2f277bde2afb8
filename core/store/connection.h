// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/location.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace pb::store {

class Dialect;

/// The answer to one query, read front to back. Holds the query of its Connection until it goes.
class Rows {
public:
    explicit Rows(QSqlQuery* query) : m_query(query) {}
    Rows(Rows&& other) noexcept : m_query(std::exchange(other.m_query, nullptr)) {}
    Rows& operator=(Rows&&) = delete;
    ~Rows();

    /// Steps to the next row, the first included. After false, failure() tells the end from an error.
    bool next() { return m_query->next(); }
    QSqlError failure() const { return m_query->lastError(); }

    std::int64_t integer(int column) const { return m_query->value(column).toLongLong(); }
    std::string text(int column) const { return m_query->value(column).toString().toStdString(); }
    QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }

private:
    QSqlQuery* m_query;
};

/// One open database. SQL is written with question marks; each text is prepared once and kept. Text is UTF-8.
/// Used on the thread that opened it.
class Connection {
public:
    /// @return Io "store.open.unreadable"
    static Result<std::unique_ptr<Connection>> open(const Location& location, const Dialect& dialect);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Runs SQL that gives rows. The errors are those of Dialect::error().
    template <class... Values>
    Result<Rows> query(const char* sql, const Values&... values)
    {
        auto prepared = prepare(sql);
        if (!prepared)
            return forward(std::move(prepared));
        (bind(**prepared, values), ...);
        return execute(**prepared);
    }

    /// Runs SQL for what it does. The errors are those of Dialect::error().
    template <class... Values>
    Status run(const char* sql, const Values&... values)
    {
        auto rows = query(sql, values...);
        if (!rows)
            return forward(std::move(rows));
        return {};
    }

    /// Runs a statement that is needed once; it is not kept.
    Status runOnce(const QString& sql);
    /// The first column of the first row of a statement that is needed once; not valid where there is no row.
    Result<QVariant> value(const QString& sql);

    /// What went wrong, in words of this program.
    Error error(const QSqlError& error) const;
    /// The end of reading `rows`: nothing, or why it stopped before the end.
    Status end(const Rows& rows) const;

    const Location& location() const noexcept { return m_location; }
    const Dialect& dialect() const noexcept { return m_dialect; }
    QSqlDatabase& database() noexcept { return m_database; }

private:
    Connection(Location location, const Dialect& dialect, QString name);

    Result<QSqlQuery*> prepare(const char* sql);
    Result<Rows> execute(QSqlQuery& query);

    static void bind(QSqlQuery& query, std::int64_t value)
    {
        query.addBindValue(QVariant::fromValue<qlonglong>(value));
    }
    static void bind(QSqlQuery& query, int value) { query.addBindValue(value); }
    static void bind(QSqlQuery& query, std::string_view text);
    static void bind(QSqlQuery& query, const QByteArray& bytes) { query.addBindValue(bytes); }
    static void bind(QSqlQuery& query, const QVariant& value) { query.addBindValue(value); }

    Location m_location;
    const Dialect& m_dialect;
    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<const char*, QSqlQuery> m_prepared;  ///< by address: SQL is written as literals
};

/// Makes what is done until commit() one step: it happens as a whole or not at all.
class Transaction {
public:
    explicit Transaction(Connection& connection) : m_connection(connection) {}
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    Status begin();
    /// Durable when it returns.
    Status commit();

private:
    Connection& m_connection;
    bool m_open = false;
};

}  // namespace pb::store
