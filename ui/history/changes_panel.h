// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"
#include "ui/history/history_model.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace pb::ui {

/// Who changed what, and when; any change can be taken back or made again as a new step.
class ChangesPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ChangesPanel(Document& document, QWidget* parent = nullptr);

    /// Shows only what speaks of a question: "REL 2".
    void showQuestion(const QString& code);
    HistoryModel& model() const { return *m_model; }

signals:
    void questionActivated(const QString& question, const QString& lens);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Back { Before, After };

    void build();
    void retranslate();
    void filter();
    void fillAuthors();
    void showCurrent();
    void restore(Back side);
    /// What would bring back the state on one side of the chosen change; nothing where it is so, or cannot be.
    std::optional<workspace::Edit> restoring(const HistoryModel::Entry& entry, Back side);
    const HistoryModel::Entry* current() const;

    Document& m_document;
    HistoryModel* m_model;
    QLineEdit* m_words;
    QComboBox* m_author;
    QComboBox* m_since;
    QTreeView* m_view;
    QLabel* m_detail;
    QPushButton* m_before;
    QPushButton* m_after;
};

}  // namespace pb::ui
