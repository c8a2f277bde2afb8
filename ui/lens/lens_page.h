// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/review/aws_lens.h"
#include "core/workspace/edit.h"

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QMenu;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace pb::ui {

class Document;
class LensOutline;
class PartEditor;
class QuestionEditor;
class QuestionProofView;

/// The lenses: those that come with the program and those of the workspace. Import with a preview, export, the prover's
/// word on every question, and the editor of a lens of the workspace. Every change is one undoable edit.
class LensPage final : public QWidget {
    Q_OBJECT
public:
    explicit LensPage(Document& document, QWidget* parent = nullptr);

    /// The workload that lenses are put on.
    void setWorkload(WorkloadId workload);
    /// Reads a lens and shows what would be added. Two files are the same lens in two languages.
    void importFiles(const QStringList& paths);
    /// Writes the chosen lens in the AWS format, in the language of the window.
    void exportTo(const QString& path);
    /// Shows what is different between a lens in files and the chosen one.
    void compareWithFiles(const QStringList& paths);
    /// Shows a lens; "" is the first.
    void showLens(const std::string& id);
    const std::string& lens() const noexcept { return m_lens; }

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildLeft();
    QWidget* buildRight();
    QToolButton* addButton(const char* name, void (LensPage::*slot)());
    void reload();
    void onChanged(const workspace::Change& change);
    void fillLenses();
    void refreshLenses(const std::vector<std::string>& ids);
    void markLens(QListWidgetItem& item, const review::Lens& lens);
    QListWidgetItem* itemOf(const std::string& id) const;
    void fillQuestions();
    void showPart();
    void showQuestion(const review::Question& question);
    void replaceAs(const review::Lens& lens, const QString& field, const QString& text);
    void compareWith(const std::string& id);
    void fillCompareMenu();
    void onEdited(const review::Question& question, const QString& field);
    void askImport();
    void askExport();
    void addLens(review::Lens lens);
    void replaceLens(review::Lens lens);
    void copyLens();
    void removeLens();
    void useLens();
    void apply(const workspace::Edit& edit, const QString& text, int mergeId = -1);
    bool isOwn() const;
    std::string freeId(const std::string& wanted) const;
    void updateButtons();
    void retranslate();

    Document& m_document;
    WorkloadId m_workload;
    std::string m_lens;
    std::string m_question;
    QString m_editedField;
    int m_mergeId = -1;
    QLabel* m_title;
    QListWidget* m_lenses;
    QToolButton* m_import;
    QToolButton* m_export;
    QToolButton* m_copy;
    QToolButton* m_remove;
    QToolButton* m_use;
    QToolButton* m_compare;
    QMenu* m_compareMenu;
    LensOutline* m_outline;
    QLabel* m_heading;
    QLabel* m_about;
    QTabWidget* m_tabs;
    QuestionProofView* m_proof;
    QWidget* m_editTab;
    QStackedWidget* m_editors;
    QuestionEditor* m_editor;
    PartEditor* m_partEditor;
    QuestionProofView* m_liveProof;
};

}  // namespace pb::ui
