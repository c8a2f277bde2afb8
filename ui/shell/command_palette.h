// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QFrame>
#include <QPointer>
#include <QString>

#include <vector>

class QLineEdit;
class QTreeWidget;

namespace pb::ui {

/// How well `needle` fits a command's name: 0 for not at all, more for a match at a word's start and for letters in a
/// row. Case does not matter; the letters of the needle must come in order. Korean matches by syllable.
int fuzzyScore(const QString& needle, const QString& name);

/// A list of every command of the window, found by typing its name in either language. Ctrl+K.
class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* parent);

    /// Shows the commands that are enabled now; over the middle of the parent.
    void open(const QList<QAction*>& actions);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Command {
        QPointer<QAction> action;
        QString name;   ///< as the window says it
        QString other;  ///< in the other language
    };

    void filter(const QString& needle);
    void run();
    void retranslate();

    std::vector<Command> m_commands;
    QLineEdit* m_input;
    QTreeWidget* m_list;
};

}  // namespace pb::ui
