// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/shell/shell_icon.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {
constexpr int kIconPx = 24;
constexpr int kWidthEm = 6;
}  // namespace

Rail::Rail(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    setObjectName(u"rail"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 10, 6, 10);
    column->setSpacing(4);
    column->addStretch();
    restyle();
}

void Rail::addPage(const QString& id)
{
    auto* button = new QToolButton(this);
    button->setObjectName(u"rail_"_s + id);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({kIconPx, kIconPx});
    button->setIcon(shellIcon(id, QGuiApplication::palette()));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_group->addButton(button);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, button);
    connect(button, &QToolButton::clicked, this, [this, id] { emit pageChosen(id); });
    m_entries.push_back({id, button});
}

void Rail::setCaption(const QString& id, const QString& caption, const QString& shortcut)
{
    for (const Entry& entry : m_entries)
        if (entry.id == id) {
            entry.button->setText(caption);
            entry.button->setToolTip(shortcut.isEmpty() ? caption : u"%1 (%2)"_s.arg(caption, shortcut));
            entry.button->setAccessibleName(caption);
        }
}

void Rail::setCurrent(const QString& id)
{
    for (const Entry& entry : m_entries)
        if (entry.id == id)
            entry.button->setChecked(true);
}

void Rail::setOnlyFirst(bool only)
{
    for (std::size_t i = 1; i < m_entries.size(); ++i)
        m_entries[i].button->setEnabled(!only);
}

void Rail::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        restyle();
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QGuiApplication::palette().color(QPalette::Base));
    painter.setPen(QGuiApplication::palette().color(QPalette::Mid));
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

void Rail::restyle()
{
    const QPalette colors = QGuiApplication::palette();  // a style sheet keeps palette() as it was when it was set
    setFixedWidth(fontMetrics().horizontalAdvance(u'M') * kWidthEm + 12);
    for (const Entry& entry : m_entries)
        entry.button->setIcon(shellIcon(entry.id, colors));
    // The accent is the palette's own, so that light and dark need no second sheet. Reset first: equal text is ignored.
    QColor accent = colors.color(QPalette::Highlight);
    QColor wash = accent;
    wash.setAlpha(38);
    const QString sheet =
        u"#rail QToolButton { border: 0; border-radius: 6px; padding: 7px 2px; color: %1; }"
        u"#rail QToolButton:hover { background: %2; }"
        u"#rail QToolButton:disabled { color: %4; }"
        u"#rail QToolButton:checked { background: %2; color: %3; font-weight: 600; }"
        u"#rail QToolButton:focus { border: 1px solid %3; }"_s.arg(
            colors.color(QPalette::Text).name(), wash.name(QColor::HexArgb), colors.color(QPalette::Link).name(),
            colors.color(QPalette::Disabled, QPalette::Text).name());
    if (sheet != styleSheet())
        setStyleSheet(sheet);
}

}  // namespace pb::ui
