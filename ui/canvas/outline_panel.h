// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace pb::ui {

class NetworkEditor;
class OutlineModel;

/// The tree beside the canvas. Selection goes both ways; it is also the way into the drawing for a screen reader.
class OutlinePanel final : public QTreeView {
    Q_OBJECT
public:
    explicit OutlinePanel(NetworkEditor& editor, QWidget* parent = nullptr);
    OutlineModel& outline() const noexcept { return *m_model; }

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showSelection();
    void takeSelection();

    NetworkEditor& m_editor;
    OutlineModel* m_model;
    bool m_following = false;  ///< the selection comes from elsewhere
};

}  // namespace pb::ui
