// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pb::ui {

/// A part of a text, in UTF-16 units.
struct TextRange {
    qsizetype at = 0;
    qsizetype length = 0;
    friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// What is looked for, as words that must all be there, anywhere in a word and in any order. Upper and lower case and
/// full and half width are the same. A Korean initial stands for every syllable that begins with it ("ㅂㅇ" finds
/// "보안"), and the last syllable may be half typed ("보아" and "보앙" find "보안" and "보아요").
class TextNeedle {
public:
    TextNeedle() = default;
    explicit TextNeedle(const QString& words);

    bool isEmpty() const noexcept { return m_words.isEmpty(); }
    /// Where the words stand in `text`, ascending and without overlaps; empty where one of them does not.
    /// @param text composed (NFC), as composed() gives it
    std::optional<std::vector<TextRange>> in(const QString& text) const;
    /// The same for a text that is folded() already; places are those of the text.
    std::optional<std::vector<TextRange>> inFolded(const QString& text) const;
    /// Whether all words stand in these texts taken together.
    /// @param texts folded()
    bool inAny(const QStringList& texts) const;

    /// A text as it is searched and shown.
    static QString composed(const QString& text) { return text.normalized(QString::NormalizationForm_C); }
    /// A composed text as it is compared: as long as before.
    static QString folded(const QString& text);

private:
    QStringList m_words;  ///< folded
};

}  // namespace pb::ui
