// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>

#include <string_view>
#include <vector>

class QAction;
class QWidget;

namespace pb::ui {

/// The page's commands by id, with their texts, keys and icons. The page says what they do.
class NetworkActions final : public QObject {
    Q_OBJECT
public:
    /// @param page   where keys of the whole page work
    /// @param canvas where keys that a text field needs too work
    NetworkActions(QWidget& page, QWidget& canvas);

    /// An id of the table; anything else is a bug.
    QAction& operator[](std::string_view id) const;
    const std::vector<QAction*>& all() const noexcept { return m_actions; }
    void retranslate(const QPalette& palette);

private:
    std::vector<QAction*> m_actions;  ///< in the order of the table
};

}  // namespace pb::ui
