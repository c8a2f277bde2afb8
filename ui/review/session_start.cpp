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
#include <QPainter>
#include <QProxyStyle>
#include <QPushButton>
#include <QRadioButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

constexpr std::array kMost{0, 10, 20};  ///< questions of a core path; 0: all
constexpr int kIndent = 30;             ///< of pillars beneath their lens
constexpr std::array kWhich{SessionPlan::Which::Unanswered, SessionPlan::Which::HighRisk, SessionPlan::Which::Parked,
                            SessionPlan::Which::All};

/// Boxes and rings as large as the letters beside them.
class LargeMarks final : public QProxyStyle {
public:
    LargeMarks() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override
    {
        switch (metric) {
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            return widget ? widget->fontMetrics().ascent() * 3 / 4 : QProxyStyle::pixelMetric(metric, option, widget);
        case PM_CheckBoxLabelSpacing:
        case PM_RadioButtonLabelSpacing:
            return widget ? widget->fontMetrics().ascent() / 2 : QProxyStyle::pixelMetric(metric, option, widget);
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton)
            return;
        // Fusion's frame is a shade of the window's colour, which a dark window swallows.
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(option->palette.color(QPalette::PlaceholderText));
        painter->setBrush(Qt::NoBrush);
        const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        const double round = element == PE_IndicatorRadioButton ? frame.width() / 2 : 2;
        painter->drawRoundedRect(frame, round, round);
        painter->restore();
    }
};

}  // namespace

SessionStart::SessionStart(QWidget* parent)
    : QWidget(parent), m_title(makeLabel(1.0, true, QPalette::Text, this)),
      m_pillarHead(makeLabel(1.0, true, QPalette::Text, this)), m_whichHead(makeLabel(1.0, true, QPalette::Text, this)),
      m_mostHead(makeLabel(1.0, true, QPalette::Text, this)), m_count(makeLabel(1.0, false, QPalette::Text, this)),
      m_pillarLayout(new QVBoxLayout), m_which(new QButtonGroup(this)), m_most(new QButtonGroup(this)),
      m_begin(new QPushButton(this)), m_marks(new LargeMarks)
{
    m_marks->setParent(this);
    m_title->setContentsMargins(0, 0, 0, 18);
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
    for (const auto each : kWhich) {
        auto* button = new QRadioButton(this);
        button->setObjectName(u"session_which_%1"_s.arg(static_cast<int>(each)));
        button->setStyle(m_marks);
        m_which->addButton(button, static_cast<int>(each));
        which->addWidget(button);
    }
    for (const int each : kMost) {
        auto* button = new QRadioButton(this);
        button->setObjectName(u"session_most_%1"_s.arg(each));
        button->setStyle(m_marks);
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

void SessionStart::setReview(const std::vector<const Lens*>& lenses, const Workload& workload)
{
    m_workload = workload;
    for (const LensBox& each : m_lenses) {
        delete each.box;
        delete each.pillars;
    }
    m_lenses.clear();
    m_pillars.clear();
    for (const Lens* lens : lenses)
        addLens(*lens, lenses.size() > 1);
    QWidget* before = nullptr;
    const auto follow = [&](QWidget* box) {
        if (before && box)
            setTabOrder(before, box);
        before = box ? box : before;
    };
    for (const LensBox& each : m_lenses) {
        follow(each.box);
        for (const PillarBox& pillar : m_pillars)
            if (pillar.lens == each.lens)
                follow(pillar.box);
    }
    follow(m_which->buttons().constFirst());
    showPillars();
    retranslate();
}

QCheckBox* SessionStart::makeBox(const QString& name, bool checked, QWidget* parent)
{
    auto* box = new QCheckBox(parent);
    box->setObjectName(name);
    box->setChecked(checked);
    box->setStyle(m_marks);
    box->setFont(m_which->buttons().constFirst()->font());
    connect(box, &QCheckBox::toggled, this, &SessionStart::showPillars);
    return box;
}

/// A lens with its pillars beneath it; the name stands there only where there are several lenses.
void SessionStart::addLens(const Lens& lens, bool several)
{
    const QString id = QString::fromStdString(lens.id);
    QCheckBox* box = several ? makeBox(u"session_lens_"_s + id, m_lenses.empty(), this) : nullptr;
    auto* pillars = new QWidget(this);
    auto* column = new QVBoxLayout(pillars);
    column->setContentsMargins(several ? kIndent : 0, 0, 0, 0);
    for (const Pillar& pillar : lens.pillars) {
        const QString name = u"session_pillar_%1_%2"_s.arg(id, QString::fromStdString(pillar.id));
        m_pillars.push_back({&lens, &pillar, makeBox(name, true, pillars)});
        column->addWidget(m_pillars.back().box);
    }
    if (box)
        m_pillarLayout->addWidget(box);
    m_pillarLayout->addWidget(pillars);
    m_lenses.push_back({&lens, box, pillars});
}

bool SessionStart::isChosen(const Lens* lens) const
{
    for (const LensBox& each : m_lenses)
        if (each.lens == lens)
            return !each.box || each.box->isChecked();
    return false;
}

/// Of the lenses that are walked.
void SessionStart::showPillars()
{
    for (const LensBox& each : m_lenses)
        each.pillars->setVisible(isChosen(each.lens));
    count();
}

SessionPlan SessionStart::plan() const
{
    SessionPlan plan;
    for (const PillarBox& each : m_pillars)
        if (each.box->isChecked() && isChosen(each.lens))
            plan.pillars.insert({each.lens->id, each.pillar->id});
    plan.which = static_cast<SessionPlan::Which>(m_which->checkedId());
    plan.most = m_most->checkedId();
    return plan;
}

void SessionStart::count()
{
    const SessionPlan chosen = plan();
    std::vector<const Lens*> lenses;
    for (const LensBox& each : m_lenses)
        lenses.push_back(each.lens);
    const int questions = chosen.pillars.empty() ? 0 : static_cast<int>(sessionPath(lenses, m_workload, chosen).size());
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
    for (const LensBox& each : m_lenses)
        if (each.box)
            set(each.box, pixels);
    for (const PillarBox& each : m_pillars)
        set(each.box, pixels);
    m_begin->setMinimumSize(pixels * 8, pixels * 2);
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
    m_pillarHead->setText(m_lenses.size() > 1 ? tr("Lenses and pillars") : tr("Pillars"));
    m_whichHead->setText(tr("Questions"));
    m_mostHead->setText(tr("Path"));
    m_which->button(static_cast<int>(SessionPlan::Which::Unanswered))->setText(tr("Unanswered ones"));
    m_which->button(static_cast<int>(SessionPlan::Which::HighRisk))->setText(tr("High risks"));
    m_which->button(static_cast<int>(SessionPlan::Which::Parked))->setText(tr("Parked ones"));
    m_which->button(static_cast<int>(SessionPlan::Which::All))->setText(tr("All"));
    for (const int most : kMost)
        m_most->button(most)->setText(most == 0 ? tr("Every question") : tr("Core path: %1 questions").arg(most));
    m_begin->setText(tr("Begin (Enter)"));
    for (const LensBox& each : m_lenses)
        if (each.box)
            each.box->setText(lensText(each.lens->name, text::current()).simplified());
    for (const PillarBox& each : m_pillars)
        each.box->setText(lensText(each.pillar->name, text::current()));
    count();
}

}  // namespace pb::ui
