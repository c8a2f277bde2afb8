// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/session_start.h"

#include "ui/review/review_text.h"
#include "ui/review/text_pair.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

constexpr std::array kMost{0, 10, 20};  ///< questions of a core path; 0: all

}  // namespace

SessionStart::SessionStart(QWidget* parent)
    : QWidget(parent), m_title(makeLabel(1.0, true, QPalette::Text, this)),
      m_pillarHead(makeLabel(1.0, true, QPalette::Text, this)), m_whichHead(makeLabel(1.0, true, QPalette::Text, this)),
      m_mostHead(makeLabel(1.0, true, QPalette::Text, this)), m_count(makeLabel(1.0, false, QPalette::Text, this)),
      m_pillarLayout(new QVBoxLayout), m_which(new QButtonGroup(this)), m_most(new QButtonGroup(this)),
      m_begin(new QPushButton(this))
{
    m_begin->setObjectName(u"session_begin"_s);
    m_begin->setDefault(true);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(48);
    grid->setVerticalSpacing(10);
    grid->addWidget(m_title, 0, 0, 1, 3);
    grid->addWidget(m_pillarHead, 1, 0);
    grid->addWidget(m_whichHead, 1, 1);
    grid->addWidget(m_mostHead, 1, 2);
    auto* which = new QVBoxLayout;
    auto* most = new QVBoxLayout;
    for (const auto each : {SessionPlan::Which::Unanswered, SessionPlan::Which::HighRisk, SessionPlan::Which::All}) {
        auto* button = new QRadioButton(this);
        button->setObjectName(u"session_which_%1"_s.arg(static_cast<int>(each)));
        m_which->addButton(button, static_cast<int>(each));
        which->addWidget(button);
    }
    for (const int each : kMost) {
        auto* button = new QRadioButton(this);
        button->setObjectName(u"session_most_%1"_s.arg(each));
        m_most->addButton(button, each);
        most->addWidget(button);
    }
    for (QVBoxLayout* column : {m_pillarLayout, which, most})
        column->setAlignment(Qt::AlignTop);
    m_which->button(static_cast<int>(SessionPlan::Which::Unanswered))->setChecked(true);
    m_most->button(0)->setChecked(true);
    grid->addLayout(m_pillarLayout, 2, 0, Qt::AlignTop);
    grid->addLayout(which, 2, 1, Qt::AlignTop);
    grid->addLayout(most, 2, 2, Qt::AlignTop);
    grid->addWidget(m_count, 3, 0, 1, 2);
    grid->addWidget(m_begin, 3, 2, Qt::AlignRight);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(80, 40, 80, 40);
    outer->addStretch(2);
    outer->addLayout(grid);
    outer->addStretch(3);
    connect(m_which, &QButtonGroup::idToggled, this, &SessionStart::count);
    connect(m_most, &QButtonGroup::idToggled, this, &SessionStart::count);
    connect(m_begin, &QPushButton::clicked, this, [this] { emit begun(plan()); });
}

void SessionStart::setReview(const Lens& lens, const Workload& workload)
{
    m_lens = &lens;
    m_workload = workload;
    for (const auto& [id, box] : m_pillars)
        delete box;
    m_pillars.clear();
    QWidget* before = nullptr;
    for (const Pillar& pillar : lens.pillars) {
        auto* box = new QCheckBox(this);
        box->setObjectName(u"session_pillar_"_s + QString::fromStdString(pillar.id));
        box->setChecked(true);
        box->setFont(m_which->buttons().constFirst()->font());
        m_pillarLayout->addWidget(box);
        m_pillars.emplace_back(pillar.id, box);
        connect(box, &QCheckBox::toggled, this, &SessionStart::count);
        if (before)
            setTabOrder(before, box);
        before = box;
    }
    if (before)
        setTabOrder(before, m_which->buttons().constFirst());
    retranslate();
}

SessionPlan SessionStart::plan() const
{
    SessionPlan plan;
    for (const auto& [id, box] : m_pillars)
        if (box->isChecked())
            plan.pillars.insert(id);
    plan.which = static_cast<SessionPlan::Which>(m_which->checkedId());
    plan.most = m_most->checkedId();
    return plan;
}

void SessionStart::count()
{
    if (!m_lens)
        return;
    const SessionPlan chosen = plan();
    const int questions =
        chosen.pillars.empty() ? 0 : static_cast<int>(sessionPath(*m_lens, m_workload, chosen).size());
    m_begin->setEnabled(questions > 0);
    m_count->setText(questions > 0 ? tr("Questions: %1").arg(questions)
                                   : tr("No question is left with this choice. Take more pillars, or all questions."));
}

void SessionStart::setLetters(int pixels)
{
    const auto set = [](QWidget* widget, int size) {
        QFont font = widget->font();
        font.setPixelSize(size);
        widget->setFont(font);
    };
    set(m_title, pixels * 3 / 2);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_pillarHead, m_whichHead, m_mostHead, m_count, m_begin})
        set(widget, pixels);
    for (QAbstractButton* button : m_which->buttons() + m_most->buttons())
        set(button, pixels);
    for (const auto& [id, box] : m_pillars)
        set(box, pixels);
}

void SessionStart::focusBegin() { m_begin->setFocus(Qt::OtherFocusReason); }

void SessionStart::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_begin->isEnabled())
        emit begun(plan());
    else
        QWidget::keyPressEvent(event);
}

void SessionStart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SessionStart::retranslate()
{
    m_title->setText(tr("Facilitator mode: %1").arg(QString::fromStdString(m_workload.name)));
    m_pillarHead->setText(tr("Pillars"));
    m_whichHead->setText(tr("Questions"));
    m_mostHead->setText(tr("Path"));
    m_which->button(static_cast<int>(SessionPlan::Which::Unanswered))->setText(tr("Unanswered ones"));
    m_which->button(static_cast<int>(SessionPlan::Which::HighRisk))->setText(tr("High risks"));
    m_which->button(static_cast<int>(SessionPlan::Which::All))->setText(tr("All"));
    for (const int most : kMost)
        m_most->button(most)->setText(most == 0 ? tr("Every question") : tr("Core path: %1 questions").arg(most));
    m_begin->setText(tr("Begin (Enter)"));
    if (m_lens)
        for (const auto& [id, box] : m_pillars)
            box->setText(lensText(findPillar(*m_lens, id)->name, text::current()));
    count();
}

}  // namespace pb::ui
