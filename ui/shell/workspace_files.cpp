// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace_files.h"

#include "core/store/sample_workspace.h"
#include "ui/document/document.h"
#include "ui/settings/settings.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

QString withSuffix(QString path)
{
    return path.isEmpty() || !QFileInfo(path).suffix().isEmpty() ? path : path + u".pillar"_s;
}

}  // namespace

WorkspaceFiles::WorkspaceFiles(Document& document, Settings& settings, Gate gate, QWidget* window)
    : QObject(window), m_document(document), m_settings(settings), m_gate(std::move(gate)), m_window(window)
{
}

void WorkspaceFiles::open(const QString& path)
{
    m_gate([this, path] { report(m_document.open(path), path); });
}

void WorkspaceFiles::askNew()
{
    const QString path =
        withSuffix(QFileDialog::getSaveFileName(m_window, tr("New workspace"), startFolder() + u"/workspace.pillar"_s,
                                                tr("Pillarbench workspaces (*.pillar)")));
    if (!path.isEmpty())
        m_gate([this, path] { create(path); });
}

void WorkspaceFiles::create(const QString& path)
{
    if (m_document.isOpen() && QFileInfo(path) == QFileInfo(m_document.path()))
        m_document.close();
    // The dialog has asked already whether to replace; the old file goes to the side, never away.
    if (QFileInfo::exists(path))
        QFile::rename(path, path + u".before-%1"_s.arg(QDateTime::currentDateTimeUtc().toString(u"yyyyMMddHHmmss"_s)));
    report(m_document.create(path), path);
}

void WorkspaceFiles::askOpen()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open workspace"), startFolder(),
                                                      tr("Pillarbench workspaces (*.pillar);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void WorkspaceFiles::askCopy()
{
    const QString path = withSuffix(QFileDialog::getSaveFileName(
        m_window, tr("Save a copy"), startFolder() + u"/copy.pillar"_s, tr("Pillarbench workspaces (*.pillar)")));
    if (path.isEmpty())
        return;
    if (const Status saved = m_document.saveCopy(path); !saved)
        emit failed(saved.error());
}

QString WorkspaceFiles::samplePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/sample.pillar"_s;
}

void WorkspaceFiles::openSample()
{
    const QString path = samplePath();
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (!QFileInfo::exists(path))
        if (const Status built = store::buildSample(path, m_document.lenses()); !built) {
            emit failed(built.error());
            return;
        }
    open(path);
}

void WorkspaceFiles::fillRecent(QMenu& menu)
{
    menu.clear();
    for (const QString& path : recent()) {
        QAction* action = menu.addAction(QDir::toNativeSeparators(path));
        action->setEnabled(QFileInfo::exists(path));
        connect(action, &QAction::triggered, this, [this, path] { open(path); });
    }
    if (menu.isEmpty())
        menu.addAction(tr("No recent workspaces"))->setEnabled(false);
}

QStringList WorkspaceFiles::recent() const { return m_settings.value(kRecentFiles); }

QString WorkspaceFiles::startFolder() const
{
    if (m_document.isOpen())
        return QFileInfo(m_document.path()).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void WorkspaceFiles::report(const Status& status, const QString& path)
{
    if (!status) {
        emit failed(status.error());
        return;
    }
    m_settings.rememberFile(QFileInfo(path).absoluteFilePath());
    emit opened(path);
}

}  // namespace pb::ui
