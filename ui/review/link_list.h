// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/workload.h"

#include <QDialog>
#include <QWidget>

#include <map>
#include <optional>
#include <vector>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace pb::ui {

/// Something of the workspace that can be attached: a finding or a density run, and how it reads.
struct LinkCandidate {
    review::EvidenceLink link;
    QString words;
};

/// What a reviewer attaches to an answer as evidence: a finding, a density run, an address, a file, or a note.
class LinkDialog final : public QDialog {
    Q_OBJECT
public:
    LinkDialog(std::vector<LinkCandidate> candidates, QWidget* parent);

signals:
    void entered(const pb::review::EvidenceLink& link);

private:
    void build();
    void fillCandidates();
    void check();
    void browse();
    review::EvidenceLink link() const;

    std::vector<LinkCandidate> m_candidates;
    QComboBox* m_kind;
    QComboBox* m_candidate;
    QLineEdit* m_target;
    QToolButton* m_browse;
    QLineEdit* m_note;
    QLabel* m_message;
    QDialogButtonBox* m_buttons;
};

/// The evidence that was attached to an answer by hand: each can be opened and taken off, and more be attached.
class LinkList final : public QWidget {
    Q_OBJECT
public:
    explicit LinkList(QWidget* parent = nullptr);

    void setLinks(const std::map<std::int64_t, review::EvidenceLink>& links);
    /// What could be attached, and how links to it read.
    void setCandidates(std::vector<LinkCandidate> candidates);
    void setReadOnly(bool readOnly);
    /// Asks what to attach.
    void attach();

signals:
    void attached(const pb::review::EvidenceLink& link);
    void removed(std::int64_t number);
    /// The reader wants to see where it leads to.
    void activated(const pb::review::EvidenceLink& link);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    std::map<std::int64_t, review::EvidenceLink> m_links;
    std::vector<LinkCandidate> m_candidates;
    bool m_readOnly = false;
    QVBoxLayout* m_rows;
    QToolButton* m_attach;
};

}  // namespace pb::ui
