// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/kind.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace pb::ui {

/// The kinds that can be drawn, by cloud, with a search line. A click takes a kind in hand, a drag carries it to the
/// canvas, Enter places it in what is selected. It only says so: the page acts.
class PalettePanel final : public QWidget {
    Q_OBJECT
public:
    explicit PalettePanel(QWidget* parent = nullptr);

    QLineEdit& search() const noexcept { return *m_search; }
    QTreeWidget& list() const noexcept { return *m_list; }
    /// null where the search hides it
    QTreeWidgetItem* entry(net::Kind kind) const;

signals:
    void picked(pb::net::Kind kind);
    void placeRequested(pb::net::Kind kind);
    void dragMoved(pb::net::Kind kind, const QPoint& globalPosition);
    void dropped(pb::net::Kind kind, const QPoint& globalPosition);
    void dragCancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void filter(const QString& text);
    std::optional<net::Kind> kindAt(const QPoint& position) const;
    bool mouse(QEvent* event);
    bool key(QEvent* event);

    QLineEdit* m_search;
    QTreeWidget* m_list;
    std::optional<net::Kind> m_pressed;
    QPoint m_pressedAt;
    bool m_dragging = false;
};

}  // namespace pb::ui
