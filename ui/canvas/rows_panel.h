// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"

#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace pb::ui {

class NetworkEditor;
class RowsModel;

/// The wide table below the canvas: routes and rules of the selected table or filter.
class RowsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit RowsPanel(NetworkEditor& editor, QWidget* parent = nullptr);
    RowsModel& model() const noexcept { return *m_model; }
    QTableView& view() const noexcept { return *m_view; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void follow();
    void updateButtons();
    void moveBy(int rows);
    QToolButton* addButton(void (RowsPanel::*action)());
    void add();
    void remove();
    void up() { moveBy(-1); }
    void down() { moveBy(1); }

    NetworkEditor& m_editor;
    RowsModel* m_model;
    QTableView* m_view;
    QLabel *m_title, *m_message;
    QToolButton *m_add, *m_remove, *m_up, *m_down;
};

}  // namespace pb::ui
