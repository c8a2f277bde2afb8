// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace pb::ui {

/// The notes of one question, Markdown; beneath them, where they have marks, as they read. Hands the text over half a
/// second after the last key and when the focus leaves.
class NotesEdit final : public QWidget {
    Q_OBJECT
public:
    explicit NotesEdit(QWidget* parent = nullptr);

    /// Shows other notes; what was typed before is handed over first.
    /// @param key of the question; what comes with committed()
    void setNotes(const QString& key, const QString& text);
    /// The same notes changed elsewhere (undo): taken over unless something typed is still to be handed over.
    void follow(const QString& text);
    /// Hands over at once what was typed.
    void flush();
    /// Forgets what was typed; for when the notes it belongs to are gone.
    void discard() { m_typed = false; }
    void setReadOnly(bool readOnly);
    /// @param pixels height of the letters, for a projector
    void setLetters(int pixels);
    void focusEditor();
    /// Selects the first place where these words of a search stand.
    void select(const QString& words);
    bool isWriting() const;

signals:
    /// The reader writes here: it should be in sight.
    void writing();
    /// @param session grows each time the editor gets the focus: one visit is one undo step
    void committed(const QString& key, const QString& text, int session);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void onTextChanged();
    void trimToLimit();
    void fitHeight();
    void refreshPreview();
    void refreshCounter();

    QLabel* m_head;
    QPlainTextEdit* m_edit;
    QLabel* m_preview;  ///< the notes as they read, where that is not as they are written
    QLabel* m_counter;
    QTimer m_idle;
    QString m_key;
    QString m_committed;
    int m_session = 0;
    bool m_typed = false;    ///< something is still to be handed over
    bool m_trimmed = false;  ///< something did not fit; said until the next key
};

}  // namespace pb::ui
