// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace pb::ui {

/// A field to search in while typing: it also tells the syllable that an input method is still composing, so that a
/// Korean search is live from its first key on.
class SearchField final : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget* parent = nullptr);

    /// What is looked for now: the text with the syllable that is being composed.
    QString sought() const;

signals:
    void soughtChanged(const QString& words);

protected:
    void inputMethodEvent(QInputMethodEvent* event) override;

private:
    void tell();

    QString m_preedit;
    int m_preeditAt = 0;
    QString m_told;
};

}  // namespace pb::ui
