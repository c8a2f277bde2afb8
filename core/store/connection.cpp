// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"

#include "core/store/dialect.h"

#include <QUuid>

namespace pb::store {

using namespace Qt::StringLiterals;

Rows::~Rows()
{
    if (m_query)
        m_query->finish();
}

Connection::Connection(Location location, const Dialect& dialect, QString name)
    : m_location(std::move(location)), m_dialect(dialect), m_name(std::move(name))
{
}

Result<std::unique_ptr<Connection>> Connection::open(const Location& location, const Dialect& dialect)
{
    const QString name = u"pillarbench-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<Connection> connection(new Connection(location, dialect, name));
    connection->m_database = QSqlDatabase::addDatabase(dialect.driver(), name);
    connection->m_database.setDatabaseName(location.database);
    connection->m_database.setConnectOptions(location.options);
    if (!connection->m_database.open())
        return fail(Error::Code::Io, "store.open.unreadable", location.path.toStdString(),
                    connection->m_database.lastError().text().toStdString());
    return connection;
}

Connection::~Connection()
{
    // Qt wants all queries and copies of the handle gone before the name is removed.
    m_prepared.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<QSqlQuery*> Connection::prepare(const char* sql)
{
    if (const auto known = m_prepared.find(sql); known != m_prepared.end())
        return &known->second;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(QString::fromUtf8(sql)))
        return tl::unexpected(error(query.lastError()));
    return &m_prepared.emplace(sql, std::move(query)).first->second;
}

Result<Rows> Connection::execute(QSqlQuery& query)
{
    if (!query.exec()) {
        const Error why = error(query.lastError());
        query.finish();
        return tl::unexpected(why);
    }
    return Rows(&query);
}

void Connection::bind(QSqlQuery& query, std::string_view text)
{
    query.addBindValue(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

Status Connection::runOnce(const QString& sql)
{
    auto done = value(sql);
    if (!done)
        return forward(std::move(done));
    return {};
}

Result<QVariant> Connection::value(const QString& sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return tl::unexpected(error(query.lastError()));
    return query.next() ? query.value(0) : QVariant();
}

Error Connection::error(const QSqlError& error) const { return m_dialect.error(error, m_location.path.toStdString()); }

Status Connection::end(const Rows& rows) const
{
    const QSqlError failure = rows.failure();
    if (failure.isValid())
        return tl::unexpected(error(failure));
    return {};
}

Transaction::~Transaction()
{
    if (m_open)
        m_connection.database().rollback();
}

Status Transaction::begin()
{
    if (!m_connection.database().transaction())
        return tl::unexpected(m_connection.error(m_connection.database().lastError()));
    m_open = true;
    return {};
}

Status Transaction::commit()
{
    if (!m_connection.database().commit())
        return tl::unexpected(m_connection.error(m_connection.database().lastError()));
    m_open = false;
    return {};
}

}  // namespace pb::store
