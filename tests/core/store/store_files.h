// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/workspace_store.h"
#include "tests/support/random_edits.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>

namespace pb::test {

/// Name and contents of everything in a folder: what a refused open must leave alone.
QMap<QString, QByteArray> snapshot(const QString& folder);

/// Runs SQL on a database file that no store has open.
/// @return false with a warning where it failed
bool runSql(const QString& path, const QStringList& statements);
/// The first column of the first row.
QVariant sqlValue(const QString& path, const QString& query);

/// A state and the store that keeps it, changed together.
struct Stored {
    std::unique_ptr<store::WorkspaceStore> store;
    workspace::Workspace workspace;

    /// @return the inverse, or why the edit was refused or could not be written; then the state is as before
    Result<workspace::Edit> apply(const workspace::Edit& edit);
};

/// A new file with a workload "shop" in it.
Stored smallStore(const QString& path);
/// A new file after some accepted random edits.
Stored randomStore(const QString& path, unsigned seed, int edits);

/// Sets a note, different for every `number`.
workspace::Edit noteEdit(int number);

/// "id: detail" of an error, for messages.
QByteArray text(const Error& error);

}  // namespace pb::test

/// Fails the test with the error's words.
#define PB_VERIFY_RESULT(expression)                                                                                   \
    do {                                                                                                               \
        const auto& pbResult = (expression);                                                                           \
        QVERIFY2(pbResult, pbResult ? "" : pb::test::text(pbResult.error()).constData());                              \
    } while (false)
