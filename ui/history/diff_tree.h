// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/answer_diff.h"

#include <QTreeWidget>

#include <map>
#include <string>

namespace pb::ui {

/// What two reviews differ in, side by side: a row for each question with its risk before and after, below it a row
/// for each choice, note or field.
class DiffTree final : public QTreeWidget {
    Q_OBJECT
public:
    explicit DiffTree(QWidget* parent = nullptr);

    struct Content {
        std::vector<review::CellChange> properties;  ///< of the workload
        review::ReviewDiff diff;
        const review::Lens* before = nullptr;  ///< null where it is not there
        const review::Lens* after = nullptr;
        std::map<std::string, QString> lens_names;  ///< by id; a lens that is not here is named by its id
    };
    /// The lenses are read now and not kept.
    void setContent(const Content& content);
    /// Captions of the two sides: "Milestone 1", "Now".
    void setSides(const QString& before, const QString& after);

signals:
    /// A question was double-clicked, or Enter was pressed on it.
    void questionActivated(const QString& question, const QString& lens);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addProperties(const Content& content);
    void addQuestion(const review::AnswerDiff& diff, const Content& content);
    QTreeWidgetItem* addCell(QTreeWidgetItem& parent, const review::CellChange& change,
                             const review::Question* question);
};

/// The mark of a risk as an icon for lists.
QIcon riskIcon(review::Risk risk, const QWidget& widget);

}  // namespace pb::ui
