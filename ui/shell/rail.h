// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QButtonGroup;
class QToolButton;

namespace pb::ui {

/// The column of page buttons at the window's left edge: icon above caption, the current page marked.
class Rail final : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);

    /// Adds a button at the end. Page ids are "home", "review", …; the icon is `:/icons/shell/<id>.svg`.
    void addPage(const QString& id);
    void setCaption(const QString& id, const QString& caption, const QString& shortcut);
    /// Without a workspace there is only the first page to go to.
    void setOnlyFirst(bool only);
    void setCurrent(const QString& id);
    /// Takes the program's palette, after it has changed.
    void restyle();

signals:
    void pageChosen(const QString& id);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry {
        QString id;
        QToolButton* button;
    };
    std::vector<Entry> m_entries;
    QButtonGroup* m_group;
};

}  // namespace pb::ui
