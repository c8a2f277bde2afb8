// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <QDialog>

class QTreeWidget;
class QTreeWidgetItem;

namespace pb::review {
struct LensDiff;
struct QuestionDiff;
}  // namespace pb::review

namespace pb::ui {

/// What is different between two lenses, whatever their ids, text by text and choice by choice, side by side.
class CompareDialog final : public QDialog {
    Q_OBJECT
public:
    /// The lenses are read while the dialog is made, and not kept.
    CompareDialog(const review::Lens& before, const review::Lens& after, QWidget* parent);

private:
    void fill(const review::Lens& before, const review::Lens& after, const review::LensDiff& diff);
    void addQuestion(const review::Lens& before, const review::Lens& after, const review::QuestionDiff& diff);
    void addGone(const QString& head, const review::Lens& lens, const std::vector<std::string>& ids, int column);
    void addChoices(QTreeWidgetItem& top, const review::Question& before, const review::Question& after,
                    const review::QuestionDiff& diff);
    void addText(QTreeWidgetItem& parent, const QString& what, const review::Text& before, const review::Text& after);
    void addRow(QTreeWidgetItem& parent, const QString& what, const QString& before, const QString& after);

    QTreeWidget* m_tree;
};

}  // namespace pb::ui
