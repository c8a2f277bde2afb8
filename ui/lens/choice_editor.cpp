// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/choice_editor.h"

#include "ui/lens/text_fields.h"
#include "ui/review/review_text.h"
#include "ui/review/text_pair.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

void fillLine(QLineEdit* edit, const std::string& text)
{
    const QString words = QString::fromStdString(text);
    if (edit->text() != words)
        edit->setText(words);
}

}  // namespace

ChoiceEditor::ChoiceEditor(QWidget* parent)
    : QWidget(parent), m_head(makeLabel(1.0, true, QPalette::Text, this)), m_texts(new TextFields(this)),
      m_helpAddressLabel(new QLabel(this)), m_helpAddress(addAddress("lens_help_url", &review::Choice::help_url)),
      m_stepsAddressLabel(new QLabel(this)),
      m_stepsAddress(addAddress("lens_improve_url", &review::Choice::improve_url)), m_effortLabel(new QLabel(this)),
      m_effort(new QComboBox(this))
{
    m_texts->addField("help", 3);
    m_texts->addField("improve", 3);
    m_effort->setObjectName(u"lens_effort"_s);
    for (int i = 0; i < 3; ++i)
        m_effort->addItem(QString());
    auto* grid = new QGridLayout;
    const std::array<std::pair<QLabel*, QWidget*>, 3> rows{
        {{m_helpAddressLabel, m_helpAddress}, {m_stepsAddressLabel, m_stepsAddress}, {m_effortLabel, m_effort}}};
    for (int row = 0; row < 3; ++row) {
        grid->addWidget(rows[static_cast<std::size_t>(row)].first, row, 0);
        grid->addWidget(rows[static_cast<std::size_t>(row)].second, row, 1);
    }
    grid->setColumnStretch(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_head);
    layout->addWidget(m_texts);
    layout->addLayout(grid);
    connect(m_texts, &TextFields::edited, this, [this](std::size_t field, const QString& editor) {
        (field == 0 ? m_choice.help : m_choice.improve) = m_texts->text(field);
        emit edited(m_choice, editor);
    });
    connect(m_effort, &QComboBox::activated, this, [this](int row) {
        m_choice.effort = static_cast<review::Effort>(row);
        emit edited(m_choice, {});
    });
    retranslate();
}

QLineEdit* ChoiceEditor::addAddress(const char* name, std::string review::Choice::*address)
{
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QLatin1String(name));

    connect(edit, &QLineEdit::textEdited, this, [this, edit, address](const QString& text) {
        m_choice.*address = text.trimmed().toStdString();
        emit edited(m_choice, edit->objectName());
    });
    return edit;
}

void ChoiceEditor::setChoice(const review::Choice& choice)
{
    m_choice = choice;
    m_texts->setText(0, choice.help);
    m_texts->setText(1, choice.improve);
    fillLine(m_helpAddress, choice.help_url);
    fillLine(m_stepsAddress, choice.improve_url);
    m_effort->setCurrentIndex(static_cast<int>(choice.effort));
    m_head->setText(lensText(choice.title, text::current()));
}

void ChoiceEditor::retranslate()
{
    m_texts->setLabel(0, tr("What good looks like"));
    m_texts->setLabel(1, tr("First steps"));
    m_helpAddressLabel->setText(tr("Address of more about it"));
    m_stepsAddressLabel->setText(tr("Address of more steps"));
    m_effortLabel->setText(tr("Effort"));
    m_helpAddressLabel->setBuddy(m_helpAddress);
    m_stepsAddressLabel->setBuddy(m_stepsAddress);
    m_effortLabel->setBuddy(m_effort);
    for (int i = 0; i < 3; ++i)
        m_effort->setItemText(i, effortName(static_cast<review::Effort>(i)));
    m_head->setText(lensText(m_choice.title, text::current()));
}

void ChoiceEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace pb::ui
