// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace pb::ui {

class RecentFiles;
class WelcomeButton;

/// What the program shows while no workspace is open: how to start, and the files of late.
class Welcome final : public QWidget {
    Q_OBJECT
public:
    explicit Welcome(QWidget* parent = nullptr);

    /// @param paths absolute, newest first; files that are gone are shown greyed
    void setRecentFiles(const QStringList& paths);

signals:
    void newAsked();
    void openAsked();
    void sampleAsked();
    void fileChosen(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_title;
    QLabel* m_about;
    WelcomeButton* m_new;
    WelcomeButton* m_open;
    WelcomeButton* m_sample;
    RecentFiles* m_recent;
};

}  // namespace pb::ui
