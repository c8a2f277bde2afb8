// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace pb::text {
class LanguageSwitch;
}

namespace pb::ui {

class Document;

/// The right and left ends of the status bar: what is on disk, what the validator counts, the language.
class StatusRow final : public QWidget {
    Q_OBJECT
public:
    StatusRow(Document& document, text::LanguageSwitch& languages, QWidget* parent = nullptr);

    /// Shows a refusal in place of the saved mark until the next change succeeds.
    void showProblem(const QString& sentence);
    /// Says beside the saved mark what was done out of sight, until the next change.
    void showDone(const QString& words);

signals:
    void findingsClicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refreshSaved();
    void refreshFindings();

    Document& m_document;
    text::LanguageSwitch& m_languages;
    QLabel* m_saved;
    QToolButton* m_findings;
    QToolButton* m_korean;
    QToolButton* m_english;
    QString m_problem;
    QString m_done;
};

}  // namespace pb::ui
