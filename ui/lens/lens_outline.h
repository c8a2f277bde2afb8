// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens_shape.h"

#include <QWidget>

#include <map>
#include <string>

class QMenu;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace pb::ui {

/// Pillars, areas and questions of a lens, with what the prover says of each question. Where the lens may be edited,
/// parts are added, removed and moved here, by mouse or keys; what is asked for comes out as another lens.
class LensOutline final : public QWidget {
    Q_OBJECT
public:
    explicit LensOutline(QWidget* parent = nullptr);

    /// Shows a lens; the part that was chosen stays so where it is still there. Null: none.
    void setLens(const review::Lens* lens, bool editable);
    /// The question that is chosen; its pillar or area where that is.
    const review::LensPart& chosen() const noexcept { return m_chosen; }
    void choose(const review::LensPart& part);

signals:
    void partChosen();
    /// @param what was done, in the language of the window: "Add question"
    void changed(const pb::review::Lens& lens, const QString& what);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* addButton(const char* name, void (LensOutline::*slot)());
    void fill();
    QTreeWidgetItem* addItem(QTreeWidgetItem* parent, const review::LensPart& part);
    void mark(QTreeWidgetItem& item, const review::LensPart& part);
    bool sameShape() const;
    void addPillar();
    void addArea();
    void addQuestion();
    void remove();
    void moveUp();
    void moveDown();
    void move(int step);
    void change(review::Lens lens, const review::LensPart& chosen, const QString& what);
    void updateButtons();
    void retranslate();

    review::Lens m_lens;
    bool m_there = false;
    bool m_editable = false;
    review::LensPart m_chosen;
    QTreeWidget* m_tree;
    QWidget* m_bar;
    QMenu* m_addMenu;
    QToolButton* m_add;
    QToolButton* m_remove;
    QToolButton* m_up;
    QToolButton* m_down;
};

}  // namespace pb::ui
