// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace pb::ui {

/// The workspaces of late, each a click away. Hidden while there are none.
class RecentFiles final : public QWidget {
    Q_OBJECT
public:
    explicit RecentFiles(QWidget* parent = nullptr);

    /// @param paths absolute, newest first; files that are gone are shown greyed
    /// @param without is not shown: the one that is open
    void setFiles(const QStringList& paths, const QString& without = {});

signals:
    void fileChosen(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    QStringList m_paths;
    QLabel* m_head;
    QVBoxLayout* m_list;
};

}  // namespace pb::ui
