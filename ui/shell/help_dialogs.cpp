// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_dialogs.h"

#include "ui/shell/action_names.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

QDialog* dialog(const QString& title, QWidget* parent)
{
    auto* window = new QDialog(parent);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(title);
    return window;
}

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys << sequence.toString(QKeySequence::NativeText);
    return keys.join(u", "_s);
}

}  // namespace

void showShortcuts(const QList<QAction*>& actions, QWidget* parent)
{
    QDialog* window = dialog(Tr::tr("Keyboard shortcuts"), parent);
    auto* column = new QVBoxLayout(window);
    auto* table = new QTableWidget(0, 2, window);
    table->setHorizontalHeaderLabels({Tr::tr("Command"), Tr::tr("Keys")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (const QAction* action : actions) {
        if (action->shortcuts().isEmpty())
            continue;
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(plainName(*action)));
        table->setItem(row, 1, new QTableWidgetItem(keysOf(*action)));
    }
    column->addWidget(table);
    window->resize(520, 560);
    window->show();
}

void showAbout(QWidget* parent)
{
    QDialog* window = dialog(Tr::tr("About Pillarbench"), parent);
    auto* column = new QVBoxLayout(window);
    column->setContentsMargins(24, 20, 24, 20);
    auto* text = new QLabel(window);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setWordWrap(true);
    text->setText(u"<h2>Pillarbench %1</h2><p>%2</p><p>%3</p><p>Qt %4</p>"_s.arg(
        QCoreApplication::applicationVersion(),
        Tr::tr("Workbench for cloud architecture reviews: review, network and density as one chain of evidence."),
        Tr::tr("Free software under the GNU General Public License, version 3 or later. It comes with no warranty."),
        QString::fromLatin1(qVersion())));
    column->addWidget(text);
    window->resize(460, 220);
    window->show();
}

}  // namespace pb::ui
