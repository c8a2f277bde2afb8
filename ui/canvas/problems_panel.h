// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"

#include <QWidget>

#include <array>
#include <string>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QToolButton;
class QTreeView;

namespace pb::ui {

class NetworkEditor;
class ProblemsModel;

/// The findings beneath the canvas: a list, what the chosen one means and what cures it, and the date whose rules hold.
class ProblemsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ProblemsPanel(NetworkEditor& editor, QWidget* parent = nullptr);

    ProblemsModel& model() const noexcept { return *m_model; }
    QTreeView& view() const noexcept { return *m_view; }
    /// "Problems (3)"
    QString title() const;

signals:
    void titleChanged();
    /// A question of the review was asked for, by its code ("REL 2").
    void questionActivated(const QString& code);
    /// The finding is to be attached to a question as evidence.
    void attachAsked(const pb::Finding& finding);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* makeFilters();
    QWidget* makeDetails();
    QLayout* makeButtons();
    void connectAll();
    void retranslate();
    void showDate();
    void applyDate();
    void showCurrent();
    void showFixes(const Finding& finding, bool waived);
    void showQuestions(std::string_view rule);
    void showSource(std::string_view rule);
    void jump();
    void fix(std::size_t which);
    void waive();
    void unwaive();
    void keepCurrent();

    NetworkEditor& m_editor;
    ProblemsModel* m_model;
    QTreeView* m_view;
    std::array<QToolButton*, 3> m_severities{};
    QCheckBox* m_selectionOnly;
    QComboBox* m_date;
    QDateEdit* m_pickedDate;
    QLabel *m_dateLabel, *m_heading, *m_sentence, *m_advice, *m_fixText, *m_questions, *m_source, *m_reasonLabel;
    QPushButton *m_fix, *m_otherFixes, *m_waive, *m_attach;
    QLineEdit* m_reason;
    std::string m_key;  ///< of the finding that is shown
};

}  // namespace pb::ui
