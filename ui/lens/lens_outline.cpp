// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/lens_outline.h"

#include "core/review/prove.h"
#include "ui/lens/lens_words.h"
#include "ui/lens/risk_icon.h"
#include "ui/review/review_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

using review::LensPart;

namespace {

constexpr int kPillarRole = Qt::UserRole;
constexpr int kAreaRole = Qt::UserRole + 1;
constexpr int kQuestionRole = Qt::UserRole + 2;

LensPart partOf(const QTreeWidgetItem& item)
{
    return {item.data(0, kPillarRole).toInt(), item.data(0, kAreaRole).toInt(), item.data(0, kQuestionRole).toInt()};
}

const review::Pillar& pillarOf(const review::Lens& lens, const LensPart& part)
{
    return lens.pillars[static_cast<std::size_t>(part.pillar)];
}

const review::Area& areaOf(const review::Lens& lens, const LensPart& part)
{
    return pillarOf(lens, part).areas[static_cast<std::size_t>(part.area)];
}

const review::Question& questionOf(const review::Lens& lens, const LensPart& part)
{
    return areaOf(lens, part).questions[static_cast<std::size_t>(part.question)];
}

/// The same in both languages of a lens, whatever the window speaks.
review::Text newText(const char* english, const char* korean) { return {english, korean}; }

}  // namespace

LensOutline::LensOutline(QWidget* parent)
    : QWidget(parent), m_tree(new QTreeWidget(this)), m_bar(new QWidget(this)), m_addMenu(new QMenu(this))
{
    m_tree->setObjectName(u"lens_questions"_s);
    m_tree->setHeaderHidden(true);
    m_tree->setIconSize({kRiskIcon, kRiskIcon});
    m_tree->installEventFilter(this);
    setFocusProxy(m_tree);
    m_add = addButton("lens_part_add", nullptr);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setMenu(m_addMenu);
    m_remove = addButton("lens_part_remove", &LensOutline::remove);
    m_up = addButton("lens_part_up", &LensOutline::moveUp);
    m_down = addButton("lens_part_down", &LensOutline::moveDown);
    m_up->setArrowType(Qt::UpArrow);
    m_down->setArrowType(Qt::DownArrow);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    for (QToolButton* button : {m_add, m_remove, m_up, m_down})
        row->addWidget(button);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_bar);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (!item)
            return;
        m_chosen = partOf(*item);
        updateButtons();
        emit partChosen();
    });
    retranslate();
}

QToolButton* LensOutline::addButton(const char* name, void (LensOutline::*slot)())
{
    auto* button = new QToolButton(m_bar);
    button->setObjectName(QLatin1String(name));
    if (slot)
        connect(button, &QToolButton::clicked, this, slot);
    return button;
}

void LensOutline::setLens(const review::Lens* lens, bool editable)
{
    const bool was = m_there && lens && lens->id == m_lens.id && editable == m_editable;
    m_there = lens != nullptr;
    m_editable = editable;
    m_lens = lens ? *lens : review::Lens{};
    m_bar->setVisible(editable);
    if (was && sameShape()) {
        for (QTreeWidgetItemIterator it(m_tree); *it; ++it)
            mark(**it, partOf(**it));
        updateButtons();
        return;
    }
    if (!was || !review::hasPart(m_lens, m_chosen))
        m_chosen = {};
    fill();
}

/// Whether every part has its item, and the other way round.
bool LensOutline::sameShape() const
{
    std::size_t questions = 0;
    std::size_t items = 0;
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it) {
        const LensPart part = partOf(**it);
        if (!review::hasPart(m_lens, part))
            return false;
        items += !part.isPillar() && !part.isArea();
        if (part.isQuestion() &&
            (*it)->data(0, Qt::AccessibleDescriptionRole).toString().toStdString() != questionOf(m_lens, part).id)
            return false;
    }
    std::size_t areas = 0;
    for (const review::Pillar& pillar : m_lens.pillars) {
        areas += pillar.areas.size();
        questions += review::allQuestions(pillar).size();
    }
    return items == questions && m_tree->topLevelItemCount() == std::ssize(m_lens.pillars) &&
           m_tree->property("areas").toULongLong() == areas;
}

QTreeWidgetItem* LensOutline::addItem(QTreeWidgetItem* parent, const LensPart& part)
{
    auto* item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(m_tree);
    item->setData(0, kPillarRole, part.pillar);
    item->setData(0, kAreaRole, part.area);
    item->setData(0, kQuestionRole, part.question);
    mark(*item, part);
    return item;
}

void LensOutline::mark(QTreeWidgetItem& item, const LensPart& part)
{
    const auto language = text::current();
    if (!part.isQuestion()) {
        const review::Text& name = part.isPillar() ? pillarOf(m_lens, part).name : areaOf(m_lens, part).name;
        item.setText(0, name.empty() ? tr("Without an area") : lensText(name, language).simplified());
        return;
    }
    const review::Question& question = questionOf(m_lens, part);
    const auto flaws = review::prove(question).findings.size();
    item.setData(0, Qt::AccessibleDescriptionRole, QString::fromStdString(question.id));
    item.setText(0, QString::fromStdString(question.code) + u"  "_s + lensText(question.title, language).simplified());
    item.setIcon(0, riskIcon16(flaws == 0 ? review::Risk::None : review::Risk::Medium, palette()));
    item.setToolTip(0, flaws == 0 ? tr("Proved: nothing is wrong with the rules") : tr("Flaws: %1").arg(flaws));
}

