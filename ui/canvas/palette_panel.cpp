// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/palette_panel.h"

#include "ui/canvas/icons.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/roomy_delegate.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace pb::ui {

namespace {

constexpr int kKindRole = Qt::UserRole;

/// Opaque elements come from importers only.
bool canBePlaced(net::Kind kind) { return kind != net::Kind::Opaque; }

}  // namespace

PalettePanel::PalettePanel(QWidget* parent)
    : QWidget(parent), m_search(new QLineEdit(this)), m_list(new QTreeWidget(this))
{
    m_search->setClearButtonEnabled(true);
    m_list->header()->hide();
    m_list->setColumnCount(1);
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setIndentation(6);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize(QSize(20, 20));
    m_list->setItemDelegate(new RoomyDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->installEventFilter(this);
    m_list->installEventFilter(this);
    m_search->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &PalettePanel::filter);
    fill();
}

void PalettePanel::fill()
{
    m_search->setPlaceholderText(tr("Search elements"));
    m_list->setAccessibleName(tr("Elements to place"));
    m_list->clear();
    const std::array<std::pair<net::Cloud, QString>, 3> groups{
        {{net::Cloud::Common, tr("General")}, {net::Cloud::Aws, tr("AWS")}, {net::Cloud::Azure, tr("Azure")}}};
    for (const auto& [cloud, name] : groups) {
        auto* group = new QTreeWidgetItem(m_list, {name});
        group->setFlags(Qt::ItemIsEnabled);
        QFont bold = m_list->font();
        bold.setBold(true);
        group->setFont(0, bold);
        group->setExpanded(true);
        for (std::size_t k = 0; k < net::kKindCount; ++k) {
            const auto kind = static_cast<net::Kind>(k);
            if (net::kindInfo(kind).cloud != cloud || !canBePlaced(kind))
                continue;
            auto* item = new QTreeWidgetItem(group, {kindLabel(kind)});
            item->setIcon(0, kindIcon(kind, palette()));
            item->setData(0, kKindRole, static_cast<int>(k));
            item->setToolTip(0, tr("%1: click, then click in the drawing; or drag it there").arg(item->text(0)));
        }
    }
    filter(m_search->text());
}

void PalettePanel::filter(const QString& text)
{
    QTreeWidgetItem* first = nullptr;
    for (int g = 0; g < m_list->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = m_list->topLevelItem(g);
        bool any = false;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* item = group->child(i);
            const auto kind = static_cast<net::Kind>(item->data(0, kKindRole).toInt());
            const bool match = item->text(0).contains(text, Qt::CaseInsensitive) ||
                               nameStem(kind).contains(text, Qt::CaseInsensitive) ||
                               iconName(kind).contains(text, Qt::CaseInsensitive);
            item->setHidden(!match);
            any = any || match;
            if (match && !first)
                first = item;
        }
        group->setHidden(!any);
    }
    if (!text.isEmpty() && first)
        m_list->setCurrentItem(first);
}

QTreeWidgetItem* PalettePanel::entry(net::Kind kind) const
{
    for (int g = 0; g < m_list->topLevelItemCount(); ++g)
        for (int i = 0; i < m_list->topLevelItem(g)->childCount(); ++i) {
            QTreeWidgetItem* item = m_list->topLevelItem(g)->child(i);
            if (item->data(0, kKindRole).toInt() == static_cast<int>(kind))
                return item->isHidden() ? nullptr : item;
        }
    return nullptr;
}

std::optional<net::Kind> PalettePanel::kindAt(const QPoint& position) const
{
    const QTreeWidgetItem* item = m_list->itemAt(position);
    const QVariant kind = item ? item->data(0, kKindRole) : QVariant();
    return kind.isValid() ? std::optional(static_cast<net::Kind>(kind.toInt())) : std::nullopt;
}

bool PalettePanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool taken = watched == m_list->viewport() ? mouse(event) : key(event);
    return taken || QWidget::eventFilter(watched, event);
}

/// A drag of our own instead of QDrag, which would run an event loop inside.
bool PalettePanel::mouse(QEvent* event)
{
    const auto* mouse = dynamic_cast<QMouseEvent*>(event);
    if (!mouse)
        return false;
    const QPoint at = mouse->position().toPoint();
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        m_pressed = kindAt(at);
        m_pressedAt = at;
        m_dragging = false;
        return false;
    }
    if (!m_pressed)
        return false;
    if (event->type() == QEvent::MouseMove && (mouse->buttons() & Qt::LeftButton) != 0) {
        m_dragging = m_dragging || (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
        if (m_dragging)
            emit dragMoved(*m_pressed, mouse->globalPosition().toPoint());
        return m_dragging;
    }
    if (event->type() == QEvent::MouseButtonRelease && mouse->button() == Qt::LeftButton) {
        const net::Kind kind = *m_pressed;
        m_pressed.reset();
        if (std::exchange(m_dragging, false))
            emit dropped(kind, mouse->globalPosition().toPoint());
        else
            emit picked(kind);
    }
    return false;
}

bool PalettePanel::key(QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape && (m_dragging || m_pressed)) {
        m_pressed.reset();
        m_dragging = false;
        emit dragCancelled();
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        const QTreeWidgetItem* item = m_list->currentItem();
        if (item && !item->isHidden() && item->data(0, kKindRole).isValid())
            emit placeRequested(static_cast<net::Kind>(item->data(0, kKindRole).toInt()));
        return true;
    }
    if (key->key() == Qt::Key_Down && m_search->hasFocus()) {
        m_list->setFocus();
        return true;
    }
    return false;
}

void PalettePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        fill();
    QWidget::changeEvent(event);
}

}  // namespace pb::ui
