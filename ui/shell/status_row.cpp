// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_row.h"

#include "ui/document/document.h"
#include "ui/text/format.h"
#include "ui/text/language.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

QToolButton* flatButton(const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setAutoRaise(true);
    return button;
}

}  // namespace

StatusRow::StatusRow(Document& document, text::LanguageSwitch& languages, QWidget* parent)
    : QWidget(parent), m_document(document), m_languages(languages), m_saved(new QLabel(this)),
      m_findings(flatButton(u"statusFindings"_s, this)), m_korean(flatButton(u"languageKorean"_s, this)),
      m_english(flatButton(u"languageEnglish"_s, this))
{
    m_saved->setObjectName(u"statusSaved"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(m_saved, 1);
    row->addWidget(m_findings);
    row->addSpacing(12);
    row->addWidget(m_korean);
    row->addWidget(m_english);

    auto* group = new QButtonGroup(this);
    for (QToolButton* button : {m_korean, m_english}) {
        button->setCheckable(true);
        group->addButton(button);
    }
    // Each language is written in itself: a reader of the other one must find the way back.
    m_korean->setText(u"한국어"_s);
    m_english->setText(u"English"_s);
    connect(m_korean, &QToolButton::clicked, this, [this] { m_languages.setLanguage(text::Language::Korean); });
    connect(m_english, &QToolButton::clicked, this, [this] { m_languages.setLanguage(text::Language::English); });
    connect(m_findings, &QToolButton::clicked, this, &StatusRow::findingsClicked);
    connect(&m_document, &Document::changed, this, [this] {
        m_problem.clear();
        m_done.clear();
        refreshSaved();
        refreshFindings();
    });
    connect(&m_document, &Document::findingsChanged, this, &StatusRow::refreshFindings);
    connect(&m_document, &Document::reloaded, this, [this] {
        m_problem.clear();
        m_done.clear();
        refreshSaved();
        refreshFindings();
    });
    retranslate();
}

void StatusRow::showProblem(const QString& sentence)
{
    m_problem = sentence;
    refreshSaved();
}

void StatusRow::showDone(const QString& words)
{
    m_done = words;
    refreshSaved();
}

void StatusRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StatusRow::retranslate()
{
    m_korean->setAccessibleName(tr("Switch the language to Korean"));
    m_english->setAccessibleName(tr("Switch the language to English"));
    m_korean->setToolTip(m_korean->accessibleName());
    m_english->setToolTip(m_english->accessibleName());
    (m_languages.language() == text::Language::Korean ? m_korean : m_english)->setChecked(true);
    refreshSaved();
    refreshFindings();
}

void StatusRow::refreshSaved()
{
    QString state;
    if (!m_problem.isEmpty())
        state = u"⚠ "_s + m_problem;
    else if (!m_document.isOpen())
        state = tr("No workspace is open");
    else if (m_document.readOnly())
        state = tr("Read-only: changes are not possible");
    else
        state = u"✓ "_s + tr("All changes saved") + (m_done.isEmpty() ? QString() : u"  ·  "_s + m_done);
    m_saved->setText(state);
    m_saved->setToolTip(m_problem.isEmpty() ? m_document.path() : m_problem);
}

void StatusRow::refreshFindings()
{
    int errors = 0, warnings = 0;
    for (const auto& [network, findings] : m_document.findings())
        for (const Finding& finding : findings) {
            errors += finding.severity == Severity::Error;
            warnings += finding.severity == Severity::Warning;
        }
    m_findings->setVisible(m_document.isOpen() && !m_document.workspace().networks.empty());
    m_findings->setText(tr("Errors: %1   Warnings: %2").arg(text::count(errors), text::count(warnings)));
    m_findings->setToolTip(tr("Show the problems of the network"));
}

}  // namespace pb::ui
