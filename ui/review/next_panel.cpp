// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/next_panel.h"

#include "core/review/ways.h"
#include "ui/review/review_text.h"
#include "ui/review/row_button.h"
#include "ui/review/text_pair.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

class NextRow final : public RowButton {
public:
    NextRow(const QString& head, const QStringList& practices, const QString& reasons, QWidget* parent)
        : RowButton(parent)
    {
        setText(head);
        setAccessibleDescription(practices.join(u". "_s) + u". "_s + reasons);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(12, 9, 12, 9);
        layout->setSpacing(3);
        auto* title = makeLabel(1.0, true, QPalette::Text, this);
        title->setText(head);
        layout->addWidget(title);
        for (const QString& practice : practices) {
            auto* label = makeLabel(0.95, false, QPalette::Text, this);
            label->setText(practice);
            layout->addWidget(label);
        }
        auto* why = makeLabel(0.9, false, QPalette::PlaceholderText, this);
        why->setText(reasons);
        layout->addWidget(why);
        for (QLabel* label : findChildren<QLabel*>())
            letThrough(label);
        m_buttons->setContentsMargins(0, 3, 0, 0);
        m_buttons->addStretch(1);
        layout->addLayout(m_buttons);
    }

    QToolButton* addButton(const QString& text)
    {
        auto* button = new QToolButton(this);
        button->setText(text);
        m_buttons->addWidget(button);
        return button;
    }

private:
    QHBoxLayout* m_buttons = new QHBoxLayout;
};

}  // namespace

QStringList reasonsOf(const Lens& lens, const NextAction& action)
{
    const Question* question = findQuestion(lens, action.question);
    QStringList reasons{NextPanel::tr("%1 becomes %2").arg(riskName(action.from), riskName(action.to).toLower())};
    if (question)
        reasons << effortName(effortWord(*question, action.way));
    if (action.priority > 0)
        reasons << NextPanel::tr("pillar of priority %1").arg(action.priority);
    if (action.exposure > 0)
        reasons << NextPanel::tr("likelihood × impact %1").arg(action.exposure);
    if (action.overdue)
        reasons << NextPanel::tr("overdue");
    QStringList codes;
    for (const std::string& id : action.shared)
        if (const Question* other = findQuestion(lens, id))
            codes << QString::fromStdString(other->code);
    if (!codes.isEmpty())
        reasons << NextPanel::tr("of use for %1 too").arg(codes.join(u", "_s));
    return reasons;
}

NextPanel::NextPanel(QWidget* parent)
    : QScrollArea(parent), m_content(new QWidget), m_head(makeLabel(1.1, true, QPalette::Text, m_content)),
      m_empty(makeLabel(0.95, false, QPalette::PlaceholderText, m_content)), m_rows(new QVBoxLayout)
{
    setObjectName(u"plan_next"_s);
    setWidget(m_content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(fontMetrics().averageCharWidth() * 50);
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(12, 6, 12, 12);
    layout->setSpacing(8);
    m_rows->setSpacing(8);
    layout->addWidget(m_head);
    layout->addWidget(m_empty);
    layout->addLayout(m_rows);
    layout->addStretch(1);
    rebuild();
}

void NextPanel::show(const std::vector<const Lens*>& lenses, const Workload& workload, Date today)
{
    auto actions = nextActions(lenses, workload, today);
    if (lenses == m_lenses && actions == m_actions)
        return;
    m_lenses = lenses;
    m_actions = std::move(actions);
    rebuild();
}

void NextPanel::setReadOnly(bool readOnly)
{
    if (m_readOnly == readOnly)
        return;
    m_readOnly = readOnly;
    rebuild();
}

QWidget* NextPanel::makeRow(int number, const NextAction& action)
{
    const auto lens =
        std::find_if(m_lenses.begin(), m_lenses.end(), [&](const Lens* one) { return one->id == action.lens; });
    const Question* question = lens == m_lenses.end() ? nullptr : findQuestion(**lens, action.question);
    if (!question)
        return nullptr;
    const auto language = text::current();
    QStringList practices;
    for (const std::string& id : action.way.select)
        if (const Choice* choice = findChoice(*question, id))
            practices << u"+ "_s + lensText(choice->title, language);
    for (const std::string& id : action.way.clear)
        if (const Choice* choice = findChoice(*question, id))
            practices << u"− "_s + lensText(choice->title, language);
    const QString head =
        u"%1. %2  %3"_s.arg(number).arg(QString::fromStdString(question->code), lensText(question->title, language));
    QStringList reasons = reasonsOf(**lens, action);
    if (m_lenses.size() > 1)
        reasons.prepend(lensText((*lens)->name, language).simplified());
    auto* row = new NextRow(head, practices, reasons.join(u"  ·  "_s), m_content);
    row->setObjectName(u"next_%1"_s.arg(number));
    connect(row, &RowButton::clicked, this, [this, action] { emit activated(action.lens, action.question); });
    QToolButton* plan = row->addButton(tr("Plan this"));
    plan->setObjectName(u"next_plan_%1"_s.arg(number));
    plan->setToolTip(tr("Writes the effort and these practices into the plan of %1, as one step of undo")
                         .arg(QString::fromStdString(question->code)));
    plan->setVisible(!m_readOnly);
    connect(plan, &QToolButton::clicked, this, [this, action] { emit planAsked(action); });
    return row;
}

void NextPanel::rebuild()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < m_actions.size(); ++i)
        if (QWidget* row = makeRow(static_cast<int>(i) + 1, m_actions[i]))
            m_rows->addWidget(row);
    m_head->setText(tr("Best next steps"));
    m_empty->setVisible(m_actions.empty());
    m_empty->setText(
        tr("No open risk is left to bring down. Every high or medium risk is planned as done or accepted."));
}

void NextPanel::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

}  // namespace pb::ui
