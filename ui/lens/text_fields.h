// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <QWidget>

#include <array>
#include <vector>

class QGridLayout;
class QLabel;
class QPlainTextEdit;

namespace pb::ui {

/// Texts in both languages, one beneath the other, English left and Korean right. Shows values; tells of every key.
class TextFields final : public QWidget {
    Q_OBJECT
public:
    explicit TextFields(QWidget* parent = nullptr);

    /// @param name of the field; its editors are "lens_<name>_en" and "lens_<name>_ko"
    /// @param lines that are shown at once
    void addField(const char* name, int lines);
    void setLabel(std::size_t field, const QString& label);
    /// Shows a text; an editor in which someone is writing the same keeps its cursor.
    void setText(std::size_t field, const review::Text& text);
    review::Text text(std::size_t field) const;
    void setReadOnly(bool readOnly);

signals:
    /// @param editor object name of what was written in
    void edited(std::size_t field, const QString& editor);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    struct Field {
        QLabel* label = nullptr;
        std::array<QPlainTextEdit*, 2> edits{};  ///< English, Korean
    };
    std::vector<Field> m_fields;
    QGridLayout* m_grid;
    QLabel* m_english;
    QLabel* m_korean;
};

}  // namespace pb::ui
