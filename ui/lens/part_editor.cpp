// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/part_editor.h"

#include "ui/lens/text_fields.h"
#include "ui/review/text_pair.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace pb::ui {

PartEditor::PartEditor(QWidget* parent)
    : QWidget(parent), m_head(makeLabel(1.05, true, QPalette::Text, this)), m_texts(new TextFields(this)),
      m_lensHead(makeLabel(1.05, true, QPalette::Text, this)), m_lensTexts(new TextFields(this))
{
    m_texts->addField("part_name", 1);
    m_texts->addField("part_about", 4);
    m_lensTexts->addField("lens_name", 1);
    m_lensTexts->addField("lens_about", 4);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_head);
    layout->addWidget(m_texts);
    layout->addSpacing(16);
    layout->addWidget(m_lensHead);
    layout->addWidget(m_lensTexts);
    layout->addStretch(1);
    connect(m_texts, &TextFields::edited, this, [this](std::size_t field, const QString& editor) {
        *textOf(field) = m_texts->text(field);
        emit edited(m_lens, editor);
    });
    connect(m_lensTexts, &TextFields::edited, this, [this](std::size_t field, const QString& editor) {
        *textOf(kLensName + field) = m_lensTexts->text(field);
        emit edited(m_lens, editor);
    });
    retranslate();
}

review::Text* PartEditor::textOf(std::size_t field)
{
    if (field == kLensName)
        return &m_lens.name;
    if (field == kLensAbout)
        return &m_lens.description;
    review::Pillar& pillar = m_lens.pillars[static_cast<std::size_t>(m_part.pillar)];
    if (m_part.isPillar())
        return field == kName ? &pillar.name : &pillar.definition;
    review::Area& area = pillar.areas[static_cast<std::size_t>(m_part.area)];
    return field == kName ? &area.name : &area.guidance;
}

void PartEditor::setPart(const review::Lens& lens, const review::LensPart& part)
{
    m_lens = lens;
    m_part = part;
    for (std::size_t field = 0; field < 2; ++field) {
        m_texts->setText(field, *textOf(field));
        m_lensTexts->setText(field, *textOf(kLensName + field));
    }
    retranslate();
}

void PartEditor::retranslate()
{
    m_head->setText(m_part.isArea() ? tr("Area") : tr("Pillar"));
    m_texts->setLabel(0, tr("Name"));
    m_texts->setLabel(1, m_part.isArea() ? tr("Guidance") : tr("Definition"));
    m_lensHead->setText(tr("Lens"));
    m_lensTexts->setLabel(0, tr("Name"));
    m_lensTexts->setLabel(1, tr("Description"));
}

void PartEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace pb::ui
