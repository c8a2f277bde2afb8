// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/edit.h"
#include "ui/home/workload_templates.h"

#include <QDialog>

#include <optional>
#include <vector>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace pb::ui {

class Document;
class PriorityList;

/// The properties of a workload, new or existing. Open with open(); what is entered is checked while it is typed.
class WorkloadDialog final : public QDialog {
    Q_OBJECT
public:
    /// @param workload none: a new one is made
    WorkloadDialog(Document& document, WorkloadId workload, QWidget* parent);

    /// A new workload begins with the lenses, answers and notes of this one; none: a blank review.
    void setTemplate(WorkloadId from);
    /// It begins with the properties that a file holds. @return the errors of readTemplate()
    Status setTemplateFile(const QString& path);

signals:
    void saved(pb::WorkloadId workload);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void load(const review::Workload& workload);
    void loadTemplate();
    std::optional<review::Workload> chosenTemplate() const;
    void askTemplateFile();
    void retranslate();
    void check();
    void save();
    /// What would be applied; empty where nothing has changed.
    std::optional<review::Edit> edit() const;
    review::Workload entered() const;

    Document& m_document;
    WorkloadId m_id;  ///< none: new
    review::Workload m_before;
    QFormLayout* m_form;
    QLineEdit* m_name;
    QPlainTextEdit* m_description;
    QComboBox* m_environment;
    QLineEdit* m_owner;
    QLineEdit* m_industry;
    QLineEdit* m_accounts;
    QLineEdit* m_regions;
    QLineEdit* m_architecture;
    PriorityList* m_priorities;
    QComboBox* m_semantics;
    QComboBox* m_from;
    std::vector<WorkloadTemplate> m_templates;  ///< those of the program, then those of files
    QLabel* m_message;
    QDialogButtonBox* m_buttons;
};

}  // namespace pb::ui
