// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/lens_switch.h"

#include "ui/review/review_text.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr int kFrame = 8;  ///< average characters for frame, margins and arrow

/// The name as a menu shows it: "&" would be the mark of a key.
QString menuName(const review::Lens& lens)
{
    return lensText(lens.name, text::current()).simplified().replace(u'&', u"&&"_s);
}

}  // namespace

LensSwitch::LensSwitch(QWidget* parent) : QToolButton(parent), m_menu(new QMenu(this))
{
    setObjectName(u"review_lens"_s);
    setAutoRaise(true);
    setMenu(m_menu);
    setPopupMode(QToolButton::InstantPopup);
    m_menu->setObjectName(u"review_lens_menu"_s);
    connect(m_menu, &QMenu::aboutToShow, this, &LensSwitch::fill);
    parent->installEventFilter(this);
    retranslate();
}

void LensSwitch::setContent(Content content)
{
    m_content = std::move(content);
    retranslate();
}

void LensSwitch::open() { m_menu->popup(mapToGlobal(QPoint(0, height()))); }

void LensSwitch::fill()
{
    m_menu->clear();
    auto* group = new QActionGroup(m_menu);
    for (const review::Lens* lens : m_content.lenses) {
        QAction* action = m_menu->addAction(menuName(*lens), this, [this, id = lens->id] { emit chosen(id); });
        action->setObjectName(u"lens_show_"_s + QString::fromStdString(lens->id));
        action->setCheckable(true);
        action->setChecked(lens == m_content.shown);
        group->addAction(action);
    }
    m_menu->addSeparator();
    QMenu* add = m_menu->addMenu(tr("Review with another lens too"));
    add->setObjectName(u"lens_add"_s);
    for (const review::Lens* lens : m_content.others)
        add->addAction(menuName(*lens), this, [this, id = lens->id] { emit addAsked(id); })
            ->setObjectName(u"lens_add_"_s + QString::fromStdString(lens->id));
    add->setEnabled(!m_content.readOnly && !m_content.others.empty());
    if (m_content.shown && m_content.lenses.size() > 1) {
        const std::string id = m_content.shown->id;
        const bool can = !m_content.readOnly && id != m_content.first;
        QAction* first = m_menu->addAction(tr("Make \"%1\" the first lens").arg(menuName(*m_content.shown)), this,
                                           [this, id] { emit firstAsked(id); });
        first->setObjectName(u"lens_first"_s);
        first->setEnabled(can);
        QAction* remove = m_menu->addAction(tr("Take \"%1\" off this workload").arg(menuName(*m_content.shown)), this,
                                            [this, id] { emit removeAsked(id); });
        remove->setObjectName(u"lens_take_off"_s);
        remove->setEnabled(can);
    }
    m_menu->addSeparator();
    m_menu->addAction(tr("Import and edit lenses…"), this, &LensSwitch::lensesAsked)->setObjectName(u"lens_page"_s);
}

void LensSwitch::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

bool LensSwitch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        retranslate();
    return QToolButton::eventFilter(watched, event);
}

void LensSwitch::retranslate()
{
    const QString name = m_content.shown ? lensText(m_content.shown->name, text::current()).simplified() : QString();
    const int width = parentWidget()->width() - fontMetrics().averageCharWidth() * kFrame;
    setText(fontMetrics().elidedText(name, Qt::ElideRight, width).replace(u'&', u"&&"_s));
    setToolTip(m_content.lenses.size() > 1
                   ? tr("%1. This workload is reviewed with %2 lenses (G).").arg(name).arg(m_content.lenses.size())
                   : tr("%1. The lens that asks the questions; further ones can be added (G).").arg(name));
    setAccessibleName(tr("Lens: %1").arg(name));
}

}  // namespace pb::ui
