// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>

#include <functional>

class QMenu;
class QWidget;

namespace pb::ui {

class Document;
class Settings;

/// What the File menu does: makes, opens, copies workspaces and keeps the list of recent ones. Asks for names with the
/// platform's file dialogs; refusals go to failed().
class WorkspaceFiles final : public QObject {
    Q_OBJECT
public:
    /// Asked before the open workspace is left: calls its argument when that may be, or never.
    using Gate = std::function<void(std::function<void()>)>;

    WorkspaceFiles(Document& document, Settings& settings, Gate gate, QWidget* window);

    /// Opens a file without asking; remembers it as recent.
    void open(const QString& path);
    void askNew();
    void askOpen();
    void askCopy();
    /// Opens the user's copy of the sample workspace, which is made on first use.
    void openSample();
    /// Where the copy of the sample lies: the user's data folder.
    static QString samplePath();
    void fillRecent(QMenu& menu);
    QStringList recent() const;

signals:
    void opened(const QString& path);
    void failed(const pb::Error& error);

private:
    QString startFolder() const;
    void create(const QString& path);
    void report(const Status& status, const QString& path);

    Document& m_document;
    Settings& m_settings;
    Gate m_gate;
    QWidget* m_window;
};

}  // namespace pb::ui