void LensOutline::fill()
{
    const QSignalBlocker quiet(m_tree);
    m_tree->clear();
    std::size_t areas = 0;
    for (int p = 0; p < std::ssize(m_lens.pillars); ++p) {
        const review::Pillar& pillar = m_lens.pillars[static_cast<std::size_t>(p)];
        QTreeWidgetItem* group = addItem(nullptr, {p, -1, -1});
        if (!m_editable)
            group->setFlags(group->flags() & ~Qt::ItemIsSelectable);
        areas += pillar.areas.size();
        // Areas show where they can be edited, and mean something.
        const bool showAreas =
            m_editable && (pillar.areas.size() > 1 || (!pillar.areas.empty() && !pillar.areas.front().name.empty()));
        for (int a = 0; a < std::ssize(pillar.areas); ++a) {
            QTreeWidgetItem* holder = showAreas ? addItem(group, {p, a, -1}) : group;
            const auto count = std::ssize(pillar.areas[static_cast<std::size_t>(a)].questions);
            for (int q = 0; q < count; ++q)
                addItem(holder, {p, a, q});
        }
    }
    m_tree->setProperty("areas", static_cast<qulonglong>(areas));
    m_tree->expandAll();
    choose(m_chosen);
}

void LensOutline::choose(const LensPart& wanted)
{
    QTreeWidgetItem* found = nullptr;
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it) {
        const LensPart part = partOf(**it);
        if (part == wanted || (wanted.pillar < 0 && !found && part.isQuestion()))
            found = *it;
    }
    m_chosen = found ? partOf(*found) : LensPart{};
    const QSignalBlocker quiet(m_tree);
    m_tree->setCurrentItem(found);
    updateButtons();
    emit partChosen();
}

void LensOutline::change(review::Lens lens, const LensPart& chosen, const QString& what)
{
    m_chosen = chosen;  // so it is what is shown when the lens comes back
    emit changed(lens, what);
}

void LensOutline::addPillar()
{
    review::Lens lens = m_lens;
    const LensPart part =
        review::addPillar(lens, m_chosen, newText("New pillar", "새 핵심 요소"), newText("New question", "새 질문"));
    change(std::move(lens), part, tr("Add pillar"));
}

void LensOutline::addArea()
{
    if (m_chosen.pillar < 0)
        return;
    review::Lens lens = m_lens;
    const LensPart part =
        review::addArea(lens, m_chosen, newText("New area", "새 영역"), newText("New question", "새 질문"));
    change(std::move(lens), part, tr("Add area"));
}

void LensOutline::addQuestion()
{
    if (m_chosen.pillar < 0)
        return;
    review::Lens lens = m_lens;
    const LensPart part = review::addQuestion(lens, m_chosen, newText("New question", "새 질문"));
    change(std::move(lens), part, tr("Add question"));
}

void LensOutline::remove()
{
    if (!m_editable || m_chosen.pillar < 0)
        return;
    review::Lens lens = m_lens;
    review::removePart(lens, m_chosen);
    // What stands before it; its holder where it was the first.
    LensPart next = m_chosen;
    int& last = next.isQuestion() ? next.question : next.isArea() ? next.area : next.pillar;
    last = std::max(0, last - 1);
    if (!review::hasPart(lens, next))
        next = next.isPillar() ? LensPart{} : LensPart{next.pillar, -1, -1};
    change(std::move(lens), next,
           m_chosen.isQuestion() ? tr("Remove question")
           : m_chosen.isArea()   ? tr("Remove area")
                                 : tr("Remove pillar"));
}

void LensOutline::moveUp() { move(-1); }
void LensOutline::moveDown() { move(1); }

void LensOutline::move(int step)
{
    if (!m_editable || m_chosen.pillar < 0)
        return;
    review::Lens lens = m_lens;
    if (const auto part = review::movePart(lens, m_chosen, step))
        change(std::move(lens), *part, step < 0 ? tr("Move up") : tr("Move down"));
}

bool LensOutline::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && m_editable) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        const bool alt = key.modifiers() == Qt::AltModifier;
        if (alt && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down)) {
            move(key.key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (key.key() == Qt::Key_Insert) {
            addQuestion();
            return true;
        }
        if (key.key() == Qt::Key_Delete) {
            remove();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LensOutline::updateButtons()
{
    const bool chosen = review::hasPart(m_lens, m_chosen);
    m_remove->setEnabled(chosen);
    m_up->setEnabled(chosen);
    m_down->setEnabled(chosen);
}

void LensOutline::retranslate()
{
    m_add->setText(tr("Add"));
    m_addMenu->clear();
    m_addMenu->addAction(tr("Question (Insert)"), this, &LensOutline::addQuestion)
        ->setObjectName(u"lens_add_question"_s);
    m_addMenu->addAction(tr("Area"), this, &LensOutline::addArea)->setObjectName(u"lens_add_area"_s);
    m_addMenu->addAction(tr("Pillar"), this, &LensOutline::addPillar)->setObjectName(u"lens_add_pillar"_s);
    m_remove->setText(tr("Remove"));
    m_remove->setToolTip(tr("Remove the chosen question, area or pillar (Delete)"));
    m_up->setToolTip(tr("Move up (Alt+Up)"));
    m_down->setToolTip(tr("Move down (Alt+Down)"));
    for (QToolButton* button : {m_up, m_down})
        button->setAccessibleName(button->toolTip());
    if (m_there)
        for (QTreeWidgetItemIterator it(m_tree); *it; ++it)
            mark(**it, partOf(**it));
}

void LensOutline::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

}  // namespace pb::ui
