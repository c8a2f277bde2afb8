// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/workload.h"

#include <QDialog>

#include <vector>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace pb::ui {

class Document;
class SearchField;

/// Asks which question of a workload a finding or a run is evidence for, and attaches it there as one step of undo.
class AttachDialog final : public QDialog {
    Q_OBJECT
public:
    /// @param evidence a finding or a run; its note is asked for here
    /// @param words    how it reads
    AttachDialog(Document& document, WorkloadId workload, review::EvidenceLink evidence, const QString& words,
                 QWidget* parent);

signals:
    /// @param code of the question that it stands on now
    void attached(const QString& code);

private:
    struct Entry {
        review::QuestionKey key;
        QString code;
        QString searched;  ///< folded
    };

    void build(const QString& words);
    void addQuestions(const review::Lens& lens, bool several);
    bool isAttached(const review::QuestionKey& key) const;
    void filter(const QString& words);
    void check();
    void attach();

    Document& m_document;
    WorkloadId m_workload;
    review::EvidenceLink m_evidence;
    std::vector<Entry> m_entries;  ///< by Qt::UserRole of the list's items
    QLabel* m_words;
    SearchField* m_search;
    QListWidget* m_list;
    QLineEdit* m_note;
    QDialogButtonBox* m_buttons;
};

}  // namespace pb::ui
