// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/text_fields.h"

#include "ui/review/text_pair.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace pb::ui {

TextFields::TextFields(QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this)),
      m_english(makeLabel(0.95, false, QPalette::PlaceholderText, this)),
      m_korean(makeLabel(0.95, false, QPalette::PlaceholderText, this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->addWidget(m_english, 0, 1);
    m_grid->addWidget(m_korean, 0, 2);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    retranslate();
}

void TextFields::addField(const char* name, int lines)
{
    Field field;
    field.label = new QLabel(this);
    const int row = m_grid->rowCount();
    const std::size_t index = m_fields.size();
    m_grid->addWidget(field.label, row, 0, Qt::AlignTop);
    for (std::size_t side = 0; side < 2; ++side) {
        auto* edit = new QPlainTextEdit(this);
        edit->setObjectName(u"lens_%1_%2"_s.arg(QLatin1String(name), side == 0 ? u"en"_s : u"ko"_s));
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(fontMetrics().lineSpacing() * lines + 14);
        field.edits[side] = edit;
        m_grid->addWidget(edit, row, 1 + static_cast<int>(side));
        connect(edit, &QPlainTextEdit::textChanged, this,
                [this, index, edit] { emit edited(index, edit->objectName()); });
    }
    m_fields.push_back(field);
}

void TextFields::setLabel(std::size_t field, const QString& label)
{
    m_fields[field].label->setText(label);
    m_fields[field].edits[0]->setAccessibleName(label + u", "_s + m_english->text());
    m_fields[field].edits[1]->setAccessibleName(label + u", "_s + m_korean->text());
}

void TextFields::setText(std::size_t field, const review::Text& text)
{
    for (std::size_t side = 0; side < 2; ++side) {
        QPlainTextEdit* edit = m_fields[field].edits[side];
        const QString words = QString::fromStdString(side == 0 ? text.en : text.ko);
        if (edit->toPlainText() == words)
            continue;
        const QSignalBlocker quiet(edit);
        edit->setPlainText(words);
    }
}

review::Text TextFields::text(std::size_t field) const
{
    const auto& edits = m_fields[field].edits;
    return {edits[0]->toPlainText().toStdString(), edits[1]->toPlainText().toStdString()};
}

void TextFields::setReadOnly(bool readOnly)
{
    for (const Field& field : m_fields)
        for (QPlainTextEdit* edit : field.edits)
            edit->setReadOnly(readOnly);
}

void TextFields::retranslate()
{
    m_english->setText(tr("English"));
    m_korean->setText(tr("Korean"));
}

void TextFields::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace pb::ui
