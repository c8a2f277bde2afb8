// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"
#include "core/workspace/evidence.h"
#include "ui/review/text_match.h"
#include "ui/text/language.h"

#include <optional>
#include <string>

namespace pb::ui {

enum class SearchKind { Question, Practice, Explanation, Note, Finding };

/// A place that a search can lead to.
struct SearchEntry {
    SearchKind kind = SearchKind::Question;
    std::string lens;    ///< id; "" for a finding that speaks to no question
    QString lensName;    ///< "" where only one lens is searched
    QString code;        ///< of the question; "" for a finding that speaks to none
    QString question;    ///< id; "" for a finding that speaks to none
    std::string choice;  ///< id; "" where the place is no practice
    QStringList texts;   ///< that of the window's language first; composed
    QStringList folded;  ///< the same texts as they are compared
    std::optional<workspace::Evidence> finding;
};

struct SearchHit {
    const SearchEntry* entry = nullptr;
    QString text;  ///< the one of its texts that holds the match
    std::vector<TextRange> ranges;
};

/// All that stands in the review of one workload, in both languages: questions, practices, explanations, notes,
/// findings. Made when a search begins; a snapshot.
class SearchIndex {
public:
    SearchIndex() = default;
    /// @param lenses of the workload that are searched
    SearchIndex(const workspace::Workspace& workspace, const workspace::Findings& findings, WorkloadId workload,
                const std::vector<const review::Lens*>& lenses, text::Language language);

    /// In the order of SearchKind and within it of the lenses. O(all texts): about 1 ms for the built-in lens.
    /// The pointers live as long as this index.
    std::vector<SearchHit> find(const TextNeedle& needle) const;
    bool isEmpty() const noexcept { return m_entries.empty(); }

private:
    void addQuestion(const review::Question& question, text::Language language);
    void addNotes(const review::Answer& answer, const review::Question& question);
    void addFindings(const workspace::Workspace& workspace, const workspace::Findings& findings, WorkloadId workload,
                     const std::vector<const review::Lens*>& lenses);
    SearchEntry& add(SearchKind kind, const review::Question& question, QStringList texts);

    std::vector<SearchEntry> m_entries;
    std::string m_lens;  ///< of what is being added
    QString m_lensName;
};

}  // namespace pb::ui
