// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <QToolButton>

#include <string>
#include <vector>

class QMenu;

namespace pb::ui {

/// The lenses of a workload: which one is read, and what can be put on it or taken off. A button with a menu; it asks
/// by signals and changes nothing itself. Its text takes no more than the width of its parent.
class LensSwitch final : public QToolButton {
    Q_OBJECT
public:
    explicit LensSwitch(QWidget* parent);

    struct Content {
        std::vector<const review::Lens*> lenses;  ///< of the workload, the first one in front
        std::vector<const review::Lens*> others;  ///< that could be put on it
        const review::Lens* shown = nullptr;
        std::string first;  ///< id of the workload's first lens
        bool readOnly = false;
    };
    /// The lenses must live until the next call.
    void setContent(Content content);
    /// Opens the menu and returns at once, which QToolButton::showMenu() does not.
    void open();

signals:
    void chosen(const std::string& lens);
    void addAsked(const std::string& lens);
    void removeAsked(const std::string& lens);
    void firstAsked(const std::string& lens);
    /// The reader wants to import, write or prove lenses.
    void lensesAsked();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void retranslate();

    Content m_content;
    QMenu* m_menu;
};

}  // namespace pb::ui
